// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/system/error_code.hpp>

#include <stdexcept>
#include <type_traits>

namespace fifteen::storage {

enum class Error {
    diskRefused = 1, ///< nothing of the entry is stored; `replay` before the next append
    journalDamaged,
    journalUnreadable, ///< the file or the disk, not the chain
};

const boost::system::error_category& errorCategory() noexcept;

inline boost::system::error_code make_error_code(Error error) noexcept { // NOLINT: the name boost looks up
    return {static_cast<int>(error), errorCategory()};
}

/// What keeps the server from starting, in words for an operator.
class StartupError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace fifteen::storage

template <>
struct boost::system::is_error_code_enum<fifteen::storage::Error> : std::true_type {};
