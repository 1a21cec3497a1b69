// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/encoder.hpp"
#include "escpos/status.hpp"
#include "transport/transport.hpp"

namespace fifteen::escpos {

struct PrinterOptions {
    RasterCommand raster = RasterCommand::gsV0;
    Cut cut = Cut::partial;
    int feedBeforeCut = 0;                   ///< dots from the head to the cutter, if the printer does not feed itself
    int bandRows = 128;                      ///< rows sent between two status questions
    int widthDots = 576;                     ///< the widest picture the printer takes
    std::chrono::milliseconds answer{500};   ///< for a status answer
    std::chrono::milliseconds stuck{5000};   ///< no byte taken for so long: tooSlow, unless the printer has a reason
    std::chrono::milliseconds finish{15000}; ///< from the last byte to the end of printing
};

/// An ESC/POS printer on its transport. Blocks; belongs on the thread of its device.
class Printer {
public:
    explicit Printer(transport::Transport& transport, PrinterOptions options = {});

    Result<Status> status();
    /// Asks for the state, sends the picture band by band asking again after each, cuts, and waits until the printer
    /// has worked all off. Success means printed and cut; the state is that afterwards, so paper may be out by then.
    /// After a failure midway the printer is told to forget what it has not printed yet.
    Result<Status> print(const Raster& raster);

    /// A ticket was begun and not finished: what hangs out is cut off before the next one.
    bool leftScrap() const { return scrap_; }

private:
    Result<void> sendTicket(const Raster& raster);
    Result<void> sendBand(Bytes band);
    Result<void> sendAll(std::span<const std::uint8_t> bytes);
    Result<void> whyStuck();
    Result<Status> ask(std::span<const RealTimeStatus> kinds);
    Result<Status> collect(std::span<const RealTimeStatus> kinds);
    Result<Status> portStatus();
    Result<void> waitUntilWorkedOff();
    Result<void> readSome(std::chrono::milliseconds timeout);
    Result<void> drain();
    void forget();

    bool answers() const { return !transport_.endpoints().bulkIn.empty(); }

    transport::Transport& transport_;
    PrinterOptions options_;
    Bytes realTimeAnswers_;     ///< read, not looked at yet
    bool inTurnAnswer_ = false; ///< GS r has been answered
    bool scrap_ = false;        ///< a ticket was begun and not finished
};

} // namespace fifteen::escpos
