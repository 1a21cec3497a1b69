// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "simulator/chooser.hpp"
#include "simulator/load.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace fifteen::simulator {

/// A visitor was called.
struct Called {
    domain::TimePoint arrived{};
    domain::Duration wait{};
    domain::GroupIndex group{};
    domain::LaneIndex lane{};
};

struct RunSetup {
    domain::Site site; ///< with one item a group, called like the group, and one claim a lane, called like the lane
    Chooser* chooser = nullptr; ///< null: the product's own order. Must outlive the run.
};

struct RunFigures {
    std::uint64_t events = 0; ///< of the hall
    domain::Duration busy{};  ///< of all desks together
    domain::TimePoint lastCall{};
};

/// Plays the load through the real hall, every step of it through `decide` and `apply`, until everybody who came has
/// been called (or no desk will ever open for them). A free desk calls at once. `called` is told of every call.
RunFigures run(const RunSetup& setup, Arrivals& arrivals, std::span<const DeskChange> desks,
               const std::function<void(const Called&)>& called);

} // namespace fifteen::simulator
