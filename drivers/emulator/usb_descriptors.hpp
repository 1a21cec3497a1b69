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

/// A full-speed device with one configuration and one interface.
Bytes makeDescriptors(const UsbFunction& function);

} // namespace fifteen::emulator
