// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>

#include <type_traits>

namespace fifteen::service {

/// Why the service, not the hall, refuses.
enum class Error {
    keyReused = 1, ///< the idempotency key was used for another request
    diskRefused,   ///< nothing happened; try again
    tooBusy,       ///< too many commands wait for the disk already; nothing happened
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

} // namespace fifteen::service

template <>
struct boost::system::is_error_code_enum<fifteen::service::Error> : std::true_type {};
