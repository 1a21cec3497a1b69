// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/command_parser.hpp"
#include "emulator/in_queue.hpp"
#include "emulator/printer_condition.hpp"

namespace fifteen::emulator {

/// Dots on paper: rows from the top, MSB first, 1 is black.
struct Dots {
    int width = 0;
    int height = 0;
    Bytes bits;
    bool operator==(const Dots&) const = default;
};

/// Which status commands it knows beside the common ones.
enum class PrinterDialect {
    epson,
    customVkp, ///< DLE EOT 14h, and a mouth that holds each ticket until it is taken
    masung,    ///< no manual of its status is public: DLE EOT 1..4 and GS r, and nothing unasked (inferred)
};

struct PrinterModelOptions {
    std::uint16_t vendor = 0x04B8;
    std::uint16_t product = 0x0E15;
    int widthDots = 576;
    std::size_t bufferBytes = 65536; ///< taken from the host before the head has worked it off
    int linesPerSecond = 0;          ///< of the head; 0: as fast as it comes
    bool answers = true;             ///< false: a clone without a bulk IN endpoint
    PrinterDialect dialect = PrinterDialect::epson;
    std::uint8_t automaticStatus = 0; ///< GS a as its switches have it after power on
    bool oneValueInTurn = false;      ///< a clone that answers GS r with 00 or 0F
    bool answersInTurn = true;        ///< false: a clone that does not know GS r
    bool portVendorBits = false;      ///< GET_PORT_STATUS has 40 jam and 80 cover open
};

/// An ESC/POS printer with a USB printer-class interface (devices.md 3): real bytes in, dots on paper, status out.
class PrinterModel final : public DeviceModel {
public:
    struct Ticket {
        std::uint64_t id = 0; ///< as told by Events::cutTaken
        Dots dots;
        std::size_t unknown = 0; ///< bytes that made no command this model knows; 0 for sound data
    };

    struct Events {
        std::function<void()> firstByte; ///< the first dots of a ticket were taken
        std::function<void(std::uint64_t id)>
            cutTaken;                    ///< the last byte of its cut was taken: it is all in the printer
        std::function<void(Ticket)> cut; ///< it is out of the printer
    };

    PrinterModel(PrinterModelOptions options, Events events);

    /// New paper: what hung out of the printer is torn off.
    void setPaper(Paper paper);

    /// The paper ends after so many more dot lines.
    void endPaperAfter(int lines) { linesLeft_ = lines; }

    void setCover(bool open);

    void setFault(PrinterFault fault, bool there);

    void setCutterStuck(bool stuck) { setFault(PrinterFault::cutterStuck, stuck); }

    /// It takes a byte only every so often, its own requests too; zero: as they come.
    void setTrickle(std::chrono::nanoseconds perByte) { trickle_ = perByte; }

    /// A person takes the ticket out of the mouth.
    void takeTicket();

    bool ticketInMouth() const { return condition_.ticketInMouth; }

    const PrinterCondition& condition() const { return condition_; }

    Bytes descriptors() const override;
    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    void takeByte(std::uint8_t byte, TimePoint now);
    void answerRealTime(std::uint8_t kind);
    void tellChange();
    Bytes deviceId() const;
    void forget();
    void workOff(TimePoint now);
    void carryOut(CommandParser::Step& step);
    bool headReady(TimePoint now);
    void printLine(Bytes dots);
    void cutPaper();

    PrinterModelOptions options_;
    Events events_;
    PrinterCondition condition_;
    std::optional<int> linesLeft_;
    std::uint8_t automaticStatus_ = 0; ///< GS a: what changes are told
    Bytes lastTold_;

    InQueue answers_;
    std::array<std::uint8_t, 2> lastBytes_{};
    CommandParser parser_;
    std::deque<CommandParser::Step> steps_;
    std::deque<std::uint64_t> cutIds_;
    std::uint64_t nextId_ = 1;
    std::size_t buffered_ = 0;
    TimePoint headFreeAt_{};
    std::chrono::nanoseconds trickle_{};
    TimePoint nextByteAt_{}; ///< while it trickles
    bool begun_ = false;     ///< dots of the next ticket have been taken

    std::vector<Bytes> rows_; ///< on the paper since the last cut
    std::size_t unknown_ = 0;
};

} // namespace fifteen::emulator
