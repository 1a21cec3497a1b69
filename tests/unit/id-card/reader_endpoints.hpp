// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/reader_model.hpp"
#include "transport/transport.hpp"

namespace fifteen::tests {

/// What a host finds on a reader that is wired so (devices.md 1.1).
inline transport::Endpoints endpointsOf(emulator::ReaderLayout layout) {
    using emulator::ReaderLayout;
    switch (layout) {
    case ReaderLayout::fourEndpoints:
        return {.bulkOut = {0x02, 0x06}, .bulkIn = {0x81, 0x85}, .interruptOut = {}, .interruptIn = {}};
    case ReaderLayout::onePair:
        return {.bulkOut = {0x02}, .bulkIn = {0x81}, .interruptOut = {}, .interruptIn = {}};
    case ReaderLayout::hid:
        return {.bulkOut = {}, .bulkIn = {}, .interruptOut = {0x02}, .interruptIn = {0x81}};
    case ReaderLayout::hidWithoutOut:
        return {.bulkOut = {}, .bulkIn = {}, .interruptOut = {}, .interruptIn = {0x81}};
    case ReaderLayout::serial:
        break;
    }
    return {.bulkOut = {0x01}, .bulkIn = {0x81}, .interruptOut = {}, .interruptIn = {}, .packetSize = 1};
}

} // namespace fifteen::tests
