// SPDX-License-Identifier: Apache-2.0
#include "protocol/error.hpp"

#include <stdexcept>

namespace fifteen::protocol {

std::string_view codeOf(Error error) noexcept {
    switch (error) {
    case Error::badJson:
        return "bad_json";
    case Error::tooLarge:
        return "too_large";
    case Error::unknownMember:
        return "unknown_member";
    case Error::wrongType:
        return "wrong_type";
    case Error::missingMember:
        return "missing_member";
    case Error::badValue:
        return "bad_value";
    case Error::outOfOrder:
        return "out_of_order";
    }
    return "bad_json";
}

std::string_view textOf(Error error) noexcept {
    switch (error) {
    case Error::badJson:
        return "the text is not well-formed JSON";
    case Error::tooLarge:
        return "the text is longer than allowed";
    case Error::unknownMember:
        return "the member is not known here";
    case Error::wrongType:
        return "the value has the wrong type";
    case Error::missingMember:
        return "a required member is missing";
    case Error::badValue:
        return "the value is not one of those allowed";
    case Error::outOfOrder:
        return "the update does not follow the one before";
    }
    return "the text is not well-formed JSON";
}

void throw_exception_from_error(const Fault& fault, const boost::source_location& where) {
    throw std::logic_error(std::string(textOf(fault.error)) + " at " + fault.location + ", unchecked in " +
                           where.function_name());
}

} // namespace fifteen::protocol
