// SPDX-License-Identifier: Apache-2.0
#include "simulator/trial.hpp"

#include "resample.hpp"
#include "simulator/run.hpp"

#include <algorithm>
#include <cmath>

namespace fifteen::simulator {
namespace {

using domain::GroupIndex;
using domain::LaneIndex;

constexpr std::size_t batches = 20;
constexpr double studentOf19 = 2.093; ///< two-sided 95 % of Student's t with 19 degrees of freedom
constexpr std::size_t ticketsWanted = 60'000;
constexpr std::size_t inventedDays = 10;
/// With fewer visitors on record than this the site is as good as new.
constexpr std::size_t leastRecorded = 200;
/// Less than this is no difference between two lanes.
constexpr double leastDifferenceS = 1;

/// Recorded days as one stream of visitors.
class Replayed final : public Arrivals {
public:
    explicit Replayed(const std::vector<RecordedDay>& days)
        : days_(days) {}

    std::optional<Arrival> next() override {
        while (day_ < days_.size() && at_ == days_[day_].arrivals.size()) {
            ++day_;
            at_ = 0;
        }
        return day_ < days_.size() ? std::optional{days_[day_].arrivals[at_++]} : std::nullopt;
    }

private:
    const std::vector<RecordedDay>& days_;
    std::size_t day_ = 0;
    std::size_t at_ = 0;
};

/// Waits by line and batch of days.
class Tally final : public Observer {
public:
    Tally(std::size_t groups, std::size_t lanes, std::size_t days)
        : lanes_(lanes)
        , days_(days)
        , waits_(groups * lanes) {}

    void called(const Called& called) override {
        const auto line = static_cast<std::size_t>(called.group) * lanes_ + static_cast<std::size_t>(called.lane);
        const auto day = static_cast<std::size_t>((called.arrived - midnightOf(0)) / std::chrono::days(1));
        waits_[line][std::min(day * batches / days_, batches - 1)].push_back(static_cast<double>(called.wait.count()) /
                                                                             1000);
    }

    using Batches = std::array<std::vector<double>, batches>;

    const Batches& line(std::size_t line) const { return waits_[line]; }

    std::size_t lines() const { return waits_.size(); }

private:
    std::size_t lanes_;
    std::size_t days_;
    std::vector<Batches> waits_;
};

/// As the simulator wants it: one item a group and one claim a lane, called like them; and the policy's rules.
domain::Site siteUnder(const domain::Site& real, const domain::Policy& policy) {
    domain::Site site;
    for (std::size_t lane = 0; lane < policy.lanes.size(); ++lane) {
        const auto name = std::to_string(lane);
        site.lanes.push_back({name, policy.lanes[lane].promise, policy.lanes[lane].marked});
        site.claims.push_back({name, static_cast<LaneIndex>(lane)});
    }
    for (std::size_t group = 0; group < real.groups.size(); ++group) {
        const auto name = "g" + std::to_string(group);
        site.groups.push_back({name, real.groups[group].prefix, {}});
        site.items.push_back({name, static_cast<GroupIndex>(group)});
    }
    site.desks = policy.desks;
    site.noShow = policy.noShow;
    site.coverAfter = policy.coverAfter;
    site.utcOffset = std::chrono::minutes(0);
    site.desksStayOpen = true; // what the days recorded of desks says when they open and close
    return site;
}

Tally play(const domain::Site& site, const domain::Policy& policy, const std::vector<RecordedDay>& days) {
    Tally tally(site.groups.size(), policy.lanes.size(), days.size());
    std::vector<DeskChange> desks;
    for (const auto& day : days) {
        std::vector<domain::DeskNumber> open;
        for (const auto& change : day.desks) {
            if (policy.desk(change.desk) != nullptr) {
                desks.push_back(change);
                open.push_back(change.desk);
            }
        }
        std::ranges::sort(open);
        const auto [first, last] = std::ranges::unique(open);
        for (auto desk = open.begin(); desk != first; ++desk) {
            desks.push_back(
                {midnightOf(static_cast<std::size_t>(&day - days.data()) + 1) - domain::Duration{1}, *desk, false});
        }
    }
    std::ranges::stable_sort(desks, {}, &DeskChange::at);
    Replayed arrivals(days);
    run({siteUnder(site, policy)}, arrivals, desks, tally);
    return tally;
}

double percentile95(std::vector<double> waits) {
    const auto at =
        waits.begin() + static_cast<std::ptrdiff_t>(std::ceil(0.95 * static_cast<double>(waits.size()))) - 1;
    std::ranges::nth_element(waits, at);
    return *at;
}

/// Mean and half the width of its 95 % interval.
struct Estimate {
    double mean = 0;
    double half = 0;
};

Estimate estimate(const std::vector<double>& values) {
    double sum = 0;
    double squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const auto count = static_cast<double>(values.size());
    const double mean = count > 0 ? sum / count : 0;
    const double variance = count > 1 ? std::max(0.0, (squares - count * mean * mean) / (count - 1)) : 0;
    return {mean, count > 1 ? studentOf19 * std::sqrt(variance / count) : 0};
}

std::optional<LaneTrial> trialOf(const Tally::Batches& line) {
    LaneTrial trial;
    double sum = 0;
    std::vector<double> percentiles;
    for (const auto& batch : line) {
        if (batch.empty()) {
            continue;
        }
        for (const double wait : batch) {
            sum += wait;
        }
        trial.served += batch.size();
        percentiles.push_back(percentile95(batch));
    }
    if (trial.served == 0) {
        return std::nullopt;
    }
    const auto [mean, half] = estimate(percentiles);
    trial.meanS = sum / static_cast<double>(trial.served);
    trial.p95S = mean;
    trial.p95LowS = std::max(0.0, mean - half);
    trial.p95HighS = mean + half;
    return trial;
}

std::vector<LaneTrial> trialsOf(const Tally& tally, const domain::Policy& policy) {
    std::vector<LaneTrial> trials;
    for (std::size_t line = 0; line < tally.lines(); ++line) {
        if (auto trial = trialOf(tally.line(line))) {
            const auto lane = line % policy.lanes.size();
            trial->group = static_cast<GroupIndex>(line / policy.lanes.size());
            trial->lane = static_cast<LaneIndex>(lane);
            trial->promise = policy.lanes[lane].promise;
            trials.push_back(*trial);
        }
    }
    return trials;
}

/// Batch by batch: what is common to both lanes' days cancels out.
bool waitsLonger(const Tally::Batches& one, const Tally::Batches& other) {
    std::vector<double> differences;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        if (!one[batch].empty() && !other[batch].empty()) {
            differences.push_back(percentile95(one[batch]) - percentile95(other[batch]));
        }
    }
    const auto [mean, half] = estimate(differences);
    return differences.size() > 1 && mean - half > 0 && mean > leastDifferenceS;
}

std::optional<Objection> objectionTo(const std::vector<LaneTrial>& trials, const Tally& tally, std::size_t lanes) {
    const auto line = [&](const LaneTrial& trial) -> const Tally::Batches& {
        return tally.line(static_cast<std::size_t>(trial.group) * lanes + static_cast<std::size_t>(trial.lane));
    };
    for (const auto& a : trials) {
        for (const auto& b : trials) {
            if (a.group == b.group && a.promise < b.promise && waitsLonger(line(a), line(b))) {
                return Objection{a.group, a.lane, b.lane};
            }
        }
    }
    return std::nullopt;
}

std::size_t visitorsOf(const std::vector<RecordedDay>& days) {
    std::size_t visitors = 0;
    for (const auto& day : days) {
        visitors += day.arrivals.size();
    }
    return visitors;
}

std::vector<RecordedDay> variantsOf(const std::vector<RecordedDay>& models) {
    const auto perDay = std::max<std::size_t>(visitorsOf(models) / models.size(), 1);
    const auto count = std::clamp<std::size_t>(ticketsWanted / perDay, batches * 2, batches * 20);
    Random random(15);
    std::vector<RecordedDay> variants;
    for (std::size_t day = 0; day < count; ++day) {
        variants.push_back(variantOf(models[day % models.size()], day, random));
    }
    return variants;
}

} // namespace

Trial tryPolicy(const domain::Site& site, const domain::Policy& policy, const std::vector<RecordedDay>& recent) {
    auto models = inARow(recent);
    if (visitorsOf(models) < leastRecorded) {
        models.clear();
        Random random(15);
        for (std::size_t day = 0; day < inventedDays; ++day) {
            models.push_back(inventedDay(site, random));
        }
    }
    std::erase_if(models, [](const RecordedDay& day) { return day.arrivals.empty(); }); // a site without desks
    if (models.empty()) {
        return {};
    }
    const auto tally = play(site, policy, variantsOf(models));
    Trial trial{trialsOf(tally, policy), std::nullopt};
    trial.objection = objectionTo(trial.lanes, tally, policy.lanes.size());
    return trial;
}

std::vector<LaneTrial> replayUnder(const domain::Site& site, const domain::Policy& policy,
                                   const std::vector<RecordedDay>& days) {
    return trialsOf(play(site, policy, inARow(days)), policy);
}

} // namespace fifteen::simulator
