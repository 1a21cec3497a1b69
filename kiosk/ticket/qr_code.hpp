// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace fifteen::ticket {

struct QrCode {
    int modules = 0; ///< a side, without the quiet zone
    std::vector<bool> dark;

    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * modules + x)]; }
};

/// Level M, the smallest version that holds the text; none if it is empty or too long for any.
std::optional<QrCode> encodeQr(const std::string& text);

} // namespace fifteen::ticket
