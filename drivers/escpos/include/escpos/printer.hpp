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
    int bandRows = 64;                       ///< rows sent between two status questions
    int widthDots = 576;                     ///< the widest picture the printer takes
    std::chrono::milliseconds answer{500};   ///< for a status answer
    std::chrono::milliseconds stuck{5000};   ///< no byte taken for so long: tooSlow, unless the printer has a reason
    std::chrono::milliseconds finish{15000}; ///< from the last byte to the end of printing
};

/// An ESC/POS printer on its transport. Blocks; belongs on the thread of its device.
class Printer {
public:
    Printer(transport::Transport& transport, PrinterOptions options = {});

    Result<Status> status();
    /// Asks for the state, sends the picture band by band asking again after each, cuts, and waits until the printer
    /// says that it worked all off. Success means: printed and cut, and paper was left to the end.
    Result<Status> print(const Raster& raster);

private:
    Result<void> sendAll(std::span<const std::uint8_t> bytes);
    Result<std::uint8_t> askRealTime(RealTimeStatus kind);
    Result<void> checkPaper();
    Result<void> waitUntilWorkedOff();
    Result<Status> portStatus();
    Result<void> explainStuck();

    transport::Transport& transport_;
    PrinterOptions options_;
};

} // namespace fifteen::escpos
