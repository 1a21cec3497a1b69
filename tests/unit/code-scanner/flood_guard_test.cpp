// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/flood_guard.hpp"

#include <gtest/gtest.h>

namespace fifteen::code_scanner {
namespace {

using namespace std::chrono_literals;

class FloodGuardTest : public testing::Test {
protected:
    void bytes(std::size_t count) { guard_.bytesCame(count, now_); }

    void code(bool good = true) { guard_.codeCame(good, now_); }

    bool floods() { return guard_.isFlooding(now_); }

    FloodGuard::TimePoint now_{100s};
    FloodGuard guard_{{.bytes = 1000, .codes = 10, .window = 1s}};
};

TEST_F(FloodGuardTest, letsAsMuchThroughAsThereMayBe) {
    bytes(1000);
    EXPECT_FALSE(floods());
    now_ += 1s;
    bytes(1000);
    EXPECT_FALSE(floods()) << "a window of its own";
    bytes(1);
    EXPECT_TRUE(floods());
}

TEST_F(FloodGuardTest, countsBytesFromCodeToCode) {
    bytes(900);
    code();
    bytes(900);
    EXPECT_FALSE(floods());
    code(false);
    bytes(900);
    EXPECT_TRUE(floods()) << "a bad code is none";
}

TEST_F(FloodGuardTest, knowsThatNobodyScansSoFast) {
    for (int i = 0; i < 10; ++i) {
        code();
    }
    EXPECT_FALSE(floods());
    code();
    EXPECT_TRUE(floods());
}

TEST_F(FloodGuardTest, isCalmAfterAWindowOfNextToNothing) {
    bytes(5000);
    now_ += 999ms;
    EXPECT_TRUE(floods());
    now_ += 1ms;
    EXPECT_TRUE(floods()) << "the flood's own window does not count";
    bytes(251);
    now_ += 1s;
    EXPECT_TRUE(floods()) << "more than a quarter";
    bytes(250);
    code(false);
    code(false);
    now_ += 1s;
    EXPECT_FALSE(floods());
}

TEST_F(FloodGuardTest, isNotCalmWhileSmallPiecesGoOn) {
    bytes(5000);
    for (int window = 0; window < 3; ++window) {
        now_ += 1s;
        for (int piece = 0; piece < 3; ++piece) {
            code(false);
        }
        EXPECT_TRUE(floods());
    }
    now_ += 1s;
    EXPECT_TRUE(floods());
    now_ += 1s;
    EXPECT_FALSE(floods());
}

} // namespace
} // namespace fifteen::code_scanner
