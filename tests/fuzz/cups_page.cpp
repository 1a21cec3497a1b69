// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/page.hpp"
#include "expect.hpp"

#include <algorithm>
#include <array>
#include <cstring>

using namespace fifteen::cups_filter;

// A header of any numbers (seven of four bytes, little-endian) and lines of any bytes: the page has the size the header
// says, or there is none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::array<std::uint32_t, 7> numbers{};
    const auto header = std::min(size, sizeof numbers);
    std::memcpy(numbers.data(), data, header);
    constexpr int head = 576;
    auto page =
        PageBuilder::begin({numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]}, head);
    if (!page) {
        return 0;
    }
    std::span<const std::uint8_t> left(data + header, size - header);
    std::vector<std::uint8_t> line(page->bytesPerLine());
    while (!page->complete() && left.size() >= line.size()) {
        std::copy_n(left.begin(), line.size(), line.begin());
        left = left.subspan(line.size());
        if (!page->add(line)) {
            return 0;
        }
    }
    const bool complete = page->complete();
    const auto raster = page->finish();
    expect(complete == raster.has_value());
    if (raster) {
        expect(raster->width == static_cast<int>(std::min<std::uint32_t>(numbers[0], head)));
        expect(raster->bits.size() == raster->stride() * static_cast<std::size_t>(raster->height));
        const int spare = static_cast<int>(raster->stride()) * 8 - raster->width;
        expect((raster->row(0).back() & ((1 << spare) - 1)) == 0);
    }
    return 0;
}
