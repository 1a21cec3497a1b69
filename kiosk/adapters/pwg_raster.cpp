// SPDX-License-Identifier: Apache-2.0
#include "adapters/pwg_raster.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

namespace fifteen::adapters {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Line = std::span<const std::uint8_t>;

constexpr std::string_view synchronise = "RaS2";
constexpr std::size_t headerSize = 1796;
constexpr std::size_t longestRun = 128;
constexpr int mostEqualLines = 256;

/// Offsets of PWG 5102.4 table 2.
enum class Field : std::size_t {
    cutMedia = 268,
    resolutionX = 276,
    resolutionY = 280,
    copies = 340,
    pageWidth = 352, ///< points
    pageHeight = 356,
    width = 372,
    height = 376,
    bitsPerColour = 384,
    bitsPerPixel = 388,
    bytesPerLine = 392,
    colourSpace = 400,
    colours = 420,
    totalPages = 452,
    crossFeedTransform = 456,
    feedTransform = 460,
    imageRight = 472,
    imageBottom = 476,
};

constexpr std::uint32_t afterJob = 2;
constexpr std::uint32_t spaceBlack = 3;
constexpr std::uint32_t spaceSgray = 18;

void put(Bytes& header, Field field, std::uint32_t value) {
    const auto offset = static_cast<std::size_t>(field);
    for (std::size_t byte = 0; byte < 4; ++byte) {
        header[offset + byte] = static_cast<std::uint8_t>(value >> (24 - 8 * byte));
    }
}

std::uint32_t points(int dots) {
    return static_cast<std::uint32_t>(std::lround(dots * 72.0 / ticket::Bitmap::dotsPerInch));
}

Bytes header(const ticket::Bitmap& picture, PwgColour colour) {
    const auto width = static_cast<std::uint32_t>(picture.width());
    const auto height = static_cast<std::uint32_t>(picture.height());
    const std::uint32_t bits = colour == PwgColour::black1 ? 1 : 8;
    Bytes header(headerSize);
    std::ranges::copy(std::string_view("PwgRaster"), header.begin());
    put(header, Field::cutMedia, afterJob);
    put(header, Field::resolutionX, ticket::Bitmap::dotsPerInch);
    put(header, Field::resolutionY, ticket::Bitmap::dotsPerInch);
    put(header, Field::copies, 1);
    put(header, Field::pageWidth, points(picture.width()));
    put(header, Field::pageHeight, points(picture.height()));
    put(header, Field::width, width);
    put(header, Field::height, height);
    put(header, Field::bitsPerColour, bits);
    put(header, Field::bitsPerPixel, bits);
    put(header, Field::bytesPerLine, (width * bits + 7) / 8);
    put(header, Field::colourSpace, colour == PwgColour::black1 ? spaceBlack : spaceSgray);
    put(header, Field::colours, 1);
    put(header, Field::totalPages, 1);
    put(header, Field::crossFeedTransform, 1);
    put(header, Field::feedTransform, 1);
    put(header, Field::imageRight, width);
    put(header, Field::imageBottom, height);
    return header;
}

Bytes greys(const ticket::Bitmap& picture, int y) {
    Bytes line(static_cast<std::size_t>(picture.width()));
    for (int x = 0; x < picture.width(); ++x) {
        line[static_cast<std::size_t>(x)] = picture.black(x, y) ? 0 : 255;
    }
    return line;
}

std::size_t equalFrom(Line line, std::size_t at) {
    std::size_t end = at + 1;
    while (end < line.size() && end - at < longestRun && line[end] == line[at]) {
        ++end;
    }
    return end - at;
}

/// 0..127: the next byte 1..128 times; 129..255: 257 - n bytes as they are.
void compress(Bytes& out, Line line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t equal = equalFrom(line, at);
        if (equal > 1 || at + 1 == line.size()) {
            out.push_back(static_cast<std::uint8_t>(equal - 1));
            out.push_back(line[at]);
            at += equal;
            continue;
        }
        std::size_t end = at + 1;
        while (end < line.size() && end - at < longestRun && equalFrom(line, end) == 1) {
            ++end;
        }
        if (end - at == 1) { // one literal byte has no code of its own: 257 - 1 does not fit a byte
            out.push_back(0);
        } else {
            out.push_back(static_cast<std::uint8_t>(257 - (end - at)));
        }
        out.insert(out.end(), line.begin() + static_cast<std::ptrdiff_t>(at),
                   line.begin() + static_cast<std::ptrdiff_t>(end));
        at = end;
    }
}

} // namespace

Bytes pwgRaster(const ticket::Bitmap& picture, PwgColour colour) {
    Bytes out(synchronise.begin(), synchronise.end());
    const Bytes head = header(picture, colour);
    out.insert(out.end(), head.begin(), head.end());
    for (int y = 0; y < picture.height();) {
        int equal = 1;
        while (equal < mostEqualLines && y + equal < picture.height() &&
               std::ranges::equal(picture.row(y), picture.row(y + equal))) {
            ++equal;
        }
        out.push_back(static_cast<std::uint8_t>(equal - 1));
        if (colour == PwgColour::black1) {
            compress(out, picture.row(y));
        } else {
            compress(out, greys(picture, y));
        }
        y += equal;
    }
    return out;
}

} // namespace fifteen::adapters
