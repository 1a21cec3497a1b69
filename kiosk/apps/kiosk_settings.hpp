// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_settings.hpp"
#include "flows/visit.hpp"
#include "printer_settings.hpp"
#include "ticket/ticket_picture.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::apps {

/// kiosk.toml; every key is explained in deploy/site/kiosk.toml.
struct KioskSettings {
    std::string server;
    std::string kiosk;
    std::filesystem::path dataDir;
    std::optional<std::filesystem::path> idHashKeyFile;
    std::string serviceCode; ///< six digits, or empty
    std::string voucherUrl;  ///< of the site's gateway; empty: it has none

    int width = 1080;
    int height = 1920;
    bool fullScreen = true;
    bool highContrast = false;

    std::vector<PrinterSettings> printers;  ///< in the order of preference, at least one
    ticket::Roll roll = ticket::Roll::mm80; ///< of all of them
    std::vector<ReaderSettings> readers;
    std::vector<ScannerSettings> scanners;
    std::vector<KeypadSettings> keypads;
    registry::Registry registry;

    flows::Voice voice = flows::Voice::automatic;
    std::optional<std::filesystem::path> voicePack; ///< none: the one that was made with the program
    std::string alsaDevice = "default";
    std::string headsetDevice; ///< empty: none of its own

    flows::Timing timing;
};

/// Throws settings::Error naming file, line and key.
KioskSettings readKioskSettings(const std::filesystem::path& file);

/// The site's key for person references: at least 16 bytes, from the file the settings name, or made once under
/// data_dir. Throws std::runtime_error if it cannot be had.
std::string readIdHashKey(const KioskSettings& settings);

} // namespace fifteen::apps
