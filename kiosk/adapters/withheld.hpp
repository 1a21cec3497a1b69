// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/error.hpp"

namespace fifteen::adapters {

/// The word of the wire for a device that is there and cannot be used; empty: it is not withheld.
inline const char* wordOf(const boost::system::error_code& withheld) {
    if (withheld == make_error_code(transport::Error::denied))
        return "denied";
    return withheld == make_error_code(transport::Error::busy) ? "busy" : "";
}

} // namespace fifteen::adapters
