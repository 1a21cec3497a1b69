// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/sign_line.hpp"
#include "flows/window_sign.hpp"
#include "transport/serial.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::apps {

/// One desk's devices on a line of pads and evaluators.
struct PadSettings {
    int desk = 0;
    std::optional<std::uint8_t> pad;       ///< address on the bus
    std::optional<std::uint8_t> evaluator; ///< at least one of the two
    std::string staff;                     ///< who opens the desk by the pad; empty: nobody does
};

struct KeypadLineSettings {
    transport::SerialOptions serial;
    std::array<int, 4> grades{4, 5, 3, 2}; ///< stars of an evaluator's keys; kFieldGrades in stars
    std::vector<PadSettings> desks;
};

struct SignSettings {
    int desk = 0;
    std::uint8_t address = 0;
};

struct SignLineSettings {
    transport::SerialOptions serial;
    adapters::SignKind kind = adapters::SignKind::text;
    std::vector<SignSettings> desks;
};

/// desk-devices.toml; every key is explained in deploy/site/desk-devices.toml.
struct DeskDevicesSettings {
    std::string server;
    std::string name; ///< before a sign's desk: what the server calls the sign
    std::chrono::milliseconds patience{};
    std::vector<KeypadLineSettings> keypads;
    std::vector<SignLineSettings> signs;
    flows::SignTexts texts;
};

/// Throws settings::Error naming file, line and key.
DeskDevicesSettings readDeskDevicesSettings(const std::filesystem::path& file);

} // namespace fifteen::apps
