// SPDX-License-Identifier: Apache-2.0
#include "flows/code_guard.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

using namespace std::chrono_literals;

constexpr CodeGuard::TimePoint kBegin{100h};

TEST(CodeGuardTest, AdmitsTheRightCodeOnly) {
    CodeGuard guard;
    EXPECT_FALSE(guard.admits("111111", "246810", kBegin));
    EXPECT_TRUE(guard.admits("246810", "246810", kBegin));
}

TEST(CodeGuardTest, WithoutACodeNobodyIsAdmitted) {
    EXPECT_FALSE(CodeGuard().admits("", "", kBegin));
    EXPECT_FALSE(CodeGuard().admits("000000", "", kBegin));
}

TEST(CodeGuardTest, FiveWrongOnesShutItForFiveMinutes) {
    CodeGuard guard;
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(guard.admits("111111", "246810", kBegin));
    }
    EXPECT_FALSE(guard.admits("246810", "246810", kBegin + 5min - 1s));
    EXPECT_TRUE(guard.admits("246810", "246810", kBegin + 5min));
}

TEST(CodeGuardTest, ARightOneForgivesTheWrongOnesBefore) {
    CodeGuard guard;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i) {
            EXPECT_FALSE(guard.admits("111111", "246810", kBegin));
        }
        EXPECT_TRUE(guard.admits("246810", "246810", kBegin));
    }
}

} // namespace
} // namespace fifteen::flows
