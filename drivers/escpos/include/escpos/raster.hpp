// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fifteen::escpos {

/// A 1-bit picture: rows from the top, each of stride() bytes, the leftmost dot in the highest bit, 1 is black.
struct Raster {
    int width = 0;  ///< dots; 576 on 80 mm paper at 203 dpi
    int height = 0; ///< dots
    std::vector<std::uint8_t> bits;

    std::size_t stride() const { return (static_cast<std::size_t>(width) + 7) / 8; }

    std::span<const std::uint8_t> row(int y) const {
        return std::span(bits).subspan(static_cast<std::size_t>(y) * stride(), stride());
    }

    bool operator==(const Raster&) const = default;
};

} // namespace fifteen::escpos
