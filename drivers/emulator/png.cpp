// SPDX-License-Identifier: Apache-2.0
#include "emulator/png.hpp"

#include <stdexcept>
#include <string_view>
#include <zlib.h>

namespace fifteen::emulator {

namespace {

void append32(Bytes& to, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        to.push_back(static_cast<std::uint8_t>(value >> shift & 0xFF));
    }
}

void appendChunk(Bytes& to, std::string_view type, const Bytes& data) {
    append32(to, data.size());
    const auto start = to.size();
    to.insert(to.end(), type.begin(), type.end());
    to.insert(to.end(), data.begin(), data.end());
    append32(to, crc32(0, to.data() + start, static_cast<uInt>(to.size() - start)));
}

// Each row begins with its filter (0, none); in PNG a set bit is white.
Bytes scanlines(const Dots& dots) {
    const std::size_t stride = (static_cast<std::size_t>(dots.width) + 7) / 8;
    Bytes lines;
    lines.reserve((stride + 1) * static_cast<std::size_t>(dots.height));
    for (std::size_t at = 0; at < dots.bits.size(); at += stride) {
        lines.push_back(0);
        for (std::size_t i = 0; i < stride; ++i) {
            lines.push_back(static_cast<std::uint8_t>(~dots.bits[at + i]));
        }
    }
    return lines;
}

Bytes deflated(const Bytes& data) {
    auto size = compressBound(static_cast<uLong>(data.size()));
    Bytes packed(size);
    if (compress2(packed.data(), &size, data.data(), static_cast<uLong>(data.size()), Z_BEST_SPEED) != Z_OK) {
        throw std::runtime_error("zlib cannot compress a ticket");
    }
    packed.resize(size);
    return packed;
}

} // namespace

Bytes encodePng(const Dots& dots) {
    Bytes png{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    Bytes header;
    append32(header, static_cast<std::size_t>(dots.width));
    append32(header, static_cast<std::size_t>(dots.height));
    header.insert(header.end(), {1, 0, 0, 0, 0}); // 1 bit, greyscale, deflate, no interlace
    appendChunk(png, "IHDR", header);
    appendChunk(png, "IDAT", deflated(scanlines(dots)));
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace fifteen::emulator
