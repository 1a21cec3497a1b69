// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::desk_keypad {
namespace {

TEST(KeypadError, everyOneHasATextOfItsOwn) {
    std::set<std::string> texts;
    for (int value = static_cast<int>(Error::badLength); value <= static_cast<int>(Error::badEnd); ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), 4U);
    EXPECT_FALSE(texts.contains("unknown keypad error"));
    EXPECT_EQ(errorCategory().message(99), "unknown keypad error");
    EXPECT_STREQ(errorCategory().name(), "fifteen.desk_keypad");
}

} // namespace
} // namespace fifteen::desk_keypad
