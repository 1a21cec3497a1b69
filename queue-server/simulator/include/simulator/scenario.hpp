// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/run.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Invented days: Poisson arrivals by lane, c equal desks, one group.
namespace fifteen::simulator {

enum class Order : std::uint8_t { fifo, strict, accumulating, ratio, ageCap };
enum class Service : std::uint8_t { exponential, lognormal };

/// From this hour on (of the run, or of each day where days are given) so many arrivals an hour.
struct Rate {
    double fromHour = 0;
    double perHour = 0;
};

struct ScenarioLane {
    std::string name;
    std::vector<Rate> rates; ///< by hour; the first from hour 0
    double meanServiceS = 0; ///< more than zero
    Service service = Service::exponential;
    double cv = 1;       ///< of a lognormal service
    double promiseS = 0; ///< more than zero, a day at most
};

struct Scenario {
    std::uint64_t seed = 1;
    double hours = 0;       ///< of opening time, over all days; the last day may be a part of one
    double warmupHours = 0; ///< who comes before is not counted, nor is what desks do before
    double dayHours = 0; ///< 0: one run without nights; else 0.1 to 24: nobody comes after so many hours, who is there
                         ///< is served, and the next day begins with an empty hall
    int desks = 1;       ///< 1 .. 999
    Order order = Order::accumulating;
    std::vector<std::pair<std::string, int>> calls; ///< of Order::ratio: lane, calls in a row
    double capS = 0;                                ///< of Order::ageCap
    std::vector<ScenarioLane> lanes;                ///< the first one is the ordinary lane
};

struct LaneFigures {
    std::string lane;
    std::uint64_t served = 0;
    double meanWaitS = 0;
    double p50WaitS = 0;
    double p95WaitS = 0;
    double maxWaitS = 0;
    double withinPromise = 0;
};

struct ScenarioFigures {
    std::vector<LaneFigures> lanes;
    double meanWaitS = 0;
    double utilisation = 0; ///< 0 to 1: the share of the opening time in which desks were busy
    std::uint64_t events = 0;
    std::uint64_t tickets = 0; ///< all of them, the warm-up's too
};

/// What is wrong with the scenario, as "key: why"; empty: nothing.
std::string defectOf(const Scenario& scenario);

/// The same seed, the same figures, on every machine. The scenario must have no defect. `watcher`, if there is one, is
/// told of everything too.
ScenarioFigures simulate(const Scenario& scenario, Observer* watcher = nullptr);

} // namespace fifteen::simulator
