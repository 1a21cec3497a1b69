// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>
#include <cstdint>
#include <sys/random.h>
#include <system_error>

namespace fifteen::net {

/// From the kernel: these numbers are tickets' secrets. Throws std::system_error if there is no source of randomness.
inline std::uint64_t randomNumber() {
    std::uint64_t number = 0;
    if (::getentropy(&number, sizeof number) != 0) {
        throw std::system_error(errno, std::generic_category(), "getentropy");
    }
    return number;
}

} // namespace fifteen::net
