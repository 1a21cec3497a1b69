// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cups_filter/channel_transport.hpp"
#include "cups_filter/options.hpp"
#include "cups_filter/reasons.hpp"

#include <ostream>

namespace fifteen::cups_filter {

/// One CUPS job at its printer: pages in order, and what CUPS is told meanwhile.
class Job {
public:
    /// `report`: the filter's standard error, where CUPS reads PAGE:, STATE:, INFO: and ERROR: lines.
    Job(ChannelTransport& channels, const Options& options, std::ostream& report);

    /// Until it is printed and cut. A printer in trouble is waited for, and then gets the page again from its top:
    /// half a ticket is cut off first. Error::interrupted: the job was cancelled; what was begun has been cut off.
    /// Other errors: the connection is lost.
    escpos::Result<void> print(const escpos::Raster& page);

    /// Only asks for the state and reports it; what CUPS calls the command ReportStatus.
    escpos::Result<void> reportStatus();

private:
    escpos::Result<void> waitUntilWell();
    void cutOff();
    void sayMute();
    void tell(const std::string& lines);

    ChannelTransport& channels_;
    const escpos::PrinterOptions options_;
    std::ostream& report_;
    escpos::Printer printer_;
    Reasons reasons_;
    bool saidMute_ = false;
    bool heard_ = false; ///< the printer has answered
    int pages_ = 0;
};

} // namespace fifteen::cups_filter
