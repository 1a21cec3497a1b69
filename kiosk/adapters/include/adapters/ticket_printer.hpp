// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ticket/bitmap.hpp"

#include <QObject>

#include <string>
#include <string_view>

namespace fifteen::adapters {

/// How the printer is, as far as is known.
enum class PrinterState {
    unknown, ///< not asked yet
    ready,
    nearEnd,  ///< prints, but the roll is nearly at its end
    paperEnd, ///< and everything below: does not print
    coverOpen,
    gone,      ///< unplugged, switched off, or its queue does not exist
    mouthFull, ///< an earlier ticket was not taken
    fault,     ///< stopped, jammed, cutter, silent: somebody must look
};

/// The words of the wire (DeviceStatus.printer, PrintResult.fault): ok, near_end, paper_end, cover_open, absent, fault,
/// unknown.
std::string_view wireName(PrinterState state);

/// What became of a picture.
struct PrintOutcome {
    bool printed = false;
    PrinterState state = PrinterState::unknown; ///< printed: how the printer is now; otherwise what stopped it
    std::string detail;                         ///< for the log, not for people
    /// Not printed, and no whole ticket came out of it for sure: another printer may be given the picture unasked.
    bool surelyNot = false;
};

/// Prints pictures one after another, off the caller's thread; cuts after each. All members are for the thread it was
/// made on (Qt's), where the signals come too. Every print() is answered by exactly one finished(), unless the printer
/// object is destroyed first; what cannot be printed at once is given up, never printed later.
class TicketPrinter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// `job` is the caller's own number, given back in finished().
    virtual void print(quint64 job, ticket::Bitmap picture) = 0;

    /// As last seen; it is also looked at while nothing is printed.
    virtual PrinterState state() const = 0;

    /// What exactly, in a word of [a-z_] for who services it: "head_hot"; empty: the state says it all, or nobody
    /// knows.
    virtual std::string trouble() const { return {}; }

    /// A printed ticket lies in the mouth and is to be taken; always false for printers that cannot tell.
    virtual bool ticketWaits() const { return false; }

signals:
    void finished(quint64 job, const fifteen::adapters::PrintOutcome& outcome);
    /// The state, or the trouble.
    void stateChanged(fifteen::adapters::PrinterState state);
    void ticketWaitsChanged(bool waits);
};

} // namespace fifteen::adapters
