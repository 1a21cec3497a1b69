// SPDX-License-Identifier: Apache-2.0
#include "simulator/scenario.hpp"

#include "simulator/random.hpp"
#include "simulator/run.hpp"
#include "simulator/waits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

namespace fifteen::simulator {
namespace {

using domain::Duration;
using domain::LaneIndex;
using domain::TimePoint;

/// Any Monday; the simulated site keeps UTC, and opens at midnight: the rest of the day is left to serve whoever is
/// there.
constexpr TimePoint firstDay{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}.time_since_epoch()};
constexpr double secondsOfHour = 3600;
constexpr double secondsOfDay = 24 * secondsOfHour;

Duration inMilliseconds(double seconds) {
    return Duration{std::llround(seconds * 1000)};
}

/// Poisson arrivals whose rate changes by the hour: unit exponentials, spent at the rate of the moment.
class LaneArrivals {
public:
    LaneArrivals(const ScenarioLane& lane, std::uint64_t seed)
        : lane_(lane)
        , random_(seed) {}

    /// Seconds of opening time of the next arrival after `from`, below `end`; nothing: none.
    std::optional<double> next(double from, double end) {
        double left = random_.exponential();
        double at = from;
        while (at < end) {
            const auto [rate, until] = rateAt(at, end);
            const double spent = rate * (until - at);
            if (spent >= left) {
                return at + left / rate;
            }
            left -= spent;
            at = until;
        }
        return std::nullopt;
    }

    Duration service() {
        const double unit = lane_.service == Service::exponential ? random_.exponential() : random_.lognormal(lane_.cv);
        return inMilliseconds(unit * lane_.meanServiceS);
    }

private:
    /// Arrivals a second, and until when.
    std::pair<double, double> rateAt(double at, double end) const {
        const auto later = std::ranges::upper_bound(lane_.rates, at / secondsOfHour, {}, &Rate::fromHour);
        const double until = later == lane_.rates.end() ? end : std::min(end, later->fromHour * secondsOfHour);
        return {std::prev(later)->perHour / secondsOfHour, until};
    }

    const ScenarioLane& lane_;
    Random random_;
};

/// All lanes together, day after day.
class ScenarioArrivals final : public Arrivals {
public:
    explicit ScenarioArrivals(const Scenario& scenario)
        : dayS_((scenario.dayHours > 0 ? scenario.dayHours : scenario.hours) * secondsOfHour)
        , days_(std::llround(std::ceil(scenario.hours * secondsOfHour / dayS_ - 1e-9))) {
        for (std::size_t lane = 0; lane < scenario.lanes.size(); ++lane) {
            lanes_.emplace_back(scenario.lanes[lane], scenario.seed * 1000 + lane);
        }
        next_.resize(lanes_.size());
        open();
    }

    std::optional<Arrival> next() override {
        while (day_ < days_) {
            const auto soonest = std::ranges::min_element(next_);
            if (*soonest != never) {
                const auto lane = static_cast<std::size_t>(soonest - next_.begin());
                const double at = *soonest;
                *soonest = lanes_[lane].next(at, dayS_).value_or(never);
                return Arrival{timeOf(at), domain::GroupIndex{}, static_cast<LaneIndex>(lane), lanes_[lane].service()};
            }
            ++day_;
            open();
        }
        return std::nullopt;
    }

    /// Seconds of opening time since the run began.
    double openSince(TimePoint at) const {
        const double seconds = static_cast<double>((at - firstDay).count()) / 1000;
        if (days_ <= 1) {
            return seconds;
        }
        const double day = std::floor(seconds / secondsOfDay);
        return day * dayS_ + std::min(seconds - day * secondsOfDay, dayS_);
    }

private:
    static constexpr double never = std::numeric_limits<double>::infinity();

    void open() {
        for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
            next_[lane] = lanes_[lane].next(0, dayS_).value_or(never);
        }
    }

    TimePoint timeOf(double at) const {
        return firstDay + inMilliseconds(static_cast<double>(day_) * secondsOfDay + at);
    }

    double dayS_;
    std::int64_t days_;
    std::int64_t day_ = 0;
    std::vector<LaneArrivals> lanes_;
    std::vector<double> next_;
};

/// The waits of those who came after the warm-up.
class Tally final : public Observer {
public:
    Tally(const Scenario& scenario, const ScenarioArrivals& arrivals, Observer* watcher)
        : arrivals_(arrivals)
        , watcher_(watcher)
        , warmupS_(scenario.warmupHours * secondsOfHour) {
        for (const auto& lane : scenario.lanes) {
            waits_.emplace_back(inMilliseconds(lane.promiseS));
        }
    }

    void called(const Called& called) override {
        ++tickets_;
        if (arrivals_.openSince(called.arrived) >= warmupS_) {
            waits_[static_cast<std::size_t>(called.lane)].add(called.wait);
        }
        if (watcher_ != nullptr) {
            watcher_->called(called);
        }
    }

    void issued(const domain::Hall& hall, domain::TicketId ticket, domain::TimePoint now) override {
        if (watcher_ != nullptr) {
            watcher_->issued(hall, ticket, now);
        }
    }

    const std::vector<Waits>& waits() const { return waits_; }

    std::uint64_t tickets() const { return tickets_; }

private:
    const ScenarioArrivals& arrivals_;
    Observer* watcher_;
    double warmupS_;
    std::vector<Waits> waits_;
    std::uint64_t tickets_ = 0;
};

domain::Site siteOf(const Scenario& scenario) {
    domain::Site site;
    for (const auto& lane : scenario.lanes) {
        // First come, first served is the product's order when everybody is promised the same.
        const double promise = scenario.order == Order::fifo ? scenario.lanes.front().promiseS : lane.promiseS;
        site.lanes.push_back({lane.name, inMilliseconds(promise), false});
        site.claims.push_back({lane.name, static_cast<LaneIndex>(site.claims.size())});
    }
    site.groups = {{"hall", 'A', ""}};
    site.items = {{"hall", domain::GroupIndex{}}};
    for (int desk = 1; desk <= scenario.desks; ++desk) {
        site.desks.push_back({static_cast<domain::DeskNumber>(desk), {domain::GroupIndex{}}, false});
    }
    site.utcOffset = std::chrono::minutes(0);
    site.nightless = scenario.dayHours == 0;
    site.desksStayOpen = true;
    return site;
}

std::unique_ptr<Chooser> chooserOf(const Scenario& scenario) {
    switch (scenario.order) {
    case Order::fifo:
    case Order::accumulating:
        return nullptr;
    case Order::strict:
        return strictOrder();
    case Order::ageCap:
        return ageCapOrder(inMilliseconds(scenario.capS));
    case Order::ratio:
        break;
    }
    std::vector<Turn> turns;
    for (const auto& [name, calls] : scenario.calls) {
        const auto lane = std::ranges::find(scenario.lanes, name, &ScenarioLane::name);
        turns.push_back({static_cast<LaneIndex>(lane - scenario.lanes.begin()), calls});
    }
    return ratioOrder(std::move(turns));
}

std::string defectOfLane(const ScenarioLane& lane, const std::string& key, double dayHours) {
    const auto good = [](double value) { return std::isfinite(value) && value >= 0; };
    if (lane.name.empty()) {
        return key + ".lane: a lane needs a name";
    }
    if (lane.rates.empty() || lane.rates.front().fromHour != 0) {
        return key + ".arrivals_per_hour: must begin at hour 0";
    }
    for (std::size_t i = 0; i < lane.rates.size(); ++i) {
        const auto& rate = lane.rates[i];
        if (!good(rate.perHour) || rate.perHour > 1e6 || !good(rate.fromHour)) {
            return key + ".arrivals_per_hour: 0 to 1000000 an hour";
        }
        if (i > 0 && (rate.fromHour <= lane.rates[i - 1].fromHour || (dayHours > 0 && rate.fromHour >= dayHours))) {
            return key + ".arrivals_per_hour: hours must rise and lie within the day";
        }
    }
    if (!(lane.meanServiceS >= 0.001 && lane.meanServiceS <= secondsOfDay)) {
        return key + ".mean_service_s: 0.001 to 86400";
    }
    if (!(lane.cv > 0 && lane.cv <= 20)) {
        return key + ".cv: more than 0, at most 20";
    }
    if (!(lane.promiseS >= 0.001 && lane.promiseS <= secondsOfDay)) {
        return key + ".promise_s: 0.001 to 86400";
    }
    return {};
}

} // namespace

std::string defectOf(const Scenario& scenario) {
    if (!(scenario.hours > 0 && scenario.hours <= 1e7)) {
        return "hours: more than 0, at most 10000000";
    }
    if (!(scenario.warmupHours >= 0 && scenario.warmupHours < scenario.hours)) {
        return "warmup_hours: 0 to less than hours";
    }
    if (!(scenario.dayHours >= 0 && scenario.dayHours <= 15)) {
        return "day_hours: more than 0, at most 15";
    }
    if (scenario.desks < 1 || scenario.desks > 999) {
        return "desks: 1 to 999";
    }
    if (scenario.lanes.empty() || scenario.lanes.size() > 100) {
        return "lanes: 1 to 100 of them";
    }
    for (std::size_t i = 0; i < scenario.lanes.size(); ++i) {
        const auto key = "lanes[" + std::to_string(i) + "]";
        if (auto defect = defectOfLane(scenario.lanes[i], key, scenario.dayHours); !defect.empty()) {
            return defect;
        }
        const auto same = [&](const ScenarioLane& lane) { return lane.name == scenario.lanes[i].name; };
        if (std::any_of(scenario.lanes.begin(), scenario.lanes.begin() + static_cast<std::ptrdiff_t>(i), same)) {
            return key + ".lane: \"" + scenario.lanes[i].name + "\" is there twice";
        }
    }
    if (scenario.order == Order::ageCap && !(scenario.capS > 0 && scenario.capS <= secondsOfDay)) {
        return "discipline.cap_s: more than 0, at most 86400";
    }
    if (scenario.order == Order::ratio) {
        for (const auto& lane : scenario.lanes) {
            const auto turn = std::ranges::find(scenario.calls, lane.name, &std::pair<std::string, int>::first);
            if (turn == scenario.calls.end() || turn->second < 1 || turn->second > 1000) {
                return "discipline.calls: 1 to 1000 for lane \"" + lane.name + "\"";
            }
        }
        if (scenario.calls.size() != scenario.lanes.size()) {
            return "discipline.calls: a lane that is not in lanes";
        }
    }
    return {};
}

ScenarioFigures simulate(const Scenario& scenario, Observer* watcher) {
    const auto chooser = chooserOf(scenario);
    ScenarioArrivals arrivals(scenario);
    std::vector<DeskChange> desks;
    for (int desk = 1; desk <= scenario.desks; ++desk) {
        desks.push_back({firstDay, static_cast<domain::DeskNumber>(desk), true});
    }
    ScenarioFigures figures;
    Tally tally(scenario, arrivals, watcher);
    const auto ran = run({siteOf(scenario), chooser.get()}, arrivals, desks, tally);
    figures.tickets = tally.tickets();
    double total = 0;
    std::uint64_t served = 0;
    for (std::size_t lane = 0; lane < tally.waits().size(); ++lane) {
        const auto& some = tally.waits()[lane];
        total += some.totalS();
        served += some.count();
        figures.lanes.push_back({scenario.lanes[lane].name, some.count(), some.meanS(), some.percentileS(0.5),
                                 some.percentileS(0.95), some.maxS(), some.withinPromise()});
    }
    figures.meanWaitS = served == 0 ? 0 : total / static_cast<double>(served);
    figures.utilisation =
        static_cast<double>(ran.busy.count()) / 1000 / (scenario.hours * secondsOfHour * scenario.desks);
    figures.events = ran.events;
    return figures;
}

} // namespace fifteen::simulator
