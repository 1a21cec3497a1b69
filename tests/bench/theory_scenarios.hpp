// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/scenario.hpp"
#include "support/formulas.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// Scenarios whose mean waits are known exactly.
namespace fifteen::bench {

/// Lanes from the longest promise to the shortest.
struct TheoryScenario {
    std::string name;
    simulator::Order order = simulator::Order::accumulating;
    int desks = 1;
    double load = 0.5;
    std::vector<double> shares;   ///< of the load, by lane
    std::vector<double> promises; ///< seconds, falling
};

/// Seconds.
inline constexpr double theoryServiceS = 240;

/// 1 to 8 desks, 2 to 4 lanes, loads of 0.5 to 0.95; four of each order.
inline std::vector<TheoryScenario> theoryScenarios() {
    using enum simulator::Order;
    const std::vector<double> two{1800, 600};
    const std::vector<double> three{1800, 600, 300};
    const std::vector<double> four{3600, 1800, 600, 300};
    return {
        {"fifo-1-desk-half-load", fifo, 1, 0.5, {0.7, 0.3}, two},
        {"fifo-3-desks", fifo, 3, 0.8, {0.5, 0.3, 0.2}, three},
        {"fifo-6-desks-busy", fifo, 6, 0.9, {0.75, 0.25}, two},
        {"fifo-8-desks", fifo, 8, 0.7, {0.4, 0.3, 0.2, 0.1}, four},
        {"strict-1-desk", strict, 1, 0.7, {0.75, 0.25}, two},
        {"strict-2-desks-3-lanes", strict, 2, 0.8, {0.6, 0.3, 0.1}, three},
        {"strict-4-desks-busy", strict, 4, 0.9, {0.75, 0.25}, two},
        {"strict-8-desks-4-lanes", strict, 8, 0.8, {0.4, 0.3, 0.2, 0.1}, four},
        {"accumulating-1-desk", accumulating, 1, 0.8, {0.75, 0.25}, two},
        {"accumulating-3-desks-3-lanes", accumulating, 3, 0.85, {0.6, 0.3, 0.1}, three},
        {"accumulating-6-desks-full", accumulating, 6, 0.95, {0.75, 0.25}, two},
        {"accumulating-8-desks-4-lanes", accumulating, 8, 0.9, {0.4, 0.3, 0.2, 0.1}, four},
    };
}

/// Seconds, by lane.
inline std::vector<double> theoryWaits(const TheoryScenario& some) {
    std::vector<double> rho;
    for (const double share : some.shares) {
        rho.push_back(share * some.load);
    }
    std::vector<double> waits;
    switch (some.order) {
    case simulator::Order::fifo:
        waits.assign(rho.size(), support::erlangCWait(some.desks, some.load));
        break;
    case simulator::Order::strict: // the shortest promise first
        std::ranges::reverse(rho);
        waits = support::cobhamWaits(some.desks, rho);
        std::ranges::reverse(waits);
        break;
    default:
        waits = support::kleinrockWaits(some.desks, rho, some.promises);
    }
    for (double& wait : waits) {
        wait *= theoryServiceS;
    }
    return waits;
}

inline simulator::Scenario scenarioOf(const TheoryScenario& some, double tickets, std::uint64_t seed) {
    const double perHour = some.load * some.desks * 3600 / theoryServiceS;
    simulator::Scenario scenario;
    scenario.seed = seed;
    scenario.hours = tickets / perHour;
    scenario.warmupHours = std::min(200.0, scenario.hours / 10);
    scenario.desks = some.desks;
    scenario.order = some.order;
    for (std::size_t lane = 0; lane < some.shares.size(); ++lane) {
        simulator::ScenarioLane one;
        one.name = "lane" + std::to_string(lane);
        one.rates = {{0, perHour * some.shares[lane]}};
        one.meanServiceS = theoryServiceS;
        one.promiseS = some.promises[lane];
        scenario.lanes.push_back(one);
    }
    return scenario;
}

} // namespace fifteen::bench
