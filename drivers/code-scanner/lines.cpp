// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/lines.hpp"

namespace fifteen::code_scanner {

// Of CR LF the LF ends an empty line, wherever it arrives.
std::optional<Result<Scan>> LineFraming::take(std::span<const std::uint8_t>& bytes) {
    while (!bytes.empty()) {
        const auto byte = bytes.front();
        bytes = bytes.subspan(1);
        if (byte == '\r' || byte == '\n') {
            if (code_.pending()) {
                return code_.take();
            }
        } else if (byte != 0) {
            code_.append(byte);
        }
    }
    return std::nullopt;
}

std::optional<Result<Scan>> LineFraming::quiet() {
    return code_.pending() ? std::optional(code_.take()) : std::nullopt;
}

} // namespace fifteen::code_scanner
