// SPDX-License-Identifier: Apache-2.0
#include "escpos/status.hpp"

namespace fifteen::escpos {

namespace {

void raise(bool& flag, std::uint8_t byte, int bits) {
    flag = flag || (byte & bits) != 0;
}

} // namespace

std::optional<Error> Status::trouble() const {
    // The cause before the consequence, and the exact before the general: a lifted head or an open cutter may be told
    // as an open cover too, and an open cover looks like missing paper.
    if (headUp) {
        return Error::headUp;
    }
    if (cutterCoverOpen) {
        return Error::cutterCoverOpen;
    }
    if (coverOpen) {
        return Error::coverOpen;
    }
    if (paperJam) {
        return Error::paperJam;
    }
    if (paperEnd || paperVirtualEnd) {
        return Error::paperEnd;
    }
    if (cutterFault) {
        return Error::cutterFault;
    }
    if (mechanicalFault) {
        return Error::mechanicalFault;
    }
    if (supplyFault) {
        return Error::supplyFault;
    }
    if (ramFault || eepromFault) {
        return Error::memoryFault;
    }
    if (emitterFault) {
        return Error::emitterFault;
    }
    if (unrecoverable) {
        return Error::fault;
    }
    if (waitingForRecovery) {
        return Error::waitsForButton;
    }
    // While it waits for something that passes it is off line and in error too.
    if (passing()) {
        return std::nullopt;
    }
    if (errorReported) {
        return Error::fault;
    }
    return offline ? std::optional(Error::offline) : std::nullopt;
}

std::optional<Error> Status::passing() const {
    if (headHot) {
        return Error::headHot;
    }
    if (recoverable) {
        return Error::recovering;
    }
    return feeding ? std::optional(Error::feedButton) : std::nullopt;
}

void addRealTimeAnswer(Status& status, RealTimeStatus kind, std::uint8_t byte) {
    switch (kind) {
    case RealTimeStatus::printer:
        raise(status.drawer, byte, 0x04);
        raise(status.offline, byte, 0x08);
        raise(status.waitingForRecovery, byte, 0x20);
        raise(status.feeding, byte, 0x40);
        break;
    case RealTimeStatus::offlineCause:
        raise(status.coverOpen, byte, 0x04);
        raise(status.feeding, byte, 0x08);
        raise(status.paperEnd, byte, 0x20);
        raise(status.errorReported, byte, 0x40);
        break;
    case RealTimeStatus::errorCause:
        raise(status.cutterFault, byte, 0x08);
        raise(status.unrecoverable, byte, 0x20);
        raise(status.recoverable, byte, 0x40);
        break;
    case RealTimeStatus::paper:
        raise(status.paperNearEnd, byte, 0x0C);
        raise(status.paperEnd, byte, 0x60);
        break;
    }
}

// Custom VKP80III and KPM150 (devices.md 3.2). That "virtual end" stops printing is inferred from its name.
void addExtendedAnswer(Status& status, const std::array<std::uint8_t, 4>& bytes) {
    const auto [paper, user, recoverable, fatal] = bytes;
    raise(status.paperEnd, paper, 0x01);
    raise(status.paperNearEnd, paper, 0x04);
    raise(status.ticketPresented, paper, 0x20);
    raise(status.paperVirtualEnd, paper, 0x40);
    raise(status.headUp, user, 0x01);
    raise(status.coverOpen, user, 0x02);
    raise(status.headHot, recoverable, 0x01);
    raise(status.supplyFault, recoverable, 0x08);
    raise(status.paperJam, recoverable, 0x40);
    raise(status.cutterFault, fatal, 0x01);
    raise(status.cutterCoverOpen, fatal, 0x02);
    raise(status.ramFault, fatal, 0x04);
    raise(status.eepromFault, fatal, 0x08);
    raise(status.emitterFault, fatal, 0x80);
}

void addAutomaticStatus(Status& status, const std::array<std::uint8_t, 4>& bytes) {
    raise(status.drawer, bytes[0], 0x04);
    raise(status.offline, bytes[0], 0x08);
    raise(status.coverOpen, bytes[0], 0x20);
    raise(status.feeding, bytes[0], 0x40);
    raise(status.mechanicalFault, bytes[1], 0x04);
    raise(status.cutterFault, bytes[1], 0x08);
    raise(status.unrecoverable, bytes[1], 0x20);
    raise(status.recoverable, bytes[1], 0x40);
    raise(status.paperNearEnd, bytes[2], 0x03);
    raise(status.paperEnd, bytes[2], 0x0C);
}

void addPaperInTurn(Status& status, std::uint8_t byte) {
    raise(status.paperNearEnd, byte, 0x0F);
}

Status fromPortStatus(std::uint8_t byte, bool vendorBits) {
    Status status;
    raise(status.paperEnd, byte, 0x20);
    if (vendorBits) {
        raise(status.paperJam, byte, 0x40);
        raise(status.coverOpen, byte, 0x80);
    }
    status.offline = (byte & 0x10) == 0;
    status.errorReported = (byte & 0x08) == 0;
    return status;
}

} // namespace fifteen::escpos
