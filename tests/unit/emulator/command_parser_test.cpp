// SPDX-License-Identifier: Apache-2.0
#include "emulator/command_parser.hpp"

#include <gtest/gtest.h>

namespace fifteen::emulator {
namespace {

std::vector<CommandParser::Step> parse(CommandParser& parser, const Bytes& bytes) {
    std::vector<CommandParser::Step> steps;
    for (const auto byte : bytes) {
        parser.take(byte, steps);
    }
    return steps;
}

Bytes rowOf(const CommandParser::Step& step) {
    const auto* row = std::get_if<PrintRow>(&step.operation);
    return row != nullptr ? row->dots : Bytes{};
}

TEST(CommandParser, cutsARasterIntoRows) {
    CommandParser parser;
    const auto steps = parse(parser, {0x1B, '@', 0x1D, 'v', '0', 0, 2, 0, 2, 0, 0x11, 0x22, 0x33, 0x44, 0x1D, 'V', 1});
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(rowOf(steps[0]), (Bytes{0x11, 0x22}));
    EXPECT_EQ(rowOf(steps[1]), (Bytes{0x33, 0x44}));
    EXPECT_TRUE(std::holds_alternative<CutPaper>(steps[2].operation));
    EXPECT_EQ(steps[0].bytes + steps[1].bytes + steps[2].bytes, 17U) << "every byte is accounted for";
    EXPECT_EQ(parser.takeUnknown(), 0U);
}

TEST(CommandParser, printsStoredGraphicsWhenTold) {
    CommandParser parser;
    const Bytes store{0x1D, '(', 'L', 12, 0, 0x30, 0x70, 0x30, 1, 1, 0x31, 8, 0, 2, 0, 0xF0, 0x0F};
    EXPECT_TRUE(parse(parser, store).empty());
    const auto printed = parse(parser, {0x1D, '(', 'L', 2, 0, 0x30, 0x32});
    ASSERT_EQ(printed.size(), 2U);
    EXPECT_EQ(rowOf(printed[1]), Bytes{0x0F});
    EXPECT_TRUE(parse(parser, {0x1D, '(', 'L', 2, 0, 0x30, 0x32}).empty()) << "only once";
}

TEST(CommandParser, feedsAndCuts) {
    CommandParser parser;
    const auto steps = parse(parser, {0x1B, 'J', 24, 0x1B, 'd', 2, 0x0A, 0x1D, 'V', 66, 10, 0x1D, 'V', '0'});
    ASSERT_EQ(steps.size(), 6U);
    EXPECT_EQ(std::get<FeedLines>(steps[0].operation).lines, 24);
    EXPECT_EQ(std::get<FeedLines>(steps[1].operation).lines, 60);
    EXPECT_EQ(std::get<FeedLines>(steps[2].operation).lines, 30);
    EXPECT_EQ(std::get<FeedLines>(steps[3].operation).lines, 10);
    EXPECT_TRUE(std::holds_alternative<CutPaper>(steps[4].operation));
    EXPECT_TRUE(std::holds_alternative<CutPaper>(steps[5].operation));
}

TEST(CommandParser, skipsRealTimeRequestsAndAnswersGsRInTurn) {
    CommandParser parser;
    const auto steps = parse(parser, {0x10, 0x04, 0x01, 0x1D, 'r', 1});
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<AnswerInTurn>(steps[0].operation));
}

TEST(CommandParser, takesTheWishToBeToldOfChanges) {
    CommandParser parser;
    const auto steps = parse(parser, {0x1D, 'a', 0x0E});
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(std::get<TellChanges>(steps[0].operation).kinds, 0x0E);
}

TEST(CommandParser, countsWhatItDoesNotKnow) {
    CommandParser parser;
    EXPECT_TRUE(parse(parser, {'a', 0x1B, '!', 0x1D, 'v', '0', 5, 1, 0, 1, 0}).empty());
    EXPECT_EQ(parser.takeUnknown(), 1U + 2 + 8);
    EXPECT_EQ(parser.takeUnknown(), 0U);
}

TEST(CommandParser, forgetsHalfAPicture) {
    CommandParser parser;
    parse(parser, {0x1D, 'v', '0', 0, 2, 0, 2, 0, 0x11});
    parser.reset();
    EXPECT_EQ(parse(parser, {0x1D, 'V', 0}).size(), 1U);
}

} // namespace
} // namespace fifteen::emulator
