// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast.hpp"

#include "forecast_replay.hpp"

#include <algorithm>
#include <cmath>

namespace fifteen::domain {
namespace {

/// Enough for quantiles that move by less than the minute they are printed in; few enough for five milliseconds.
constexpr std::size_t replays = 40;
/// The share of replays that call a ticket earlier than `low`, and later than `high`.
constexpr double tail = 0.1;

double quantile(const std::vector<float>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - static_cast<double>(below));
}

std::optional<ExpectedWait> summary(std::vector<float>& seconds) {
    if (seconds.size() < replays) {
        return std::nullopt; // in some futures never called: there is no honest answer
    }
    std::ranges::sort(seconds);
    const auto inMilliseconds = [&](double share) {
        return Duration{std::llround(std::max(0.0, quantile(seconds, share)) * 1000)};
    };
    return ExpectedWait{inMilliseconds(tail), inMilliseconds(0.5), inMilliseconds(1 - tail)};
}

} // namespace

Forecast forecast(const ForecastInput& input) {
    Forecast result;
    result.waiting.resize(input.waiting.size());
    result.newTicket.assign(input.arrivalsPerHour.size(), std::vector<std::optional<ExpectedWait>>(input.lanes.size()));
    ForecastReplay replay(input);
    if (!replay.possible()) {
        return result;
    }
    std::vector<std::vector<float>> waiting(input.waiting.size());
    std::vector<std::vector<float>> fresh(input.arrivalsPerHour.size() * input.lanes.size());
    for (std::size_t i = 0; i < replays; ++i) {
        replay.run();
        for (std::size_t ticket = 0; ticket < waiting.size(); ++ticket) {
            if (const auto seconds = replay.calledAfter(ticket); seconds >= 0) {
                waiting[ticket].push_back(seconds);
            }
        }
        for (std::size_t line = 0; line < fresh.size(); ++line) {
            if (const auto seconds = replay.ghostCalledAfter(line); seconds >= 0) {
                fresh[line].push_back(seconds);
            }
        }
    }
    for (std::size_t ticket = 0; ticket < waiting.size(); ++ticket) {
        result.waiting[ticket] = summary(waiting[ticket]);
    }
    for (std::size_t line = 0; line < fresh.size(); ++line) {
        result.newTicket[line / input.lanes.size()][line % input.lanes.size()] = summary(fresh[line]);
    }
    return result;
}

} // namespace fifteen::domain
