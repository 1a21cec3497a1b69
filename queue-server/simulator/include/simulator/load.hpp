// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <optional>

/// What a simulated hall is given: who comes when and how long it takes; which desks are open when.
namespace fifteen::simulator {

/// One visitor.
struct Arrival {
    domain::TimePoint at{};
    domain::GroupIndex group{};
    domain::LaneIndex lane{};
    domain::Duration service{}; ///< how long they will occupy a desk
    domain::TicketId ticket{};  ///< theirs, of a recorded visitor; all zero: invented
};

/// Visitors in the order they come; invented or recorded.
class Arrivals {
public:
    virtual ~Arrivals() = default;

    /// Never before the one before; nothing: nobody comes any more.
    virtual std::optional<Arrival> next() = 0;
};

/// A desk that opens or closes. Whoever is at it when it closes is served to the end.
struct DeskChange {
    domain::TimePoint at{};
    domain::DeskNumber desk = 0;
    bool open = true;
};

} // namespace fifteen::simulator
