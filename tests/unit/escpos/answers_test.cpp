// SPDX-License-Identifier: Apache-2.0
#include "escpos/answers.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

/// What was understood, in a short notation: r real time, t in turn, e extended, a automatic.
std::string read(AnswerReader& reader, const Bytes& bytes) {
    std::string kinds;
    for (const auto byte : bytes) {
        if (const auto answer = reader.take(byte)) {
            kinds += "rtea"[answer->index()];
        }
    }
    return kinds;
}

std::string read(Dialect dialect, const Bytes& bytes) {
    AnswerReader reader(dialect);
    return read(reader, bytes);
}

TEST(Answers, areToldApartByTheirFixedBits) {
    EXPECT_TRUE(isRealTimeAnswer(0x12));
    EXPECT_TRUE(isRealTimeAnswer(0x7E));
    EXPECT_FALSE(isRealTimeAnswer(0x10)) << "the first automatic status byte";
    EXPECT_FALSE(isRealTimeAnswer(0x0F)) << "GS r";
    EXPECT_TRUE(isAutomaticStatusBegin(0x10));
    EXPECT_TRUE(isAutomaticStatusBegin(0x7C));
    EXPECT_TRUE(isPaperInTurnAnswer(0x00));
    EXPECT_TRUE(isPaperInTurnAnswer(0x0F));
    EXPECT_FALSE(isPaperInTurnAnswer(0x12));
    for (int value = 0; value < 256; ++value) {
        const auto byte = static_cast<std::uint8_t>(value);
        EXPECT_LE(int{isRealTimeAnswer(byte)} + int{isAutomaticStatusBegin(byte)} + int{isPaperInTurnAnswer(byte)}, 1);
    }
}

TEST(Answers, comeInAnyOrder) {
    EXPECT_EQ(read(Dialect::epson, {0x12, 0x00, 0x1E, 0x0F}), "rtrt");
    EXPECT_EQ(read(Dialect::epson, {0x12, 0x10, 0x08, 0x03, 0x00, 0x12, 0x00}), "rart")
        << "the bytes of an automatic status are no answers in turn";
    EXPECT_EQ(read(Dialect::customVkp, {0x12, 0x10, 0x0F, 0x20, 0x00, 0x12, 0xFF, 0x00}), "ret")
        << "what follows 10 0F may be anything";
    EXPECT_EQ(read(Dialect::customVkp, {0x10, 0x00, 0x00, 0x00, 0x10, 0x0F, 1, 2, 3, 4}), "ae")
        << "an automatic status has the same first byte";
}

TEST(Answers, keepTheBytesThatSaySomething) {
    AnswerReader reader(Dialect::customVkp);
    for (const std::uint8_t byte : Bytes{0x10, 0x0F, 1, 2, 3}) {
        EXPECT_FALSE(reader.take(byte));
    }
    EXPECT_EQ(std::get<ExtendedAnswer>(*reader.take(4)).bytes, (std::array<std::uint8_t, 4>{1, 2, 3, 4}));
    for (const std::uint8_t byte : Bytes{0x38, 0x08, 0x0F}) {
        EXPECT_FALSE(reader.take(byte));
    }
    EXPECT_EQ(std::get<AutomaticStatus>(*reader.take(0)).bytes, (std::array<std::uint8_t, 4>{0x38, 8, 15, 0}));
}

TEST(Answers, thatAreCutShortDoNotSwallowTheNext) {
    EXPECT_EQ(read(Dialect::epson, {0x10, 0x08, 0x12}), "r");
    EXPECT_EQ(read(Dialect::epson, {0x10, 0x10, 0x00, 0x00, 0x00}), "a");
    AnswerReader reader(Dialect::customVkp);
    EXPECT_EQ(read(reader, {0x10, 0x0F, 0x12}), "");
    reader.clear();
    EXPECT_EQ(read(reader, {0x12}), "r");
}

TEST(Answers, otherBytesAreDropped) {
    EXPECT_EQ(read(Dialect::epson, {0xFF, 0x80, 0x91, 0x13, 0x12}), "r");
}

} // namespace
} // namespace fifteen::escpos
