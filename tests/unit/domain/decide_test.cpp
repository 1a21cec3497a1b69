// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

TEST(Issue, numbersCountFrom001InEachGroup) {
    Scene scene;
    EXPECT_EQ(scene.numberOf(scene.issue("enrol")), "A001");
    EXPECT_EQ(scene.numberOf(scene.issue("refund")), "B001");
    EXPECT_EQ(scene.numberOf(scene.issue("change")), "A002");
}

TEST(Issue, theThousandthVisitorGetsANumberToo) {
    Scene scene;
    for (int i = 0; i < 999; ++i) {
        scene.issue();
    }
    EXPECT_EQ(scene.numberOf(scene.issue()), "A1000");
}

TEST(Issue, aClaimLeadsToItsLaneAndIsDeclaredUnlessProven) {
    Scene scene;
    const auto declared = scene.issue("enrol", "military_family");
    EXPECT_EQ(scene.hall.find(declared)->lane, priority);
    EXPECT_EQ(scene.hall.find(declared)->evidence, Evidence::declared);
    scene.expect(IssueTicket{{9, 9}, {"enrol"}, "elderly", Evidence::proven, 5, "k1"});
    EXPECT_EQ(scene.hall.find({9, 9})->evidence, Evidence::proven);
    EXPECT_EQ(scene.hall.find({9, 9})->person, 5U);
}

TEST(Issue, refusesWhatTheSiteDoesNotOffer) {
    Scene scene;
    const auto issue = [](std::vector<std::string> items, std::optional<std::string> claim = {}) {
        return IssueTicket{{1, 1}, std::move(items), std::move(claim), Evidence::none, 0, "k1"};
    };
    scene.expectRefused(issue({}), Error::noItem);
    scene.expectRefused(issue({"nonsense"}), Error::unknownItem);
    scene.expectRefused(issue({"enrol", "refund"}), Error::itemsOfSeveralGroups);
    scene.expectRefused(issue({"letter"}), Error::groupClosed);
    scene.expectRefused(issue({"enrol"}, "royalty"), Error::unknownClaim);
    EXPECT_EQ(scene.hall.ticketCount(), 0U);
}

TEST(Issue, countsARepeatedItemOnceAndRefusesTooMany) {
    auto site = sampleSite();
    std::vector<std::string> many;
    for (int i = 0; i < 8; ++i) {
        many.push_back("item" + std::to_string(i));
        site.items.push_back({many.back(), GroupIndex{0}});
    }
    Scene scene(site);
    scene.expectRefused(IssueTicket{{1, 1}, many, {}, Evidence::none, 0, "k1"}, Error::tooManyItems);
    scene.expect(IssueTicket{{1, 1}, {"enrol", "enrol", "change"}, {}, Evidence::none, 0, "k1"});
    EXPECT_EQ(scene.hall.find({1, 1})->items.size(), 2U);
}

TEST(Issue, anIdIsUsedOnce) {
    Scene scene;
    scene.expect(IssueTicket{{1, 1}, {"enrol"}, {}, Evidence::none, 0, "k1"});
    scene.expectRefused(IssueTicket{{1, 1}, {"enrol"}, {}, Evidence::none, 0, "k1"}, Error::ticketExists);
}

TEST(Visit, goesFromWaitingToFinished) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    EXPECT_EQ(scene.stateOf(ticket), TicketState::waiting);
    scene.now += 5min;
    EXPECT_EQ(scene.call(1), ticket);
    EXPECT_EQ(scene.stateOf(ticket), TicketState::called);
    EXPECT_EQ(scene.hall.owner(*scene.hall.find(ticket)), "staff1");
    scene.now += 1min;
    scene.expect(StartService{1, ticket});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::serving);
    scene.now += 4min;
    scene.expect(FinishService{1, ticket});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::finished);
    const auto& desk = *scene.hall.desk(1);
    EXPECT_FALSE(desk.ticket);
    EXPECT_FALSE(desk.explanation);
    EXPECT_EQ(desk.today.finished, 1U);
    EXPECT_EQ(desk.today.service, 4min);
    ASSERT_EQ(desk.recent.size(), 1U);
    EXPECT_EQ(desk.recent[0].outcome, TicketState::finished);
}

TEST(Visit, commandsInTheWrongStateAreRefusedAndChangeNothing) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.expectRefused(StartService{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(Recall{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(FinishService{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(MarkNoShow{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(ResumeTicket{1, ticket}, Error::ticketWrongState);
    scene.call(1);
    scene.expectRefused(FinishService{1, ticket}, Error::ticketWrongState);
    scene.expect(StartService{1, ticket});
    scene.expectRefused(StartService{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(MarkNoShow{1, ticket}, Error::ticketWrongState);
    scene.expectRefused(CancelTicket{ticket, "staff"}, Error::ticketWrongState);
    scene.expect(FinishService{1, ticket});
    scene.expectRefused(CancelTicket{ticket, "staff"}, Error::ticketWrongState);
    scene.expect(RecordPrint{ticket, PrintOutcome::printed, false, "", "k1"}); // late, but true
    EXPECT_EQ(scene.stateOf(ticket), TicketState::finished);
}

TEST(Visit, unknownTicketsAndDesksAndOtherPeoplesTicketsAreRefused) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const TicketId nobody{404, 404};
    scene.expectRefused(StartService{1, nobody}, Error::unknownTicket);
    scene.expectRefused(ResumeTicket{1, nobody}, Error::unknownTicket);
    scene.expectRefused(CancelTicket{nobody, "visitor"}, Error::unknownTicket);
    scene.expectRefused(RecordPrint{nobody, PrintOutcome::printed, false, "", "k1"}, Error::unknownTicket);
    scene.expectRefused(CallNext{9, false}, Error::unknownDesk);
    scene.expectRefused(OpenDesk{9, "x"}, Error::unknownDesk);
    scene.expectRefused(PauseDesk{9, "x"}, Error::unknownDesk);
    scene.expectRefused(CloseDesk{9}, Error::unknownDesk);
    scene.expectRefused(StartService{9, nobody}, Error::unknownDesk);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expectRefused(StartService{2, ticket}, Error::ticketElsewhere);
    scene.expectRefused(Recall{2, ticket}, Error::ticketElsewhere);
}

TEST(CallNext, needsAnOpenFreeDesk) {
    Scene scene;
    scene.issue();
    const auto second = scene.issue();
    scene.expectRefused(CallNext{1, false}, Error::deskClosed);
    scene.open(1);
    scene.expect(PauseDesk{1, "lunch"});
    scene.expectRefused(CallNext{1, false}, Error::deskClosed);
    scene.open(1);
    const auto first = scene.call(1);
    scene.expectRefused(CallNext{1, false}, Error::deskBusy);
    scene.expectRefused(CallNext{1, true}, Error::deskBusy); // called, not served: nothing to finish yet
    scene.expect(StartService{1, *first});
    EXPECT_EQ(scene.call(1, true), second);
    EXPECT_EQ(scene.stateOf(*first), TicketState::finished);
}

TEST(CallNext, withNobodyWaitingDoesNothing) {
    Scene scene;
    scene.open(1);
    scene.expect(CallNext{1, false});
    EXPECT_TRUE(scene.last.empty());
}

TEST(CallNext, callsAreNumberedWithoutGapsRecallsIncluded) {
    Scene scene;
    scene.open(1);
    const auto first = scene.issue();
    scene.issue();
    scene.call(1);
    scene.expect(Recall{1, first});
    scene.expect(StartService{1, first});
    scene.call(1, true);
    const auto calls = scene.hall.callsAfter(0);
    ASSERT_EQ(calls.size(), 3U);
    EXPECT_EQ(calls[0].call, 1U);
    EXPECT_EQ(calls[1].call, 2U);
    EXPECT_EQ(calls[1].times, 2);
    EXPECT_EQ(calls[2].call, 3U);
    EXPECT_EQ(calls[2].number.text(), "A002");
    EXPECT_EQ(scene.hall.callsAfter(2).size(), 1U);
    EXPECT_TRUE(scene.hall.callsAfter(99).empty());
    EXPECT_EQ(scene.hall.lastCalls(2).front().call, 2U);
}

TEST(Print, aFailedOneStaysCallableAndAnAbandonedOneIsHeld) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.expect(RecordPrint{ticket, PrintOutcome::failed, false, "paper_end", "k1"});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::waiting);
    EXPECT_EQ(scene.hall.find(ticket)->print, PrintOutcome::failed);
    scene.expect(RecordPrint{ticket, PrintOutcome::abandoned, false, "paper_end", "k1"});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::held);
    EXPECT_EQ(scene.call(1), std::nullopt);
    scene.expect(ResumeTicket{1, ticket});
    EXPECT_EQ(scene.call(1), ticket);
}

TEST(Print, anAbandonedTicketThatIsAtADeskStaysThere) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expect(RecordPrint{ticket, PrintOutcome::abandoned, false, "", "k1"});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::called);
    EXPECT_EQ(scene.hall.find(ticket)->print, PrintOutcome::abandoned);
}

TEST(Cancel, leavesTheLineOrFreesTheDesk) {
    Scene scene;
    scene.open(1);
    const auto waiting = scene.issue();
    scene.expect(CancelTicket{waiting, "visitor"});
    EXPECT_EQ(scene.hall.waiting(), 0U);
    const auto called = scene.issue();
    scene.call(1);
    scene.expect(CancelTicket{called, "staff"});
    EXPECT_EQ(scene.hall.at(1), nullptr);
    EXPECT_EQ(scene.hall.desk(1)->recent.front().outcome, TicketState::cancelled);
}

TEST(DeskState, aPauseHasOneOfTheSitesReasonsOrNoneYet) {
    auto site = sampleSite();
    site.reasons = {"meal", "papers"};
    Scene scene(site);
    scene.open(1);
    scene.expectRefused(PauseDesk{1, "the lady from A017 has gone home"}, Error::unknownReason);
    EXPECT_EQ(scene.hall.desk(1)->state, DeskState::open);
    scene.expect(PauseDesk{1, ""});
    scene.expect(PauseDesk{1, "meal"});
    EXPECT_EQ(scene.hall.desk(1)->reason, "meal");
}

TEST(DeskState, opensPausesAndClosesOnceEach) {
    Scene scene;
    scene.expectRefused(PauseDesk{1, "x"}, Error::deskClosed);
    scene.open(1);
    EXPECT_TRUE(scene.hall.isOpen(GroupIndex{0}, scene.now));
    EXPECT_FALSE(scene.hall.isOpen(GroupIndex{1}, scene.now));
    scene.open(1);
    EXPECT_TRUE(scene.last.empty()) << "open already";
    scene.expect(PauseDesk{1, "lunch"});
    EXPECT_FALSE(scene.hall.isOpen(GroupIndex{0}, scene.now));
    EXPECT_EQ(scene.hall.desk(1)->reason, "lunch");
    scene.expect(PauseDesk{1, "lunch"});
    EXPECT_TRUE(scene.last.empty());
    scene.open(1);
    scene.issue();
    scene.call(1);
    scene.expectRefused(CloseDesk{1}, Error::deskBusy);
    scene.expect(StartService{1, scene.hall.at(1)->id});
    scene.expect(FinishService{1, scene.hall.at(1)->id});
    scene.expect(CloseDesk{1});
    EXPECT_EQ(scene.hall.desk(1)->state, DeskState::closed);
    EXPECT_TRUE(scene.hall.desk(1)->staff.empty());
    scene.expect(CloseDesk{1});
    EXPECT_TRUE(scene.last.empty());
}

TEST(Help, isAskedForAndAcknowledgedOnce) {
    Scene scene;
    scene.expect(AskHelp{"k1", "wheelchair"});
    ASSERT_EQ(scene.hall.help().size(), 1U);
    EXPECT_EQ(scene.hall.help()[0].help, 1U);
    scene.expect(AcknowledgeHelp{1});
    EXPECT_TRUE(scene.hall.help().empty());
    scene.expectRefused(AcknowledgeHelp{1}, Error::unknownHelpRequest);
    scene.expect(AskHelp{"k2", "help"});
    EXPECT_EQ(scene.hall.help()[0].help, 2U) << "never numbered twice";
}

TEST(Apply, anEventAboutNobodyChangesNothingButTimeAndCount) {
    Hall hall(sampleSite());
    for (const EventBody& body : {EventBody{TicketCalled{}}, EventBody{ServiceStarted{}}, EventBody{ServiceFinished{}},
                                  EventBody{TicketNoShow{}}, EventBody{TicketResumed{}}, EventBody{TicketCancelled{}},
                                  EventBody{PrintRecorded{}}, EventBody{TicketRecalled{}}}) {
        apply(hall, {morning, body});
    }
    EXPECT_EQ(hall.eventCount(), 8U);
    EXPECT_EQ(hall.time(), morning);
    EXPECT_EQ(hall.waiting(), 0U);
    EXPECT_EQ(hall.desks().size(), 3U);
}

} // namespace
} // namespace fifteen::domain::test
