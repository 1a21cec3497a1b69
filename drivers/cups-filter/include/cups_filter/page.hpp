// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cups_filter/error.hpp"
#include "escpos/raster.hpp"

namespace fifteen::cups_filter {

/// How a page's dots travel: the fields of its header that matter (PWG 5102.4 table 2; cups/raster.h). As they came,
/// not checked.
struct PageFormat {
    std::uint32_t width = 0;  ///< dots
    std::uint32_t height = 0; ///< dots
    std::uint32_t bitsPerColour = 0;
    std::uint32_t bitsPerPixel = 0;
    std::uint32_t bytesPerLine = 0;
    std::uint32_t colourSpace = 0; ///< 0 and 18 grey (0 is black); 3 black (0 is white)
    std::uint32_t colours = 0;
};

/// A page on its way from raster to the dots of the head; pure. A dot of the raster is a dot on the paper: nothing is
/// scaled, for a scaled code may not scan, and the resolution is not looked at. A grey is black from one half on.
/// A page narrower than the head begins at its left. A wider one loses as much on both sides, but white only: a page
/// that would lose a black dot is refused, since a ticket without its edge looks like a whole one.
class PageBuilder {
public:
    /// badFormat, badSize. `headDots` > 0.
    static Result<PageBuilder> begin(const PageFormat& format, int headDots);

    /// How long a line must be.
    std::size_t bytesPerLine() const { return format_.bytesPerLine; }

    /// All lines are there.
    bool complete() const { return rows_ == raster_.height; }

    /// The next line from the top, of bytesPerLine() bytes. Not when complete(). tooWide.
    Result<void> add(std::span<const std::uint8_t> line);

    /// The page; shortInput if it is not complete. Moves it out.
    Result<escpos::Raster> finish();

private:
    PageBuilder(const PageFormat& format, int headDots);

    bool isBlack(std::span<const std::uint8_t> line, std::size_t x) const;

    PageFormat format_;
    std::size_t cropped_ = 0; ///< dots lost at the left
    escpos::Raster raster_;
    int rows_ = 0;
};

} // namespace fifteen::cups_filter
