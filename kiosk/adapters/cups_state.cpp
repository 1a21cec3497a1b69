// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_state.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fifteen::adapters {
namespace {

constexpr int stopped = 5;

struct Known {
    std::string_view prefix;
    PrinterState state;
};

/// Keywords of RFC 8011, PWG 5100.9 and CUPS (locale/cups.pot).
constexpr std::array knownReasons{
    Known{"media-empty", PrinterState::paperEnd},
    Known{"media-needed", PrinterState::paperEnd},
    Known{"media-low", PrinterState::nearEnd},
    Known{"cover-open", PrinterState::coverOpen},
    Known{"door-open", PrinterState::coverOpen},
    Known{"interlock-open", PrinterState::coverOpen},
    Known{"output-area-full", PrinterState::mouthFull},
    Known{"offline", PrinterState::gone},
    Known{"timed-out", PrinterState::gone},
    Known{"shutdown", PrinterState::gone},
    Known{"media-jam", PrinterState::fault},
    Known{"separation-cutter", PrinterState::fault},
    Known{"trimmer", PrinterState::fault},
    Known{"paused", PrinterState::fault},
    Known{"stopped", PrinterState::fault},
};

/// From the best to the worst; gone above cover and paper: an absent printer's other words are old.
constexpr std::array order{PrinterState::unknown,   PrinterState::ready,    PrinterState::nearEnd,
                           PrinterState::fault,     PrinterState::paperEnd, PrinterState::coverOpen,
                           PrinterState::mouthFull, PrinterState::gone};

PrinterState stateOf(std::string_view reason) {
    for (const Known& known : knownReasons) {
        if (reason.starts_with(known.prefix)) {
            return known.state;
        }
    }
    return reason.ends_with("-error") ? PrinterState::fault : PrinterState::ready;
}

} // namespace

PrinterState worse(PrinterState one, PrinterState other) {
    return std::ranges::find(order, one) < std::ranges::find(order, other) ? other : one;
}

PrinterState stateOf(const CupsAttributes& attributes) {
    const bool works = attributes.printerState != stopped && attributes.accepting;
    PrinterState state = works ? PrinterState::ready : PrinterState::fault;
    for (const std::string& reason : attributes.reasons) {
        state = worse(state, stateOf(reason));
    }
    return state;
}

} // namespace fifteen::adapters
