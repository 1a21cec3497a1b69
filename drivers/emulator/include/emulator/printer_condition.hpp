// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <set>

namespace fifteen::emulator {

enum class Paper { ok, nearEnd, end };

/// What can be wrong with a printer beside paper and cover.
enum class PrinterFault {
    cutterStuck,
    jam,
    headHot, ///< passes: the model goes on by itself when it is taken away
    headUp,
    feedHeld, ///< somebody holds the feed button
    supply,
    cutterCover,
    ram,
    eeprom,
    emitter,
    virtualEnd, ///< of the paper
};

/// How a printer is, and the bytes that say so (devices.md 3.2, 3.3).
struct PrinterCondition {
    Paper paper = Paper::ok;
    bool coverOpen = false;
    bool ticketInMouth = false;
    std::set<PrinterFault> faults;

    bool has(PrinterFault fault) const { return faults.contains(fault); }

    bool canPrint() const { return paper != Paper::end && !coverOpen && faults.empty(); }

    /// To DLE EOT 1..4.
    std::uint8_t realTime(std::uint8_t kind) const;
    /// To Custom's DLE EOT 14h: 10 0F and four bytes.
    Bytes extended() const;
    /// Sent unasked after GS a.
    Bytes automatic() const;
    /// To GS r 1. `oneValue`: as clones that know 00 and 0F only.
    std::uint8_t inTurn(bool oneValue) const;
    /// USB printer class GET_PORT_STATUS; `vendorBits`: with 40 jam and 80 cover.
    std::uint8_t port(bool vendorBits) const;
};

} // namespace fifteen::emulator
