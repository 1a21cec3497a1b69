// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace fifteen::protocol {

/// What can be wrong with bytes that should have been a message.
enum class Error : std::uint8_t {
    badJson = 1,   ///< not JSON, not UTF-8, or nested too deeply
    tooLarge,      ///< more bytes than the limit
    unknownMember, ///< strict decoding only
    wrongType,
    missingMember,
    badValue,   ///< the right type, but outside what the message allows
    outOfOrder, ///< a stream update that does not follow the one before; reconnect with the last good one
};

/// The code a problem document carries: "bad_json", "unknown_member", ...
std::string_view codeOf(Error error) noexcept;

/// A sentence for a person.
std::string_view textOf(Error error) noexcept;

/// `location` says where, in the way of JSONPath: "$.items[0]".
struct Fault {
    Error error = Error::badJson;
    std::string location = "$";
};

/// For `Result<T>::value()` on a fault: a bug of the caller, who should have asked first.
[[noreturn]] void throw_exception_from_error(const Fault& fault,
                                             const boost::source_location& where); // NOLINT: Boost's name

template <class T>
using Result = boost::system::result<T, Fault>;

} // namespace fifteen::protocol
