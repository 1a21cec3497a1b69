// SPDX-License-Identifier: Apache-2.0
#include "../../bench/theory_scenarios.hpp"

#include <gtest/gtest.h>

/// A short look at what `fifteen-bench order` measures at length: the real order against the formulas, within 5 %.
namespace fifteen::simulator::test {
namespace {

TEST(Formulas, agreeWithWhatIsKnown) {
    EXPECT_NEAR(support::erlangCWait(1, 0.5), 1, 1e-12) << "M/M/1: rho / (1 - rho)";
    EXPECT_NEAR(support::erlangCWait(2, 0.5), 1.0 / 3, 1e-12) << "M/M/2: rho^2 / (1 - rho^2)";
    const auto same = support::kleinrockWaits(3, {0.5, 0.3}, {600, 600});
    EXPECT_NEAR(same[0], support::erlangCWait(3, 0.8), 1e-12) << "equal promises: first come, first served";
    EXPECT_NEAR(same[1], same[0], 1e-12);
    const auto strict = support::cobhamWaits(3, {0.3, 0.5});
    const auto nearly = support::kleinrockWaits(3, {0.5, 0.3}, {1e9, 1});
    EXPECT_NEAR(nearly[0], strict[1], 1e-6) << "a promise of nothing is strict priority";
    EXPECT_NEAR(nearly[1], strict[0], 1e-6);
    const auto waits = support::kleinrockWaits(4, {0.4, 0.3, 0.2}, {1800, 600, 300});
    EXPECT_NEAR(0.4 * waits[0] + 0.3 * waits[1] + 0.2 * waits[2], 0.9 * support::erlangCWait(4, 0.9), 1e-12)
        << "what one lane gains others lose";
}

class Theory : public testing::TestWithParam<std::string> {};

TEST_P(Theory, isMetWithinFivePercent) {
    const auto all = bench::theoryScenarios();
    const auto& some = *std::ranges::find(all, GetParam(), &bench::TheoryScenario::name);
    const auto wanted = bench::theoryWaits(some);
    const auto figures = simulate(bench::scenarioOf(some, 400'000, 7));
    for (std::size_t lane = 0; lane < wanted.size(); ++lane) {
        EXPECT_NEAR(figures.lanes[lane].meanWaitS, wanted[lane], 0.05 * wanted[lane]) << "lane " << lane;
    }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Theory,
                         testing::Values("fifo-8-desks", "strict-1-desk", "strict-2-desks-3-lanes",
                                         "accumulating-1-desk", "accumulating-3-desks-3-lanes",
                                         "accumulating-8-desks-4-lanes"),
                         [](const auto& given) {
                             std::string name = given.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

} // namespace
} // namespace fifteen::simulator::test
