// SPDX-License-Identifier: Apache-2.0
#include "try_limit.hpp"

#include <gtest/gtest.h>

namespace fifteen::net::test {
namespace {

using namespace std::chrono_literals;

const auto here = boost::asio::ip::make_address("192.0.2.1");
const auto there = boost::asio::ip::make_address("192.0.2.2");
constexpr TryLimit::TimePoint start{1h};

TEST(TryLimit, refusesAMachineAfterTenWrongCodesUntilFiveMinutesAfterTheFirst) {
    TryLimit limit;
    for (int i = 0; i < TryLimit::tries; ++i) {
        EXPECT_EQ(limit.refusedFor(here, start + i * 1s), 0s) << i;
        limit.wasWrong(here, start + i * 1s);
    }
    EXPECT_EQ(limit.refusedFor(here, start + 10s), 290s);
    EXPECT_EQ(limit.refusedFor(there, start + 10s), 0s) << "another kiosk goes on";
    EXPECT_EQ(limit.refusedFor(here, start + 5min - 1ms), 1s);
    EXPECT_EQ(limit.refusedFor(here, start + 5min), 0s);
    limit.wasWrong(here, start + 5min);
    EXPECT_EQ(limit.refusedFor(here, start + 5min), 0s) << "counted anew";
}

TEST(TryLimit, aWrongCodeNowAndThenIsNoMatter) {
    TryLimit limit;
    for (int i = 0; i < 100; ++i) {
        limit.wasWrong(here, start + i * 1min);
        EXPECT_EQ(limit.refusedFor(here, start + i * 1min), 0s);
    }
}

} // namespace
} // namespace fifteen::net::test
