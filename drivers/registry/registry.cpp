// SPDX-License-Identifier: Apache-2.0
#include "registry/registry.hpp"

#include "settings/settings.hpp"

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

} // namespace

std::string_view nameOf(Kind kind) {
    switch (kind) {
    case Kind::idCard:
        return "id-card";
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
    for (const auto& table : file.top().tables("usb")) {
        const auto id = idOf(table);
        const auto driver = table.string("driver");
        const auto name = table.string("name", "");
        const auto found = std::ranges::find(kDrivers, driver, &DriverFacts::name);
        if (driver == "none") {
            registry.remove(id);
        } else if (found != kDrivers.end()) {
            registry.add({id, found->driver, name});
        } else {
            table.fail("driver", "\"" + driver + "\" is no driver; see deploy/site/devices.toml");
        }
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
