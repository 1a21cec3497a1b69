// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cups_filter/page.hpp"

#include <memory>
#include <optional>

namespace fifteen::cups_filter {

/// The pages of a document in CUPS or PWG raster, read with libcups, which knows the versions and compressions.
class RasterStream {
public:
    /// Reads from the descriptor, which stays the caller's. A call blocks until the page is there.
    explicit RasterStream(int descriptor);
    ~RasterStream();
    RasterStream(const RasterStream&) = delete;
    RasterStream& operator=(const RasterStream&) = delete;

    /// The next page, whole; none: the document is at its end. Every error of Error; none can be recovered from.
    Result<std::optional<escpos::Raster>> next(int headDots);

private:
    struct Library;
    std::unique_ptr<Library> library_;
    bool begun_ = false;
};

} // namespace fifteen::cups_filter
