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
    case Driver::socialCard: // pcscd's and cupsd's: none of ours
    case Driver::cups:
        break;
    }
    return "SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", " + match("ATTR", entry.id) + ", " + access + "\n";
}

/// A line is matched by the path it is named by: the kernel's own name, or a link that udev made before.
std::string ruleFor(const SerialEntry& entry, const std::string& access) {
    const auto path = entry.line.path.lexically_relative("/dev").string();
    if (path.empty() || path.starts_with("..")) {
        return "# not below /dev, so not udev's\n";
    }
    const auto* const key = path.find('/') == std::string::npos ? "KERNEL" : "SYMLINK";
    return "SUBSYSTEM==\"tty\", " + std::string(key) + "==\"" + path + "\", " + access +
           ", ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n";
}

std::string commentFor(const std::string& device, Driver driver, const std::string& name) {
    return "\n# " + device + " " + std::string(nameOf(driver)) + (name.empty() ? "" : ": " + oneLine(name)) + "\n";
}

} // namespace

std::string udevRules(const Registry& registry, std::string_view group) {
    const std::string access = "GROUP=\"" + std::string(group) + "\", MODE=\"0660\"";
    std::string rules = "# Written by fifteen-udev-rules from the table of devices: change that, not this.\n"
                        "ACTION==\"remove\", GOTO=\"fifteen_end\"\n";
    for (const auto& entry : registry.usb()) {
        rules += commentFor(textOf(entry.id), entry.driver, entry.name) + ruleFor(entry, access);
    }
    for (const auto& entry : registry.serial()) {
        rules += commentFor(entry.line.path.string(), entry.driver, entry.name) + ruleFor(entry, access);
    }
    return rules + "\nLABEL=\"fifteen_end\"\n";
}

} // namespace fifteen::registry
