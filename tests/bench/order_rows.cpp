// SPDX-License-Identifier: Apache-2.0
#include "order_rows.hpp"

#include "domain/decide.hpp"
#include "domain/forecast.hpp"
#include "load.hpp"
#include "reference_day.hpp"
#include "theory_scenarios.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fifteen::bench {
namespace {

using domain::GroupIndex;
using domain::Hall;
using domain::LaneIndex;
using domain::TimePoint;
using namespace std::chrono_literals;

constexpr TimePoint morning{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}.time_since_epoch()};

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Resident memory of this process, MB.
double residentNow() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

/// Looks at the memory while a simulation runs: what grows and is given back at the end is seen too.
class MemoryWatch final : public simulator::Observer {
public:
    /// `tickets`: as many as will come, about.
    explicit MemoryWatch(double tickets)
        : every_(static_cast<std::uint64_t>(tickets / looks) + 1) {}

    void called(const simulator::Called& /*called*/) override {
        if (++seen_ % every_ == 0) {
            last_ = residentNow();
            early_ = early_ == 0 ? last_ : early_;
            most_ = std::max(most_, last_);
        }
    }

    double early() const { return early_; } ///< MB, after a fiftieth

    double most() const { return most_; }

    double last() const { return last_; }

private:
    static constexpr double looks = 50;

    std::uint64_t every_;
    std::uint64_t seen_ = 0;
    double early_ = 0;
    double most_ = 0;
    double last_ = 0;
};

/// The longer the queue remembers, the more tickets a mean needs: about 1 / (1 - load)^2.
double ticketsFor(const TheoryScenario& some, double most) {
    const double spare = (1 - some.load) / 0.05;
    return most / std::min(spare * spare, 6.0);
}

domain::Site sampleSite(int desks) {
    domain::Site site;
    site.lanes = {{"ordinary", 30min, false}, {"priority", 10min, true}, {"appointment", 5min, false}};
    site.claims = {{"priority", LaneIndex{1}}};
    site.groups = {{"a", 'A', ""}, {"b", 'B', ""}};
    site.items = {{"a", GroupIndex{0}}, {"b", GroupIndex{1}}};
    for (int desk = 1; desk <= desks; ++desk) {
        site.desks.push_back({static_cast<domain::DeskNumber>(desk), {GroupIndex{0}, GroupIndex{1}}, false});
    }
    return site;
}

/// A hall in the hand: every command must succeed.
struct Scene {
    explicit Scene(int desks)
        : hall(sampleSite(desks)) {}

    void command(const domain::Command& command) {
        const auto events = domain::decide(hall, command, now);
        if (!events) {
            throw std::runtime_error(events.error().message());
        }
        for (const auto& event : *events) {
            domain::apply(hall, event);
        }
    }

    void issue() {
        const bool marked = ++ids % 4 == 0;
        command(domain::IssueTicket{{ids * 0x9E3779B97F4A7C15ULL, ids},
                                    {ids % 3 == 0 ? "b" : "a"},
                                    marked ? std::optional<std::string>("priority") : std::nullopt,
                                    domain::Evidence::proven,
                                    0,
                                    "k1",
                                    true,
                                    {}});
        now += 37ms;
    }

    /// Nanoseconds of one call, with the finishing of the one before.
    double call() {
        now += 100ms;
        const auto begin = Clock::now();
        command(domain::CallNext{1, true});
        const double took = std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
        command(domain::StartService{1, hall.at(1)->id});
        return took;
    }

    Hall hall;
    TimePoint now = morning;
    std::uint64_t ids = 0;
};

double medianCall(std::size_t waiting, int rounds) {
    Scene scene(1);
    scene.command(domain::OpenDesk{1, "0217"});
    while (scene.hall.waiting() < waiting) {
        scene.issue();
    }
    scene.command(domain::CallNext{1, false});
    scene.command(domain::StartService{1, scene.hall.at(1)->id});
    std::vector<double> took;
    for (int round = 0; round < rounds; ++round) {
        scene.issue(); // as many wait as before
        took.push_back(scene.call());
    }
    return percentile(took, 0.5);
}

void printScore(const char* what, const domain::LaneScore& score, const char* wanted) {
    const auto share = [&](std::uint64_t some) {
        return 100 * static_cast<double>(some) / static_cast<double>(std::max<std::uint64_t>(score.count, 1));
    };
    std::printf("%-46s %6.1f %% within 5 min, %5.1f %% inside, mean range %4.1f min, off by %4.1f min, n = %llu   %s\n",
                what, share(score.fiveMinutes), share(score.inside), share(score.widthS) / 6000,
                share(score.offS) / 6000, static_cast<unsigned long long>(score.count), wanted);
    std::fflush(stdout);
}

} // namespace

void measureTheory(double tickets) {
    for (const auto& some : theoryScenarios()) {
        const auto wanted = theoryWaits(some);
        const auto figures = simulator::simulate(scenarioOf(some, ticketsFor(some, tickets), 15));
        for (std::size_t lane = 0; lane < wanted.size(); ++lane) {
            const double off = figures.lanes[lane].meanWaitS / wanted[lane] - 1;
            std::printf("%-36s lane %zu  %9.2f %9.2f s     %+6.2f %%  within 2 %%\n", some.name.c_str(), lane,
                        figures.lanes[lane].meanWaitS, wanted[lane], 100 * off);
            std::fflush(stdout);
        }
    }
}

void measureCallNext(int rounds) {
    std::vector<double> few, many;
    for (int run = 0; run < 5; ++run) {
        few.push_back(medianCall(100, rounds));
        many.push_back(medianCall(100'000, rounds));
    }
    const double one = percentile(few, 0.5);
    const double other = percentile(many, 0.5);
    std::printf("%-46s %9.2f %9.2f us    %6.2f   <= 1.3\n", "callNext, 100 000 waiting / 100 waiting", other / 1000,
                one / 1000, other / one);
    std::fflush(stdout);
}

void measureSimulator(double tickets) {
    const auto busy = theoryScenarios().at(10);
    MemoryWatch memory(tickets);
    const auto begin = Clock::now();
    const auto figures = simulator::simulate(scenarioOf(busy, tickets, 15), &memory);
    const double rate = static_cast<double>(figures.tickets) / secondsSince(begin);
    std::printf("%-46s %9.0f tickets/s           >= 300 000\n", "fifteen-sim, one core, accumulating", rate);
    std::printf("%-46s %9.1f MB after a fiftieth, at most %.1f MB, %.1f MB at the end   flat\n", "  memory",
                memory.early(), memory.most(), memory.last());
    std::fflush(stdout);
}

void measureForecast(int rounds) {
    Scene scene(6);
    for (domain::DeskNumber desk = 1; desk <= 6; ++desk) {
        scene.command(domain::OpenDesk{desk, "0217"});
    }
    for (int visitor = 0; visitor < 400; ++visitor) {
        const auto desk = static_cast<domain::DeskNumber>(visitor % 6 + 1);
        scene.issue();
        scene.now += 20s + std::chrono::seconds(visitor * 7 % 60);
        scene.command(domain::CallNext{desk, true});
        scene.command(domain::StartService{desk, scene.hall.at(desk)->id});
    }
    while (scene.hall.waiting() < 500) {
        scene.issue();
    }
    std::vector<double> copies, took;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = Clock::now();
        const auto input = domain::forecastInputOf(scene.hall, scene.now);
        copies.push_back(secondsSince(begin) * 1000);
        const auto forecast = domain::forecast(input);
        took.push_back(secondsSince(begin) * 1000);
        if (!forecast.waiting.back()) {
            throw std::runtime_error("no forecast");
        }
    }
    std::printf("%-46s %9.2f ms (of it %.2f on the hall's thread)  <= 5\n", "a forecast for each of 500 who wait",
                percentile(took, 0.5), percentile(copies, 0.5));
    std::fflush(stdout);
}

void measureForecastDay(int days) {
    const auto score = playReferenceDays(15, days);
    const auto blind = playReferenceDays(15, days / 3 + 1, false);
    constexpr std::array names{"ordinary", "priority"};
    constexpr std::array wanted{">= 70 %, 75-90 %", ">= 95 %, 75-90 %"};
    for (std::size_t lane = 0; lane < names.size(); ++lane) {
        const std::string name = std::string("forecast on the reference day, ") + names[lane];
        printScore(name.c_str(), score.forecast.lanes().at(lane), wanted[lane]);
        printScore("  as long as the last one waited", score.naive.lanes().at(lane), "");
        printScore("  without those still to come", blind.forecast.lanes().at(lane), "");
    }
}

} // namespace fifteen::bench
