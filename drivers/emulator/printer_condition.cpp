// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_condition.hpp"

namespace fifteen::emulator {

namespace {

/// A byte put together of bits that stand for something.
class Bits {
public:
    explicit Bits(std::uint8_t fixed = 0)
        : byte_(fixed) {}

    Bits& set(int bits, bool condition) {
        byte_ = static_cast<std::uint8_t>(byte_ | (condition ? bits : 0));
        return *this;
    }

    operator std::uint8_t() const { return byte_; } // NOLINT: that is what it is

private:
    std::uint8_t byte_;
};

} // namespace

// A jam, as Epson documents it, is an unrecoverable error or a mechanical one; a lifted head is an open cover.
std::uint8_t PrinterCondition::realTime(std::uint8_t kind) const {
    Bits answer(0x12);
    const bool cover = coverOpen || has(PrinterFault::headUp) || has(PrinterFault::cutterCover);
    const bool unrecoverable = has(PrinterFault::jam) || has(PrinterFault::supply) || has(PrinterFault::ram) ||
                               has(PrinterFault::eeprom) || has(PrinterFault::emitter);
    const bool cutter = has(PrinterFault::cutterStuck);
    const bool hot = has(PrinterFault::headHot);
    const bool noPaper = paper == Paper::end || has(PrinterFault::virtualEnd);
    switch (kind) {
    case 1:
        return answer.set(0x08, !canPrint()).set(0x40, has(PrinterFault::feedHeld));
    case 2:
        return answer.set(0x04, cover)
            .set(0x08, has(PrinterFault::feedHeld))
            .set(0x20, noPaper)
            .set(0x40, cutter || hot || unrecoverable);
    case 3:
        return answer.set(0x08, cutter).set(0x20, unrecoverable).set(0x40, hot);
    default:
        return answer.set(0x0C, paper != Paper::ok).set(0x60, noPaper);
    }
}

Bytes PrinterCondition::extended() const {
    Bits roll;
    roll.set(0x01, paper == Paper::end).set(0x04, paper != Paper::ok);
    roll.set(0x20, ticketInMouth).set(0x40, has(PrinterFault::virtualEnd));
    Bits head;
    head.set(0x01, has(PrinterFault::headUp)).set(0x02, coverOpen);
    Bits passing;
    passing.set(0x01, has(PrinterFault::headHot)).set(0x08, has(PrinterFault::supply));
    passing.set(0x40, has(PrinterFault::jam));
    Bits lasting;
    lasting.set(0x01, has(PrinterFault::cutterStuck)).set(0x02, has(PrinterFault::cutterCover));
    lasting.set(0x04, has(PrinterFault::ram)).set(0x08, has(PrinterFault::eeprom));
    lasting.set(0x80, has(PrinterFault::emitter));
    return {0x10, 0x0F, roll, head, passing, lasting};
}

Bytes PrinterCondition::automatic() const {
    Bits online(0x10);
    online.set(0x08, !canPrint()).set(0x20, coverOpen || has(PrinterFault::headUp));
    online.set(0x40, has(PrinterFault::feedHeld));
    Bits errors;
    errors.set(0x04, has(PrinterFault::jam)).set(0x08, has(PrinterFault::cutterStuck));
    errors.set(0x20, has(PrinterFault::supply)).set(0x40, has(PrinterFault::headHot));
    Bits roll;
    roll.set(0x03, paper != Paper::ok).set(0x0C, paper == Paper::end);
    return {online, errors, roll, 0};
}

std::uint8_t PrinterCondition::inTurn(bool oneValue) const {
    if (oneValue) {
        return Bits().set(0x0F, paper != Paper::ok);
    }
    return Bits().set(0x03, paper != Paper::ok).set(0x0C, paper == Paper::end);
}

std::uint8_t PrinterCondition::port(bool vendorBits) const {
    return Bits()
        .set(0x08, canPrint())
        .set(0x10, !coverOpen)
        .set(0x20, paper == Paper::end)
        .set(0x40, vendorBits && has(PrinterFault::jam))
        .set(0x80, vendorBits && coverOpen);
}

} // namespace fifteen::emulator
