// SPDX-License-Identifier: Apache-2.0
#include "transport/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace fifteen::transport {
namespace {

TEST(TransportError, everyOneHasATextOfItsOwn) {
    std::set<std::string> texts;
    for (int value = static_cast<int>(Error::noDevice); value <= static_cast<int>(Error::empty); ++value) {
        texts.insert(make_error_code(static_cast<Error>(value)).message());
    }
    EXPECT_EQ(texts.size(), 10U);
    EXPECT_FALSE(texts.contains("unknown transport error"));
    EXPECT_EQ(errorCategory().message(99), "unknown transport error");
}

} // namespace
} // namespace fifteen::transport
