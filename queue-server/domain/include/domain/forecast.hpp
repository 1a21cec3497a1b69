// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/policy.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// How long those who wait will wait: the real order replayed forward, many times, over what the hall knows. Values in,
/// values out: the input is copied on the hall's thread, the rest runs anywhere.
namespace fifteen::domain {

class Hall;

/// All a forecast may look at. Nothing in it points into the hall.
struct ForecastInput {
    struct Desk {
        DeskNumber number = 0;
        std::vector<GroupIndex> groups; ///< it takes now, cover included
        bool green = false;
        bool open = false;
        std::optional<GroupIndex> busyWith; ///< group of the visitor there
        TimePoint busySince{};
    };

    struct Waiting {
        TicketId id;
        GroupIndex group{};
        LaneIndex lane{};
        DeskNumber onlyAt = 0;
        TimePoint waitsFrom{};
        TimePoint arrived{};
        TimePoint notBefore{}; ///< rests until then; zero: does not
    };

    TimePoint now{};
    std::vector<LaneRule> lanes;
    std::vector<Desk> desks;
    std::vector<std::vector<Duration>> occupations;   ///< [group]: how long visitors kept a desk lately
    std::vector<std::vector<double>> arrivalsPerHour; ///< [group][lane], of late
    std::vector<Waiting> waiting;
};

/// Costs O(waiting + arrivals of the last hour).
ForecastInput forecastInputOf(const Hall& hall, TimePoint now);

/// From `now` on. Four of five actual waits lie between low and high.
struct ExpectedWait {
    Duration low{};
    Duration middle{};
    Duration high{};
    bool operator==(const ExpectedWait&) const = default;
};

struct Forecast {
    std::vector<std::optional<ExpectedWait>> waiting;                ///< as in the input
    std::vector<std::vector<std::optional<ExpectedWait>>> newTicket; ///< [group][lane]: of one that would come now
};

/// Nothing is said where there is nothing to go by: no desk that takes the group is open, or fewer than five visitors
/// have been seen at desks. The same input gives the same forecast.
Forecast forecast(const ForecastInput& input);

} // namespace fifteen::domain
