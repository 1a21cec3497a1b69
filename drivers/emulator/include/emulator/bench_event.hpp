// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/printer_model.hpp"
#include "emulator/reader_model.hpp"

#include <variant>

namespace fifteen::emulator {

/// CLOCK_REALTIME in microseconds, the time of everything a bench tells.
std::int64_t realTimeUs();

struct CardEvent {
    std::string device; ///< the reader's name
    ReaderModel::Event event;
    std::int64_t atUs = 0;
    std::chrono::microseconds waited{0};
};

struct TicketEvent {
    std::string device; ///< the printer's name
    PrinterModel::Ticket ticket;
    std::int64_t firstByteUs = 0; ///< of the first dots
    std::int64_t lastByteUs = 0;  ///< of the cut
};

/// A device of a desk shows something else than before. A pad: its six digits; a sign: its text; an evaluator:
/// "asking" or nothing.
struct ShownEvent {
    enum class Device { pad, evaluator, sign };
    std::string line; ///< the name of the line it is on
    Device device = Device::pad;
    std::uint8_t address = 0;
    std::string shown;
};

using BenchEvent = std::variant<CardEvent, TicketEvent, ShownEvent>;

/// Called on the threads of fronts, under a lock of theirs: it must only pass the event on.
using Emit = std::function<void(BenchEvent)>;

} // namespace fifteen::emulator
