// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/press_limit.hpp"

#include <gtest/gtest.h>

namespace fifteen::nav_keypad {
namespace {

using namespace std::chrono_literals;

constexpr PressLimit::TimePoint begin{1h};

TEST(PressLimit, aHeldKeyPasses) {
    PressLimit limit;
    for (int press = 0; press < 330; ++press) {
        EXPECT_TRUE(limit.passes(begin + press * 30ms));
    }
    EXPECT_FALSE(limit.flooding());
}

TEST(PressLimit, aBabbleIsStoppedAndEndsWithACalmSecond) {
    PressLimit limit;
    int passed = 0;
    for (int press = 0; press < 3000; ++press) {
        passed += limit.passes(begin + press * 1ms) ? 1 : 0;
    }
    EXPECT_EQ(passed, PressLimit::most);
    EXPECT_TRUE(limit.flooding());
    limit.quiet(begin + 3100ms); // the second that ends here was full
    EXPECT_TRUE(limit.flooding());
    limit.quiet(begin + 4200ms);
    EXPECT_FALSE(limit.flooding());
    EXPECT_TRUE(limit.passes(begin + 4300ms));
}

} // namespace
} // namespace fifteen::nav_keypad
