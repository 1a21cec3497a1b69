// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace fifteen::flows {
namespace {

using testing::Contains;
using testing::ElementsAre;

class SpeechTest : public testing::Test {
protected:
    std::size_t said() const { return player_.effectsOf<Say>().size(); }

    std::size_t stopped() const { return player_.effectsOf<StopSpeaking>().size(); }

    Say last() const { return player_.effectsOf<Say>().back(); }

    bool speaking() const { return player_.visit.speech.has_value(); }

    /// The card is read, and the greeting is over.
    void greeted() {
        player_.happen(CardFound{}, youngWang());
        player_.happen(SpeechEnded{player_.visit.lastSpeech});
    }

    Player player_;
};

TEST_F(SpeechTest, ListenReadsThePageAndStopsReading) {
    player_.happen(ListenPressed{});
    ASSERT_EQ(said(), 1U);
    EXPECT_EQ(last().clips.front(), "zh-welcome");
    EXPECT_TRUE(isListening(player_.visit));
    player_.happen(ListenPressed{});
    EXPECT_EQ(stopped(), 1U);
    EXPECT_FALSE(speaking());
    player_.happen(ListenPressed{});
    EXPECT_EQ(said(), 2U);
    EXPECT_NE(player_.effectsOf<Say>()[0].speech, last().speech);
}

TEST_F(SpeechTest, TheEndOfAnEarlierSpeechIsNotThatOfThisOne) {
    player_.happen(ListenPressed{}, ListenPressed{}, ListenPressed{});
    player_.happen(SpeechEnded{player_.effectsOf<Say>()[0].speech});
    EXPECT_TRUE(speaking());
    player_.happen(SpeechEnded{last().speech});
    EXPECT_FALSE(speaking());
    EXPECT_EQ(stopped(), 1U);
}

TEST_F(SpeechTest, LeavingThePageOrChangingTheLanguageStops) {
    player_.happen(ListenPressed{}, WithoutCardPressed{});
    EXPECT_EQ(stopped(), 1U);
    player_.happen(ListenPressed{});
    EXPECT_EQ(last().clips.front(), "zh-choose-group");
    player_.happen(HelpPressed{});
    EXPECT_EQ(stopped(), 2U);
    player_.happen(ListenPressed{}, LanguagePressed{});
    EXPECT_EQ(stopped(), 3U);
    player_.happen(ListenPressed{});
    EXPECT_EQ(last().clips.front(), "en-help-asking");
    player_.happen(LargeTextPressed{});
    EXPECT_EQ(stopped(), 3U) << "the page says the same in larger letters";
}

TEST_F(SpeechTest, ACardIsGreetedAndTheGreetingOutlivesAnAnswer) {
    player_.happen(CardFound{});
    EXPECT_EQ(said(), 0U);
    player_.happen(grandmaLi());
    EXPECT_THAT(last().clips, ElementsAre("zh-greeting-card"));
    player_.happen(AppointmentFound{player_.visit.visitNumber, sampleBooking()});
    EXPECT_EQ(player_.visit.page, Page::appointment);
    EXPECT_EQ(stopped(), 0U);
    EXPECT_FALSE(isListening(player_.visit)) << "nobody has touched anything";
    player_.happen(ListenPressed{}); // reads the page, instead
    EXPECT_EQ(last().clips.front(), "zh-appointment");
}

TEST_F(SpeechTest, ACodeIsGreetedWithoutACard) {
    player_.happen(CodeScanned{ScannedKind::voucher, "x"}, VoucherDecoded{player_.visit.visitNumber, grandmaLi()});
    EXPECT_THAT(last().clips, ElementsAre("zh-greeting"));
}

TEST_F(SpeechTest, ThePrintedNumberIsSaidWithWhatNotToLeaveBehind) {
    greeted();
    player_.happen(GroupChosen{"chronic"}, TakeNumberPressed{}, ClaimChosen{},
                   Issued{player_.visit.visitNumber, sampleTicket()});
    EXPECT_EQ(said(), 1U);
    player_.happen(Printed{player_.visit.visitNumber});
    EXPECT_THAT(last().clips, ElementsAre("zh-your-number", "letter-A", "digit-0", "digit-1", "digit-7", "pause",
                                          "zh-farewell-card"));
    player_.happen(DonePressed{});
    EXPECT_EQ(stopped(), 1U) << "they have it in hand";
}

TEST_F(SpeechTest, WhoLeavesBeforeThePaperHearsItAndTheNextOneDoesNot) {
    player_.toTicket().happen(DonePressed{}, Printed{player_.visit.visitNumber});
    ASSERT_EQ(player_.visit.page, Page::welcome);
    EXPECT_EQ(last().clips.back(), "zh-farewell");
    EXPECT_EQ(stopped(), 0U);
    player_.happen(WithoutCardPressed{});
    EXPECT_EQ(stopped(), 1U);
}

TEST_F(SpeechTest, ANumberThatIsNotOnPaperIsSaid) {
    player_.toTicket().happen(PrintFailed{player_.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(last().clips.front(), "zh-remember-number");
    EXPECT_THAT(last().clips, Contains("zh-print-paper"));
}

TEST_F(SpeechTest, OnDemandSpeaksOnlyWhenAsked) {
    player_.visit.voice = Voice::onDemand;
    player_.happen(CardFound{}, youngWang());
    player_.toTicket().happen(Printed{player_.visit.visitNumber});
    EXPECT_EQ(said(), 0U);
    player_.happen(ListenPressed{});
    EXPECT_EQ(said(), 1U);
}

TEST_F(SpeechTest, WithoutAVoiceNothingIsSaid) {
    player_.visit.voice = Voice::off;
    EXPECT_FALSE(canListen(player_.visit));
    player_.happen(ListenPressed{}, CardFound{}, youngWang());
    EXPECT_EQ(said() + stopped(), 0U);
    player_.happen(HomePressed{});
    EXPECT_EQ(player_.visit.voice, Voice::off) << "the kiosk's, not the visitor's";
}

TEST_F(SpeechTest, TheReaderIsKnownOverVisits) {
    player_.happen(ReadersPresent{Cards{}}, WithoutCardPressed{}, HomePressed{}, ListenPressed{});
    EXPECT_EQ(last().clips.front(), "zh-welcome-no-reader");
}

TEST_F(SpeechTest, AHeadsetIsToldTheKeysAndThenEveryPage) {
    player_.happen(HeadsetPlugged{true});
    ASSERT_EQ(said(), 1U);
    EXPECT_EQ(last().clips.front(), "zh-keypad");
    EXPECT_THAT(last().clips, Contains("zh-welcome"));
    EXPECT_TRUE(last().intoHeadset);
    player_.happen(WithoutCardPressed{});
    EXPECT_EQ(last().clips.front(), "zh-choose-group") << "unasked: nobody can see the page";
    player_.happen(LanguagePressed{}, BackPressed{});
    EXPECT_EQ(last().clips.front(), "en-welcome");
    EXPECT_TRUE(last().intoHeadset);
}

TEST_F(SpeechTest, ACardIsNotGreetedInAHeadsetButItsPageIsRead) {
    player_.happen(HeadsetPlugged{true});
    greeted();
    EXPECT_EQ(last().clips.front(), "zh-choose-group");
}

TEST_F(SpeechTest, AHeadsetHearsWhatBecomesOfAPageThatStands) {
    player_.happen(HeadsetPlugged{true}, HelpPressed{});
    EXPECT_EQ(last().clips.front(), "zh-help-asking");
    player_.happen(HelpAnswered{player_.visit.visitNumber, false});
    EXPECT_EQ(last().clips.front(), "zh-help-failed");
    player_.happen(LanguagePressed{});
    EXPECT_EQ(last().clips.front(), "en-help-failed");
    const auto before = said();
    player_.happen(LargeTextPressed{}, HelpAnswered{player_.visit.visitNumber, false});
    EXPECT_EQ(said(), before) << "the page says the same";
}

TEST_F(SpeechTest, AHeadsetHearsOfAListThatIsPrintedWithoutTheWholePageAgain) {
    player_.happen(HeadsetPlugged{true});
    player_.toItem().happen(PrintListPressed{});
    EXPECT_THAT(last().clips, ElementsAre("zh-list-printing"));
    player_.happen(ListPrinted{player_.visit.visitNumber, PrintState::printed});
    EXPECT_THAT(last().clips, ElementsAre("zh-list-printed"));
}

TEST_F(SpeechTest, AHeadsetHearsTheTicketsPageToItsEndWhenItIsPrinted) {
    player_.happen(HeadsetPlugged{true});
    player_.toTicket();
    EXPECT_THAT(last().clips, Contains("zh-printing"));
    player_.happen(Printed{player_.visit.visitNumber});
    EXPECT_EQ(last().clips.front(), "zh-your-number");
    EXPECT_THAT(last().clips, Contains("zh-nobody-ahead"));
    EXPECT_EQ(last().clips.back(), "zh-take-seat");
}

TEST_F(SpeechTest, AHeadsetHearsTheFarewellBeforeTheNextPage) {
    player_.happen(HeadsetPlugged{true});
    player_.toTicket().happen(DonePressed{}, Printed{player_.visit.visitNumber});
    ASSERT_EQ(player_.visit.page, Page::welcome);
    EXPECT_EQ(last().clips.front(), "zh-your-number");
    EXPECT_THAT(last().clips, Contains("zh-farewell"));
    EXPECT_THAT(last().clips, Contains("zh-welcome"));
}

TEST_F(SpeechTest, AHeadsetHearsOnceThatThereIsNoPaper) {
    player_.happen(HeadsetPlugged{true});
    player_.toTicket().happen(PrintFailed{player_.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(std::ranges::count(last().clips, "zh-print-paper"), 1);
}

TEST_F(SpeechTest, WithoutTheHeadsetNothingGoesOnForAllToHear) {
    player_.happen(HeadsetPlugged{true});
    player_.happen(HeadsetPlugged{false});
    EXPECT_EQ(stopped(), 1U);
    EXPECT_FALSE(speaking());
    player_.happen(WithoutCardPressed{});
    EXPECT_EQ(said(), 1U) << "whoever sees asks for it";
    player_.happen(ListenPressed{});
    EXPECT_FALSE(last().intoHeadset);
}

TEST_F(SpeechTest, TheWarningIsSaidIntoTheHeadsetOnce) {
    player_.happen(HeadsetPlugged{true}, WithoutCardPressed{});
    const auto before = said();
    for (int second = 0; second < 45; ++second)
        player_.happen(Tick{std::chrono::seconds(1)});
    ASSERT_TRUE(player_.visit.warning);
    EXPECT_EQ(said(), before + 1);
    EXPECT_THAT(last().clips, ElementsAre("zh-still-there"));
}

TEST_F(SpeechTest, WhatAKeyMovesToIsSaidIntoTheHeadsetByItsWords) {
    player_.happen(Focused{{"身份证", "原件"}});
    EXPECT_EQ(said(), 0U) << "whoever sees reads it";
    player_.happen(HeadsetPlugged{true}, Focused{{"身份证", "原件"}});
    EXPECT_THAT(last().clips, ElementsAre("=身份证", "pause", "=原件"));
    EXPECT_TRUE(last().intoHeadset);
    const auto before = said();
    player_.happen(Focused{});
    EXPECT_EQ(said(), before);
}

TEST_F(SpeechTest, AKioskThatDoesNotSpeakDoesNotSpeakIntoAHeadsetEither) {
    player_.visit.voice = Voice::off;
    player_.happen(HeadsetPlugged{true}, Focused{{"取号"}});
    greeted();
    EXPECT_EQ(said(), 0U);
}

TEST_F(SpeechTest, AHeadsetOutlivesTheVisit) {
    player_.happen(HeadsetPlugged{true}, WithoutCardPressed{}, HomePressed{});
    EXPECT_TRUE(player_.visit.headset);
    EXPECT_EQ(last().clips.front(), "zh-welcome");
}

} // namespace
} // namespace fifteen::flows
