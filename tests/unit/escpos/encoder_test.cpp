// SPDX-License-Identifier: Apache-2.0
#include "escpos/encoder.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

/// Ten dots wide: a stride of two bytes.
Raster small() {
    return {10, 3, {0x11, 0x40, 0x22, 0x80, 0x33, 0xC0}};
}

// Literal bytes of devices.md 3.1 and 3.2.
TEST(Encoder, fixedCommandsAreThoseOfTheBook) {
    EXPECT_EQ(initialise(), (Bytes{0x1B, 0x40}));
    EXPECT_EQ(cut(Cut::full), (Bytes{0x1D, 0x56, 0x00}));
    EXPECT_EQ(cut(Cut::partial), (Bytes{0x1D, 0x56, 0x01}));
    EXPECT_EQ(requestStatus(RealTimeStatus::printer), (Bytes{0x10, 0x04, 0x01}));
    EXPECT_EQ(requestStatus(RealTimeStatus::offlineCause), (Bytes{0x10, 0x04, 0x02}));
    EXPECT_EQ(requestStatus(RealTimeStatus::errorCause), (Bytes{0x10, 0x04, 0x03}));
    EXPECT_EQ(requestStatus(RealTimeStatus::paper), (Bytes{0x10, 0x04, 0x04}));
    EXPECT_EQ(requestExtendedStatus(), (Bytes{0x10, 0x04, 0x14}));
    EXPECT_EQ(requestPaperInTurn(), (Bytes{0x1D, 0x72, 0x01}));
}

TEST(Encoder, feedsAnyLengthInStepsOfAByte) {
    EXPECT_EQ(feed(0), Bytes{});
    EXPECT_EQ(feed(24), (Bytes{0x1B, 0x4A, 24}));
    EXPECT_EQ(feed(300), (Bytes{0x1B, 0x4A, 255, 0x1B, 0x4A, 45}));
}

TEST(Encoder, gsV0CountsBytesAcrossAndDotsDown) {
    EXPECT_EQ(rasterBand(small(), 0, 3, RasterCommand::gsV0),
              (Bytes{0x1D, 0x76, 0x30, 0x00, 2, 0, 3, 0, 0x11, 0x40, 0x22, 0x80, 0x33, 0xC0}));
    EXPECT_EQ(rasterBand(small(), 1, 1, RasterCommand::gsV0), (Bytes{0x1D, 0x76, 0x30, 0x00, 2, 0, 1, 0, 0x22, 0x80}));
}

TEST(Encoder, gsV0CountsBeyondAByte) {
    Raster tall{576, 300, Bytes(72 * 300)};
    const auto bytes = rasterBand(tall, 0, 300, RasterCommand::gsV0);
    EXPECT_EQ(Bytes(bytes.begin() + 4, bytes.begin() + 8), (Bytes{72, 0, 0x2C, 0x01}));
    EXPECT_EQ(bytes.size(), 8U + 72 * 300);
}

TEST(Encoder, gsLStoresAndPrints) {
    EXPECT_EQ(rasterBand(small(), 1, 2, RasterCommand::gsL),
              (Bytes{0x1D, 0x28, 0x4C, 14,   0,    0x30, 0x70, 0x30, 1, 1,    0x31, 16, 0, 2, 0, //
                     0x22, 0x80, 0x33, 0xC0, 0x1D, 0x28, 0x4C, 2,    0, 0x30, 0x32}));
}

TEST(Encoder, gsLBecomesGs8LBeyond65535Bytes) {
    Raster tall{576, 911, Bytes(72 * 911)}; // 65592 bytes
    const auto bytes = rasterBand(tall, 0, 911, RasterCommand::gsL);
    EXPECT_EQ(Bytes(bytes.begin(), bytes.begin() + 7), (Bytes{0x1D, 0x38, 0x4C, 0x42, 0x00, 0x01, 0x00}));
    EXPECT_EQ(rasterBand(tall, 0, 910, RasterCommand::gsL)[1], 0x28) << "65520 + 10 bytes still fit two";
}

TEST(Encoder, findsDotsThatLookLikeARealTimeRequest) {
    EXPECT_TRUE(holdsRealTimeRequest(Bytes{0xFF, 0x10, 0x04, 0x04}, Dialect::epson));
    EXPECT_FALSE(holdsRealTimeRequest(Bytes{0xFF, 0x10, 0x04, 0x05}, Dialect::epson));
    EXPECT_FALSE(holdsRealTimeRequest(Bytes{0xFF, 0x10, 0x04}, Dialect::epson));
    EXPECT_FALSE(holdsRealTimeRequest(Bytes{}, Dialect::epson));
    EXPECT_FALSE(holdsRealTimeRequest(Bytes{0x10, 0x04, 0x14}, Dialect::masung));
    EXPECT_TRUE(holdsRealTimeRequest(Bytes{0x10, 0x04, 0x14}, Dialect::customVkp));
}

} // namespace
} // namespace fifteen::escpos
