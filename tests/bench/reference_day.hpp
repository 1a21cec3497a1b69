// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/forecast_score.hpp"

#include <cstdint>

/// The day forecasts are judged on: 6 desks, lognormal service of 6 minutes (cv 0.7), a quarter in the priority lane,
/// promises of 30 and 10 minutes; load 1.25 until minute 120, 0.75 until 240, 1.05 until 330, 0.6 until 450.
namespace fifteen::bench {

struct ReferenceScore {
    domain::ForecastScore forecast; ///< lane 0 ordinary, 1 priority
    domain::ForecastScore naive;    ///< "as long as the last of your lane waited", with no range
};

/// Forecasts at every arrival what the ticket would be told, from what the hall has seen, and compares with what
/// happens.
ReferenceScore playReferenceDays(std::uint64_t seed, int days, bool knowsArrivals = true);

} // namespace fifteen::bench
