// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/config.hpp"
#include "settings/settings.hpp"

/// One table of emulator.toml each. They throw settings::Error.
namespace fifteen::emulator {

/// `vendor` and `product`, where the options have others otherwise.
void readUsbId(const settings::Table& table, auto& options) {
    options.vendor = table.integer<std::uint16_t>("vendor", 0, 0xFFFF, options.vendor);
    options.product = table.integer<std::uint16_t>("product", 0, 0xFFFF, options.product);
}

ReaderModelOptions readerIn(const settings::Table& table, bool isOnLine);
PrinterModelOptions printerIn(const settings::Table& table);
ScannerOptions scannerIn(const settings::Table& table, bool isOnLine);
KeypadModelOptions keypadsIn(const settings::Table& table);
std::vector<std::uint8_t> addressesIn(const settings::Table& table, std::string_view key);
CardHolder idCardIn(const settings::Table& table);
SocialCardOptions socialCardIn(const settings::Table& table);

} // namespace fifteen::emulator
