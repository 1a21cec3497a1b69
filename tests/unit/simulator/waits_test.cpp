// SPDX-License-Identifier: Apache-2.0
#include "simulator/random.hpp"
#include "simulator/waits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace fifteen::simulator::test {
namespace {

using namespace std::chrono_literals;

TEST(Waits, percentilesAreWithinHalfAPercentOfTheSortedTruth) {
    Random random(5);
    Waits waits(30min);
    std::vector<double> all;
    for (int i = 0; i < 50'000; ++i) {
        const domain::Duration wait{std::llround(random.exponential() * 600'000)};
        waits.add(wait);
        all.push_back(static_cast<double>(wait.count()) / 1000);
    }
    std::ranges::sort(all);
    for (const double share : {0.05, 0.5, 0.9, 0.95, 0.999}) {
        const double truth = all[static_cast<std::size_t>(std::ceil(share * 50'000)) - 1];
        EXPECT_NEAR(waits.percentileS(share), truth, truth * 0.005 + 0.0005) << share;
    }
    EXPECT_DOUBLE_EQ(waits.maxS(), all.back());
}

TEST(Waits, countWhatIsWithinThePromise) {
    Waits waits(10min);
    EXPECT_EQ(waits.withinPromise(), 1);
    waits.add(10min);
    waits.add(10min + 1ms);
    waits.add(0ms);
    waits.add(1h);
    EXPECT_EQ(waits.withinPromise(), 0.5);
    EXPECT_EQ(waits.count(), 4U);
    EXPECT_EQ(waits.percentileS(0.25), 0);
}

TEST(Random, hasTheMomentsItPromises) {
    Random random(9);
    double normal = 0, squares = 0, lognormal = 0, lognormalSquares = 0;
    constexpr int count = 400'000;
    for (int i = 0; i < count; ++i) {
        const double n = random.normal();
        const double l = random.lognormal(0.7);
        normal += n;
        squares += n * n;
        lognormal += l;
        lognormalSquares += l * l;
    }
    EXPECT_NEAR(normal / count, 0, 0.01);
    EXPECT_NEAR(squares / count, 1, 0.01);
    EXPECT_NEAR(lognormal / count, 1, 0.01);
    EXPECT_NEAR(lognormalSquares / count - 1, 0.49, 0.03);
}

TEST(Random, theSameSeedIsTheSameEverywhere) {
    Random random(1);
    Random again(1);
    Random other(2);
    const auto first = random.bits();
    EXPECT_EQ(first, again.bits());
    EXPECT_NE(first, other.bits());
}

} // namespace
} // namespace fifteen::simulator::test
