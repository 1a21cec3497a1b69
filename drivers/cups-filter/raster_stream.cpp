// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/raster_stream.hpp"

#include <cups/raster.h>

namespace fifteen::cups_filter {

struct RasterStream::Library {
    cups_raster_t* raster; ///< null: not even the first four bytes are those of raster
};

RasterStream::RasterStream(int descriptor)
    : library_(new Library{cupsRasterOpen(descriptor, CUPS_RASTER_READ)}) {}

RasterStream::~RasterStream() {
    cupsRasterClose(library_->raster); // null is fine
}

Result<std::optional<escpos::Raster>> RasterStream::next(int headDots) {
    cups_page_header2_t header{};
    if (library_->raster == nullptr || cupsRasterReadHeader2(library_->raster, &header) == 0) {
        // The library does not tell the end of a document from half a header: before the first page it is no document.
        return begun_ ? Result<std::optional<escpos::Raster>>(std::nullopt) : Error::notRaster;
    }
    begun_ = true;
    auto page = PageBuilder::begin({.width = header.cupsWidth,
                                    .height = header.cupsHeight,
                                    .bitsPerColour = header.cupsBitsPerColor,
                                    .bitsPerPixel = header.cupsBitsPerPixel,
                                    .bytesPerLine = header.cupsBytesPerLine,
                                    .colourSpace = static_cast<std::uint32_t>(header.cupsColorSpace),
                                    .colours = header.cupsNumColors},
                                   headDots);
    if (!page) {
        return page.error();
    }
    std::vector<std::uint8_t> line(page->bytesPerLine());
    while (!page->complete()) {
        if (cupsRasterReadPixels(library_->raster, line.data(), header.cupsBytesPerLine) != header.cupsBytesPerLine) {
            return Error::shortInput;
        }
        if (const auto added = page->add(line); !added) {
            return added.error();
        }
    }
    auto raster = page->finish();
    return raster ? Result<std::optional<escpos::Raster>>(std::move(*raster)) : raster.error();
}

} // namespace fifteen::cups_filter
