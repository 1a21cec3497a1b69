// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <string_view>

/// What scanners that are not in HID-POS mode make of the same code.
namespace fifteen::emulator {

/// A serial scanner (CDC-ACM): the text, then its suffix.
Bytes serialScan(std::string_view text, std::string_view suffix = "\r\n");

/// A keyboard wedge, as the kernel's input events: every key pressed and let go on a US keyboard with caps lock off.
/// `text` and `suffix` are printable ASCII, CR (Enter) and TAB. Throws std::invalid_argument for anything else.
Bytes wedgeScan(std::string_view text, std::string_view suffix = "\r");

} // namespace fifteen::emulator
