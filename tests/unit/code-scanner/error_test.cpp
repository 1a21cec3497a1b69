// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::code_scanner {
namespace {

TEST(CodeScannerError, everyOneHasATextOfItsOwn) {
    std::set<std::string> texts;
    for (int value = static_cast<int>(Error::scannerGone); value <= static_cast<int>(Error::wrongMode); ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), 8U);
    EXPECT_FALSE(texts.contains("unknown code scanner error"));
    EXPECT_EQ(errorCategory().message(99), "unknown code scanner error");
    EXPECT_STREQ(errorCategory().name(), "fifteen.code_scanner");
}

} // namespace
} // namespace fifteen::code_scanner
