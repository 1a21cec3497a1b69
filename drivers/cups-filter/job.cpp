// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/job.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace fifteen::cups_filter {

namespace {

using namespace std::chrono_literals;
using escpos::Error;

/// Between two questions to a printer in trouble.
constexpr auto kAskAgain = 500ms;

/// Time for the cut of a cancelled job.
constexpr auto kLastWords = 1s;

/// Trouble that somebody mends, or that passes by itself. Not tooSlow: all the dots are in the printer then, and would
/// come out twice.
bool passes(const boost::system::error_code& error) {
    using enum Error;
    constexpr std::array mended{paperEnd,        coverOpen, headUp,     cutterCoverOpen, paperJam,       cutterFault,
                                ticketInMouth,   headHot,   recovering, feedButton,      waitsForButton, supplyFault,
                                mechanicalFault, offline,   fault,      noAnswer};
    return std::ranges::any_of(mended, [&error](Error one) { return error == one; });
}

Error known(const boost::system::error_code& error) {
    return error.category() == escpos::errorCategory() ? static_cast<Error>(error.value()) : Error::transportFailed;
}

} // namespace

Job::Job(ChannelTransport& channels, const Options& options, std::ostream& report)
    : channels_(channels)
    , options_(options.printer)
    , report_(report)
    , printer_(channels, options.printer) {}

escpos::Result<void> Job::print(const escpos::Raster& page) {
    while (true) {
        const auto done = printer_.print(page);
        if (done) {
            heard_ = true;
            if (printer_.isMute()) {
                sayMute();
            }
            // A ticket that is out must not be taken for one that failed: its last breath is the next one's trouble.
            if (!done->trouble()) {
                tell(reasons_.become(*done));
            }
            report_ << "PAGE: " << ++pages_ << " 1\n" << std::flush;
            return {};
        }
        const auto error = done.error();
        if (error == Error::interrupted) {
            cutOff();
            return error;
        }
        heard_ = heard_ || printer_.leftScrap(); // nothing is sent before the first answer
        if (error == Error::noAnswer && !heard_ && !channels_.endpoints().bulkIn.empty()) {
            channels_.expectNoAnswers();
            sayMute();
            continue;
        }
        tell(reasons_.become(known(error)));
        if (!passes(error)) {
            return error;
        }
        heard_ = true;
        if (const auto well = waitUntilWell(); !well) {
            return well;
        }
    }
}

escpos::Result<void> Job::waitUntilWell() {
    while (true) {
        if (channels_.pause(kAskAgain)) {
            cutOff();
            return Error::interrupted;
        }
        const auto status = printer_.status();
        if (status) {
            tell(reasons_.become(*status));
            if (!status->trouble()) {
                return {};
            }
        } else if (!passes(status.error()) && status.error() != Error::interrupted) {
            return status.error();
        }
    }
}

escpos::Result<void> Job::reportStatus() {
    const auto status = printer_.status();
    if (!status && !passes(status.error())) {
        return status.error();
    }
    tell(status ? reasons_.become(*status) : reasons_.become(known(status.error())));
    return {};
}

// Or the next visitor gets half a ticket with theirs.
void Job::cutOff() {
    if (printer_.leftScrap()) {
        const auto cutting = escpos::cut(options_.cut);
        (void)channels_.send(channels_.endpoints().bulkOut.front(), cutting, kLastWords);
    }
}

void Job::sayMute() {
    if (!std::exchange(saidMute_, true)) {
        report_ << "INFO: The printer does not answer; printing without asking it.\n" << std::flush;
    }
}

void Job::tell(const std::string& lines) {
    report_ << lines << std::flush;
}

} // namespace fifteen::cups_filter
