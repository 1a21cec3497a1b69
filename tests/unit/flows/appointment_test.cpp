// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

class AppointmentTest : public testing::Test {
protected:
    AppointmentFound found() { return {player_.visit.visitNumber, sampleBooking()}; }

    Player player_;
};

TEST_F(AppointmentTest, ACardLeadsToTheTimeAgreedOnAndOneTouchToTheNumber) {
    player_.happen(CardFound{}, grandmaLi());
    const auto asked = player_.effectsOf<FindByPerson>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].idHash, grandmaLi().idHash);
    player_.happen(found());
    EXPECT_EQ(player_.visit.page, Page::appointment);
    player_.happen(CheckInPressed{});
    EXPECT_EQ(player_.visit.page, Page::issuing);
    ASSERT_EQ(player_.effectsOf<CheckIn>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<CheckIn>()[0].appointment, sampleBooking().appointment);
    player_.happen(Issued{player_.visit.visitNumber, sampleTicket(), true});
    EXPECT_EQ(player_.visit.page, Page::ticket);
    EXPECT_TRUE(player_.effectsOf<IssueTicket>().empty());
}

TEST_F(AppointmentTest, ASiteWithoutAppointmentsAsksNobody) {
    player_.catalogue.takesAppointments = false;
    player_.happen(CardFound{}, grandmaLi(), HomePressed{}, AppointmentPressed{});
    EXPECT_TRUE(player_.effectsOf<FindByPerson>().empty());
    EXPECT_EQ(player_.visit.page, Page::welcome);
}

TEST_F(AppointmentTest, WhoHasBegunToChooseIsAskedBeforeASecondNumber) {
    player_.happen(CardFound{}, grandmaLi(), GroupChosen{"chronic"}, found());
    EXPECT_EQ(player_.visit.page, Page::item); // nothing moves under the finger
    player_.happen(TakeNumberPressed{});
    EXPECT_EQ(player_.visit.page, Page::appointment);
    player_.happen(OtherBusinessPressed{});
    EXPECT_EQ(player_.visit.page, Page::item);
    player_.happen(TakeNumberPressed{});
    EXPECT_EQ(player_.effectsOf<IssueTicket>().size(), 1U);
}

TEST_F(AppointmentTest, BackFromThatQuestionLeadsToWhatWasChosen) {
    player_.happen(CardFound{}, grandmaLi(), GroupChosen{"chronic"}, found(), TakeNumberPressed{}, BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::item);
    EXPECT_EQ(player_.visit.item, "chronic-confirm");
}

TEST_F(AppointmentTest, WhoAnswersTheLaneQuestionMeanwhileIsAskedToo) {
    player_.happen(CardFound{}, youngWang(), GroupChosen{"chronic"}, TakeNumberPressed{}, found(), ClaimChosen{});
    EXPECT_EQ(player_.visit.page, Page::appointment);
    EXPECT_TRUE(player_.effectsOf<IssueTicket>().empty());
}

TEST_F(AppointmentTest, ACardThatAnswersTheLaneQuestionWaitsForTheAnswerToItself) {
    player_.toItem().happen(TakeNumberPressed{}, CardFound{}, grandmaLi());
    EXPECT_EQ(player_.visit.page, Page::lane) << "whether there is an appointment is not known yet";
    player_.happen(AppointmentFound{player_.visit.visitNumber, std::nullopt});
    EXPECT_EQ(player_.visit.page, Page::issuing);
    ASSERT_EQ(player_.effectsOf<IssueTicket>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<IssueTicket>()[0].visitor.claim, "elderly");
}

TEST_F(AppointmentTest, OneThatIsFoundOnTheLanePageIsAskedAbout) {
    player_.toItem().happen(TakeNumberPressed{}, CardFound{}, grandmaLi(), found());
    EXPECT_EQ(player_.visit.page, Page::appointment);
    EXPECT_TRUE(player_.effectsOf<IssueTicket>().empty());
}

TEST_F(AppointmentTest, ATouchBeforeThatAnswerTakesTheNumberAndKeepsWhatTheCardProves) {
    player_.toItem().happen(TakeNumberPressed{}, CardFound{}, grandmaLi(), ClaimChosen{});
    ASSERT_EQ(player_.effectsOf<IssueTicket>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<IssueTicket>()[0].visitor.claim, "elderly");
    EXPECT_TRUE(player_.effectsOf<IssueTicket>()[0].visitor.claimProven);
}

TEST_F(AppointmentTest, ACardTakesThePlaceOfACodeBegun) {
    player_.happen(AppointmentPressed{}).type("12");
    player_.happen(CardFound{}, grandmaLi(), found());
    EXPECT_EQ(player_.visit.page, Page::appointment);
    player_.happen(BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::welcome); // not to the code: nobody was typing one
}

TEST_F(AppointmentTest, TheSixthDigitAsks) {
    player_.happen(AppointmentPressed{}).type("40615");
    EXPECT_TRUE(player_.effectsOf<FindByCode>().empty());
    player_.type("2");
    ASSERT_EQ(player_.effectsOf<FindByCode>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<FindByCode>()[0].code, "406152");
    player_.type("9"); // no digit while it is looked for
    player_.happen(CodeAnswered{player_.visit.visitNumber, "406152", true, sampleBooking()});
    EXPECT_EQ(player_.visit.page, Page::appointment);
    player_.happen(BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::code);
    EXPECT_TRUE(player_.visit.code.empty());
}

TEST_F(AppointmentTest, AWrongCodeIsSaidAndTypedAnew) {
    player_.happen(AppointmentPressed{}).type("123456");
    player_.happen(CodeAnswered{player_.visit.visitNumber, "123456", true, {}});
    EXPECT_EQ(player_.visit.codeState, CodeState::unknown);
    player_.type("7");
    EXPECT_EQ(player_.visit.code, "7");
    EXPECT_EQ(player_.visit.codeState, CodeState::typing);
    player_.happen(EraseDigitPressed{}, EraseDigitPressed{});
    EXPECT_EQ(player_.visit.code, "");
}

TEST_F(AppointmentTest, WhoHasTriedTooOftenIsToldSo) {
    player_.happen(AppointmentPressed{}).type("123456");
    player_.happen(CodeAnswered{player_.visit.visitNumber, "123456", false, {}, true});
    EXPECT_EQ(player_.visit.codeState, CodeState::barred);
    EXPECT_EQ(player_.visit.page, Page::code);
    player_.type("7");
    EXPECT_EQ(player_.visit.codeState, CodeState::typing);
}

TEST_F(AppointmentTest, AServerThatDoesNotAnswerIsNotWaitedForForEver) {
    player_.happen(AppointmentPressed{}).type("123456").seconds(11);
    EXPECT_EQ(player_.visit.codeState, CodeState::failed);
    player_.happen(CodeAnswered{player_.visit.visitNumber, "123456", true, sampleBooking()});
    EXPECT_EQ(player_.visit.page, Page::code); // too late: nothing moves under the finger
}

TEST_F(AppointmentTest, ACheckInThatCameTooLateIsKeptNotCancelled) {
    player_.happen(CardFound{}, grandmaLi(), found(), CheckInPressed{});
    const auto visitNumber = player_.visit.visitNumber;
    player_.happen(IssueFailed{visitNumber, ServiceTrouble::unreachable}, HomePressed{});
    player_.happen(Issued{visitNumber, sampleTicket(), true});
    EXPECT_TRUE(player_.effectsOf<CancelTicket>().empty());
    ASSERT_EQ(player_.effectsOf<ReportPrint>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<ReportPrint>()[0].result, "abandoned");
}

TEST_F(AppointmentTest, WhoStillStandsThereGetsTheLateNumber) {
    player_.happen(CardFound{}, grandmaLi(), found(), CheckInPressed{});
    const auto visitNumber = player_.visit.visitNumber;
    player_.happen(IssueFailed{visitNumber, ServiceTrouble::unreachable});
    EXPECT_EQ(player_.visit.page, Page::outOfService);
    player_.happen(Issued{visitNumber, sampleTicket(), true});
    EXPECT_EQ(player_.visit.page, Page::ticket);
}

TEST_F(AppointmentTest, TryingAgainChecksInAgain) {
    player_.happen(CardFound{}, grandmaLi(), found(), CheckInPressed{});
    player_.happen(IssueFailed{player_.visit.visitNumber, ServiceTrouble::unreachable}, TryAgainPressed{});
    EXPECT_EQ(player_.effectsOf<CheckIn>().size(), 2U);
    player_.happen(IssueFailed{player_.visit.visitNumber, ServiceTrouble::refused}, BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::appointment);
}

TEST_F(AppointmentTest, ACardOnTheCodePageIsRead) {
    player_.happen(AppointmentPressed{}).type("12");
    player_.happen(CardFound{}, grandmaLi());
    EXPECT_EQ(player_.visit.page, Page::chooseGroup);
}

class SeveralItemsTest : public testing::Test {
protected:
    Player player_;
};

TEST_F(SeveralItemsTest, GoOnOneNumber) {
    player_.happen(WithoutCardPressed{}, GroupChosen{"claims"}, ItemChosen{"outpatient"});
    ASSERT_TRUE(canAddItem(player_.visit, player_.catalogue));
    player_.happen(AddItemPressed{});
    EXPECT_EQ(player_.visit.page, Page::chooseItem);
    EXPECT_EQ(itemsToChoose(player_.visit, player_.catalogue).size(), 1U);
    player_.happen(ItemChosen{"outpatient"}); // is on it already
    EXPECT_EQ(player_.visit.page, Page::chooseItem);
    player_.happen(ItemChosen{"inpatient"});
    EXPECT_FALSE(canAddItem(player_.visit, player_.catalogue)); // the group has no more
    player_.happen(TakeNumberPressed{}, ClaimChosen{});
    ASSERT_EQ(player_.effectsOf<IssueTicket>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<IssueTicket>()[0].items, (std::vector<std::string>{"outpatient", "inpatient"}));
}

TEST_F(SeveralItemsTest, BackTakesTheLastOneOff) {
    player_.happen(WithoutCardPressed{}, GroupChosen{"claims"}, ItemChosen{"outpatient"}, AddItemPressed{},
                   ItemChosen{"inpatient"}, BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::chooseItem);
    EXPECT_EQ(player_.visit.itemsBefore, std::vector<std::string>{"outpatient"});
    player_.happen(BackPressed{});
    EXPECT_EQ(player_.visit.page, Page::item);
    EXPECT_EQ(player_.visit.item, "outpatient");
    EXPECT_TRUE(player_.visit.itemsBefore.empty());
}

TEST_F(SeveralItemsTest, AnItemThatIsGoneTakesTheChoiceWithIt) {
    player_.happen(WithoutCardPressed{}, GroupChosen{"claims"}, ItemChosen{"outpatient"}, AddItemPressed{},
                   ItemChosen{"inpatient"});
    std::erase_if(player_.catalogue.items, [](const Item& item) { return item.id == "outpatient"; });
    player_.happen(CatalogueArrived{});
    EXPECT_EQ(player_.visit.page, Page::chooseGroup);
    EXPECT_TRUE(itemsOf(player_.visit).empty());
}

TEST_F(SeveralItemsTest, NamesStandOnOneLine) {
    const Text names = player_.catalogue.namesOf({"outpatient", "no_such_item", "inpatient"});
    EXPECT_EQ(names.zh, "outpatient、inpatient");
    EXPECT_EQ(names.en, "outpatient, inpatient");
}

TEST_F(SeveralItemsTest, APaperBothAskForStandsOnceWithTheMostCopies) {
    for (Item& item : player_.catalogue.items) {
        const bool outpatient = item.id == "outpatient";
        item.papers = {
            {.name = {"发票", "Invoice"}, .note = {}, .kind = Paper::Kind::copy, .copies = outpatient ? 1 : 2},
            {.name = {item.id, item.id}, .note = {}}};
    }
    const auto papers = player_.catalogue.papersOf({"outpatient", "inpatient", "no_such_item"});
    ASSERT_EQ(papers.size(), 3U);
    EXPECT_EQ(papers[0].copies, 2);
}

} // namespace
} // namespace fifteen::flows
