// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/page.hpp"

#include <gtest/gtest.h>

namespace fifteen::cups_filter {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint32_t kGrey = 0;
constexpr std::uint32_t kBlack = 3;
constexpr std::uint32_t kSgrey = 18;
constexpr int kHead = 16;

PageFormat format(std::uint32_t width, std::uint32_t height, std::uint32_t bits, std::uint32_t space) {
    return {width, height, bits, bits, (width * bits + 7) / 8, space, 1};
}

Result<escpos::Raster> page(const PageFormat& format, const std::vector<Bytes>& lines) {
    auto builder = PageBuilder::begin(format, kHead);
    if (!builder) {
        return builder.error();
    }
    for (const auto& line : lines) {
        EXPECT_EQ(line.size(), builder->bytesPerLine());
        EXPECT_FALSE(builder->complete());
        if (const auto added = builder->add(line); !added) {
            return added.error();
        }
    }
    return builder->finish();
}

TEST(Page, oneBitBlackIsTakenAsItIs) {
    const auto dots = page(format(16, 2, 1, kBlack), {{0xA5, 0x01}, {0x00, 0xFF}});
    ASSERT_TRUE(dots);
    EXPECT_EQ(*dots, (escpos::Raster{16, 2, {0xA5, 0x01, 0x00, 0xFF}}));
}

TEST(Page, oneBitGreyIsTurnedRound) {
    for (const auto space : {kGrey, kSgrey}) {
        const auto dots = page(format(16, 1, 1, space), {{0xA5, 0x01}});
        ASSERT_TRUE(dots);
        EXPECT_EQ(dots->bits, (Bytes{0x5A, 0xFE}));
    }
}

TEST(Page, bitsBeyondTheWidthAreNoDots) {
    EXPECT_EQ(page(format(10, 1, 1, kBlack), {{0xFF, 0xFF}})->bits, (Bytes{0xFF, 0xC0}));
    EXPECT_EQ(page(format(10, 1, 1, kGrey), {{0x00, 0x00}})->bits, (Bytes{0xFF, 0xC0}));
}

TEST(Page, eightBitsAreBlackFromOneHalfOn) {
    EXPECT_EQ(page(format(8, 1, 8, kSgrey), {{0, 1, 127, 128, 254, 255, 255, 0}})->bits, (Bytes{0xE1}));
    EXPECT_EQ(page(format(8, 1, 8, kBlack), {{0, 1, 127, 128, 254, 255, 255, 0}})->bits, (Bytes{0x1E}));
}

TEST(Page, linesMayBeLongerThanTheirDots) {
    auto padded = format(8, 1, 1, kBlack);
    padded.bytesPerLine = 4;
    EXPECT_EQ(page(padded, {{0x81, 0xFF, 0xFF, 0xFF}})->bits, (Bytes{0x81}));
}

TEST(Page, aNarrowPageBeginsAtTheLeft) {
    EXPECT_EQ(page(format(4, 1, 1, kBlack), {{0x90}})->width, 4);
}

TEST(Page, aWidePageLosesWhiteOnBothSides) {
    // 24 dots on 16: four are lost on each side.
    EXPECT_EQ(page(format(24, 1, 1, kBlack), {{0x08, 0x18, 0x10}})->bits, (Bytes{0x81, 0x81}));
    EXPECT_EQ(page(format(24, 1, 1, kBlack), {{0x10, 0x00, 0x00}}).error(), Error::tooWide);
    EXPECT_EQ(page(format(24, 1, 1, kBlack), {{0x00, 0x00, 0x08}}).error(), Error::tooWide);
    EXPECT_EQ(page(format(17, 1, 1, kBlack), {{0x80, 0x00, 0x00}})->bits, (Bytes{0x80, 0x00}));
    EXPECT_EQ(page(format(17, 1, 1, kBlack), {{0x00, 0x00, 0x80}}).error(), Error::tooWide);
}

TEST(Page, aPageThatEndsEarlyIsNone) {
    EXPECT_EQ(page(format(16, 3, 1, kBlack), {{0, 0}, {0, 0}}).error(), Error::shortInput);
    EXPECT_EQ(page(format(16, 1, 1, kBlack), {}).error(), Error::shortInput);
}

TEST(Page, formatsNobodySendsAreRefused) {
    EXPECT_EQ(page(format(8, 1, 8, 1), {}).error(), Error::badFormat) << "RGB";
    EXPECT_EQ(page(format(8, 1, 2, kGrey), {}).error(), Error::badFormat);
    EXPECT_EQ(page(format(8, 1, 16, kGrey), {}).error(), Error::badFormat);
    auto odd = format(8, 1, 8, kGrey);
    odd.bitsPerColour = 1;
    EXPECT_EQ(page(odd, {}).error(), Error::badFormat);
    odd = format(8, 1, 8, kGrey);
    odd.colours = 3;
    EXPECT_EQ(page(odd, {}).error(), Error::badFormat);
}

TEST(Page, linesTooShortOrAbsurdlyLongAreRefused) {
    auto wrong = format(16, 1, 8, kGrey);
    wrong.bytesPerLine = 15;
    EXPECT_EQ(page(wrong, {}).error(), Error::badFormat);
    wrong.bytesPerLine = 0xFFFFFFFF;
    EXPECT_EQ(page(wrong, {}).error(), Error::badFormat);
}

TEST(Page, sizesNobodyCanMeanAreRefused) {
    EXPECT_EQ(page(format(0, 1, 1, kBlack), {}).error(), Error::badSize);
    EXPECT_EQ(page(format(8, 0, 1, kBlack), {}).error(), Error::badSize);
    EXPECT_EQ(page({0xFFFFFFFF, 1, 8, 8, 1, kGrey, 1}, {}).error(), Error::badSize);
    EXPECT_EQ(page(format(8, 20001, 1, kBlack), {}).error(), Error::badSize);
}

TEST(Page, errorsHaveWords) {
    for (const auto error : {Error::notRaster, Error::badFormat, Error::badSize, Error::tooWide, Error::shortInput}) {
        EXPECT_EQ(make_error_code(error).message().find("unknown"), std::string::npos);
        EXPECT_STREQ(make_error_code(error).category().name(), "fifteen.cups_filter");
    }
}

} // namespace
} // namespace fifteen::cups_filter
