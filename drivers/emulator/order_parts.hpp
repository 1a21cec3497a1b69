// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

/// Reads the members of an order; what is wrong with one is thrown, and told to whoever gave it.
namespace fifteen::emulator::order {

namespace json = boost::json;

inline std::invalid_argument problem(const std::string& text) {
    return std::invalid_argument(text);
}

inline const json::value& member(const json::object& command, std::string_view key) {
    const auto* value = command.if_contains(key);
    if (value == nullptr) {
        throw problem("\"" + std::string(key) + "\" is missing");
    }
    return *value;
}

inline std::string text(const json::object& command, std::string_view key) {
    const auto& value = member(command, key);
    if (!value.is_string()) {
        throw problem("\"" + std::string(key) + "\" must be a string");
    }
    return std::string(value.get_string());
}

inline bool boolean(const json::object& command, std::string_view key) {
    const auto& value = member(command, key);
    if (!value.is_bool()) {
        throw problem("\"" + std::string(key) + "\" must be true or false");
    }
    return value.get_bool();
}

inline std::int64_t integer(const json::object& command, std::string_view key, std::int64_t least, std::int64_t most) {
    const auto& value = member(command, key);
    if (!value.is_int64() || value.get_int64() < least || value.get_int64() > most) {
        throw problem("\"" + std::string(key) + "\" must be a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
    }
    return value.get_int64();
}

/// A value and what orders and answers call it.
template <typename Value>
struct Named {
    std::string_view name;
    Value value;
};

template <typename Value>
Named(std::string_view, Value) -> Named<Value>; // clang 16 does not find it by itself

/// The value of the choice that is named; `choices` is a range of Named.
auto choice(const json::object& command, std::string_view key, const auto& choices) {
    const auto said = text(command, key);
    std::string names;
    for (const auto& [name, value] : choices) {
        if (name == said) {
            return value;
        }
        names += (names.empty() ? "" : ", ") + std::string(name);
    }
    throw problem("\"" + std::string(key) + "\" must be one of " + names);
}

template <typename Value>
std::string_view nameOf(const Value& wanted, const auto& choices) {
    for (const auto& [name, value] : choices) {
        if (value == wanted) {
            return name;
        }
    }
    throw std::logic_error("a value without a name");
}

json::array namesOf(const auto& choices) {
    json::array names;
    for (const auto& choice : choices) {
        names.push_back(json::string(choice.name));
    }
    return names;
}

/// What a kind of device does when it is told to.
template <typename Device>
using Orders = std::map<std::string_view, void (*)(Device&, const json::object&)>;

/// False: that is none of its orders.
template <typename Device>
bool carryOut(const Orders<Device>& orders, Device& device, const json::object& command) {
    const auto found = orders.find(text(command, "do"));
    if (found == orders.end()) {
        return false;
    }
    found->second(device, command);
    return true;
}

} // namespace fifteen::emulator::order
