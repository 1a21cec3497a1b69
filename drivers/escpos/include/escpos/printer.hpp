// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "escpos/printer_link.hpp"

namespace fifteen::escpos {

/// How far a ticket came that was not, or perhaps not, finished. Only its cut makes it somebody's.
enum class Progress {
    nothing,    ///< no dot of it was sent
    notCut,     ///< it was begun; the printer never had the command to cut it
    perhapsCut, ///< all was sent: it may be whole, and lie in the mouth
};

/// An ESC/POS printer on its transport. Blocks; belongs on the thread of its device.
class Printer {
public:
    explicit Printer(transport::Transport& transport, PrinterOptions options = {});
    Printer(const Printer&) = delete;
    Printer& operator=(const Printer&) = delete;

    Result<Status> status();
    /// Asks for the state, sends the picture band by band asking again after each, cuts, and waits until the printer
    /// has worked all off, by its word (GS r), or for a clone that never gives it by the slowest head's time without a
    /// trouble. Success means printed and cut; the state is that afterwards, so paper may be out by then.
    /// Waits for what passes by itself, and for an earlier ticket to be taken out of the mouth. After a failure midway
    /// the printer is told to forget what it has not printed yet.
    Result<Status> print(const Raster& raster);

    /// It could answer and does not: its port alone is asked.
    bool isMute() const { return link_.isMute(); }

    /// Of the last print() that failed.
    Progress progress() const { return progress_; }

    /// A ticket was begun and not finished: what hangs out is cut off before the next one.
    bool leftScrap() const { return scrap_; }

private:
    using Hindrance = std::optional<Error> (*)(const Status&);

    Result<Status> waitWhile(Hindrance hindrance, std::chrono::milliseconds patience, Result<Status> status);
    Result<void> mayGoOn(Result<Status> status);
    Result<void> sendTicket(const Raster& raster);
    Result<void> sendBand(Bytes band);
    Result<void> waitUntilWorkedOff(int rows);
    std::chrono::milliseconds timeToWorkOff(int rows) const;

    PrinterOptions options_;
    PrinterLink link_;
    Progress progress_ = Progress::nothing;
    bool scrap_ = false; ///< a ticket was begun and not finished
};

} // namespace fifteen::escpos
