// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/ticket_printer.hpp"

/// What the tests of printing through CUPS have in common; links GoogleTest, and makes the Qt application they need.
namespace fifteen::testing {

/// White rows, equal rows, runs and noise: every branch of the compression.
ticket::Bitmap somePicture(unsigned seed, int width = 576, int height = 700);

/// Prints it as job 7 and waits for the outcome, 40 s at most.
adapters::PrintOutcome print(adapters::TicketPrinter& printer, const ticket::Bitmap& picture);

/// Whether the printer is, or gets, into that state within 20 s.
bool becomes(adapters::TicketPrinter& printer, adapters::PrinterState state);

} // namespace fifteen::testing
