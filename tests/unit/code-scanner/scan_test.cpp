// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/code_buffer.hpp"

#include <gtest/gtest.h>

namespace fifteen::code_scanner {
namespace {

/// The bytes a string has room for, also beyond its end: what somebody would find who looked at the memory.
std::string memoryOf(const std::string& text) {
    return {text.data(), text.capacity()};
}

TEST(Scan, leavesNothingBehindWhenItIsMoved) {
    for (const std::string code : {"731904", "424366950908404089609933000001234567890"}) { // short form, and not
        Scan scan(code, std::uint8_t{7});
        const Scan moved(std::move(scan));
        EXPECT_EQ(moved.text, code);
        EXPECT_EQ(moved.symbology, 7);
        EXPECT_EQ(memoryOf(scan.text).find("9"), std::string::npos); // NOLINT(bugprone-use-after-move): the point of it
        Scan assigned("something else");
        Scan another(code);
        assigned = std::move(another);
        EXPECT_EQ(assigned.text, code);
        EXPECT_EQ(memoryOf(another.text).find("9"), std::string::npos); // NOLINT(bugprone-use-after-move)
    }
}

TEST(Scan, overwritesWhatItHeldWhenItIsAssignedTo) {
    const Scan shorter("1");
    Scan scan("731904");
    scan = shorter;
    EXPECT_EQ(scan.text, "1");
    EXPECT_EQ(memoryOf(scan.text).find("904"), std::string::npos);
    const auto& self = scan;
    scan = self;
    EXPECT_EQ(scan.text, "1");
}

TEST(Scan, isOverwrittenWhenItEnds) {
    alignas(Scan) std::array<std::byte, sizeof(Scan)> place{};
    auto* const scan = new (place.data()) Scan("731904");
    const std::string_view memory(reinterpret_cast<const char*>(place.data()), place.size());
    ASSERT_NE(memory.find("731904"), std::string_view::npos);
    scan->~Scan();
    EXPECT_EQ(memory.find("731904"), std::string_view::npos);
}

TEST(CodeBuffer, takesTheLongestCodeAndDropsALongerOne) {
    CodeBuffer buffer;
    EXPECT_FALSE(buffer.pending());
    const std::vector<std::uint8_t> longest(kLongestCode, '8');
    buffer.append(longest);
    EXPECT_EQ(buffer.take()->text.size(), kLongestCode);
    EXPECT_FALSE(buffer.pending());
    buffer.append(longest);
    buffer.append('8');
    buffer.append(longest);
    EXPECT_TRUE(buffer.pending());
    EXPECT_EQ(buffer.take().error(), Error::tooLong);
    EXPECT_FALSE(buffer.pending());
    buffer.append('8');
    EXPECT_EQ(buffer.take()->text, "8");
}

} // namespace
} // namespace fifteen::code_scanner
