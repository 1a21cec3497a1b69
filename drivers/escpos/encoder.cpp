// SPDX-License-Identifier: Apache-2.0
#include "escpos/encoder.hpp"

#include <algorithm>

namespace fifteen::escpos {

namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
constexpr std::uint8_t kExtended = 0x14;
constexpr std::size_t kLargestGsParenL = 0xFFFF; // its length has two bytes; GS 8 L has four

void append16(Bytes& to, std::size_t value) {
    to.push_back(static_cast<std::uint8_t>(value & 0xFF));
    to.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFF));
}

void append32(Bytes& to, std::size_t value) {
    append16(to, value & 0xFFFF);
    append16(to, value >> 16);
}

std::span<const std::uint8_t> rowsOf(const Raster& raster, int first, int rows) {
    return std::span(raster.bits)
        .subspan(static_cast<std::size_t>(first) * raster.stride(), static_cast<std::size_t>(rows) * raster.stride());
}

Bytes bandGsV0(const Raster& raster, std::span<const std::uint8_t> data, int rows) {
    Bytes bytes{kGs, 'v', '0', 0};
    append16(bytes, raster.stride());
    append16(bytes, static_cast<std::size_t>(rows));
    bytes.insert(bytes.end(), data.begin(), data.end());
    return bytes;
}

// Function 112 stores the picture (one tone, no enlargement, first colour), function 50 prints what is stored.
Bytes bandGsL(const Raster& raster, std::span<const std::uint8_t> data, int rows) {
    const std::size_t length = 10 + data.size();
    Bytes bytes{kGs};
    if (length <= kLargestGsParenL) {
        bytes.insert(bytes.end(), {'(', 'L'});
        append16(bytes, length);
    } else {
        bytes.insert(bytes.end(), {'8', 'L'});
        append32(bytes, length);
    }
    bytes.insert(bytes.end(), {0x30, 0x70, 0x30, 1, 1, 0x31});
    append16(bytes, raster.stride() * 8);
    append16(bytes, static_cast<std::size_t>(rows));
    bytes.insert(bytes.end(), data.begin(), data.end());
    bytes.insert(bytes.end(), {kGs, '(', 'L', 2, 0, 0x30, 0x32});
    return bytes;
}

} // namespace

Bytes initialise() {
    return {kEsc, '@'};
}

Bytes rasterBand(const Raster& raster, int first, int rows, RasterCommand command) {
    const auto data = rowsOf(raster, first, rows);
    return command == RasterCommand::gsV0 ? bandGsV0(raster, data, rows) : bandGsL(raster, data, rows);
}

Bytes feed(int dots) {
    Bytes bytes;
    for (int left = dots; left > 0; left -= 255) {
        bytes.insert(bytes.end(), {kEsc, 'J', static_cast<std::uint8_t>(std::min(left, 255))});
    }
    return bytes;
}

Bytes cut(Cut kind) {
    return {kGs, 'V', static_cast<std::uint8_t>(kind == Cut::full ? 0 : 1)};
}

Bytes requestStatus(RealTimeStatus kind) {
    return {kDle, kEot, static_cast<std::uint8_t>(kind)};
}

Bytes requestExtendedStatus() {
    return {kDle, kEot, kExtended};
}

Bytes requestPaperInTurn() {
    return {kGs, 'r', 1};
}

bool holdsRealTimeRequest(std::span<const std::uint8_t> data, Dialect dialect) {
    for (std::size_t i = 0; i + 2 < data.size(); ++i) {
        const bool isKnown =
            (data[i + 2] >= 1 && data[i + 2] <= 4) || (data[i + 2] == kExtended && dialect == Dialect::customVkp);
        if (data[i] == kDle && data[i + 1] == kEot && isKnown) {
            return true;
        }
    }
    return false;
}

} // namespace fifteen::escpos
