// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "simulator/load.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace fifteen::simulator {

/// What happened to a hall from outside: who came, how long they kept the desks, when desks were open. What the order
/// made of it is left out, so that another order can be tried on it.
struct RecordedDay {
    std::int32_t day = 0; ///< local days since 1970-01-01
    std::vector<Arrival> arrivals;
    std::vector<DeskChange> desks;
};

/// Reads it off a journal, event by event. Visitors who were never called are left out: nobody knows how long they
/// would have taken. A visitor stands in the line they were first called from, and who had an appointment comes at its
/// time, or when they were called if that was earlier.
class Recorder {
public:
    void add(const domain::Event& event);

    /// The days so far, those without a visitor left out.
    std::vector<RecordedDay> days() const;

private:
    struct Visit {
        Arrival arrival;
        domain::TimePoint bookedFor{};
        domain::TimePoint called{}; ///< now at a desk; zero: is not
        bool everCalled = false;
    };

    void changeLine(domain::TicketId ticket, std::optional<domain::GroupIndex> group,
                    std::optional<domain::LaneIndex> lane);

    void opened(domain::TimePoint at, domain::DeskNumber desk, bool open);
    void atDesk(domain::TicketId ticket, domain::TimePoint at);
    void left(domain::TicketId ticket, domain::TimePoint at);
    void closeDay();

    std::vector<RecordedDay> days_;
    std::unordered_map<domain::TicketId, Visit> visits_; ///< of the last day
    std::map<domain::DeskNumber, bool> open_;
};

} // namespace fifteen::simulator
