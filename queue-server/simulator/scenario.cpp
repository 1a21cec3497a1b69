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

/// Any Monday; the simulated site opens at midnight.
constexpr TimePoint firstDay{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}.time_since_epoch()};
constexpr double secondsOfHour = 3600;
constexpr double secondsOfDay = 24 * secondsOfHour;
constexpr double shortestDay = 0.1; ///< hours; shorter ones would make more days than a clock can count

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

/// All lanes together, one day at a time.
class DayArrivals final : public Arrivals {
public:
    explicit DayArrivals(const Scenario& scenario) {
        for (std::size_t lane = 0; lane < scenario.lanes.size(); ++lane) {
            lanes_.emplace_back(scenario.lanes[lane], scenario.seed * 1000 + lane);
        }
    }

    /// The next day: from `at`, for so many seconds.
    void open(TimePoint at, double seconds) {
        begin_ = at;
        seconds_ = seconds;
        next_.clear();
        for (auto& lane : lanes_) {
            next_.push_back(lane.next(0, seconds_).value_or(never));
        }
    }

    std::optional<Arrival> next() override {
        const auto soonest = std::ranges::min_element(next_);
        if (*soonest == never) {
            return std::nullopt;
        }
        const auto lane = static_cast<std::size_t>(soonest - next_.begin());
        const auto at = begin_ + inMilliseconds(*soonest);
        *soonest = lanes_[lane].next(*soonest, seconds_).value_or(never);
        return Arrival{at, domain::GroupIndex{}, static_cast<LaneIndex>(lane), lanes_[lane].service()};
    }

private:
    static constexpr double never = std::numeric_limits<double>::infinity();

    std::vector<LaneArrivals> lanes_;
    std::vector<double> next_; ///< by lane, seconds from `begin_`
    TimePoint begin_{};
    double seconds_ = 0;
};

/// The waits of those who came after the warm-up, and what the desks did from then to each day's end.
class Tally final : public Observer {
public:
    Tally(const Scenario& scenario, Observer* watcher)
        : watcher_(watcher) {
        for (const auto& lane : scenario.lanes) {
            waits_.emplace_back(inMilliseconds(lane.promiseS));
        }
    }

    /// The next day: from when and until when it counts; nothing of a day of the warm-up does.
    void open(TimePoint from, TimePoint until) {
        from_ = from;
        until_ = until;
    }

    void called(const Called& called) override {
        ++tickets_;
        if (called.arrived >= from_) {
            waits_[static_cast<std::size_t>(called.lane)].add(called.wait);
        }
        const auto begin = called.arrived + called.wait;
        busy_ += std::max(Duration{}, std::min(begin + called.service, until_) - std::max(begin, from_));
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

    /// Of all desks together, in opening time.
    Duration busy() const { return busy_; }

private:
    Observer* watcher_;
    TimePoint from_{};
    TimePoint until_{};
    std::vector<Waits> waits_;
    std::uint64_t tickets_ = 0;
    Duration busy_{};
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
    site.nightless = true; // a day lasts until the last one who came on it is served, past midnight if need be
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

std::vector<DeskChange> allOpen(const Scenario& scenario, TimePoint at) {
    std::vector<DeskChange> desks;
    for (int desk = 1; desk <= scenario.desks; ++desk) {
        desks.push_back({at, static_cast<domain::DeskNumber>(desk), true});
    }
    return desks;
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
    if (scenario.dayHours != 0 && !(scenario.dayHours >= shortestDay && scenario.dayHours <= 24)) {
        return "day_hours: 0.1 to 24";
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
    DayArrivals arrivals(scenario);
    Tally tally(scenario, watcher);
    Simulation hall({siteOf(scenario), chooser.get()}, tally);
    const double dayS = (scenario.dayHours > 0 ? scenario.dayHours : scenario.hours) * secondsOfHour;
    const double allS = scenario.hours * secondsOfHour;
    auto morning = firstDay;
    for (std::int64_t day = 0; static_cast<double>(day) * dayS < allS - 1e-6; ++day) {
        const double before = static_cast<double>(day) * dayS;
        const double open = std::min(dayS, allS - before); // the last day may be a part of one
        if (day > 0) {
            morning += std::chrono::days(1);
            morning = std::max<TimePoint>(morning, std::chrono::ceil<std::chrono::days>(hall.lastEnd()));
            hall.openDay(morning);
        }
        const double warming = std::clamp(scenario.warmupHours * secondsOfHour - before, 0.0, open);
        tally.open(morning + inMilliseconds(warming), morning + inMilliseconds(open));
        arrivals.open(morning, open);
        hall.play(arrivals, allOpen(scenario, morning));
    }
    ScenarioFigures figures;
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
    const double counted = (scenario.hours - scenario.warmupHours) * secondsOfHour * scenario.desks;
    // At most 1 but for the rounding to milliseconds.
    figures.utilisation = std::min(1.0, static_cast<double>(tally.busy().count()) / 1000 / counted);
    figures.events = hall.figures().events;
    return figures;
}

} // namespace fifteen::simulator
