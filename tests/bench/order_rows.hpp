// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The rows of the fair order: no server, no disk; the hall's own code, on this thread. Each prints its lines.
namespace fifteen::bench {

/// Mean waits of twelve named scenarios against the formulas. `tickets`: of the longest.
void measureTheory(double tickets);

/// `callNext` with 100 000 waiting against 100.
void measureCallNext(int rounds);

/// Tickets a second through `decide` and `apply`, and whether memory stays flat.
void measureSimulator(double tickets);

/// A forecast for everybody of 500 who wait.
void measureForecast(int rounds);

/// What forecasts are worth on the reference day.
void measureForecastDay(int days);

} // namespace fifteen::bench
