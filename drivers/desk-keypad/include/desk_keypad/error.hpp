// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::desk_keypad {

/// What can be wrong with bytes that begin like a frame. All of them mean noise, two devices speaking at once, or a
/// cable: the device repeats itself.
enum class Error {
    badLength = 1, ///< the two length bytes differ, or no device sends frames of that length
    badMark,       ///< no 68 behind the lengths
    badSum,        ///< the sum is another
    badEnd,        ///< the frame does not end with 16
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::desk_keypad

template <>
struct boost::system::is_error_code_enum<fifteen::desk_keypad::Error> : std::true_type {};
