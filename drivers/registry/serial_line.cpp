// SPDX-License-Identifier: Apache-2.0
#include "registry/serial_line.hpp"

#include <algorithm>
#include <array>

namespace fifteen::registry {

unsigned baudIn(const settings::Table& table, unsigned usual) {
    constexpr std::array speeds{9600U, 19200U, 38400U, 57600U, 115200U};
    const auto baud = table.integer<unsigned>("baud", speeds.front(), speeds.back(), usual);
    if (std::ranges::find(speeds, baud) == speeds.end()) {
        table.fail("baud", "must be 9600, 19200, 38400, 57600 or 115200");
    }
    return baud;
}

transport::SerialOptions serialLine(const settings::Table& table, std::string_view key, unsigned usualBaud) {
    return {.path = table.path(key), .baud = baudIn(table, usualBaud)};
}

} // namespace fifteen::registry
