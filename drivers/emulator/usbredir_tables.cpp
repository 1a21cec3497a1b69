// SPDX-License-Identifier: Apache-2.0
#include "usbredir_tables.hpp"

#include "usb_descriptors.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

// USB 2.0, chapter 9.
constexpr std::uint8_t kInterfaceDescriptor = 4;
constexpr std::uint8_t kEndpointDescriptor = 5;

// usbredir's place of an endpoint in its tables: OUT 0 to 15, IN 16 to 31.
std::size_t placeOf(std::uint8_t endpoint) {
    return static_cast<std::size_t>((endpoint & kDirectionIn) >> 3 | (endpoint & 0x0F));
}

void enterInterface(std::span<const std::uint8_t> descriptor, UsbredirTables& tables) {
    const auto count = tables.interfaces.interface_count;
    const bool isFirstSetting = descriptor[3] == 0;
    if (isFirstSetting && count < std::size(tables.interfaces.interface)) {
        tables.interfaces.interface[count] = descriptor[2];
        tables.interfaces.interface_class[count] = descriptor[5];
        tables.interfaces.interface_subclass[count] = descriptor[6];
        tables.interfaces.interface_protocol[count] = descriptor[7];
        tables.interfaces.interface_count = count + 1;
    }
}

void enterEndpoint(std::span<const std::uint8_t> descriptor, std::uint8_t interface, UsbredirTables& tables) {
    const auto place = placeOf(descriptor[2]);
    tables.endpoints.type[place] = descriptor[3] & 3;
    tables.endpoints.max_packet_size[place] = static_cast<std::uint16_t>(descriptor[4] | descriptor[5] << 8);
    tables.endpoints.interval[place] = descriptor[6];
    tables.endpoints.interface[place] = interface;
}

} // namespace

UsbredirTables usbredirTablesOf(std::span<const std::uint8_t> descriptors) {
    UsbredirTables tables;
    tables.device = {.speed = usb_redir_speed_full,
                     .device_class = descriptors[4],
                     .device_subclass = descriptors[5],
                     .device_protocol = descriptors[6],
                     .vendor_id = static_cast<std::uint16_t>(descriptors[8] | descriptors[9] << 8),
                     .product_id = static_cast<std::uint16_t>(descriptors[10] | descriptors[11] << 8),
                     .device_version_bcd = static_cast<std::uint16_t>(descriptors[12] | descriptors[13] << 8)};
    std::ranges::fill(tables.endpoints.type, static_cast<std::uint8_t>(usb_redir_type_invalid));
    for (const std::uint8_t zero : {std::uint8_t{0}, kDirectionIn}) {
        tables.endpoints.type[placeOf(zero)] = usb_redir_type_control;
        tables.endpoints.max_packet_size[placeOf(zero)] = kPacketSize;
    }
    std::uint8_t interface = 0;
    for (std::size_t at = kDeviceDescriptorSize; at + 2 <= descriptors.size() && descriptors[at] >= 2;
         at += descriptors[at]) {
        const auto descriptor = descriptors.subspan(at);
        if (descriptor[1] == kInterfaceDescriptor) {
            interface = descriptor[2];
            enterInterface(descriptor, tables);
        } else if (descriptor[1] == kEndpointDescriptor) {
            enterEndpoint(descriptor, interface, tables);
        }
    }
    return tables;
}

} // namespace fifteen::emulator
