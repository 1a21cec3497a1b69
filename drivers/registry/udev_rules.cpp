// SPDX-License-Identifier: Apache-2.0
#include "registry/udev_rules.hpp"

namespace fifteen::registry {

namespace {

/// A name comes from a site's file and stands in a comment: it may not begin a line of its own.
std::string oneLine(std::string text) {
    for (auto& letter : text) {
        letter = static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
    }
    return text;
}

std::string match(std::string_view attribute, transport::UsbId id) {
    const auto text = textOf(id);
    const std::string name(attribute);
    return name + "{idVendor}==\"" + text.substr(0, 4) + "\", " + name + "{idProduct}==\"" + text.substr(5) + "\"";
}

std::string ruleFor(const UsbEntry& entry, const std::string& access) {
    switch (entry.driver) {
    case Driver::scannerWedge:
    case Driver::navKeypad:
        // The attributes are those of the USB device above the event node. libinput must not take it for a keyboard.
        return "SUBSYSTEM==\"input\", KERNEL==\"event*\", " + match("ATTRS", entry.id) + ", " + access +
               ", ENV{LIBINPUT_IGNORE_DEVICE}=\"1\"\n";
    case Driver::scannerSerial:
    case Driver::serialBus:
        return "SUBSYSTEM==\"tty\", " + match("ATTRS", entry.id) + ", " + access + ", ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n";
    case Driver::sdt:
    case Driver::sdtHid:
    case Driver::escpos:
    case Driver::escposCustom:
    case Driver::escposMasung:
    case Driver::scannerHidPos:
        break;
    }
    return "SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", " + match("ATTR", entry.id) + ", " + access + "\n";
}

} // namespace

std::string udevRules(const Registry& registry, std::string_view group) {
    const std::string access = "GROUP=\"" + std::string(group) + "\", MODE=\"0660\"";
    std::string rules = "# Written by fifteen-udev-rules from the table of devices: change that, not this.\n"
                        "ACTION==\"remove\", GOTO=\"fifteen_end\"\n";
    for (const auto& entry : registry.usb()) {
        rules += "\n# " + textOf(entry.id) + " " + std::string(nameOf(entry.driver)) +
                 (entry.name.empty() ? "" : ": " + oneLine(entry.name)) + "\n" + ruleFor(entry, access);
    }
    return rules + "\nLABEL=\"fifteen_end\"\n";
}

} // namespace fifteen::registry
