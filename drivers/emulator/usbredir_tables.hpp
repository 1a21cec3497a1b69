// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <usbredirparser.h>

namespace fifteen::emulator {

/// What usbredir wants to be told of a device besides the descriptors, which the guest reads for itself.
struct UsbredirTables {
    usb_redir_device_connect_header device{};
    usb_redir_interface_info_header interfaces{};
    usb_redir_ep_info_header endpoints{};
};

/// `descriptors`: the device's, then the configuration's, as makeDescriptors() gives them.
UsbredirTables usbredirTablesOf(std::span<const std::uint8_t> descriptors);

} // namespace fifteen::emulator
