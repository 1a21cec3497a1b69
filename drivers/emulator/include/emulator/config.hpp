// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/card_holder.hpp"
#include "emulator/keypad_model.hpp"
#include "emulator/nav_keypad.hpp"
#include "emulator/printer_model.hpp"
#include "emulator/reader_model.hpp"
#include "emulator/scanner_model.hpp"

#include <filesystem>

namespace fifteen::emulator {

/// emulator.toml; every key is explained in deploy/site/emulator.toml.
struct Config {
    std::filesystem::path ticketsDir;
    std::optional<std::filesystem::path> control;
    ReaderModelOptions reader;
    bool readerPlugged = true;
    PrinterModelOptions printer;
    bool printerPlugged = true;
    ScannerModelOptions scanner;
    bool scannerPlugged = false;               ///< a bench without [scanner] has none
    std::optional<NavKeypadOptions> navKeypad; ///< a bench without [nav_keypad] has none
    bool navKeypadPlugged = true;
    std::map<std::string, CardHolder> deck;
    KeypadModelOptions keypads{.pads = {}, .evaluators = {}};
    std::vector<std::uint8_t> signs;
};

/// Throws settings::Error, which names file, line and key.
Config readConfig(const std::filesystem::path& path);

} // namespace fifteen::emulator
