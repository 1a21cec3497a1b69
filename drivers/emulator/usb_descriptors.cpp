// SPDX-License-Identifier: Apache-2.0
#include "usb_descriptors.hpp"

namespace fifteen::emulator {

namespace {

std::uint8_t low(std::size_t value) {
    return static_cast<std::uint8_t>(value & 0xFF);
}

std::uint8_t high(std::size_t value) {
    return static_cast<std::uint8_t>(value >> 8 & 0xFF);
}

} // namespace

Bytes makeDescriptors(const UsbFunction& function) {
    // Device (18 bytes): USB 2.0, class given by the interface, 64-byte control packets, no strings, one configuration.
    Bytes bytes{18,
                1,
                0x00,
                0x02,
                0,
                0,
                0,
                64,
                low(function.vendor),
                high(function.vendor),
                low(function.product),
                high(function.product),
                0x00,
                0x01,
                0,
                0,
                0,
                1};
    const std::size_t endpoints = function.bulkEndpoints.size() + function.interruptEndpoints.size();
    const bool isHid = function.reportDescriptorSize > 0;
    const std::size_t total = 9 + 9 + (isHid ? 9 : 0) + 7 * endpoints;
    // Configuration (9): self-powered, 100 mA. Interface (9). HID (9): 1.11, one report descriptor. Endpoints (7 each):
    // bulk, then interrupt, asked every millisecond.
    bytes.insert(bytes.end(), {9, 2, low(total), high(total), 1, 1, 0, 0xC0, 50});
    bytes.insert(bytes.end(), {9, 4, 0, 0, low(endpoints), function.interfaceClass, function.interfaceSubclass,
                               function.interfaceProtocol, 0});
    if (isHid) {
        bytes.insert(bytes.end(), {9, 0x21, 0x11, 0x01, 0, 1, 0x22, low(function.reportDescriptorSize),
                                   high(function.reportDescriptorSize)});
    }
    for (const auto endpoint : function.bulkEndpoints) {
        bytes.insert(bytes.end(), {7, 5, endpoint, 2, low(kPacketSize), high(kPacketSize), 0});
    }
    for (const auto endpoint : function.interruptEndpoints) {
        bytes.insert(bytes.end(), {7, 5, endpoint, 3, low(kPacketSize), high(kPacketSize), 1});
    }
    return bytes;
}

} // namespace fifteen::emulator
