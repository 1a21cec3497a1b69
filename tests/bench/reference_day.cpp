// SPDX-License-Identifier: Apache-2.0
#include "reference_day.hpp"

#include "domain/hall.hpp"
#include "simulator/scenario.hpp"

#include <map>

namespace fifteen::bench {
namespace {

using domain::LaneIndex;

class Judge final : public simulator::Observer {
public:
    explicit Judge(bool knowsArrivals)
        : knowsArrivals_(knowsArrivals) {}

    /// Before the ticket is in the line: a forecast for a new one of its lane is what it would have been told.
    void issued(const domain::Hall& hall, domain::TicketId id, domain::TimePoint now) override {
        const auto& ticket = *hall.find(id);
        auto input = domain::forecastInputOf(hall, now);
        std::erase_if(input.waiting, [&](const domain::ForecastInput::Waiting& other) { return other.id == id; });
        if (!knowsArrivals_) {
            input.arrivalsPerHour.assign(input.arrivalsPerHour.size(), std::vector<double>(input.lanes.size()));
        }
        const auto told = domain::forecast(input).newTicket[0][static_cast<std::size_t>(ticket.lane)];
        told_[id] = {told ? domain::toldAs(*told) : domain::Expectation{},
                     last_[static_cast<std::size_t>(ticket.lane)]};
    }

    void called(const simulator::Called& called) override {
        const auto& [told, last] = told_[called.ticket];
        score_.forecast.add(called.lane, told, called.wait);
        score_.naive.add(called.lane, {last, last, static_cast<std::uint16_t>(last + 1)}, called.wait);
        told_.erase(called.ticket);
        last_[static_cast<std::size_t>(called.lane)] =
            static_cast<std::uint16_t>(std::chrono::round<std::chrono::seconds>(called.wait).count());
    }

    const ReferenceScore& score() const { return score_; }

private:
    bool knowsArrivals_;
    std::map<domain::TicketId, std::pair<domain::Expectation, std::uint16_t>> told_;
    std::array<std::uint16_t, 2> last_{};
    ReferenceScore score_;
};

simulator::ScenarioLane lane(const char* name, double share, double promiseS) {
    const double perHour = 60 * share; // six desks, six minutes each
    return {name, {{0, 1.25 * perHour}, {2, 0.75 * perHour}, {4, 1.05 * perHour}, {5.5, 0.6 * perHour}},
            360,  simulator::Service::lognormal,
            0.7,  promiseS};
}

} // namespace

ReferenceScore playReferenceDays(std::uint64_t seed, int days, bool knowsArrivals) {
    simulator::Scenario scenario;
    scenario.seed = seed;
    scenario.hours = 7.5 * days;
    scenario.dayHours = 7.5;
    scenario.desks = 6;
    scenario.lanes = {lane("ordinary", 0.75, 1800), lane("priority", 0.25, 600)};
    Judge judge(knowsArrivals);
    simulator::simulate(scenario, &judge);
    return judge.score();
}

} // namespace fifteen::bench
