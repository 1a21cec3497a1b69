// SPDX-License-Identifier: Apache-2.0
#include "ticket/bitmap.hpp"

#include <gtest/gtest.h>

namespace fifteen::ticket {
namespace {

TEST(Bitmap, theLeftmostDotIsTheHighestBit) {
    Bitmap bitmap(10, 2);
    EXPECT_EQ(bitmap.bytesPerRow(), 2u);
    bitmap.setBlack(0, 0);
    bitmap.setBlack(9, 1);
    EXPECT_EQ(std::vector(bitmap.bytes().begin(), bitmap.bytes().end()), (std::vector<std::uint8_t>{0x80, 0, 0, 0x40}));
    EXPECT_TRUE(bitmap.black(0, 0));
    EXPECT_FALSE(bitmap.black(1, 0));
    EXPECT_TRUE(bitmap.black(9, 1));
    EXPECT_EQ(bitmap.row(1)[1], 0x40);
}

TEST(Bitmap, isAValue) {
    Bitmap one(8, 1);
    const Bitmap copy = one;
    EXPECT_EQ(one, copy);
    one.setBlack(3, 0);
    EXPECT_NE(one, copy);
    EXPECT_EQ(Bitmap().bytes().size(), 0u);
}

} // namespace
} // namespace fifteen::ticket
