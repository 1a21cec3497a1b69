// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_effect.hpp"
#include "flows/visit_event.hpp"
#include "flows/visit_state.hpp"

#include <chrono>
#include <vector>

/// One visit at the kiosk as a pure state machine: `step(visit, event, catalogue)` gives the next state and what the
/// world should do. No clock, no I/O: time comes in as Tick, answers come in as events.
namespace fifteen::flows {

/// How long a visit waits for whom.
struct Timing {
    std::chrono::seconds idleBeforeWarning{40};
    std::chrono::seconds warning{20};         ///< at least 20 s (WCAG 2.2.1)
    std::chrono::seconds ticketPage{30};      ///< ticket taken: back to welcome
    std::chrono::seconds ticketTaken{6};      ///< the printer says that it is out of its mouth
    std::chrono::seconds printFailedPage{60}; ///< nobody answered: the ticket is held
    std::chrono::seconds reading{15};         ///< the reader has not answered: card trouble
    std::chrono::seconds looking{10};         ///< for an appointment: the server client has not answered
    std::chrono::seconds issuing{30};         ///< the server client has not answered: out of service
    std::chrono::seconds printing{45};        ///< the printer adapter has not answered: print failed
};

struct Step {
    Visit visit;
    std::vector<Effect> effects;
};

/// Total: every event on every page gives a valid visit. Pure: the same arguments give the same answer.
Step step(const Visit& visit, const Event& event, const Catalogue& catalogue, const Timing& timing);

} // namespace fifteen::flows
