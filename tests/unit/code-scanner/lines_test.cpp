// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/lines.hpp"

#include <gtest/gtest.h>

namespace fifteen::code_scanner {
namespace {

class Lines : public testing::Test {
protected:
    /// Everything the text completes, a code or the error in its place.
    std::vector<std::string> feed(std::string_view text) {
        const std::vector<std::uint8_t> copy(text.begin(), text.end());
        std::span<const std::uint8_t> bytes(copy);
        std::vector<std::string> outcomes;
        while (const auto outcome = framing_.take(bytes)) {
            outcomes.push_back(*outcome ? (*outcome)->text : outcome->error().message());
        }
        EXPECT_TRUE(bytes.empty());
        return outcomes;
    }

    LineFraming framing_;
};

using Outcomes = std::vector<std::string>;

TEST_F(Lines, endWithEachOfTheSuffixes) {
    EXPECT_EQ(feed("one\rtwo\nthree\r\nfour\n\r"), (Outcomes{"one", "two", "three", "four"}));
    EXPECT_FALSE(framing_.pending());
}

TEST_F(Lines, mayArriveInPieces) {
    EXPECT_EQ(feed("42"), Outcomes{});
    EXPECT_TRUE(framing_.pending());
    EXPECT_EQ(feed("43\r"), Outcomes{"4243"});
    EXPECT_EQ(feed("\n"), Outcomes{}) << "the CR's LF";
    EXPECT_FALSE(framing_.pending());
}

TEST_F(Lines, withoutASuffixEndWhenItIsQuiet) {
    EXPECT_FALSE(framing_.quiet());
    EXPECT_EQ(feed("731904"), Outcomes{});
    const auto outcome = framing_.quiet();
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ((*outcome)->text, "731904");
    EXPECT_EQ((*outcome)->symbology, std::nullopt);
    EXPECT_FALSE(framing_.quiet());
}

TEST_F(Lines, areBytesAndNotOnlyAscii) {
    EXPECT_EQ(feed("医保\r"), Outcomes{"医保"});
    EXPECT_EQ(feed("a\x1D"
                   "b\r"),
              Outcomes{"a\x1D"
                       "b"});
}

TEST_F(Lines, doNotMindABreakOnTheLine) {
    EXPECT_EQ(feed(std::string_view("\0\0", 2)), Outcomes{});
    EXPECT_FALSE(framing_.pending());
    EXPECT_EQ(feed(std::string_view("12\0\r", 4)), Outcomes{"12"});
}

TEST_F(Lines, thatAreTooLongAreDroppedWhole) {
    const std::string longest(kLongestCode, 'x');
    EXPECT_EQ(feed(longest + "\r"), Outcomes{longest});
    const auto tooLong = make_error_code(Error::tooLong).message();
    EXPECT_EQ(feed(longest + "x\rnext\r"), (Outcomes{tooLong, "next"}));
    EXPECT_EQ(feed(longest + longest), Outcomes{});
    EXPECT_EQ(framing_.quiet()->error(), Error::tooLong);
    EXPECT_EQ(feed("next\r"), Outcomes{"next"});
}

} // namespace
} // namespace fifteen::code_scanner
