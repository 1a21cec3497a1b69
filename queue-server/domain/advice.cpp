// SPDX-License-Identifier: Apache-2.0
#include "domain/advice.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

constexpr Duration soon = std::chrono::minutes(15);

/// Stands for the wait of somebody no open desk takes: longer than any that is forecast.
constexpr Duration withoutEnd = std::chrono::hours(12);

/// A desk that gains less than this for all who wait together is not worth a colleague's walk.
constexpr Duration leastGain = std::chrono::minutes(5);

TimePoint dueOf(const ForecastInput& input, const ForecastInput::Waiting& ticket) {
    const auto lane = static_cast<std::size_t>(ticket.lane);
    return lane < input.lanes.size() ? ticket.waitsFrom + input.lanes[lane].promise : TimePoint::max();
}

/// Whether any promise will be missed, however late, or somebody waits whom no open desk takes.
bool isNeeded(const ForecastInput& input, const Forecast& forecast) {
    for (std::size_t i = 0; i < input.waiting.size(); ++i) {
        const auto wait = forecast.waiting[i] ? forecast.waiting[i]->middle : withoutEnd;
        if (input.now + wait > dueOf(input, input.waiting[i])) {
            return true;
        }
    }
    return false;
}

Duration sumOf(const Forecast& forecast) {
    Duration sum{};
    for (const auto& wait : forecast.waiting) {
        sum += wait ? wait->middle : withoutEnd;
    }
    return sum;
}

std::vector<LaneGain> gainsOf(const ForecastInput& input, const Forecast& now, const Forecast& then) {
    std::vector<LaneGain> gains;
    for (std::size_t lane = 0; lane < input.lanes.size(); ++lane) {
        LaneGain gain{static_cast<LaneIndex>(lane)};
        std::int64_t count = 0;
        for (std::size_t i = 0; i < input.waiting.size(); ++i) {
            if (static_cast<std::size_t>(input.waiting[i].lane) == lane && now.waiting[i] && then.waiting[i]) {
                gain.now += now.waiting[i]->middle;
                gain.then += then.waiting[i]->middle;
                ++count;
            }
        }
        if (count > 0) {
            gains.push_back({gain.lane, gain.now / count, gain.then / count});
        }
    }
    return gains;
}

} // namespace

std::vector<Danger> dangersOf(const ForecastInput& input, const Forecast& forecast) {
    std::vector<Danger> dangers;
    for (std::size_t i = 0; i < input.waiting.size(); ++i) {
        const auto& ticket = input.waiting[i];
        const auto due = dueOf(input, ticket);
        if (!forecast.waiting[i] || due <= input.now || due > input.now + soon) {
            continue;
        }
        if (const auto expected = input.now + forecast.waiting[i]->middle; expected > due) {
            dangers.push_back({ticket.id, due, expected});
        }
    }
    std::ranges::sort(dangers, {}, [](const Danger& danger) { return std::pair(danger.due, danger.ticket); });
    return dangers;
}

std::optional<OpenDeskAdvice> adviseDesk(const ForecastInput& input, const Forecast& forecast) {
    if (!isNeeded(input, forecast)) {
        return std::nullopt;
    }
    auto least = sumOf(forecast) - leastGain;
    std::optional<OpenDeskAdvice> advice;
    auto changed = input;
    for (auto& desk : changed.desks) {
        if (desk.open) {
            continue;
        }
        desk.open = true;
        const auto then = domain::forecast(changed);
        desk.open = false;
        if (const auto sum = sumOf(then); sum < least) {
            least = sum;
            advice = OpenDeskAdvice{desk.number, gainsOf(input, forecast, then)};
        }
    }
    return advice;
}

} // namespace fifteen::domain
