// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace fifteen::transport {

/// Why a transfer or an opening failed. The device classes decide what that means for their device.
enum class Error {
    noDevice = 1, ///< never there, or unplugged, also in the middle of a transfer
    timedOut,     ///< nothing at all was moved in the time given
    stalled,      ///< the endpoint refused; the implementation has cleared the halt already
    overflow,     ///< the device sent more than was asked for
    denied,       ///< no permission to open the device: a udev rule is missing
    busy,         ///< another program holds the interface
    interrupted,  ///< interrupt() was called
    unsuitable,   ///< the device has no interface with the endpoints that are needed
    failed,       ///< anything else the operating system reports
    empty,        ///< the reader is there, and nothing is in it
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

/// Why a device that is there cannot be used: `denied` or `busy`. Nothing for any other error: it is not there.
inline boost::system::error_code withheld(const boost::system::error_code& error) noexcept {
    const bool is = error == make_error_code(Error::denied) || error == make_error_code(Error::busy);
    return is ? error : boost::system::error_code();
}

template <typename T>
using Result = boost::system::result<T>;

} // namespace fifteen::transport

template <>
struct boost::system::is_error_code_enum<fifteen::transport::Error> : std::true_type {};
