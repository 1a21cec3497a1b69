// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/forecast.hpp"

#include <optional>
#include <vector>

/// What the forecast means for those who can change it: which promises will be missed, and which desk would help.
namespace fifteen::domain {

/// A promise that will be missed unless something changes.
struct Danger {
    TicketId ticket;
    TimePoint due{};      ///< when the promise is used up; within the next 15 minutes
    TimePoint expected{}; ///< when it will be called, as things stand
};

/// The nearest first. `forecast` is that of `input`.
std::vector<Danger> dangersOf(const ForecastInput& input, const Forecast& forecast);

/// A lane's mean wait to come, as things stand and with the advised desk open.
struct LaneGain {
    LaneIndex lane{};
    Duration now{};
    Duration then{};
};

/// The closed desk whose opening helps most.
struct OpenDeskAdvice {
    DeskNumber desk = 0;
    std::vector<LaneGain> lanes; ///< of those somebody waits in
};

/// Nothing: no promise is in danger, or no closed desk would help. Costs one more forecast for every closed desk.
std::optional<OpenDeskAdvice> adviseDesk(const ForecastInput& input, const Forecast& forecast);

} // namespace fifteen::domain
