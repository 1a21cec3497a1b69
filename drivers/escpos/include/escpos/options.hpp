// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/encoder.hpp"

#include <chrono>

namespace fifteen::escpos {

struct PrinterOptions {
    Dialect dialect = Dialect::epson;
    RasterCommand raster = RasterCommand::gsV0;
    Cut cut = Cut::partial;
    int feedBeforeCut = 0;             ///< dots from the head to the cutter, if the printer does not feed itself
    int bandRows = 400;                ///< rows sent between two status questions: two inches, 32 KB; three to a ticket
    int widthDots = 576;               ///< the widest picture the printer takes
    bool portStatusVendorBits = false; ///< its port status has bits for jam and cover (fromPortStatus)
    std::chrono::milliseconds answer{500};       ///< for a status answer
    std::chrono::milliseconds stuck{5000};       ///< next to nothing taken for so long: tooSlow, unless it has a reason
    std::chrono::milliseconds finish{15000};     ///< from the last byte to the end of printing
    std::chrono::milliseconds cutting{2000};     ///< beside the rows' time, for a printer that does not tell the end
    int slowestRowsPerSecond = 400;              ///< 50 mm a second at 203 dpi
    std::chrono::milliseconds cooling{10000};    ///< for what passes by itself, a hot head above all
    std::chrono::milliseconds takeTicket{10000}; ///< for an earlier ticket to be taken out of the mouth
};

} // namespace fifteen::escpos
