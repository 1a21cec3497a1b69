// SPDX-License-Identifier: Apache-2.0
#include "domain/wording.hpp"

#include <gtest/gtest.h>

namespace fifteen::domain {
namespace {

using namespace std::chrono_literals;

ComparedHead head(char prefix, std::uint32_t value, Duration waited, Duration promise = 30min) {
    return {{prefix, value}, LaneIndex{}, waited, promise};
}

TEST(Wording, theShareIsRoundedDownSoThatAHundredMeansAllOfIt) {
    EXPECT_EQ(usedPercent(30min - 1ms, 30min), 99);
    EXPECT_EQ(usedPercent(30min, 30min), 100);
    EXPECT_EQ(usedPercent(45min, 30min), 150);
    EXPECT_EQ(usedPercent(0ms, 30min), 0);
    EXPECT_EQ(usedPercent(1min, 0ms), 0);
}

TEST(Wording, aCallByTheOrderNamesTheSharesOfTheFirstTwo) {
    const ComparedHead heads[] = {head('A', 17, 1290s), head('B', 12, 800s), head('C', 1, 1s)};
    const auto words = whyCalled(heads, {});
    EXPECT_EQ(words.zh, "A017 已用去承诺时间的 71%，B012 44%。");
    EXPECT_EQ(words.en, "A017 had used 71 % of its promised time, B012 44 %.");
}

TEST(Wording, whereTheWholePercentsAreTheSameItSaysWhatDecided) {
    const ComparedHead close[] = {head('A', 17, 801s), head('B', 12, 800s)};
    EXPECT_EQ(whyCalled(close, {}).zh, "A017 已用去承诺时间的 44%，B012 也是 44%，略少一点。");
    EXPECT_EQ(whyCalled(close, {}).en, "A017 had used 44 % of its promised time, B012 44 % too, a little less.");
    const ComparedHead same[] = {head('A', 17, 300s, 10min), head('B', 12, 900s)};
    EXPECT_EQ(whyCalled(same, {}).zh, "A017 已用去承诺时间的 50%，B012 也是 50%，排在后面。");
    EXPECT_EQ(whyCalled(same, {}).en, "A017 had used 50 % of its promised time, B012 50 % too, and stood behind it.");
}

TEST(Wording, whoeverStoodAloneWasComparedWithNobody) {
    const ComparedHead heads[] = {head('A', 17, 180s)};
    EXPECT_EQ(whyCalled(heads, {}).zh, "A017 已用去承诺时间的 10%，没有别的队在等。");
    EXPECT_EQ(whyCalled(heads, {}).en, "A017 had used 10 % of its promised time; no other line was waiting.");
    EXPECT_EQ(whyCalled({}, {}), Words{});
}

TEST(Wording, aGreenDeskAndAClerksChoiceAreNamedAsSuch) {
    const ComparedHead heads[] = {head('A', 17, 180s), head('B', 12, 800s)};
    EXPECT_EQ(whyCalled(heads, {.markedFirst = true}).zh,
              "绿色通道窗口先叫优先的号：A017 已用去承诺时间的 10%，B012 44%。");
    EXPECT_EQ(whyCalled(heads, {.markedFirst = true}).en,
              "A green desk takes priority first: A017 had used 10 % of its promised time, B012 44 %.");
    EXPECT_EQ(whyCalled(heads, {.outOfOrder = true}).zh,
              "工作人员按规定先叫了 A017，它已用去承诺时间的 10%，B012 44%。");
    EXPECT_EQ(whyCalled(heads, {.outOfOrder = true}).en,
              "Staff called A017 for a reason of their own. It had used 10 % of its promised time, B012 44 %.");
}

TEST(Wording, whoWasPassedIsToldTheSharesAndNobodysReason) {
    const auto called = head('B', 12, 480s, 10min);
    const auto passed = head('A', 17, 800s);
    EXPECT_EQ(whyPassed(called, passed, {}).zh, "B012 比您先叫：它已用去承诺时间的 80%，您当时 44%。");
    EXPECT_EQ(whyPassed(called, passed, {}).en,
              "B012 was called before you: it had used 80 % of its promised time, you 44 %.");
    EXPECT_EQ(whyPassed(called, passed, {.outOfOrder = true}).zh, "工作人员按规定先叫了 B012。");
    EXPECT_EQ(whyPassed(called, passed, {.outOfOrder = true}).en, "Staff called B012 first, as the rules allow.");
    EXPECT_EQ(whyPassed(called, passed, {.markedFirst = true}).zh, "B012 是在绿色通道窗口叫的。");
    EXPECT_EQ(whyPassed(called, passed, {.markedFirst = true}).en, "B012 was called at a green desk.");
    const auto justLess = head('A', 17, 1439s);
    EXPECT_EQ(whyPassed(called, justLess, {}).zh, "B012 比您先叫：它已用去承诺时间的 80%，您当时 79%。");
    EXPECT_EQ(whyPassed(head('B', 12, 483s, 10min), head('A', 17, 1440s), {}).zh,
              "B012 比您先叫：它已用去承诺时间的 80%，您当时也是 80%，略少一点。");
}

} // namespace
} // namespace fifteen::domain
