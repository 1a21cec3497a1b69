// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_state.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fifteen::adapters {
namespace {

constexpr int stopped = 5;
constexpr std::string_view queueStopped = "queue_stopped";

struct Known {
    std::string_view prefix;
    PrinterState state;
    std::string_view word{}; ///< of the wire, where the state does not say it all
};

/// Keywords of RFC 8011, PWG 5100.9 and CUPS (locale/cups.pot).
constexpr std::array knownReasons{
    Known{"media-empty", PrinterState::paperEnd},
    Known{"media-needed", PrinterState::paperEnd},
    Known{"media-low", PrinterState::nearEnd},
    Known{"cover-open", PrinterState::coverOpen},
    Known{"door-open", PrinterState::coverOpen},
    Known{"interlock-open", PrinterState::coverOpen},
    Known{"output-area-full", PrinterState::mouthFull, "ticket_in_mouth"},
    Known{"offline", PrinterState::gone},
    Known{"timed-out", PrinterState::gone, "no_answer"},
    Known{"shutdown", PrinterState::gone},
    Known{"media-jam", PrinterState::fault, "jam"},
    Known{"separation-cutter", PrinterState::fault, "cutter"},
    Known{"trimmer", PrinterState::fault, "cutter"},
    Known{"paused", PrinterState::fault, queueStopped},
    Known{"stopped", PrinterState::fault, queueStopped},
};

/// From the best to the worst; gone above cover and paper: an absent printer's other words are old.
constexpr std::array order{PrinterState::unknown,   PrinterState::ready,    PrinterState::nearEnd,
                           PrinterState::fault,     PrinterState::paperEnd, PrinterState::coverOpen,
                           PrinterState::mouthFull, PrinterState::gone};

Known meaningOf(std::string_view reason) {
    for (const Known& known : knownReasons) {
        if (reason.starts_with(known.prefix)) {
            return known;
        }
    }
    return {reason, reason.ends_with("-error") ? PrinterState::fault : PrinterState::ready};
}

bool works(const CupsAttributes& attributes) {
    return attributes.printerState != stopped && attributes.accepting;
}

} // namespace

PrinterState worse(PrinterState one, PrinterState other) {
    return std::ranges::find(order, one) < std::ranges::find(order, other) ? other : one;
}

PrinterState stateOf(const CupsAttributes& attributes) {
    PrinterState state = works(attributes) ? PrinterState::ready : PrinterState::fault;
    for (const std::string& reason : attributes.reasons) {
        state = worse(state, meaningOf(reason).state);
    }
    return state;
}

std::string troubleOf(const CupsAttributes& attributes) {
    const PrinterState state = stateOf(attributes);
    for (const std::string& reason : attributes.reasons) {
        const Known meaning = meaningOf(reason);
        if (meaning.state == state && !meaning.word.empty()) {
            return std::string(meaning.word);
        }
    }
    return state == PrinterState::fault && !works(attributes) ? std::string(queueStopped) : "";
}

bool isConnecting(const CupsAttributes& attributes) {
    return std::ranges::any_of(attributes.reasons,
                               [](const std::string& reason) { return reason.starts_with("connecting-to-device"); });
}

} // namespace fifteen::adapters
