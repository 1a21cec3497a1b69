// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Described structs straight to text, without a tree in between: a frame for a thousand screens is on the way of the
/// call, and a tree costs three times as much.
namespace fifteen::protocol::json {

void appendString(std::string& out, std::string_view text);

template <class T>
struct IsOptional : std::false_type {};

template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsVector : std::false_type {};

template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access>;

template <class T>
void append(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        std::array<char, 24> digits; // NOLINT(*-member-init): to_chars writes what append reads
        auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out.append(digits.data(), end);
    } else if constexpr (std::is_same_v<T, std::string>) {
        appendString(out, value);
    } else if constexpr (IsVector<T>::value) {
        char separator = '[';
        for (const auto& element : value) {
            out += separator;
            append(out, element);
            separator = ',';
        }
        out += value.empty() ? "[]" : "]";
    } else {
        char separator = '{';
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            const auto& field = value.*member.pointer;
            using Field = std::remove_cvref_t<decltype(field)>;
            if constexpr (IsOptional<Field>::value) {
                if (!field) {
                    return;
                }
            }
            out += separator;
            separator = ',';
            out += '"';
            out += member.name;
            out += "\":";
            if constexpr (IsOptional<Field>::value) {
                append(out, *field);
            } else {
                append(out, field);
            }
        });
        out += separator == '{' ? "{}" : "}";
    }
}

} // namespace fifteen::protocol::json
