// SPDX-License-Identifier: Apache-2.0
#include "usb_ttys.hpp"

#include "sysfs.hpp"

#include <algorithm>

namespace fifteen::transport {

namespace {

const std::filesystem::path kClass = "/sys/class/tty";
const std::filesystem::path kNodes = "/dev";

/// Of the USB device that the tty is a part of: the first folder above it that has an id.
std::optional<UsbId> usbIdOf(const std::filesystem::path& tty) {
    std::error_code problem;
    auto folder = std::filesystem::canonical(tty, problem);
    for (; folder.has_relative_path(); folder = folder.parent_path()) {
        const auto vendor = hexIn(folder / "idVendor");
        const auto product = hexIn(folder / "idProduct");
        if (vendor && product) {
            return UsbId{*vendor, *product};
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<std::filesystem::path> ttysOf(const std::vector<UsbId>& ids) {
    std::vector<std::filesystem::path> found;
    std::error_code problem;
    for (const auto& tty : std::filesystem::directory_iterator(kClass, problem)) {
        const auto id = usbIdOf(tty.path());
        if (id && std::ranges::find(ids, *id) != ids.end()) {
            found.push_back(kNodes / tty.path().filename());
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace fifteen::transport
