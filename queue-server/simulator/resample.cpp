// SPDX-License-Identifier: Apache-2.0
#include "resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace fifteen::simulator {
namespace {

using domain::Duration;
using domain::TimePoint;

/// Any Monday.
constexpr std::chrono::sys_days firstDay{std::chrono::year{2024} / 1 / 1};

/// A recorded day begins so late after the simulated midnight, if it is not too long for that.
constexpr auto morning = std::chrono::hours(2);

constexpr double jitterMs = 5 * 60'000;

std::size_t pick(std::size_t count, Random& random) {
    return std::min(static_cast<std::size_t>(random.uniform() * static_cast<double>(count)), count - 1);
}

/// The first and the last thing that happened.
std::pair<TimePoint, TimePoint> spanOf(const RecordedDay& day) {
    auto first = TimePoint::max();
    auto last = TimePoint::min();
    const auto include = [&](TimePoint at) {
        first = std::min(first, at);
        last = std::max(last, at);
    };
    for (const auto& arrival : day.arrivals) {
        include(arrival.at);
    }
    for (const auto& change : day.desks) {
        include(change.at);
    }
    return {first, last};
}

void sort(std::vector<Arrival>& arrivals) {
    std::ranges::stable_sort(arrivals, {}, &Arrival::at);
}

/// The invented day's rush: from this minute on, load as a share of what the desks can do.
struct Stretch {
    double fromMinute = 0;
    double load = 0;
};

constexpr std::array rush{Stretch{0, 1.25}, Stretch{120, 0.75}, Stretch{240, 1.05}, Stretch{330, 0.6}, Stretch{450, 0}};
constexpr double serviceMs = 6 * 60'000;
constexpr double serviceCv = 0.7;
constexpr double forwardShare = 0.25; ///< of the visitors, in all lanes but the first

} // namespace

TimePoint midnightOf(std::size_t day) {
    return TimePoint{firstDay + std::chrono::days(day)};
}

std::vector<RecordedDay> inARow(const std::vector<RecordedDay>& days) {
    std::vector<RecordedDay> moved;
    for (const auto& day : days) {
        auto& same = moved.emplace_back(day);
        if (day.arrivals.empty() && day.desks.empty()) {
            continue;
        }
        const auto [first, last] = spanOf(day);
        const auto spare = std::chrono::days(1) - (last - first) - Duration{2}; // the desks' closing comes after all
        const auto begin = std::clamp<Duration>(spare, Duration{}, morning);
        const auto shift = midnightOf(moved.size() - 1) + begin - first;
        for (auto& arrival : same.arrivals) {
            arrival.at += shift;
        }
        for (auto& change : same.desks) {
            change.at += shift;
        }
    }
    return moved;
}

RecordedDay variantOf(const RecordedDay& model, std::size_t day, Random& random) {
    RecordedDay variant{static_cast<std::int32_t>(day), {}, model.desks};
    const auto midnight = std::chrono::floor<std::chrono::days>(model.arrivals.front().at);
    const auto shift = midnightOf(day) - midnight;
    for (auto& change : variant.desks) {
        change.at += shift;
    }
    for (std::size_t i = 0; i < model.arrivals.size(); ++i) {
        auto arrival = model.arrivals[pick(model.arrivals.size(), random)];
        const Duration jitter{std::llround((random.uniform() * 2 - 1) * jitterMs)};
        arrival.at = std::max(arrival.at + shift + jitter, midnightOf(day));
        arrival.at = std::min(arrival.at, midnightOf(day + 1) - Duration{1});
        for (int tries = 0; tries < 8; ++tries) { // a few groups: soon found
            const auto& other = model.arrivals[pick(model.arrivals.size(), random)];
            if (other.group == arrival.group) {
                arrival.service = other.service;
                break;
            }
        }
        variant.arrivals.push_back(arrival);
    }
    sort(variant.arrivals);
    return variant;
}

RecordedDay inventedDay(const domain::Site& site, Random& random) {
    RecordedDay day;
    constexpr auto opening = std::chrono::hours(8);
    std::vector<double> desksOfGroup(site.groups.size());
    for (const auto& desk : site.desks) {
        day.desks.push_back({midnightOf(0) + opening, desk.number, true});
        for (const auto group : desk.groups) {
            desksOfGroup[static_cast<std::size_t>(group)] += 1.0 / static_cast<double>(desk.groups.size());
        }
    }
    for (std::size_t group = 0; group < site.groups.size(); ++group) {
        for (std::size_t stretch = 0; stretch + 1 < rush.size(); ++stretch) {
            const double perMs = rush[stretch].load * desksOfGroup[group] / serviceMs;
            const double end = rush[stretch + 1].fromMinute * 60'000;
            double at = rush[stretch].fromMinute * 60'000;
            while (perMs > 0 && (at += random.exponential() / perMs) < end) {
                std::size_t lane = 0;
                if (site.lanes.size() > 1 && random.uniform() < forwardShare) {
                    lane = 1 + pick(site.lanes.size() - 1, random);
                }
                day.arrivals.push_back({midnightOf(0) + opening + Duration{std::llround(at)},
                                        static_cast<domain::GroupIndex>(group), static_cast<domain::LaneIndex>(lane),
                                        Duration{std::llround(random.lognormal(serviceCv) * serviceMs) + 1}});
            }
        }
    }
    sort(day.arrivals);
    return day;
}

} // namespace fifteen::simulator
