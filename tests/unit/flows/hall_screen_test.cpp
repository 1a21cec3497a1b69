// SPDX-License-Identifier: Apache-2.0
#include "flows/hall_screen.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t morningMs = 1'795'570'000'000; // 24 November 2026, 09:26 in China

HallCall makeCall(std::int64_t number, const std::string& visitor, int desk, std::int64_t atMs = morningMs) {
    return {.call = number, .number = visitor, .desk = desk, .group = "chronic", .calledAtMs = atMs};
}

/// The screen with its effects sorted by kind, and a clock the test turns.
class Hall {
public:
    explicit Hall(std::int64_t lastSettled = 0)
        : screen_{startHallScreen(lastSettled)} {}

    void send(const HallEvent& event) {
        HallStep next = step(screen_, event, now_, timing_);
        screen_ = std::move(next.screen);
        for (const HallEffect& effect : next.effects) {
            std::visit([this](const auto& what) { keep(what); }, effect);
        }
    }

    void connect(const std::vector<HallCall>& calls) {
        send(HallConnected{});
        send(HallStateArrived{.snapshot = true, .calls = calls, .groups = std::nullopt, .desks = std::nullopt});
    }

    void update(const std::vector<HallCall>& calls) {
        send(HallStateArrived{.snapshot = false, .calls = calls, .groups = std::nullopt, .desks = std::nullopt});
    }

    void pass(std::chrono::milliseconds time) {
        now_.wallMs += time.count();
        now_.steadyMs += time.count();
        send(HallTick{});
    }

    HallView view() const { return viewOf(screen_, now_, timing_); }

    std::vector<std::string> heroNumbers() const {
        std::vector<std::string> numbers;
        for (const ShownCall& hero : view().heroes) {
            numbers.push_back((hero.highlighted ? "*" : "") + hero.call.number);
        }
        return numbers;
    }

    std::vector<std::string> recentNumbers() const {
        std::vector<std::string> numbers;
        for (const HallCall& call : view().recent) {
            numbers.push_back(call.number);
        }
        return numbers;
    }

    std::vector<std::int64_t> spoken;
    std::vector<std::int64_t> shownAcks;
    std::vector<std::int64_t> spokenAcks;
    std::vector<std::int64_t> remembered;
    std::vector<std::int64_t> reachedShown;
    int anew = 0;

    HallScreen& screen() { return screen_; }

private:
    void keep(const Speak& effect) { spoken.push_back(effect.call.call); }

    void keep(const CallReached& effect) {
        if (effect.stage == CallStage::shown) {
            reachedShown.push_back(effect.call.call);
        }
    }

    void keep(const AcknowledgeCall& effect) {
        (effect.stage == CallStage::shown ? shownAcks : spokenAcks).push_back(effect.call);
    }

    void keep(const RememberSettled& effect) { remembered.push_back(effect.call); }

    void keep(const ConnectAnew& /*effect*/) { ++anew; }

    void keep(const WakeIn& /*effect*/) {}

    HallTiming timing_;
    HallTime now_{.wallMs = morningMs, .steadyMs = 1000};
    HallScreen screen_;
};

TEST(HallScreen, isEmptyAtOpening) {
    Hall hall;
    hall.connect({});
    EXPECT_THAT(hall.view().heroes, IsEmpty());
    EXPECT_THAT(hall.view().recent, IsEmpty());
    EXPECT_FALSE(hall.view().caption);
}

TEST(HallScreen, showsAndSaysACallAtOnce) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3)});
    EXPECT_THAT(hall.spoken, ElementsAre(1));
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A001"));
    ASSERT_TRUE(hall.view().caption);
    hall.send(CallsPainted{hall.view().visible});
    hall.send(CallsPainted{hall.view().visible});
    EXPECT_THAT(hall.shownAcks, ElementsAre(1));
    hall.send(AnnouncementEnded{1, true});
    EXPECT_THAT(hall.spokenAcks, ElementsAre(1));
    EXPECT_THAT(hall.remembered, ElementsAre(1));
}

TEST(HallScreen, showsTwoCloseCallsLargeAndSaysOneAfterTheOther) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3)});
    hall.update({makeCall(1, "A001", 3), makeCall(2, "B001", 4)});
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A001", "B001"));
    EXPECT_THAT(hall.spoken, ElementsAre(1));
    hall.pass(std::chrono::seconds{4});
    EXPECT_THAT(hall.spoken, ElementsAre(1)) << "the first is not cut off";
    hall.send(AnnouncementEnded{1, true});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("A001", "*B001")) << "numbers keep their places";
    hall.send(AnnouncementEnded{2, true});
    hall.pass(std::chrono::seconds{4});
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*B001"));
    EXPECT_THAT(hall.recentNumbers(), ElementsAre("A001"));
}

TEST(HallScreen, listsWhatHasNoLargePlaceYet) {
    Hall hall;
    hall.connect({});
    std::vector<HallCall> calls;
    for (int desk = 1; desk <= 10; ++desk) {
        calls.push_back(makeCall(desk, "A00" + std::to_string(desk), desk));
    }
    hall.update(calls);
    EXPECT_EQ(hall.view().heroes.size(), 2U);
    EXPECT_EQ(hall.view().soon.size(), 6U);
    EXPECT_EQ(hall.view().soon.front().call, 3);
    EXPECT_EQ(hall.view().moreSoon, 2);
    hall.send(CallsPainted{hall.view().visible});
    EXPECT_THAT(hall.shownAcks, ElementsAre(1, 2, 3, 4, 5, 8, 9, 10));
}

TEST(HallScreen, showsWhoeverIsCalledNowHoweverManyWaitForTheVoice) {
    Hall hall;
    hall.connect({});
    std::vector<HallCall> calls;
    for (int desk = 1; desk <= 40; ++desk) {
        calls.push_back(makeCall(desk, "A0" + std::to_string(desk + 10), desk));
        hall.update(calls);
        EXPECT_THAT(hall.view().visible, testing::Contains(desk));
        hall.send(CallsPainted{hall.view().visible});
    }
    EXPECT_EQ(hall.shownAcks.size(), 40U);
}

TEST(HallScreen, saysARecallAgainInThePlaceOfItsFirstCall) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3)});
    hall.send(AnnouncementEnded{1, true});
    hall.pass(std::chrono::seconds{20});
    HallCall again = makeCall(2, "A001", 3);
    again.times = 2;
    hall.update({makeCall(1, "A001", 3), again});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A001"));
    EXPECT_EQ(hall.view().heroes[0].call.times, 2);
    EXPECT_THAT(hall.recentNumbers(), IsEmpty());
}

TEST(HallScreen, countsARecallAsShownWhileItsFirstCallStandsLarge) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3)});
    hall.update({makeCall(2, "A001", 3)});
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A001"));
    hall.send(CallsPainted{hall.view().visible});
    EXPECT_THAT(hall.shownAcks, ElementsAre(1, 2));
    hall.send(AnnouncementEnded{1, true});
    EXPECT_EQ(hall.view().heroes[0].call.call, 1) << "highlighted at least so long";
    hall.pass(std::chrono::milliseconds{2500});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
    EXPECT_EQ(hall.view().heroes[0].call.call, 2);
}

TEST(HallScreen, goesOnAtAReadersPaceWithoutAVoice) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3), makeCall(2, "B001", 4)});
    hall.send(AnnouncementEnded{1, false});
    EXPECT_THAT(hall.spoken, ElementsAre(1));
    EXPECT_THAT(hall.spokenAcks, IsEmpty()) << "nobody heard it";
    EXPECT_THAT(hall.remembered, ElementsAre(1));
    hall.pass(std::chrono::seconds{5});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
}

TEST(HallScreen, doesNotWaitForAVoiceThatNeverAnswers) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3), makeCall(2, "B001", 4)});
    hall.pass(std::chrono::seconds{29});
    EXPECT_THAT(hall.spoken, ElementsAre(1));
    hall.pass(std::chrono::seconds{1});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
    hall.send(AnnouncementEnded{1, true});
    EXPECT_THAT(hall.spokenAcks, IsEmpty()) << "too late an answer is no answer";
}

TEST(HallScreen, saysAfterARestartWhatWasNotSaidBefore) {
    Hall hall(41);
    EXPECT_EQ(hall.screen().newest, 41);
    hall.connect({makeCall(40, "A001", 1), makeCall(41, "A002", 2), makeCall(42, "A003", 3)});
    EXPECT_THAT(hall.spoken, ElementsAre(42));
    EXPECT_THAT(hall.recentNumbers(), ElementsAre("A002", "A001"));
    hall.send(CallsPainted{hall.view().visible});
    EXPECT_THAT(hall.shownAcks, ElementsAre(42));
}

TEST(HallScreen, showsTheLastCallAgainAfterARestartWithoutSayingIt) {
    Hall hall(41);
    hall.connect({makeCall(40, "A001", 1), makeCall(41, "A002", 2)});
    EXPECT_THAT(hall.spoken, IsEmpty());
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A002"));
}

TEST(HallScreen, showsButDoesNotShoutCallsMissedLongAgo) {
    Hall hall(40);
    hall.connect({makeCall(41, "A001", 1, morningMs - 180'001), makeCall(42, "A002", 2, morningMs - 179'000)});
    EXPECT_THAT(hall.spoken, ElementsAre(42));
    EXPECT_THAT(hall.recentNumbers(), ElementsAre("A001"));
}

TEST(HallScreen, saysALiveCallWhateverTheWallClockThinks) {
    Hall hall;
    hall.connect({});
    hall.pass(std::chrono::seconds{10});
    hall.update({makeCall(1, "A001", 3, morningMs - 3'600'000)});
    EXPECT_THAT(hall.spoken, ElementsAre(1));
}

TEST(HallScreen, goesOnSayingWhatItKnowsWhileTheServerIsGone) {
    Hall hall;
    hall.connect({});
    hall.update({makeCall(1, "A001", 3), makeCall(2, "B001", 4)});
    hall.send(HallDisconnected{});
    hall.send(AnnouncementEnded{1, true});
    hall.pass(std::chrono::milliseconds{2999});
    EXPECT_FALSE(hall.view().connectionLost) << "a blink is not worth a sign";
    hall.pass(std::chrono::milliseconds{1});
    EXPECT_TRUE(hall.view().connectionLost);
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2));
    hall.send(AnnouncementEnded{2, true});
    EXPECT_THAT(hall.spokenAcks, IsEmpty());
    hall.connect({makeCall(1, "A001", 3), makeCall(2, "B001", 4)});
    EXPECT_THAT(hall.spokenAcks, ElementsAre(1, 2)) << "the server learns it afterwards";
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2)) << "and nothing is said twice";
    EXPECT_FALSE(hall.view().connectionLost);
}

TEST(HallScreen, asksForCallsThatAreMissingInAnUpdate) {
    Hall hall;
    hall.connect({makeCall(1, "A001", 3)});
    hall.send(AnnouncementEnded{1, true});
    hall.pass(std::chrono::seconds{3});
    hall.update({makeCall(3, "A003", 3)});
    EXPECT_EQ(hall.anew, 1);
    EXPECT_THAT(hall.spoken, ElementsAre(1));
    hall.send(HallDisconnected{});
    hall.connect({makeCall(1, "A001", 3), makeCall(2, "A002", 4), makeCall(3, "A003", 3)});
    hall.send(AnnouncementEnded{2, true});
    hall.pass(std::chrono::seconds{3});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 2, 3));
    EXPECT_EQ(hall.anew, 1);
}

TEST(HallScreen, acceptsThatTheServerHasNoMore) {
    Hall hall(10);
    hall.connect({makeCall(13, "A013", 3)});
    EXPECT_THAT(hall.spoken, ElementsAre(13));
    EXPECT_EQ(hall.anew, 0);
}

TEST(HallScreen, startsAnewOnAnotherJournal) {
    Hall hall(500);
    hall.connect({makeCall(1, "A001", 3)});
    EXPECT_THAT(hall.spoken, ElementsAre(1)) << "what was said of the old journal does not silence the new one";
    EXPECT_THAT(hall.remembered, ElementsAre(0));
    hall.send(AnnouncementEnded{1, true});
    hall.connect({makeCall(1, "B009", 2), makeCall(2, "B010", 2)});
    hall.pass(std::chrono::seconds{3});
    EXPECT_THAT(hall.spoken, ElementsAre(1, 1)) << "call 1 of yet another journal is another call";
}

TEST(HallScreen, letsAnAnnouncementEndThatAnotherJournalOvertook) {
    Hall hall(500);
    hall.connect({makeCall(501, "A001", 3)});
    hall.connect({makeCall(1, "B001", 2)});
    EXPECT_THAT(hall.spoken, ElementsAre(501));
    hall.send(AnnouncementEnded{501, true});
    hall.pass(std::chrono::seconds{3});
    EXPECT_THAT(hall.spoken, ElementsAre(501, 1));
}

TEST(HallScreen, doesNotShowYesterdaysCallsAtOpening) {
    Hall hall(7);
    hall.connect({makeCall(6, "A006", 1, morningMs - 57'600'000), makeCall(7, "A007", 3, morningMs - 57'600'000)});
    EXPECT_THAT(hall.view().heroes, IsEmpty());
    hall.pass(std::chrono::seconds{60});
    hall.update({makeCall(8, "A001", 1)});
    EXPECT_THAT(hall.heroNumbers(), ElementsAre("*A001"));
    EXPECT_THAT(hall.recentNumbers(), IsEmpty());
}

TEST(HallScreen, keepsFiveRecentCallsNewestFirst) {
    Hall hall;
    hall.connect({});
    for (int call = 1; call <= 30; ++call) {
        hall.update({makeCall(call, "A" + std::to_string(100 + call), 1 + call % 3)});
        hall.send(AnnouncementEnded{call, true});
        hall.pass(std::chrono::seconds{10});
    }
    EXPECT_THAT(hall.recentNumbers(), ElementsAre("A129", "A128", "A127", "A126", "A125"));
    EXPECT_LE(hall.screen().announcements.size(), 18U) << "an evening is not longer than a morning";
}

TEST(HallScreen, keepsTheFiguresWhenTheConnectionIsLost) {
    Hall hall;
    hall.send(HallConnected{});
    hall.send(HallStateArrived{.snapshot = true,
                               .calls = std::nullopt,
                               .groups = std::vector<GroupLine>{{"chronic", 4, true, "A014"}},
                               .desks = std::nullopt});
    hall.send(HallDisconnected{});
    hall.pass(std::chrono::minutes{1});
    ASSERT_EQ(hall.screen().groups.size(), 1U);
    EXPECT_EQ(hall.screen().groups[0].waiting, 4);
}

} // namespace
} // namespace fifteen::flows
