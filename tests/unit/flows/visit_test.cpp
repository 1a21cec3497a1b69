// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

TEST(Visit, ATicketOutOfThePrintersMouthEndsThePageSoon) {
    Player player;
    player.toTicket().happen(TicketTaken{}); // not printed yet: that was somebody else's
    player.happen(Printed{player.visit.visitNumber}, Tick{std::chrono::seconds(1)});
    ASSERT_EQ(player.visit.page, Page::ticket);
    EXPECT_GT(*player.visit.closesIn, std::chrono::seconds(20));
    player.happen(TicketTaken{}).seconds(3);
    EXPECT_EQ(player.visit.page, Page::ticket);
    player.seconds(3);
    EXPECT_EQ(player.visit.page, Page::welcome);
}

TEST(Visit, StartsOnlyWithACatalogue) {
    Visit visit;
    const Catalogue empty;
    EXPECT_EQ(step(visit, CatalogueArrived{}, empty, {}).visit.page, Page::starting);
    EXPECT_EQ(step(visit, CatalogueArrived{}, sampleCatalogue(), {}).visit.page, Page::welcome);
}

TEST(Visit, ACardLeadsFromWelcomeToAPrintedTicketAndHome) {
    Player player;
    player.happen(CardFound{});
    EXPECT_EQ(player.visit.page, Page::reading);
    player.happen(grandmaLi());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
    EXPECT_EQ(player.visit.visitor.maskedName, "李*");
    player.happen(GroupChosen{"chronic"});
    EXPECT_EQ(player.visit.page, Page::item) << "one item in the group: nothing to choose";
    player.happen(TakeNumberPressed{});
    ASSERT_EQ(player.visit.page, Page::issuing) << "the card proved the claim: nothing to ask";
    const auto asked = player.effectsOf<IssueTicket>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].items, std::vector<std::string>{"chronic-confirm"});
    EXPECT_EQ(asked[0].visitor.claim, "elderly");
    EXPECT_TRUE(asked[0].visitor.claimProven);
    player.happen(Issued{asked[0].visitNumber, sampleTicket()});
    EXPECT_EQ(player.visit.page, Page::ticket);
    ASSERT_EQ(player.effectsOf<PrintTicket>().size(), 1U);
    player.happen(Printed{asked[0].visitNumber});
    ASSERT_EQ(player.effectsOf<ReportPrint>().size(), 1U);
    EXPECT_EQ(player.effectsOf<ReportPrint>()[0].result, "printed");
    player.happen(DonePressed{});
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.visit.visitor, Visitor{});
    EXPECT_EQ(player.effectsOf<WipeVisitor>().size(), 1U);
    EXPECT_TRUE(player.effectsOf<CancelTicket>().empty());
}

TEST(Visit, WithoutACardAClaimIsAskedFor) {
    Player player;
    player.happen(WithoutCardPressed{}, GroupChosen{"claims"});
    EXPECT_EQ(player.visit.page, Page::chooseItem);
    player.happen(ItemChosen{"inpatient"}, TakeNumberPressed{});
    EXPECT_EQ(player.visit.page, Page::lane);
    player.happen(ClaimChosen{"very_old"});
    EXPECT_EQ(player.visit.page, Page::lane) << "not one that can be declared";
    player.happen(ClaimChosen{"disabled"});
    EXPECT_EQ(player.visit.page, Page::issuing);
    const auto asked = player.effectsOf<IssueTicket>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].visitor.claim, "disabled");
    EXPECT_FALSE(asked[0].visitor.claimProven);
}

TEST(Visit, ACardThatProvesNothingIsStillAskedForAClaim) {
    Player player;
    player.happen(CardFound{}, youngWang(), GroupChosen{"chronic"}, TakeNumberPressed{});
    EXPECT_EQ(player.visit.page, Page::lane);
}

TEST(Visit, NothingToDeclareSkipsTheLane) {
    Player player;
    player.catalogue.claims.clear();
    player.toItem().happen(TakeNumberPressed{});
    EXPECT_EQ(player.visit.page, Page::issuing);
}

TEST(Visit, DoubleTapsTakeOneTicket) {
    Player player;
    player.toItem().happen(TakeNumberPressed{}, TakeNumberPressed{}, ClaimChosen{}, ClaimChosen{},
                           ClaimChosen{"disabled"}, TakeNumberPressed{});
    EXPECT_EQ(player.effectsOf<IssueTicket>().size(), 1U);
}

TEST(Visit, BackLeadsThroughThePages) {
    Player player;
    player.happen(WithoutCardPressed{}, GroupChosen{"claims"}, ItemChosen{"inpatient"}, TakeNumberPressed{});
    const Page pages[] = {Page::item, Page::chooseItem, Page::chooseGroup, Page::welcome};
    for (const Page page : pages) {
        EXPECT_TRUE(canGoBack(player.visit));
        player.happen(BackPressed{});
        EXPECT_EQ(player.visit.page, page);
    }
    EXPECT_FALSE(canGoBack(player.visit));
}

TEST(Visit, MoreTurnsPagesAndBackTurnsThemBack) {
    Player player;
    player.happen(WithoutCardPressed{}, MorePressed{3});
    EXPECT_EQ(player.visit.choicePage, 1);
    player.happen(BackPressed{});
    EXPECT_EQ(player.visit.choicePage, 0);
    player.happen(MorePressed{2}, MorePressed{2}, MorePressed{0});
    EXPECT_EQ(player.visit.choicePage, 0);
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
}

TEST(Visit, HelpReturnsWhereItCameFrom) {
    Player player;
    player.toItem().happen(HelpPressed{});
    EXPECT_EQ(player.visit.page, Page::help);
    ASSERT_EQ(player.effectsOf<AskHelp>().size(), 1U);
    player.happen(HelpAnswered{player.visit.visitNumber, true}, HelpPressed{});
    EXPECT_EQ(player.visit.help, HelpState::asked);
    EXPECT_EQ(player.effectsOf<AskHelp>().size(), 1U) << "somebody is coming already";
    player.happen(HelpPressed{"wheelchair"});
    EXPECT_EQ(player.effectsOf<AskHelp>().size(), 2U);
    player.happen(BackPressed{});
    EXPECT_EQ(player.visit.page, Page::item);
    EXPECT_EQ(player.visit.item, "chronic-confirm");
}

TEST(Visit, HelpThatFailedCanBeAskedAgain) {
    Player player;
    player.happen(HelpPressed{});
    player.happen(HelpAnswered{player.visit.visitNumber, false});
    EXPECT_EQ(player.visit.help, HelpState::failed);
    player.happen(HelpPressed{});
    EXPECT_EQ(player.visit.help, HelpState::asking);
    EXPECT_EQ(player.effectsOf<AskHelp>().size(), 2U);
}

TEST(Visit, TheNextVisitorCanAskForHelpToo) {
    Player player;
    player.happen(HelpPressed{}, HelpAnswered{player.visit.visitNumber, true}, BackPressed{});
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_TRUE(needsTick(player.visit));
    player.seconds(60);
    EXPECT_EQ(player.visit.help, HelpState::notAsked);
    EXPECT_FALSE(needsTick(player.visit));
}

TEST(Visit, ANumberThatArrivesDuringHelpIsShown) {
    Player player;
    player.toIssuing().happen(HelpPressed{}, Issued{player.visit.visitNumber, sampleTicket()});
    EXPECT_EQ(player.visit.page, Page::ticket);
    EXPECT_TRUE(player.effectsOf<CancelTicket>().empty());
}

TEST(Visit, LanguageAndLetterSizeLastForTheVisit) {
    Player player;
    player.happen(LanguagePressed{}, LargeTextPressed{}, WithoutCardPressed{}, BackPressed{});
    EXPECT_EQ(player.visit.language, Language::en);
    EXPECT_TRUE(player.visit.largeText);
    player.happen(WithoutCardPressed{}, HomePressed{});
    EXPECT_EQ(player.visit.language, Language::zh);
    EXPECT_FALSE(player.visit.largeText);
}

TEST(Visit, ALeftOverLanguageGoesAfterAWhile) {
    Player player;
    player.happen(LanguagePressed{}).seconds(59);
    EXPECT_EQ(player.visit.language, Language::en);
    player.seconds(1);
    EXPECT_EQ(player.visit.language, Language::zh);
    EXPECT_FALSE(needsTick(player.visit));
}

TEST(VisitTime, WarnsThenWipes) {
    Player player;
    player.happen(CardFound{}, grandmaLi()).seconds(39);
    EXPECT_FALSE(player.visit.warning);
    player.seconds(1);
    EXPECT_EQ(player.visit.warning, std::chrono::seconds(20));
    player.seconds(19);
    EXPECT_EQ(player.visit.warning, std::chrono::seconds(1));
    player.seconds(1);
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.visit.visitor, Visitor{});
}

TEST(VisitTime, OneTouchExtendsAsOftenAsOneLikes) {
    Player player;
    player.toItem();
    for (int times = 0; times < 30; ++times) {
        player.seconds(59);
        ASSERT_TRUE(player.visit.warning);
        player.happen(StayPressed{});
        ASSERT_FALSE(player.visit.warning);
    }
    EXPECT_EQ(player.visit.page, Page::item);
}

TEST(VisitTime, NoTimeOutWhileTheMachineIsAtWork) {
    Player player;
    player.timing.issuing = std::chrono::seconds(1000);
    player.toIssuing().seconds(300);
    EXPECT_EQ(player.visit.page, Page::issuing);
    EXPECT_FALSE(player.visit.warning);
}

TEST(VisitTime, AJumpingClockDoesNotCloseAPage) {
    Player player;
    player.toItem().happen(Tick{std::chrono::hours(9)}, Tick{std::chrono::hours(-9)});
    EXPECT_EQ(player.visit.page, Page::item);
}

TEST(VisitTime, TheTicketPageGoesByItself) {
    Player player;
    player.toTicket().happen(Printed{player.visit.visitNumber}).seconds(1);
    EXPECT_EQ(player.visit.closesIn, std::chrono::seconds(29));
    player.seconds(28);
    EXPECT_EQ(player.visit.page, Page::ticket);
    player.happen(Touched{}).seconds(29);
    EXPECT_EQ(player.visit.page, Page::ticket);
    player.seconds(1);
    EXPECT_EQ(player.visit.page, Page::welcome);
}

TEST(VisitCard, FailuresSayWhatToDo) {
    for (const auto trouble : {CardTrouble::notRead, CardTrouble::severalCards, CardTrouble::unknownCard,
                               CardTrouble::badDates, CardTrouble::readerGone}) {
        Player player;
        player.happen(CardFound{}, CardFailed{trouble});
        EXPECT_EQ(player.visit.page, Page::cardTrouble);
        EXPECT_EQ(player.visit.cardTrouble, trouble);
        player.happen(WithoutCardPressed{});
        EXPECT_EQ(player.visit.page, Page::chooseGroup);
    }
}

TEST(VisitCard, ASocialCardIsKnownAsOneUntilItIsPulledOut) {
    Player player;
    CardRead social = grandmaLi();
    social.kind = Proof::socialCard;
    player.happen(CardFound{Proof::socialCard});
    EXPECT_EQ(player.visit.shown, Proof::socialCard);
    player.happen(social);
    EXPECT_EQ(player.visit.visitor.proof, Proof::socialCard);
    EXPECT_EQ(player.visit.left, (Cards{.social = true}));
    player.happen(CardRemoved{}); // from the other reader: nobody's
    EXPECT_EQ(player.visit.left, (Cards{.social = true}));
    player.happen(CardRemoved{Proof::socialCard});
    EXPECT_FALSE(player.visit.left.any());
}

TEST(VisitCard, BothOfOnePersonsCardsAreRemembered) {
    Player player;
    CardRead social = grandmaLi();
    social.kind = Proof::socialCard;
    player.happen(CardFound{}, grandmaLi(), GroupChosen{"chronic"}, CardFound{Proof::socialCard}, social);
    EXPECT_EQ(player.visit.page, Page::item) << "it is the same person";
    EXPECT_EQ(player.visit.left, (Cards{.id = true, .social = true}));
    player.happen(HomePressed{});
    EXPECT_EQ(player.visit.left, (Cards{.id = true, .social = true})) << "they lie there, whoever comes";
}

TEST(VisitCard, AnIdCardLaidAfterwardsCountsAsOne) {
    Player player;
    CardRead social = grandmaLi();
    social.kind = Proof::socialCard;
    player.happen(CardFound{Proof::socialCard}, social, CardFound{}, grandmaLi());
    EXPECT_EQ(player.visit.visitor.proof, Proof::idCard);
    player.happen(social);
    EXPECT_EQ(player.visit.visitor.proof, Proof::idCard) << "it is not taken back";
}

TEST(VisitCard, TroubleInAnotherReaderDoesNotEndAReading) {
    Player player;
    player.happen(CardFound{}, CardFound{Proof::socialCard}, CardFailed{CardTrouble::silent, Proof::socialCard});
    EXPECT_EQ(player.visit.page, Page::reading);
    player.happen(CardRemoved{Proof::socialCard});
    EXPECT_EQ(player.visit.page, Page::reading);
    player.happen(grandmaLi());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
}

TEST(VisitCard, TroubleIsOfTheKindOfCardThatMadeIt) {
    Player player;
    player.happen(CardFound{Proof::socialCard}, CardFailed{CardTrouble::silent, Proof::socialCard});
    EXPECT_EQ(player.visit.cardTrouble, CardTrouble::silent);
    EXPECT_EQ(player.visit.shown, Proof::socialCard);
    player.happen(CardRemoved{Proof::socialCard}, CardFound{Proof::socialCard}, CardRemoved{Proof::socialCard});
    EXPECT_EQ(player.visit.cardTrouble, CardTrouble::notRead);
    EXPECT_EQ(player.visit.shown, Proof::socialCard) << "pulled out too early";
    player.happen(CardFound{Proof::socialCard}).seconds(15);
    EXPECT_EQ(player.visit.page, Page::cardTrouble);
    EXPECT_EQ(player.visit.shown, Proof::socialCard) << "given up";
    player.happen(CardFound{}, CardFailed{CardTrouble::severalCards});
    EXPECT_EQ(player.visit.shown, Proof::idCard);
}

/// The reader tells of it as of a card that left and another one that came.
TEST(VisitCard, TheOneLeftOfTwoCardsIsTaken) {
    Player player;
    player.happen(CardFound{}, CardFailed{CardTrouble::severalCards}, CardRemoved{}, CardFound{}, grandmaLi());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
    EXPECT_TRUE(player.visit.left.id);
}

TEST(VisitCard, WhoeverHasAnotherKindOfCardIsToldWhereItGoes) {
    Visit visit;
    const Cards both{.id = true, .social = true};
    visit.readable = both;
    const auto others = [&visit](Proof shown, CardTrouble trouble) {
        visit.shown = shown;
        visit.cardTrouble = trouble;
        return otherCards(visit);
    };
    EXPECT_EQ(others(Proof::idCard, CardTrouble::unknownCard), (Cards{.social = true}));
    for (const auto trouble : {CardTrouble::silent, CardTrouble::blocked, CardTrouble::unknownCard})
        EXPECT_EQ(others(Proof::socialCard, trouble), (Cards{.id = true}));
    for (const auto trouble : {CardTrouble::paymentCode, CardTrouble::otherCode, CardTrouble::voucherRefused,
                               CardTrouble::voucherUnreachable, CardTrouble::voucherUnsupported})
        EXPECT_EQ(others(Proof::code, trouble), both);
    for (const auto trouble : {CardTrouble::notRead, CardTrouble::severalCards, CardTrouble::badDates})
        EXPECT_FALSE(others(Proof::idCard, trouble).any()) << "the same card once more, or a person";
    visit.readable = {.social = true};
    EXPECT_EQ(others(Proof::idCard, CardTrouble::readerGone), (Cards{.social = true}));
    visit.readable = {};
    EXPECT_FALSE(others(Proof::code, CardTrouble::otherCode).any());
}

TEST(VisitCard, LaidOnAgainAfterAFailureIsReadAgain) {
    Player player;
    player.happen(CardFound{}, CardFailed{CardTrouble::notRead}, CardRemoved{}, CardFound{});
    EXPECT_EQ(player.visit.page, Page::reading);
    player.happen(grandmaLi());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
}

TEST(VisitCard, AReaderThatNeverAnswersIsGivenUp) {
    Player player;
    player.happen(CardFound{}).seconds(15);
    EXPECT_EQ(player.visit.page, Page::cardTrouble);
}

TEST(VisitCard, TakenAwayTooEarly) {
    Player player;
    player.happen(CardFound{}, CardRemoved{});
    EXPECT_EQ(player.visit.page, Page::cardTrouble);
    EXPECT_FALSE(player.visit.left.any());
}

TEST(VisitCard, PersonalisesAnyPageBeforeTheTicket) {
    Player onItem;
    onItem.toItem().happen(CardFound{}, grandmaLi());
    EXPECT_EQ(onItem.visit.page, Page::item);
    EXPECT_EQ(onItem.visit.visitor.maskedName, "李*");
    onItem.happen(TakeNumberPressed{});
    EXPECT_EQ(onItem.visit.page, Page::issuing);

    Player onLane;
    onLane.catalogue.takesAppointments = false;
    onLane.toItem().happen(TakeNumberPressed{}, CardFound{}, grandmaLi());
    EXPECT_EQ(onLane.visit.page, Page::issuing) << "the question is answered by the card";

    Player onHelp;
    onHelp.happen(HelpPressed{}, CardFound{}, grandmaLi(), BackPressed{});
    EXPECT_EQ(onHelp.visit.page, Page::chooseGroup);
}

TEST(VisitCard, AnotherPersonsCardStartsAnotherVisit) {
    Player player;
    player.happen(CardFound{}, grandmaLi(), GroupChosen{"chronic"}, CardRemoved{}, CardFound{}, youngWang());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
    EXPECT_EQ(player.visit.visitor.maskedName, "王*");
    EXPECT_FALSE(player.visit.visitor.claimProven);
    EXPECT_TRUE(player.visit.item.empty());
}

TEST(VisitCard, TheNextPersonsCardTakesOverAFinishedTicketPage) {
    Player player;
    player.happen(CardFound{}, grandmaLi()).happen(GroupChosen{"chronic"}, TakeNumberPressed{});
    player.happen(Issued{player.visit.visitNumber, sampleTicket()}, CardFound{}, youngWang());
    EXPECT_EQ(player.visit.page, Page::ticket) << "still printing: the number stays";
    player.happen(Printed{player.visit.visitNumber}, CardFound{}, grandmaLi());
    EXPECT_EQ(player.visit.page, Page::ticket) << "her own card again";
    player.happen(CardFound{}, youngWang());
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
    EXPECT_FALSE(player.visit.ticket);
}

TEST(VisitServer, AnAnswerAfterLeavingIsCancelled) {
    Player player;
    player.toIssuing();
    const auto number = player.visit.visitNumber;
    player.happen(IssueFailed{number, ServiceTrouble::unreachable});
    EXPECT_EQ(player.visit.page, Page::outOfService);
    player.happen(HomePressed{}, Issued{number, sampleTicket("late")});
    ASSERT_EQ(player.effectsOf<CancelTicket>().size(), 1U);
    EXPECT_EQ(player.effectsOf<CancelTicket>()[0].ticket, "late");
    EXPECT_EQ(player.visit.page, Page::welcome);
}

TEST(VisitServer, NobodyLeavesWhileTheNumberIsOnItsWay) {
    Player player;
    player.toIssuing().happen(BackPressed{}, HomePressed{}, HelpPressed{}, HomePressed{});
    EXPECT_FALSE(canGoHome(player.visit));
    player.happen(Issued{player.visit.visitNumber, sampleTicket()});
    EXPECT_EQ(player.visit.page, Page::ticket);
}

TEST(VisitServer, ASilentServerClientIsGivenUp) {
    Player player;
    player.toIssuing().seconds(30);
    EXPECT_EQ(player.visit.page, Page::outOfService);
    player.happen(TryAgainPressed{});
    EXPECT_EQ(player.visit.page, Page::issuing);
    EXPECT_EQ(player.effectsOf<IssueTicket>().size(), 2U);
    player.happen(Issued{player.visit.visitNumber, sampleTicket("one")},
                  Issued{player.visit.visitNumber, sampleTicket("two")});
    EXPECT_EQ(player.visit.ticket->ticket, "one");
    ASSERT_EQ(player.effectsOf<CancelTicket>().size(), 1U);
    EXPECT_EQ(player.effectsOf<CancelTicket>()[0].ticket, "two");
}

TEST(VisitServer, AClosedGroupLeadsBackToTheGroups) {
    Player player;
    player.toIssuing().happen(IssueFailed{player.visit.visitNumber, ServiceTrouble::groupClosed});
    EXPECT_EQ(player.visit.serviceTrouble, ServiceTrouble::groupClosed);
    player.happen(BackPressed{});
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
}

TEST(VisitServer, GoneMeansOutOfServiceOnlyWhereNobodyIsChoosing) {
    Player player;
    player.happen(ServerReachable{false});
    EXPECT_EQ(player.visit.page, Page::outOfService);
    EXPECT_TRUE(isResting(player.visit));
    EXPECT_FALSE(canGoBack(player.visit));
    player.happen(ServerReachable{true});
    EXPECT_EQ(player.visit.page, Page::welcome);
    player.toItem().happen(ServerReachable{false});
    EXPECT_EQ(player.visit.page, Page::item);
    player.happen(HomePressed{});
    EXPECT_TRUE(isResting(player.visit));
}

TEST(VisitServer, ANewCatalogueWithoutTheChosenItemAsksAgain) {
    Player player;
    player.toItem();
    player.catalogue.items.erase(player.catalogue.items.begin());
    player.happen(CatalogueArrived{});
    EXPECT_EQ(player.visit.page, Page::chooseGroup);
    EXPECT_TRUE(player.visit.item.empty());
}

TEST(VisitPrint, FailureShowsTheNumberAndReportsIt) {
    Player player;
    player.toTicket().happen(PrintFailed{player.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(player.visit.page, Page::printFailed);
    EXPECT_EQ(player.visit.ticket->number, "A017");
    ASSERT_EQ(player.effectsOf<ReportPrint>().size(), 1U);
    EXPECT_EQ(player.effectsOf<ReportPrint>()[0].result, "failed");
    player.happen(DonePressed{});
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.effectsOf<ReportPrint>().size(), 1U) << "remembered: it stays callable";
    EXPECT_TRUE(player.effectsOf<CancelTicket>().empty());
}

TEST(VisitPrint, PrintedAgainIsMarked) {
    Player player;
    player.toTicket().happen(PrintFailed{player.visit.visitNumber, PrintState::coverOpen}, PrintAgainPressed{},
                             PrintAgainPressed{});
    const auto prints = player.effectsOf<PrintTicket>();
    ASSERT_EQ(prints.size(), 2U);
    EXPECT_FALSE(prints[0].reprint);
    EXPECT_TRUE(prints[1].reprint);
    EXPECT_EQ(prints[1].ticket.number, prints[0].ticket.number);
    player.happen(Printed{player.visit.visitNumber});
    EXPECT_TRUE(player.effectsOf<ReportPrint>().back().reprint);
    EXPECT_EQ(player.effectsOf<ReportPrint>().back().result, "printed");
}

TEST(VisitPrint, DroppedIsCancelled) {
    Player player;
    player.toTicket().happen(PrintFailed{player.visit.visitNumber, PrintState::fault}, DropTicketPressed{},
                             DropTicketPressed{});
    EXPECT_EQ(player.effectsOf<CancelTicket>().size(), 1U);
    EXPECT_EQ(player.visit.page, Page::welcome);
}

TEST(VisitPrint, UnansweredIsHeld) {
    Player player;
    player.toTicket().happen(PrintFailed{player.visit.visitNumber, PrintState::paperEnd}).seconds(59);
    EXPECT_EQ(player.visit.closesIn, std::chrono::seconds(1));
    player.seconds(1);
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.effectsOf<ReportPrint>().back().result, "abandoned");
}

TEST(VisitPrint, UnansweredUnderHelpIsHeldToo) {
    Player player;
    player.toTicket().happen(PrintFailed{player.visit.visitNumber, PrintState::paperEnd}, HelpPressed{}).seconds(60);
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.effectsOf<ReportPrint>().back().result, "abandoned");
}

TEST(VisitPrint, DoneWhilePrintingWaitsForThePaper) {
    Player player;
    player.toTicket().happen(DonePressed{});
    EXPECT_EQ(player.visit.page, Page::ticket);
    EXPECT_TRUE(player.visit.leaving);
    Player failing = player;
    player.happen(Printed{player.visit.visitNumber});
    EXPECT_EQ(player.visit.page, Page::welcome);
    EXPECT_EQ(player.effectsOf<ReportPrint>().back().result, "printed");
    failing.happen(PrintFailed{failing.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(failing.visit.page, Page::printFailed) << "the number must be seen";
}

TEST(VisitPrint, APrinterThatNeverAnswersIsGivenUp) {
    Player player;
    player.toTicket().seconds(45);
    EXPECT_EQ(player.visit.page, Page::printFailed);
    EXPECT_EQ(player.visit.print, PrintState::fault);
    player.happen(Printed{player.visit.visitNumber});
    EXPECT_EQ(player.visit.page, Page::ticket) << "it came out after all";
}

TEST(VisitPrint, TheListIsPrintedOnceATouch) {
    Player player;
    player.toItem().happen(PrintListPressed{}, PrintListPressed{});
    EXPECT_EQ(player.effectsOf<PrintList>().size(), 1U);
    player.happen(ListPrinted{player.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(player.visit.list, PrintState::paperEnd);
    player.happen(PrintListPressed{});
    EXPECT_EQ(player.effectsOf<PrintList>().size(), 2U);
}

} // namespace
} // namespace fifteen::flows
