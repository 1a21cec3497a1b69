// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/keypad_model.hpp"
#include "emulator/line_scanner_model.hpp"
#include "emulator/nav_keypad.hpp"
#include "emulator/printer_model.hpp"
#include "emulator/reader_device.hpp"
#include "emulator/social_reader_device.hpp"

#include <filesystem>

namespace fifteen::emulator {

/// A device, and where it is.
template <typename Options>
struct Placed {
    Options options{};
    bool plugged = true; ///< at start
    std::string line{};  ///< the name of its serial line; empty: it is on the USB bus
};

/// What a scanner types, and how its keyboard is known.
struct WedgeOptions {
    std::uint16_t vendor = 0x1EAB;
    std::uint16_t product = 0x0003;
    std::string suffix = "\r";
};

using ScannerOptions = std::variant<ScannerModelOptions, LineScannerOptions, WedgeOptions>;

/// emulator.toml; every key is explained in deploy/site/emulator.toml. What is left out there is not on the bench.
struct Config {
    std::filesystem::path ticketsDir;
    std::optional<std::filesystem::path> control;
    std::vector<Placed<ReaderModelOptions>> readers;
    std::vector<Placed<PrinterModelOptions>> printers;
    std::vector<Placed<ScannerOptions>> scanners;
    std::optional<Placed<NavKeypadOptions>> navKeypad;
    std::optional<std::uint16_t> socialReader; ///< the port vpcd listens on
    std::vector<Placed<KeypadModelOptions>> keypads;
    std::vector<Placed<std::vector<std::uint8_t>>> signs; ///< their addresses
    Deck deck;
    SocialDeck socialDeck;

    /// Whether anything of it is on a USB bus.
    bool needsBus() const;
};

/// Throws settings::Error, which names file, line and key.
Config readConfig(const std::filesystem::path& path);

} // namespace fifteen::emulator
