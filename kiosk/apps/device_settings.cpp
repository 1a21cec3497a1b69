// SPDX-License-Identifier: Apache-2.0
#include "device_settings.hpp"

#include "device_names.hpp"
#include "registry/serial_line.hpp"

#include <algorithm>
#include <array>

namespace fifteen::apps {

namespace {

using registry::Registry;
using settings::Table;

/// ["0400:c35a", ...]: as lsusb prints them.
std::vector<transport::UsbId> usbIds(const Table& table) {
    std::vector<transport::UsbId> ids;
    for (const auto& text : table.strings("usb")) {
        const auto id = registry::usbIdOf(text);
        if (!id)
            table.fail("usb", "\"" + text + "\" is not of the form \"0400:c35a\"");
        ids.push_back(*id);
    }
    if (ids.empty())
        table.fail("usb", "must name at least one device");
    return ids;
}

/// "1-1.4", as the kernel names it in /sys/bus/usb/devices.
bool isPort(std::string_view text) {
    return text.size() <= 32 && text.find('-') != std::string_view::npos &&
           text.find_first_not_of("0123456789-.") == std::string_view::npos;
}

/// `serial` with its `baud`.
transport::SerialOptions serialIn(const Table& table, unsigned usualBaud) {
    if (table.has("usb") || table.has("port"))
        table.fail("serial", "excludes usb and port");
    return registry::serialLine(table, "serial", usualBaud);
}

/// A scanner that is a serial port: by its path, or by the USB id of what makes the port.
transport::SerialOptions scannerLine(const Table& table, const Registry& registry) {
    constexpr unsigned usualBaud = 9600;
    if (table.has("serial"))
        return serialIn(table, usualBaud);
    transport::SerialOptions line{.path = {},
                                  .baud = registry::baudIn(table, usualBaud),
                                  .ids = table.has("usb") ? usbIds(table)
                                                          : registry.idsOf(registry::Driver::scannerSerial)};
    if (line.ids.empty())
        table.fail("mode", "needs serial, usb, or a scanner-serial in devices.toml");
    return line;
}

Place scannerPlace(const Table& table, const Registry& registry) {
    const auto mode =
        table.oneOf("mode", {"hid-pos", "serial", "keyboard"}, table.has("serial") ? "serial" : "hid-pos");
    if (mode == "serial")
        return scannerLine(table, registry);
    if (mode == "hid-pos")
        return usbWanted(table, registry.idsOf(registry::Driver::scannerHidPos));
    transport::EvdevWish wish;
    if (const auto path = table.optionalPath("input"))
        wish.path = *path;
    else
        wish.ids = table.has("usb") ? usbIds(table) : registry.idsOf(registry::Driver::scannerWedge);
    if (wish.path.empty() && wish.ids.empty())
        table.fail("mode", "needs usb, input, or a scanner-wedge in devices.toml: a keyboard may be anything");
    return wish;
}

constexpr std::array<std::pair<std::string_view, nav_keypad::Key>, 8> keyNames{{
    {"previous", nav_keypad::Key::previous},
    {"next", nav_keypad::Key::next},
    {"select", nav_keypad::Key::select},
    {"back", nav_keypad::Key::back},
    {"help", nav_keypad::Key::help},
    {"listen", nav_keypad::Key::listen},
    {"louder", nav_keypad::Key::louder},
    {"softer", nav_keypad::Key::softer},
}};
constexpr std::uint16_t largestKey = 0x2FF; // KEY_MAX of linux/input-event-codes.h

/// A key that is named in the settings means that; every other means what it usually does.
nav_keypad::KeyMap keyMap(const Table& table) {
    auto map = nav_keypad::KeyMap::usual();
    const auto code = [&](std::string_view key) -> std::optional<std::uint16_t> {
        if (!table.has(key))
            return std::nullopt;
        return table.integer<std::uint16_t>(key, std::uint16_t{1}, largestKey, std::uint16_t{1});
    };
    for (const auto& [name, key] : keyNames) {
        const auto wanted = code(std::string(name) + "_key");
        if (!wanted)
            continue;
        std::erase_if(map.keys, [&](const auto& entry) { return entry.code == *wanted; });
        map.keys.push_back({*wanted, key});
    }
    map.headsetIn = code("headset_in_key");
    map.headsetOut = code("headset_out_key");
    if (map.headsetIn.has_value() != map.headsetOut.has_value())
        table.fail(map.headsetIn ? "headset_in_key" : "headset_out_key", "needs the other of the two");
    return map;
}

std::vector<std::uint16_t> codesOf(const nav_keypad::KeyMap& map) {
    std::vector<std::uint16_t> codes;
    for (const auto& entry : map.keys)
        codes.push_back(entry.code);
    return codes;
}

std::string regionalPin(const Table& table) {
    constexpr std::size_t most = 12; // SocialCardOptions
    auto pin = table.string("regional_pin", "");
    if (pin.size() > most || pin.find_first_not_of("0123456789") != std::string::npos)
        table.fail("regional_pin", "must be up to twelve digits");
    return pin;
}

std::string whereOn(const transport::UsbWanted& wanted) {
    constexpr std::size_t most = 1;
    if (!wanted.port.empty())
        return "usb port " + wanted.port;
    std::string where = "usb";
    for (std::size_t i = 0; i < std::min(wanted.ids.size(), most); ++i)
        where += " " + registry::textOf(wanted.ids[i]);
    return wanted.ids.size() > most ? where + " ..." : where;
}

std::string whereOn(const transport::SerialOptions& serial) {
    return serial.path.empty() ? "usb serial " + registry::textOf(serial.ids.front()) : serial.path.string();
}

std::string whereOn(const transport::EvdevWish& wish) {
    return wish.path.empty() ? "keyboard " + registry::textOf(wish.ids.front()) : wish.path.string();
}

std::string whereOn(const Pcsc& pcsc) {
    return pcsc.nameParts.empty() ? "pcsc" : "pcsc " + pcsc.nameParts.front();
}

} // namespace

std::vector<transport::UsbId> idsOf(const Registry& registry, registry::Kind kind) {
    std::vector<transport::UsbId> ids;
    for (const auto& entry : registry.usb()) {
        if (kindOf(entry.driver) == kind)
            ids.push_back(entry.id);
    }
    return ids;
}

transport::UsbWanted usbWanted(const Table& table, std::vector<transport::UsbId> known) {
    transport::UsbWanted wanted{.ids = table.has("usb") ? usbIds(table) : std::move(known),
                                .port = table.string("port", "")};
    if (!wanted.port.empty() && !isPort(wanted.port))
        table.fail("port", "\"" + wanted.port + "\" is not of the form \"1-1.4\"");
    return wanted;
}

namespace {

Pcsc knownPcsc(const Registry& registry) {
    Pcsc known;
    for (const auto& entry : registry.pcsc())
        known.nameParts.push_back(entry.namePart);
    return known;
}

/// Where kiosk.toml names none: any that is known by its USB id, and what devices.toml names besides.
std::vector<ReaderSettings> knownReaders(const Registry& registry) {
    std::vector<ReaderSettings> readers;
    const auto add = [&](ReaderSettings::Cards cards, Place place) {
        readers.push_back({.name = nextName("reader", readers), .cards = cards, .place = std::move(place)});
    };
    add(ReaderSettings::Cards::id, transport::UsbWanted{idsOf(registry, registry::Kind::idCard), {}});
    for (const auto& line : registry.linesOf(registry::Driver::sdt))
        add(ReaderSettings::Cards::id, line);
    if (auto known = knownPcsc(registry); !known.nameParts.empty())
        add(ReaderSettings::Cards::social, std::move(known));
    return readers;
}

} // namespace

std::vector<ReaderSettings> readReaders(const Table& top, const Registry& registry) {
    std::vector<ReaderSettings> readers;
    for (const auto& table : top.oneOrMoreTables("reader")) {
        ReaderSettings reader{.name = nameIn(table, nextName("reader", readers)), .place = {}};
        if (table.oneOf("cards", {"id", "social"}, "id") == "social") {
            reader.cards = ReaderSettings::Cards::social;
            reader.place = Pcsc{table.strings("pcsc", knownPcsc(registry).nameParts)};
            reader.regionalPin = regionalPin(table);
        } else if (table.has("serial")) {
            reader.place = serialIn(table, 115200);
        } else {
            reader.place = usbWanted(table, idsOf(registry, registry::Kind::idCard));
        }
        refuseTwice(table, readers, reader.name);
        readers.push_back(std::move(reader));
    }
    return readers.empty() ? knownReaders(registry) : readers;
}

std::vector<ScannerSettings> readScanners(const Table& top, const Registry& registry) {
    std::vector<ScannerSettings> scanners;
    for (const auto& table : top.oneOrMoreTables("scanner")) {
        ScannerSettings scanner{.name = nameIn(table, nextName("scanner", scanners)),
                                .place = scannerPlace(table, registry)};
        if (table.oneOf("reports", {"newland", "honeywell"}, "newland") == "honeywell") {
            if (!std::holds_alternative<transport::UsbWanted>(scanner.place))
                table.fail("reports", "only a scanner in HID-POS mode sends any");
            scanner.layout = code_scanner::HidPosLayout::honeywell;
        }
        refuseTwice(table, scanners, scanner.name);
        scanners.push_back(std::move(scanner));
    }
    if (scanners.empty()) {
        for (const auto& line : registry.linesOf(registry::Driver::scannerSerial))
            scanners.push_back({.name = nextName("scanner", scanners), .place = line});
    }
    return scanners;
}

std::vector<KeypadSettings> readKeypads(const Table& top, const Registry& registry) {
    std::vector<KeypadSettings> keypads;
    for (const auto& table : top.oneOrMoreTables("keypad")) {
        KeypadSettings keypad{.name = nameIn(table, nextName("keypad", keypads)), .place = {}, .map = keyMap(table)};
        if (const auto path = table.optionalPath("input"))
            keypad.place.path = *path;
        else
            keypad.place.ids = table.has("usb") ? usbIds(table) : registry.idsOf(registry::Driver::navKeypad);
        if (keypad.place.path.empty() && keypad.place.ids.empty())
            table.fail("usb", "or input is needed, or a nav-keypad in devices.toml: a keyboard may be anything");
        keypad.place.keys = codesOf(keypad.map);
        refuseTwice(table, keypads, keypad.name);
        keypads.push_back(std::move(keypad));
    }
    return keypads;
}

std::string whereOf(const Place& place) {
    return std::visit([](const auto& one) { return whereOn(one); }, place);
}

} // namespace fifteen::apps
