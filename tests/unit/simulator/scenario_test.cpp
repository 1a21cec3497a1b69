// SPDX-License-Identifier: Apache-2.0
#include "simulator/scenario.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace fifteen::simulator::test {
namespace {

Scenario small() {
    Scenario scenario;
    scenario.hours = 200;
    scenario.warmupHours = 10;
    scenario.desks = 3;
    scenario.lanes = {{"ordinary", {{0, 30}}, 240, Service::exponential, 1, 1800},
                      {"priority", {{0, 8}}, 240, Service::lognormal, 0.7, 600}};
    return scenario;
}

TEST(Scenario, theSameSeedGivesTheSameFiguresAndAnotherSeedOthers) {
    const auto once = simulate(small());
    const auto again = simulate(small());
    auto other = small();
    other.seed = 2;
    EXPECT_EQ(once.meanWaitS, again.meanWaitS);
    EXPECT_EQ(once.events, again.events);
    EXPECT_EQ(once.lanes[1].maxWaitS, again.lanes[1].maxWaitS);
    EXPECT_NE(once.meanWaitS, simulate(other).meanWaitS);
}

TEST(Scenario, countsEverybodyWhoComesAfterTheWarmUp) {
    const auto figures = simulate(small());
    EXPECT_NEAR(static_cast<double>(figures.lanes[0].served), 190 * 30, 4 * 76);
    EXPECT_NEAR(static_cast<double>(figures.lanes[1].served), 190 * 8, 4 * 39);
    EXPECT_NEAR(figures.utilisation, 38 * 240.0 / 3600 / 3, 0.05);
    EXPECT_GT(figures.lanes[0].meanWaitS, figures.lanes[1].meanWaitS);
    EXPECT_GE(figures.events, 4 * figures.tickets) << "each is issued, called, begun and finished";
}

TEST(Scenario, nobodyWaitsOverNight) {
    auto scenario = small();
    scenario.dayHours = 8;
    scenario.hours = 80;
    scenario.warmupHours = 0;
    scenario.lanes[0].rates = {{0, 20}, {2, 90}, {4, 10}}; // far more than three desks serve, for two hours
    const auto figures = simulate(scenario);
    EXPECT_LT(figures.lanes[0].maxWaitS, 4 * 3600.0) << "served after closing time, not the next morning";
    EXPECT_GT(figures.lanes[0].maxWaitS, 1200.0);
    EXPECT_NEAR(static_cast<double>(figures.lanes[0].served), 10 * (40 + 180 + 40), 4 * 51);
}

TEST(Scenario, theHoursThatArePlayedAreThoseUtilisationIsOf) {
    auto scenario = small();
    scenario.dayHours = 8;
    scenario.hours = 100; // twelve days and a half
    scenario.warmupHours = 12;
    const auto figures = simulate(scenario);
    EXPECT_NEAR(static_cast<double>(figures.lanes[0].served), 88 * 30, 4 * 52);
    EXPECT_NEAR(figures.utilisation, 38 * 240.0 / 3600 / 3, 0.06);
}

TEST(Scenario, aFullHallIsFullAndADayMayHave24Hours) {
    auto scenario = small();
    scenario.dayHours = 24;
    scenario.hours = 72;
    scenario.warmupHours = 1;
    scenario.lanes[0].rates = {{0, 90}}; // twice what the desks can do: the last one is served late the next day
    const auto figures = simulate(scenario);
    EXPECT_GT(figures.utilisation, 0.99);
    EXPECT_LE(figures.utilisation, 1);
    EXPECT_NEAR(static_cast<double>(figures.lanes[0].served), 71 * 90, 4 * 80) << "nobody is lost at midnight";
    EXPECT_LT(figures.lanes[0].maxWaitS, 36 * 3600.0) << "nobody of one day waits before those of the next";
}

TEST(Scenario, ordersDifferAsTheirNamesSay) {
    auto scenario = small();
    scenario.desks = 2;
    scenario.lanes[0].rates = {{0, 20}};
    scenario.order = Order::fifo;
    const auto fifo = simulate(scenario);
    scenario.order = Order::strict;
    const auto strict = simulate(scenario);
    scenario.order = Order::accumulating;
    const auto fair = simulate(scenario);
    EXPECT_LT(strict.lanes[1].meanWaitS, fair.lanes[1].meanWaitS);
    EXPECT_LT(fair.lanes[1].meanWaitS, fifo.lanes[1].meanWaitS);
    EXPECT_GT(strict.lanes[0].meanWaitS, fair.lanes[0].meanWaitS);
    scenario.order = Order::ageCap;
    scenario.capS = 1;
    const auto capped = simulate(scenario);
    EXPECT_NEAR(capped.lanes[1].meanWaitS, fifo.lanes[1].meanWaitS, 0.05 * fifo.lanes[1].meanWaitS + 1)
        << "a cap of nothing is first come, first served";
}

TEST(Scenario, whatIsWrongIsNamed) {
    const std::vector<std::pair<std::string, std::function<void(Scenario&)>>> wrongs{
        {"hours", [](Scenario& s) { s.hours = 0; }},
        {"warmup_hours", [](Scenario& s) { s.warmupHours = 200; }},
        {"day_hours", [](Scenario& s) { s.dayHours = 24.5; }},
        {"desks", [](Scenario& s) { s.desks = 0; }},
        {"lanes", [](Scenario& s) { s.lanes.clear(); }},
        {"lanes[1].lane", [](Scenario& s) { s.lanes[1].name = "ordinary"; }},
        {"lanes[0].lane", [](Scenario& s) { s.lanes[0].name = ""; }},
        {"lanes[0].arrivals_per_hour",
         [](Scenario& s) {
             s.lanes[0].rates = {{1, 5}};
         }},
        {"lanes[0].arrivals_per_hour",
         [](Scenario& s) {
             s.lanes[0].rates = {{0, -5}};
         }},
        {"lanes[1].mean_service_s", [](Scenario& s) { s.lanes[1].meanServiceS = 0; }},
        {"lanes[1].promise_s", [](Scenario& s) { s.lanes[1].promiseS = 0; }},
        {"lanes[1].cv", [](Scenario& s) { s.lanes[1].cv = 0; }},
        {"discipline.cap_s", [](Scenario& s) { s.order = Order::ageCap; }},
        {"discipline.calls", [](Scenario& s) { s.order = Order::ratio; }},
        {"discipline.calls",
         [](Scenario& s) {
             s.order = Order::ratio;
             s.calls = {{"ordinary", 1}, {"priority", 1}, {"nobody", 1}};
         }},
    };
    EXPECT_EQ(defectOf(small()), "");
    for (const auto& [key, spoil] : wrongs) {
        auto scenario = small();
        spoil(scenario);
        const auto defect = defectOf(scenario);
        EXPECT_TRUE(defect.starts_with(key + ":")) << key << " / " << defect;
    }
}

} // namespace
} // namespace fifteen::simulator::test
