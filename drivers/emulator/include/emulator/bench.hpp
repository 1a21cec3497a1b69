// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/config.hpp"
#include "emulator/port.hpp"

namespace fifteen::emulator {

/// CLOCK_REALTIME in microseconds, the time of everything the bench tells.
std::int64_t realTimeUs();

struct CardEvent {
    ReaderModel::Event event;
    std::int64_t atUs = 0;
    std::chrono::microseconds waited{0};
};

struct TicketEvent {
    PrinterModel::Ticket ticket;
    std::int64_t firstByteUs = 0; ///< of the first dots
    std::int64_t lastByteUs = 0;  ///< of the cut
};

using BenchEvent = std::variant<CardEvent, TicketEvent>;

/// A reader, a printer and a code scanner on a USB bus, and a keypad for people who cannot see. From any thread.
class Bench {
public:
    using Emit = std::function<void(BenchEvent)>;

    /// `emit` runs on the front's thread, under a lock: it must only pass the event on. Devices are plugged as the
    /// config says.
    Bench(const Config& config, std::unique_ptr<Front> front, Emit emit);
    /// On umockdev's bus. Throws as UmockdevFront does.
    Bench(const Config& config, Emit emit);

    void lay(const CardHolder& holder);
    void lift();
    void setFault(ReaderFault fault);
    void setWaits(ReaderWaits waits);
    ReaderWaits waits();
    void setPaper(Paper paper);
    void endPaperAfter(int lines);
    void setCover(bool open);
    void setFault(PrinterFault fault, bool there);
    void setTrickle(std::chrono::nanoseconds perByte); ///< zero: the printer takes bytes as they come
    void takeTicket();
    void scan(std::string_view text);
    void setFault(ScannerFault fault);

    /// Null: this bench has none.
    NavKeypad* navKeypad() { return navKeypad_.get(); }

    Port& reader() { return *readerPort_; }

    Port& printer() { return *printerPort_; }

    Port& scanner() { return *scannerPort_; }

private:
    PrinterModel::Events printerEvents();

    Emit emit_;
    std::int64_t firstByteUs_ = 0;
    std::map<std::uint64_t, std::pair<std::int64_t, std::int64_t>> taken_; ///< ticket id to its first and last byte
    ReaderModel readerModel_;
    PrinterModel printerModel_;
    ScannerModel scannerModel_;
    std::unique_ptr<Front> front_;
    std::unique_ptr<Port> readerPort_;
    std::unique_ptr<Port> printerPort_;
    std::unique_ptr<Port> scannerPort_;
    std::shared_ptr<NavKeypad> navKeypad_;
};

} // namespace fifteen::emulator
