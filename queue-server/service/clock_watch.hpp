// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "service/ports.hpp"

#include <cstdint>
#include <optional>

namespace fifteen::service {

/// Watches the clock beside one that cannot be set, and so knows how far hall time, flowing evenly, is ahead of it.
/// Read it often: what looks like one step may be a slow slew that the hall should follow.
class ClockWatch {
public:
    explicit ClockWatch(Clock& clock)
        : clock_(clock) {}

    /// `live`: the hall with everything decided; its corrections take up what was seen of the clock's steps before.
    domain::ClockReading read(const domain::Hall& live);

private:
    struct Look {
        domain::TimePoint clock{};
        domain::Duration steady{};
    };

    Clock& clock_;
    std::optional<Look> last_;
    domain::Duration set_{}; ///< by how much the clock was set since the hall's last correction; below zero: back
    std::uint64_t corrections_ = 0;
    std::optional<std::uint64_t> eventsAtStart_;
};

} // namespace fifteen::service
