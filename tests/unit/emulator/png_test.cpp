// SPDX-License-Identifier: Apache-2.0
#include "emulator/png.hpp"

#include <gtest/gtest.h>

#include <zlib.h>

namespace fifteen::emulator {
namespace {

std::size_t big(const Bytes& bytes, std::size_t at) {
    return static_cast<std::size_t>(bytes[at]) << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
}

/// The content of the first chunk of this type, its checksum proven.
Bytes chunk(const Bytes& png, const std::string& type) {
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const auto size = big(png, at);
        const std::string name(png.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                               png.begin() + static_cast<std::ptrdiff_t>(at) + 8);
        EXPECT_EQ(crc32(0, png.data() + at + 4, static_cast<uInt>(size + 4)), big(png, at + 8 + size)) << name;
        if (name == type) {
            return {png.begin() + static_cast<std::ptrdiff_t>(at) + 8,
                    png.begin() + static_cast<std::ptrdiff_t>(at + 8 + size)};
        }
        at += 12 + size;
    }
    ADD_FAILURE() << "no chunk " << type;
    return {};
}

TEST(Png, holdsExactlyTheDots) {
    const Dots dots{12, 2, {0xAB, 0xC0, 0x12, 0x30}};
    const auto png = encodePng(dots);
    const auto header = chunk(png, "IHDR");
    EXPECT_EQ(big(header, 0), 12U);
    EXPECT_EQ(big(header, 4), 2U);
    EXPECT_EQ(Bytes(header.begin() + 8, header.end()), (Bytes{1, 0, 0, 0, 0}));
    Bytes lines(6);
    auto size = static_cast<uLongf>(lines.size());
    const auto packed = chunk(png, "IDAT");
    ASSERT_EQ(uncompress(lines.data(), &size, packed.data(), static_cast<uLong>(packed.size())), Z_OK);
    EXPECT_EQ(lines, (Bytes{0, 0x54, 0x3F, 0, 0xED, 0xCF})) << "a filter byte, then black as 0";
    EXPECT_TRUE(chunk(png, "IEND").empty());
}

} // namespace
} // namespace fifteen::emulator
