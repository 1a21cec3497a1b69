// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json_writer.hpp"
#include "protocol/error.hpp"

#include <boost/json/value.hpp>

#include <limits>
#include <string>

/// A parsed tree into described structs. The way to a fault is put together while the calls return, so that a good
/// message pays nothing for it.
namespace fifteen::protocol::json {

enum class Unknown : std::uint8_t { refused, ignored };

class Reader {
public:
    explicit Reader(Unknown unknown)
        : unknown_(unknown) {}

    /// False: `fault()` says what and where.
    template <class T>
    bool read(const boost::json::value& from, T& into) {
        if constexpr (std::is_same_v<T, bool>) {
            return from.is_bool() ? (into = from.get_bool(), true) : fail(Error::wrongType);
        } else if constexpr (std::is_integral_v<T>) {
            return readNumber(from, into);
        } else if constexpr (std::is_same_v<T, std::string>) {
            return from.is_string() ? (into = std::string_view(from.get_string()), true) : fail(Error::wrongType);
        } else if constexpr (IsVector<T>::value) {
            return readArray(from, into);
        } else {
            return readObject(from, into);
        }
    }

    /// One member of an object into its field; an optional one may be absent.
    template <class Field>
    bool readMember(const boost::json::object& object, std::string_view name, Field& into, std::size_t& seen) {
        const boost::json::value* found = object.if_contains(name);
        if (found == nullptr) {
            return IsOptional<Field>::value || fail(Error::missingMember, name);
        }
        ++seen;
        if constexpr (IsOptional<Field>::value) {
            return read(*found, into.emplace()) || under(name);
        } else {
            return read(*found, into) || under(name);
        }
    }

    bool fail(Error error) {
        error_ = error;
        return false;
    }

    bool fail(Error error, std::string_view member) {
        error_ = error;
        return under(member);
    }

    /// Puts a member's name before the way to the fault; false, so that it can end an expression.
    bool under(std::string_view member) {
        // A name may come from outside: a long one is left out rather than sent back.
        if (member.size() <= 64) {
            way_.insert(0, member);
            way_.insert(0, 1, '.');
        }
        return false;
    }

    Fault fault() const { return {error_, "$" + way_}; }

private:
    template <class T>
    bool readNumber(const boost::json::value& from, T& into) {
        if (from.is_int64()) {
            const std::int64_t number = from.get_int64();
            if (number < std::numeric_limits<T>::min() || number > std::numeric_limits<T>::max()) {
                return fail(Error::badValue);
            }
            into = static_cast<T>(number);
            return true;
        }
        return fail(from.is_uint64() ? Error::badValue : Error::wrongType);
    }

    template <class T>
    bool readArray(const boost::json::value& from, T& into) {
        if (!from.is_array()) {
            return fail(Error::wrongType);
        }
        const boost::json::array& array = from.get_array();
        into.clear();
        into.reserve(array.size());
        for (const boost::json::value& element : array) {
            if (!read(element, into.emplace_back())) {
                way_.insert(0, "[" + std::to_string(into.size() - 1) + "]");
                return false;
            }
        }
        return true;
    }

    template <class T>
    bool readObject(const boost::json::value& from, T& into) {
        if (!from.is_object()) {
            return fail(Error::wrongType);
        }
        const boost::json::object& object = from.get_object();
        std::size_t seen = 0;
        bool good = true;
        boost::mp11::mp_for_each<Members<T>>(
            [&](auto member) { good = good && readMember(object, member.name, into.*member.pointer, seen); });
        if (!good) {
            return false;
        }
        return seen == object.size() || unknown_ == Unknown::ignored || failOnUnknown<T>(object);
    }

    template <class T>
    bool failOnUnknown(const boost::json::object& object) {
        for (const auto& [name, value] : object) {
            bool known = false;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) { known = known || name == member.name; });
            if (!known) {
                return fail(Error::unknownMember, name);
            }
        }
        return true;
    }

    Unknown unknown_;
    Error error_ = Error::badJson;
    std::string way_;
};

} // namespace fifteen::protocol::json
