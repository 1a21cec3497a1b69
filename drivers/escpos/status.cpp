// SPDX-License-Identifier: Apache-2.0
#include "escpos/status.hpp"

namespace fifteen::escpos {

namespace {

bool has(std::uint8_t byte, int bits) {
    return (byte & bits) != 0;
}

} // namespace

std::optional<Error> Status::trouble() const {
    // An open cover also looks like missing paper: name the cause, not the consequence.
    if (coverOpen) {
        return Error::coverOpen;
    }
    if (paperEnd) {
        return Error::paperEnd;
    }
    if (cutterFault) {
        return Error::cutterFault;
    }
    if (unrecoverable) {
        return Error::fault;
    }
    if (offline) {
        return Error::offline;
    }
    return std::nullopt;
}

bool isRealTimeAnswer(std::uint8_t byte) {
    return (byte & 0x93) == 0x12;
}

bool isPaperInTurnAnswer(std::uint8_t byte) {
    return (byte & 0x90) == 0;
}

void addRealTimeAnswer(Status& status, RealTimeStatus kind, std::uint8_t byte) {
    switch (kind) {
    case RealTimeStatus::printer:
        status.offline = status.offline || has(byte, 0x08);
        break;
    case RealTimeStatus::offlineCause:
        status.coverOpen = status.coverOpen || has(byte, 0x04);
        status.paperEnd = status.paperEnd || has(byte, 0x20);
        status.offline = status.offline || has(byte, 0x40);
        break;
    case RealTimeStatus::errorCause:
        status.cutterFault = status.cutterFault || has(byte, 0x08);
        status.unrecoverable = status.unrecoverable || has(byte, 0x20);
        status.recoverable = status.recoverable || has(byte, 0x40);
        break;
    case RealTimeStatus::paper:
        status.paperNearEnd = status.paperNearEnd || has(byte, 0x0C);
        status.paperEnd = status.paperEnd || has(byte, 0x60);
        break;
    }
}

Status fromPortStatus(std::uint8_t byte) {
    Status status;
    status.paperEnd = has(byte, 0x20);
    status.offline = !has(byte, 0x10);
    status.unrecoverable = !has(byte, 0x08) && !status.paperEnd;
    return status;
}

} // namespace fifteen::escpos
