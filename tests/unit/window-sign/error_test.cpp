// SPDX-License-Identifier: Apache-2.0
#include "window_sign/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::window_sign {
namespace {

TEST(SignError, everyOneHasATextOfItsOwn) {
    std::set<std::string> texts;
    for (int value = static_cast<int>(Error::lineGone); value <= static_cast<int>(Error::refused); ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), 10U);
    EXPECT_FALSE(texts.contains("unknown sign error"));
    EXPECT_EQ(errorCategory().message(99), "unknown sign error");
    EXPECT_STREQ(errorCategory().name(), "fifteen.window_sign");
}

} // namespace
} // namespace fifteen::window_sign
