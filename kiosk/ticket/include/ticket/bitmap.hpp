// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fifteen::ticket {

/// A picture of black and white dots, as thermal printers and PWG raster (1 bit, black) both take it: rows from the
/// top, each padded to whole bytes, the leftmost dot in the highest bit, 1 = black. Padding bits are 0. 203 dots an
/// inch.
class Bitmap {
public:
    static constexpr int dotsPerInch = 203;

    Bitmap() = default;

    /// All white. Both sides at least 0.
    Bitmap(int width, int height);

    int width() const { return width_; }

    int height() const { return height_; }

    std::size_t bytesPerRow() const { return (static_cast<std::size_t>(width_) + 7) / 8; }

    std::span<const std::uint8_t> row(int y) const;
    std::span<std::uint8_t> row(int y);

    /// All rows, without gaps.
    std::span<const std::uint8_t> bytes() const { return bytes_; }

    bool black(int x, int y) const;
    void setBlack(int x, int y);

    bool operator==(const Bitmap&) const = default;

private:
    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint8_t> bytes_;
};

} // namespace fifteen::ticket
