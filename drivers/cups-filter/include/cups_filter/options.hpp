// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/printer.hpp"

#include <string>

namespace fifteen::cups_filter {

/// How the queue's PPD and the job want it printed.
struct Options {
    escpos::PrinterOptions printer;
    bool asks = true; ///< false: the printer is known to be mute, so no time is lost with questions
    int copies = 1;
};

/// Out of the PPD file (FifteenHeadDots, and the options FifteenCut, FifteenDialect, FifteenFeed, FifteenRaster,
/// FifteenStatus), with what the job chose. A PPD that cannot be read, or a value out of its range, leaves the default.
Options readOptions(const std::string& ppdFile, const char* jobOptions);

} // namespace fifteen::cups_filter
