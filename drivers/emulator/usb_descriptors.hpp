// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

namespace fifteen::emulator {

struct UsbFunction {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::uint8_t interfaceClass = 0xFF;
    std::uint8_t interfaceSubclass = 0;
    std::uint8_t interfaceProtocol = 0;
    std::vector<std::uint8_t> bulkEndpoints;
    std::vector<std::uint8_t> interruptEndpoints{};
    std::size_t reportDescriptorSize = 0; ///< of a HID: it has a HID descriptor, and control() answers for the report's
};

inline constexpr std::uint16_t kPacketSize = 64; ///< full speed

// USB 2.0, chapter 9.
inline constexpr std::uint8_t kDirectionIn = 0x80; ///< of an endpoint's address, and of a request's type
inline constexpr std::size_t kDeviceDescriptorSize = 18;

/// A full-speed device with one configuration and one interface.
Bytes makeDescriptors(const UsbFunction& function);

} // namespace fifteen::emulator
