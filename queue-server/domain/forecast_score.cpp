// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast_score.hpp"

#include "domain/hall.hpp"

#include <algorithm>
#include <cstdlib>

namespace fifteen::domain {
namespace {

constexpr std::int64_t mostS = 18L * 3600; // what sixteen bits hold

std::uint16_t whole(std::chrono::minutes minutes) {
    return static_cast<std::uint16_t>(std::min<std::int64_t>(minutes.count() * 60, mostS));
}

} // namespace

Expectation toldAs(const ExpectedWait& wait) {
    const auto low = std::chrono::floor<std::chrono::minutes>(wait.low);
    const auto high = std::max(std::chrono::ceil<std::chrono::minutes>(wait.high), std::chrono::minutes(1));
    const auto middle = std::chrono::round<std::chrono::seconds>(wait.middle).count();
    return {whole(low), static_cast<std::uint16_t>(std::min<std::int64_t>(middle, mostS)), whole(high)};
}

void ForecastScore::add(LaneIndex lane, const Expectation& told, Duration actual) {
    if (!told.given() || actual < leastWait) {
        return;
    }
    const auto index = static_cast<std::size_t>(lane);
    if (index >= lanes_.size()) {
        lanes_.resize(index + 1);
    }
    const auto seconds = std::chrono::round<std::chrono::seconds>(actual).count();
    const auto off = std::llabs(seconds - told.middleS);
    auto& score = lanes_[index];
    ++score.count;
    score.inside += seconds >= told.lowS && seconds <= told.highS ? 1 : 0;
    score.fiveMinutes += off <= 300 ? 1 : 0;
    score.offS += static_cast<std::uint64_t>(off);
    score.widthS += static_cast<std::uint64_t>(told.highS - told.lowS);
}

ForecastScore scoreOf(const Hall& hall) {
    ForecastScore score;
    hall.forEachCallBack([&](const Call& call) {
        const auto* const ticket = hall.find(call.ticket);
        const auto wait = call.heads[0].waited; // as the call says it: whatever has become of the ticket since
        const bool undisturbed =
            ticket != nullptr && call.times == 1 && !call.kind.outOfOrder && wait == call.at - ticket->arrived;
        if (undisturbed) {
            score.add(call.heads[0].lane, ticket->expected, wait);
        }
        return true;
    });
    return score;
}

} // namespace fifteen::domain
