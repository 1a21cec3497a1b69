// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_state.hpp"
#include "adapters/pwg_raster.hpp"

#include <cups/raster.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <span>

namespace fifteen::adapters {
namespace {

using ticket::Bitmap;
using Reasons = std::vector<std::string>;

PrinterState stateWith(Reasons reasons) {
    return stateOf(CupsAttributes{.reasons = std::move(reasons)});
}

TEST(CupsState, reasonsAreKnownByTheirPrefix) {
    EXPECT_EQ(stateWith({}), PrinterState::ready);
    EXPECT_EQ(stateWith({"none"}), PrinterState::ready);
    for (const char* suffix : {"", "-report", "-warning", "-error"}) {
        EXPECT_EQ(stateWith({std::string("media-empty") + suffix}), PrinterState::paperEnd);
        EXPECT_EQ(stateWith({std::string("media-needed") + suffix}), PrinterState::paperEnd);
        EXPECT_EQ(stateWith({std::string("media-low") + suffix}), PrinterState::nearEnd);
        EXPECT_EQ(stateWith({std::string("cover-open") + suffix}), PrinterState::coverOpen);
        EXPECT_EQ(stateWith({std::string("door-open") + suffix}), PrinterState::coverOpen);
        EXPECT_EQ(stateWith({std::string("offline") + suffix}), PrinterState::gone);
        EXPECT_EQ(stateWith({std::string("media-jam") + suffix}), PrinterState::fault);
        EXPECT_EQ(stateWith({std::string("separation-cutter-jam") + suffix}), PrinterState::fault);
        EXPECT_EQ(stateWith({std::string("paused") + suffix}), PrinterState::fault);
    }
    EXPECT_EQ(stateWith({"cups-insecure-filter-warning", "connecting-to-device"}), PrinterState::ready);
    EXPECT_EQ(stateWith({"marker-fuel-low-error"}), PrinterState::fault);
}

TEST(CupsState, saysWhatExactlyIsWrongWhereTheStateDoesNot) {
    const auto troubleWith = [](Reasons reasons) { return troubleOf(CupsAttributes{.reasons = std::move(reasons)}); };
    EXPECT_EQ(troubleWith({}), "");
    EXPECT_EQ(troubleWith({"media-empty-error"}), "");
    EXPECT_EQ(troubleWith({"media-jam-error"}), "jam");
    EXPECT_EQ(troubleWith({"separation-cutter-jam-error"}), "cutter");
    EXPECT_EQ(troubleWith({"output-area-full-error"}), "ticket_in_mouth");
    EXPECT_EQ(troubleWith({"timed-out-error"}), "no_answer");
    EXPECT_EQ(troubleWith({"paused"}), "queue_stopped");
    EXPECT_EQ(troubleWith({"marker-fuel-low-error"}), "") << "nobody has a word for it";
    EXPECT_EQ(troubleWith({"media-jam-error", "media-empty-error"}), "") << "of what comes first alone";
    EXPECT_EQ(troubleOf(CupsAttributes{.printerState = 5}), "queue_stopped");
    EXPECT_EQ(troubleOf(CupsAttributes{.accepting = false}), "queue_stopped");
}

TEST(CupsState, aPrinterThatIsBeingConnectedToIsNotKnown) {
    EXPECT_TRUE(isConnecting(CupsAttributes{.reasons = {"cups-insecure-filter-warning", "connecting-to-device"}}));
    EXPECT_FALSE(isConnecting(CupsAttributes{.reasons = {"media-low"}}));
}

TEST(CupsState, theWorstReasonCounts) {
    EXPECT_EQ(stateWith({"media-low-warning", "media-empty-error"}), PrinterState::paperEnd);
    EXPECT_EQ(stateWith({"paused", "media-empty"}), PrinterState::paperEnd);
    EXPECT_EQ(stateWith({"media-empty", "cover-open"}), PrinterState::coverOpen);
    EXPECT_EQ(stateWith({"media-empty", "offline-report"}), PrinterState::gone);
    EXPECT_EQ(worse(PrinterState::ready, PrinterState::nearEnd), PrinterState::nearEnd);
}

TEST(CupsState, aQueueThatIsStoppedOrRefusesIsAFault) {
    EXPECT_EQ(stateOf(CupsAttributes{.printerState = 5}), PrinterState::fault);
    EXPECT_EQ(stateOf(CupsAttributes{.accepting = false}), PrinterState::fault);
    EXPECT_EQ(stateOf(CupsAttributes{.printerState = 5, .reasons = {"media-empty"}}), PrinterState::paperEnd);
    EXPECT_EQ(stateOf(CupsAttributes{.printerState = 4}), PrinterState::ready);
}

TEST(PrinterState, hasTheWordsOfTheWire) {
    EXPECT_EQ(wireName(PrinterState::ready), "ok");
    EXPECT_EQ(wireName(PrinterState::nearEnd), "near_end");
    EXPECT_EQ(wireName(PrinterState::paperEnd), "paper_end");
    EXPECT_EQ(wireName(PrinterState::coverOpen), "cover_open");
    EXPECT_EQ(wireName(PrinterState::gone), "absent");
    EXPECT_EQ(wireName(PrinterState::fault), "fault");
    EXPECT_EQ(wireName(PrinterState::unknown), "unknown");
}

ssize_t readFrom(void* context, unsigned char* buffer, size_t length) {
    auto& left = *static_cast<std::span<const std::uint8_t>*>(context);
    const std::size_t count = std::min(length, left.size());
    std::copy_n(left.begin(), count, buffer);
    left = left.subspan(count);
    return static_cast<ssize_t>(count);
}

/// CUPS's own reader must find the picture again.
void expectReadsBack(const Bitmap& picture, PwgColour colour) {
    const auto bytes = pwgRaster(picture, colour);
    std::span<const std::uint8_t> left = bytes;
    cups_raster_t* const raster = cupsRasterOpenIO(readFrom, &left, CUPS_RASTER_READ);
    ASSERT_NE(raster, nullptr);
    cups_page_header2_t header{};
    ASSERT_NE(cupsRasterReadHeader2(raster, &header), 0u);
    EXPECT_STREQ(header.MediaClass, "PwgRaster");
    EXPECT_EQ(header.HWResolution[0], 203u);
    EXPECT_EQ(header.HWResolution[1], 203u);
    EXPECT_EQ(header.cupsColorSpace, colour == PwgColour::black1 ? CUPS_CSPACE_K : CUPS_CSPACE_SW);
    EXPECT_EQ(header.cupsNumColors, 1u);
    EXPECT_EQ(header.cupsWidth, static_cast<unsigned>(picture.width()));
    ASSERT_EQ(header.cupsHeight, static_cast<unsigned>(picture.height()));
    std::vector<unsigned char> line(header.cupsBytesPerLine);
    for (int y = 0; y < picture.height(); ++y) {
        ASSERT_EQ(cupsRasterReadPixels(raster, line.data(), header.cupsBytesPerLine), header.cupsBytesPerLine) << y;
        if (colour == PwgColour::black1) {
            ASSERT_TRUE(std::ranges::equal(line, picture.row(y))) << y;
            continue;
        }
        for (int x = 0; x < picture.width(); ++x) {
            ASSERT_EQ(line[static_cast<std::size_t>(x)], picture.black(x, y) ? 0 : 255) << x << ',' << y;
        }
    }
    EXPECT_TRUE(left.empty());
    cupsRasterClose(raster);
}

TEST(PwgRaster, isReadBackByCups) {
    std::mt19937 random(15);
    for (int round = 0; round < 60; ++round) {
        Bitmap picture(1 + static_cast<int>(random() % 800), 1 + static_cast<int>(random() % 40));
        const auto sparse = 1 + random() % 200;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (random() % sparse == 0) {
                    picture.setBlack(x, y);
                }
            }
        }
        expectReadsBack(picture, PwgColour::black1);
        expectReadsBack(picture, PwgColour::sgray8);
    }
}

TEST(PwgRaster, longRunsAndManyEqualRows) {
    Bitmap white(4000, 700);
    expectReadsBack(white, PwgColour::black1);
    expectReadsBack(white, PwgColour::sgray8);
    EXPECT_LT(pwgRaster(white, PwgColour::black1).size(), 1900u);
    Bitmap stripes(4000, 1);
    for (int x = 0; x < 4000; ++x) {
        if (x / 8 % 2 == 0 && x % 3 == 0) {
            stripes.setBlack(x, 0);
        }
    }
    expectReadsBack(stripes, PwgColour::black1);
}

} // namespace
} // namespace fifteen::adapters
