// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

/// Scenario files in, the object of design.md's contract 4 out.
namespace fifteen::simulator::test {
namespace {

namespace json = boost::json;

std::string file(const std::string& name) {
    return std::string(SCENARIOS) + "/" + name + ".json";
}

std::set<std::string> keysOf(const json::object& object) {
    std::set<std::string> keys;
    for (const auto& [key, ignored] : object) {
        keys.emplace(key);
    }
    return keys;
}

json::object laneOf(const json::object& figures, std::string_view name) {
    for (const auto& lane : figures.at("lanes").as_array()) {
        if (lane.at("lane").as_string() == name) {
            return lane.as_object();
        }
    }
    throw std::runtime_error("no lane " + std::string(name));
}

double meanOf(const std::string& scenario, std::string_view lane) {
    return number(laneOf(figuresOf(file(scenario)), lane), "mean_wait_s");
}

class EveryDiscipline : public testing::TestWithParam<const char*> {};

TEST_P(EveryDiscipline, printsWhatTheContractSays) {
    const auto figures = figuresOf(file(GetParam()));
    EXPECT_EQ(keysOf(figures), (std::set<std::string>{"lanes", "mean_wait_s", "utilisation", "events", "elapsed_s"}));
    double waited = 0;
    double served = 0;
    const std::map<std::string, double> expected{{"ordinary", 27.0 * 360}, {"priority", 9.0 * 360}};
    ASSERT_EQ(figures.at("lanes").as_array().size(), expected.size());
    for (const auto& [name, count] : expected) {
        const auto lane = laneOf(figures, name);
        EXPECT_EQ(keysOf(lane), (std::set<std::string>{"lane", "served", "mean_wait_s", "p50_wait_s", "p95_wait_s",
                                                       "max_wait_s", "within_promise"}));
        EXPECT_TRUE(lane.at("served").is_int64() || lane.at("served").is_uint64());
        EXPECT_NEAR(number(lane, "served"), count, 4 * std::sqrt(count)) << "who came after the warm-up";
        EXPECT_GT(number(lane, "mean_wait_s"), 0);
        EXPECT_LE(number(lane, "p50_wait_s"), number(lane, "p95_wait_s"));
        EXPECT_LE(number(lane, "p95_wait_s"), number(lane, "max_wait_s"));
        EXPECT_GT(number(lane, "within_promise"), 0);
        EXPECT_LE(number(lane, "within_promise"), 1);
        served += number(lane, "served");
        waited += number(lane, "served") * number(lane, "mean_wait_s");
    }
    EXPECT_NEAR(number(figures, "mean_wait_s"), waited / served, 1e-6 * waited / served) << "over all lanes";
    EXPECT_NEAR(number(figures, "utilisation"), 36 * 240.0 / 3600 / 3, 0.03) << "what the visitors bring";
    EXPECT_GE(number(figures, "events"), 4 * served) << "issued, called, begun, finished";
    EXPECT_GT(number(figures, "elapsed_s"), 0);
}

INSTANTIATE_TEST_SUITE_P(Files, EveryDiscipline, testing::Values("fifo", "strict", "accumulating", "ratio", "age-cap"),
                         [](const auto& given) {
                             const std::string name = given.param;
                             return name == "age-cap" ? "age_cap" : name;
                         });

TEST(Disciplines, differAsTheirNamesSay) {
    EXPECT_NEAR(meanOf("fifo", "ordinary"), meanOf("fifo", "priority"), 0.1 * meanOf("fifo", "ordinary"));
    EXPECT_LT(meanOf("strict", "priority"), meanOf("accumulating", "priority"));
    EXPECT_LT(meanOf("accumulating", "priority"), meanOf("fifo", "priority"));
    EXPECT_GT(meanOf("strict", "ordinary"), meanOf("accumulating", "ordinary"));
    EXPECT_GT(meanOf("accumulating", "ordinary"), meanOf("fifo", "ordinary"));
}

TEST(Hours, thatAreNoWholeNumberOfDaysArePlayedAndNoMore) {
    const auto figures = figuresOf(file("part-of-a-day"));
    const double visitors = 600 * 3; // 10 hours of 8 a day: both rushes of the first day, one of the second
    EXPECT_NEAR(number(laneOf(figures, "ordinary"), "served"), visitors, 4 * std::sqrt(visitors));
    EXPECT_NEAR(number(figures, "utilisation"), visitors * 10 / (10 * 3600 * 3), 0.02);
}

TEST(Overload, keepsTheDesksBusyAllDayAndServesEverybodyInTheNight) {
    const auto figures = figuresOf(file("overload-all-day")); // days of 24 hours, twice what the desks can do
    EXPECT_GT(number(figures, "utilisation"), 0.98);
    EXPECT_LE(number(figures, "utilisation"), 1);
    const double visitors = 60 * 96;
    EXPECT_NEAR(number(laneOf(figures, "ordinary"), "served") + number(laneOf(figures, "priority"), "served"), visitors,
                4 * std::sqrt(visitors));
    EXPECT_GT(number(laneOf(figures, "ordinary"), "max_wait_s"), 20 * 3600);
    EXPECT_LT(number(laneOf(figures, "ordinary"), "max_wait_s"), 36 * 3600) << "no day is left to the next";
}

TEST(Scenarios, thatCannotBePlayedAreRefusedWithTheKey) {
    const auto outcome = sim(file("day-too-long"));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.printed.find("day_hours: 0.1 to 24"), std::string::npos) << outcome.printed;
    EXPECT_EQ(sim(file("nothing")).status, 2);
}

} // namespace
} // namespace fifteen::simulator::test
