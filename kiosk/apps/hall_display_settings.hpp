// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/hall_screen.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace fifteen::apps {

/// hall-display.toml; every key is explained in deploy/site/hall-display.toml.
struct HallDisplaySettings {
    std::string server;
    std::string display;
    std::filesystem::path dataDir;
    std::optional<int> desk; ///< the screen over this desk instead of the hall's

    int width = 1920;
    int height = 1080;
    bool fullScreen = true;

    std::optional<std::filesystem::path> voicePack; ///< none: this screen does not speak
    std::string alsaDevice = "default";
    bool chime = true;

    flows::HallTiming timing;
};

/// Throws settings::Error naming file, line and key.
HallDisplaySettings readHallDisplaySettings(const std::filesystem::path& file);

} // namespace fifteen::apps
