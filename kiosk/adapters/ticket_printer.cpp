// SPDX-License-Identifier: Apache-2.0
#include "adapters/ticket_printer.hpp"

namespace fifteen::adapters {

std::string_view wireName(PrinterState state) {
    switch (state) {
    case PrinterState::ready:
        return "ok";
    case PrinterState::nearEnd:
        return "near_end";
    case PrinterState::paperEnd:
        return "paper_end";
    case PrinterState::coverOpen:
        return "cover_open";
    case PrinterState::gone:
        return "absent";
    case PrinterState::mouthFull: // the wire has no word of its own for it
    case PrinterState::fault:
        return "fault";
    case PrinterState::unknown:
        break;
    }
    return "unknown";
}

} // namespace fifteen::adapters
