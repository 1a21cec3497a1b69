// SPDX-License-Identifier: Apache-2.0
#include "registry/registry.hpp"

#include "registry/serial_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace fifteen::registry {

namespace {

struct DriverFacts {
    Driver driver;
    std::string_view name;
    Kind kind;
};

constexpr std::array kDrivers{
    DriverFacts{Driver::sdt, "sdt", Kind::idCard},
    DriverFacts{Driver::sdtHid, "sdt-hid", Kind::idCard},
    DriverFacts{Driver::escpos, "escpos", Kind::printer},
    DriverFacts{Driver::escposCustom, "escpos-custom", Kind::printer},
    DriverFacts{Driver::escposMasung, "escpos-masung", Kind::printer},
    DriverFacts{Driver::scannerHidPos, "scanner-hid-pos", Kind::codeScanner},
    DriverFacts{Driver::scannerWedge, "scanner-wedge", Kind::codeScanner},
    DriverFacts{Driver::scannerSerial, "scanner-serial", Kind::codeScanner},
    DriverFacts{Driver::navKeypad, "nav-keypad", Kind::navKeypad},
    DriverFacts{Driver::serialBus, "serial-bus", Kind::desk},
    DriverFacts{Driver::socialCard, "social-card", Kind::socialCard},
    DriverFacts{Driver::cups, "cups", Kind::printer},
};

const DriverFacts& factsOf(Driver driver) {
    return *std::ranges::find(kDrivers, driver, &DriverFacts::driver);
}

std::optional<std::uint16_t> hexadecimal(std::string_view text) {
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 4 || error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

transport::UsbId idOf(const settings::Table& table) {
    const auto text = table.string("id");
    const auto id = usbIdOf(text);
    if (!id) {
        table.fail("id", "\"" + text + "\" is not of the form \"0400:c35a\"");
    }
    return *id;
}

/// A device's driver, one of those that can reach it; nothing: it is to be left alone.
std::optional<Driver> driverIn(const settings::Table& table, std::span<const Driver> fitting) {
    const auto name = table.string("driver");
    if (name == "none") {
        return std::nullopt;
    }
    const auto found = std::ranges::find(fitting, name, [](Driver driver) { return factsOf(driver).name; });
    if (found == fitting.end()) {
        table.fail("driver", "\"" + name + "\" is no driver for this; see deploy/site/devices.toml");
    }
    return *found;
}

constexpr std::array kOnUsb{Driver::sdt,          Driver::sdtHid,        Driver::escpos,       Driver::escposCustom,
                            Driver::escposMasung, Driver::scannerHidPos, Driver::scannerWedge, Driver::scannerSerial,
                            Driver::navKeypad,    Driver::serialBus};
constexpr std::array kOnALine{Driver::sdt, Driver::scannerSerial, Driver::serialBus};

/// A path comes to stand in a udev rule, where quotes and wildcards mean something.
bool isPlain(std::string_view path) {
    return path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._:+@#-") ==
           std::string_view::npos;
}

SerialEntry serialEntry(const settings::Table& table) {
    const auto driver = driverIn(table, kOnALine);
    if (!driver) {
        table.fail("driver", "is needed: nobody touches a line that is not named");
    }
    const unsigned usualBaud = *driver == Driver::sdt ? 115200 : 9600;
    SerialEntry entry{serialLine(table, "path", usualBaud), *driver, table.string("name", "")};
    if (!isPlain(entry.line.path.string())) {
        table.fail("path", "has letters, digits and / . _ : + @ # - only");
    }
    return entry;
}

} // namespace

std::string_view nameOf(Kind kind) {
    switch (kind) {
    case Kind::idCard:
        return "id-card";
    case Kind::socialCard:
        return "social-card";
    case Kind::printer:
        return "printer";
    case Kind::codeScanner:
        return "code-scanner";
    case Kind::navKeypad:
        return "nav-keypad";
    case Kind::desk:
        return "desk";
    }
    return "";
}

std::string_view nameOf(Driver driver) {
    return factsOf(driver).name;
}

Kind kindOf(Driver driver) {
    return factsOf(driver).kind;
}

Registry::Registry()
    : usb_(knownUsbDevices()) {}

Registry Registry::read(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    Registry registry;
    const auto top = file.top();
    for (const auto& table : top.optionalTables("usb")) {
        const auto id = idOf(table);
        const auto name = table.string("name", "");
        if (const auto driver = driverIn(table, kOnUsb)) {
            registry.add({id, *driver, name});
        } else {
            registry.remove(id);
        }
    }
    for (const auto& table : top.optionalTables("serial")) {
        registry.serial_.push_back(serialEntry(table));
    }
    for (const auto& table : top.optionalTables("pcsc")) {
        registry.pcsc_.push_back({table.string("reader"), table.string("name", "")});
    }
    for (const auto& table : top.optionalTables("cups")) {
        registry.cups_.push_back({table.string("queue"), table.string("name", "")});
    }
    file.finish();
    return registry;
}

std::vector<transport::UsbId> Registry::idsOf(Driver driver) const {
    std::vector<transport::UsbId> ids;
    for (const auto& entry : usb_) {
        if (entry.driver == driver) {
            ids.push_back(entry.id);
        }
    }
    return ids;
}

std::vector<transport::SerialOptions> Registry::linesOf(Driver driver) const {
    std::vector<transport::SerialOptions> lines;
    for (const auto& entry : serial_) {
        if (entry.driver == driver) {
            lines.push_back(entry.line);
        }
    }
    return lines;
}

std::optional<Driver> Registry::driverOf(transport::UsbId id) const {
    const auto found = std::ranges::find(usb_, id, &UsbEntry::id);
    return found == usb_.end() ? std::nullopt : std::optional(found->driver);
}

void Registry::add(UsbEntry entry) {
    remove(entry.id);
    usb_.insert(std::ranges::upper_bound(usb_, entry.id, {}, &UsbEntry::id), std::move(entry));
}

void Registry::remove(transport::UsbId id) {
    std::erase_if(usb_, [&](const UsbEntry& entry) { return entry.id == id; });
}

std::optional<transport::UsbId> usbIdOf(std::string_view text) {
    const auto vendor = text.size() == 9 && text[4] == ':' ? hexadecimal(text.substr(0, 4)) : std::nullopt;
    const auto product = vendor ? hexadecimal(text.substr(5)) : std::nullopt;
    return product ? std::optional(transport::UsbId{*vendor, *product}) : std::nullopt;
}

std::string textOf(transport::UsbId id) {
    std::array<char, 10> text{};
    std::snprintf(text.data(), text.size(), "%04x:%04x", id.vendor, id.product);
    return text.data();
}

} // namespace fifteen::registry
