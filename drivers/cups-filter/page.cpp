// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/page.hpp"

#include <algorithm>

namespace fifteen::cups_filter {

namespace {

// cups_cspace_e of cups/raster.h, the same numbers in PWG raster.
constexpr std::uint32_t kSpaceGrey = 0;
constexpr std::uint32_t kSpaceBlack = 3;
constexpr std::uint32_t kSpaceSgrey = 18;

constexpr std::uint32_t kWidest = 32768;
constexpr std::uint32_t kTallest = 20000; // 2.5 m at 203 dpi; drivers/escpos takes no more either
constexpr std::uint8_t kHalf = 128;

bool isKnown(const PageFormat& format) {
    const bool grey = format.colourSpace == kSpaceGrey || format.colourSpace == kSpaceSgrey;
    const bool bits = format.bitsPerPixel == 1 || format.bitsPerPixel == 8;
    return (grey || format.colourSpace == kSpaceBlack) && bits && format.bitsPerColour == format.bitsPerPixel &&
           format.colours <= 1; // CUPS raster of version 1 leaves it 0
}

std::size_t neededBytes(const PageFormat& format) {
    return (static_cast<std::size_t>(format.width) * format.bitsPerPixel + 7) / 8;
}

} // namespace

Result<PageBuilder> PageBuilder::begin(const PageFormat& format, int headDots) {
    if (!isKnown(format)) {
        return Error::badFormat;
    }
    if (format.width == 0 || format.width > kWidest || format.height == 0 || format.height > kTallest) {
        return Error::badSize;
    }
    if (format.bytesPerLine < neededBytes(format) || format.bytesPerLine > 2 * kWidest) {
        return Error::badFormat;
    }
    return PageBuilder(format, headDots);
}

PageBuilder::PageBuilder(const PageFormat& format, int headDots)
    : format_(format) {
    const auto pageDots = static_cast<int>(format.width);
    raster_.width = std::min(pageDots, headDots);
    raster_.height = static_cast<int>(format.height);
    raster_.bits.resize(raster_.stride() * format.height);
    cropped_ = static_cast<std::size_t>(pageDots - raster_.width) / 2;
}

bool PageBuilder::isBlack(std::span<const std::uint8_t> line, std::size_t x) const {
    const bool set = format_.bitsPerPixel == 1 ? (line[x / 8] & (0x80 >> x % 8)) != 0 : line[x] >= kHalf;
    return set == (format_.colourSpace == kSpaceBlack);
}

Result<void> PageBuilder::add(std::span<const std::uint8_t> line) {
    const auto row =
        std::span(raster_.bits).subspan(static_cast<std::size_t>(rows_++) * raster_.stride(), raster_.stride());
    const std::size_t end = cropped_ + static_cast<std::size_t>(raster_.width);
    for (std::size_t x = 0; x < format_.width; ++x) {
        if (!isBlack(line, x)) {
            continue;
        }
        if (x < cropped_ || x >= end) {
            return Error::tooWide;
        }
        const std::size_t dot = x - cropped_;
        row[dot / 8] = static_cast<std::uint8_t>(row[dot / 8] | 0x80 >> dot % 8);
    }
    return {};
}

Result<escpos::Raster> PageBuilder::finish() {
    if (!complete()) {
        return Error::shortInput;
    }
    return std::move(raster_);
}

} // namespace fifteen::cups_filter
