// SPDX-License-Identifier: Apache-2.0
#include "ticket/bitmap.hpp"

namespace fifteen::ticket {

Bitmap::Bitmap(int width, int height)
    : width_(width)
    , height_(height)
    , bytes_(bytesPerRow() * static_cast<std::size_t>(height)) {}

std::span<const std::uint8_t> Bitmap::row(int y) const {
    return std::span(bytes_).subspan(static_cast<std::size_t>(y) * bytesPerRow(), bytesPerRow());
}

std::span<std::uint8_t> Bitmap::row(int y) {
    return std::span(bytes_).subspan(static_cast<std::size_t>(y) * bytesPerRow(), bytesPerRow());
}

bool Bitmap::black(int x, int y) const {
    return (row(y)[static_cast<std::size_t>(x) / 8] & (0x80u >> (x % 8))) != 0;
}

void Bitmap::setBlack(int x, int y) {
    std::uint8_t& byte = row(y)[static_cast<std::size_t>(x) / 8];
    byte = static_cast<std::uint8_t>(byte | (0x80u >> (x % 8)));
}

} // namespace fifteen::ticket
