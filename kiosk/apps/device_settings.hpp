// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/framing.hpp"
#include "nav_keypad/keys.hpp"
#include "registry/registry.hpp"
#include "settings/settings.hpp"
#include "transport/evdev.hpp"
#include "transport/serial.hpp"

#include <variant>

/// What kiosk.toml says of its devices, with the table of known ones behind it.
namespace fifteen::apps {

/// How a device is found: one of these.
struct Pcsc {
    std::vector<std::string> nameParts; ///< of the reader as pcscd calls it; none: any
};

using Place = std::variant<transport::UsbWanted, transport::SerialOptions, transport::EvdevWish, Pcsc>;

struct ReaderSettings {
    enum class Cards { id, social };

    std::string name; ///< "reader", "reader-2", or as the site calls it
    Cards cards = Cards::id;
    Place place;
    std::string regionalPin{}; ///< of social cards: the one PIN that a region has given all of them; empty: none
};

struct ScannerSettings {
    std::string name;
    Place place;                                                             ///< on USB it is in HID-POS mode
    code_scanner::HidPosLayout layout = code_scanner::HidPosLayout::newland; ///< of its reports there
};

/// [scanner] once or [[scanner]] several times; left out: those on serial lines of devices.toml.
std::vector<ScannerSettings> readScanners(const settings::Table& top, const registry::Registry& registry);

struct KeypadSettings {
    std::string name;
    transport::EvdevWish place;
    nav_keypad::KeyMap map;
};

/// [keypad] once or [[keypad]] several times; left out: there is none.
std::vector<KeypadSettings> readKeypads(const settings::Table& top, const registry::Registry& registry);

/// Every device of the kind, whichever driver it has.
std::vector<transport::UsbId> idsOf(const registry::Registry& registry, registry::Kind kind);

/// [reader] once or [[reader]] several times; left out: any reader that is known, and those devices.toml names by a
/// serial line or as pcscd does.
std::vector<ReaderSettings> readReaders(const settings::Table& top, const registry::Registry& registry);

/// The keys `usb` (left out: those known) and `port` of a device's table.
transport::UsbWanted usbWanted(const settings::Table& table, std::vector<transport::UsbId> known);

/// For people who service it: "usb 0400:c35a", "usb port 1-1.4", "/dev/ttyS1", "pcsc ACR38".
std::string whereOf(const Place& place);

} // namespace fifteen::apps
