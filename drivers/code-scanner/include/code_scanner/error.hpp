// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::code_scanner {

/// What can come instead of a code.
enum class Error {
    scannerGone = 1, ///< unplugged
    interrupted,
    transportFailed,

    noCode,    ///< none in the time given
    garbled,   ///< cut short, of a wrong form, or keys were lost: scan it again
    tooLong,   ///< longer than kLongestCode, and dropped
    flooding,  ///< far more than anybody can scan: nothing is listened to until it is calm
    wrongMode, ///< a HID, but not in bar code scanner mode: most likely it is a keyboard
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::code_scanner

template <>
struct boost::system::is_error_code_enum<fifteen::code_scanner::Error> : std::true_type {};
