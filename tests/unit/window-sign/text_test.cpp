// SPDX-License-Identifier: Apache-2.0
#include "window_sign/text.hpp"

#include <gtest/gtest.h>

namespace fifteen::window_sign {
namespace {

TEST(SignText, isUtf8WithoutControls) {
    EXPECT_TRUE(isPlainText(""));
    EXPECT_TRUE(isPlainText("A017 请到3号窗口"));
    EXPECT_TRUE(isPlainText("𠮷")); // outside the basic plane
    EXPECT_FALSE(isPlainText("\xEE\xA0\xAC")) << "U+E82C, private use";
    EXPECT_FALSE(isPlainText("\xF3\xB0\x80\x80")) << "U+F0000, private use";
    EXPECT_FALSE(isPlainText("two\nlines"));
    EXPECT_FALSE(isPlainText(std::string_view("zero\0", 5)));
    EXPECT_FALSE(isPlainText("\x7F"));
    EXPECT_FALSE(isPlainText("\xFF"));
    EXPECT_FALSE(isPlainText("\xE8\xAF"));         // cut short
    EXPECT_FALSE(isPlainText("\xC0\xAF"));         // not the shortest form
    EXPECT_FALSE(isPlainText("\xED\xA0\x80"));     // a surrogate
    EXPECT_FALSE(isPlainText("\xF5\x80\x80\x80")); // beyond the last character
}

TEST(SignText, becomesGb18030) {
    EXPECT_EQ(toGb18030("A017").value(), (Bytes{0x41, 0x30, 0x31, 0x37}));
    EXPECT_EQ(toGb18030("请到").value(), (Bytes{0xC7, 0xEB, 0xB5, 0xBD}));
    EXPECT_EQ(toGb18030("𠮷").value(), (Bytes{0x95, 0x34, 0xB2, 0x35})); // four bytes
    EXPECT_EQ(toGb18030("").value(), Bytes{});
    EXPECT_EQ(toGb18030("\xE8\xAF").error(), Error::unsayable);
}

} // namespace
} // namespace fifteen::window_sign
