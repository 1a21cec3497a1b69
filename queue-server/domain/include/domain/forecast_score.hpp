// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/forecast.hpp"
#include "domain/ticket.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::domain {

class Hall;

/// A forecast as people are told it: whole minutes, rounded away from the middle, so that the range holds what it held.
Expectation toldAs(const ExpectedWait& wait);

/// What became of forecasts, for tickets that had to wait.
struct LaneScore {
    std::uint64_t count = 0;
    std::uint64_t inside = 0;      ///< within the range told
    std::uint64_t fiveMinutes = 0; ///< at most five minutes from the middle
    std::uint64_t offS = 0;        ///< seconds from the middle, added up
    std::uint64_t widthS = 0;      ///< of the ranges, added up
    bool operator==(const LaneScore&) const = default;
};

/// By lane, over the day.
class ForecastScore {
public:
    /// Waits below this are those of people who were called as good as at once: they prove nothing.
    static constexpr Duration leastWait{1000};

    void add(LaneIndex lane, const Expectation& told, Duration actual);

    const std::vector<LaneScore>& lanes() const { return lanes_; }

private:
    std::vector<LaneScore> lanes_;
};

/// Of the hall's day, as far as its tickets were called: what they were told against what happened. Calls by name, and
/// waits that were interrupted (put aside, called in vain before), say nothing of a forecast and are left out.
ForecastScore scoreOf(const Hall& hall);

} // namespace fifteen::domain
