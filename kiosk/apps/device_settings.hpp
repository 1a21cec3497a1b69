// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/registry.hpp"
#include "settings/settings.hpp"

/// What kiosk.toml says of its devices, with the table of known ones behind it.
namespace fifteen::apps {

struct ReaderSettings {
    std::string name; ///< "reader", "reader-2", or as the site calls it
    transport::UsbWanted usb;
};

struct ScannerSettings {
    std::string name;
    registry::Driver driver = registry::Driver::scannerHidPos;
    transport::UsbWanted usb; ///< HID-POS
};

/// [scanner] once or [[scanner]] several times; left out: there is none.
std::vector<ScannerSettings> readScanners(const settings::Table& top, const registry::Registry& registry);

/// [reader] once or [[reader]] several times; left out: any reader that is known.
std::vector<ReaderSettings> readReaders(const settings::Table& top, const registry::Registry& registry);

/// The keys `usb` (left out: every device of the kind that is known) and `port` of a device's table.
transport::UsbWanted usbWanted(const settings::Table& table, const registry::Registry& registry, registry::Kind kind);

/// For people who service it: "usb 0400:c35a", "usb port 1-1.4".
std::string whereOf(const transport::UsbWanted& wanted);

} // namespace fifteen::apps
