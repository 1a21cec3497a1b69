// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::window_sign {

/// What can go wrong between a text and a sign that shows it.
enum class Error {
    lineGone = 1, ///< the adapter was unplugged
    noAnswer,     ///< the sign did not answer, however often it was asked
    garbled,      ///< bytes that begin like a frame of a sign and are none
    interrupted,
    transportFailed,

    unsayable,       ///< this kind of sign cannot show the text: no UTF-8, control characters, too long, no number
    encodingUnknown, ///< the sign does not know the encoding of the text (NAK 01)
    textTooLong,     ///< the sign has not so much room (NAK 02)
    displayBroken,   ///< the sign's own test of its display fails (NAK 03)
    refused,         ///< a reason no document names
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::window_sign

template <>
struct boost::system::is_error_code_enum<fifteen::window_sign::Error> : std::true_type {};
