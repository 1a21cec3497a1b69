// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

#include <string>
#include <vector>

namespace fifteen::adapters {

/// What Get-Printer-Attributes says of a queue, or of the printer behind it.
struct CupsAttributes {
    int printerState = 3;                   ///< RFC 8011: 3 idle, 4 processing, 5 stopped
    bool accepting = true;                  ///< printer-is-accepting-jobs
    std::vector<std::string> reasons{};     ///< printer-state-reasons
    std::string deviceUri{};                ///< of a queue only
    std::vector<std::string> commands{};    ///< printer-commands: of a queue with a driver
    std::vector<std::string> rasterTypes{}; ///< pwg-raster-document-type-supported
};

/// Reasons carry suffixes (media-empty-warning, -error, -report) and differ in them from printer to printer, so the
/// prefix decides. What a person can mend comes before what they cannot. A queue that is stopped or refuses jobs is a
/// fault even with no reason; reasons nobody knows count only as -error.
PrinterState stateOf(const CupsAttributes& attributes);

/// What exactly, in the words of TicketPrinter::trouble(): "jam", "cutter", "ticket_in_mouth", "no_answer", or
/// "queue_stopped" for one that somebody has to start again; empty: the state says it all, or CUPS knows no more.
std::string troubleOf(const CupsAttributes& attributes);

/// A job has begun and has not reached the printer: nobody knows how that is, or whether it is there.
bool isConnecting(const CupsAttributes& attributes);

/// The worse of what the queue and the printer itself say.
PrinterState worse(PrinterState one, PrinterState other);

} // namespace fifteen::adapters
