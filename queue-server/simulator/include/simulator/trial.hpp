// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/policy.hpp"
#include "domain/site.hpp"
#include "simulator/recorder.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// A policy tried before it is put in force: over days like the site's own recent ones.
namespace fifteen::simulator {

/// Waits of one group's lane, in seconds.
struct LaneTrial {
    domain::GroupIndex group{};
    domain::LaneIndex lane{};
    domain::Duration promise{};
    std::uint64_t served = 0;
    double meanS = 0;
    double p95S = 0; ///< mean of the batches' percentiles, with its 95 % interval
    double p95LowS = 0;
    double p95HighS = 0;
};

/// A lane with a shorter promise that would wait longer, beyond doubt.
struct Objection {
    domain::GroupIndex group{};
    domain::LaneIndex shorter{};
    domain::LaneIndex longer{};
};

struct Trial {
    std::vector<LaneTrial> lanes; ///< those that had visitors
    std::optional<Objection> objection;
};

/// Plays many variants of the recent days under the policy. Where there are hardly any (a new site), days are invented:
/// all desks open, a rush in the morning, a quarter of the visitors in the lanes that are let forward. The same input
/// gives the same result. Takes some tenths of a second.
Trial tryPolicy(const domain::Site& site, const domain::Policy& policy, const std::vector<RecordedDay>& recent);

/// Waits of a recorded load as it was, under this policy.
std::vector<LaneTrial> replayUnder(const domain::Site& site, const domain::Policy& policy,
                                   const std::vector<RecordedDay>& days);

} // namespace fifteen::simulator
