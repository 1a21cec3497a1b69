// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast.hpp"
#include "sample_hall.hpp"

#include <functional>

/// What happens to a ticket besides being called and served.
namespace fifteen::domain::test {
namespace {

constexpr LaneIndex appointments{2};

TEST(NoShow, restsThenComesBackInItsPlaceAndIsPutAsideAfterTheSecondCall) {
    Scene scene;
    scene.open(1);
    const auto early = scene.issue();
    scene.now += 1min;
    const auto late = scene.issue();
    EXPECT_EQ(scene.call(1), early);
    scene.expect(MarkNoShow{1, early});
    EXPECT_EQ(scene.stateOf(early), TicketState::waiting);
    EXPECT_EQ(scene.lastOf<TicketNoShow>().at(0).again, scene.now + 60s);
    EXPECT_EQ(scene.call(1), late) << "not called again at once";
    scene.expect(StartService{1, late});
    const auto third = scene.issue();
    scene.now += 59s;
    EXPECT_EQ(scene.call(1, true), third) << "it still rests";
    scene.expect(StartService{1, third});
    scene.now += 1s;
    scene.issue();
    EXPECT_EQ(scene.call(1, true), early) << "its first arrival is kept";
    scene.expect(MarkNoShow{1, early});
    EXPECT_EQ(scene.stateOf(early), TicketState::noShow);
    ASSERT_EQ(scene.hall.aside().size(), 1U);
    EXPECT_EQ(scene.hall.desk(1)->today.noShow, 2U);
}

TEST(NoShow, aRecallCountsOnlyIfItComesLongEnoughAfterTheCall) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.now += 59s;
    scene.expect(Recall{1, ticket});
    scene.expect(MarkNoShow{1, ticket});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::waiting);
    const auto other = scene.issue();
    scene.now += 2min;
    EXPECT_EQ(scene.call(1), ticket);
    scene.expect(StartService{1, ticket});
    scene.expect(FinishService{1, ticket});
    EXPECT_EQ(scene.call(1), other);
    scene.now += 60s;
    scene.expect(Recall{1, other});
    scene.expect(MarkNoShow{1, other});
    EXPECT_EQ(scene.stateOf(other), TicketState::noShow);
}

TEST(NoShow, broughtBackItIsNoLongerCountedAgainst) {
    auto site = sampleSite();
    site.noShow.calls = 1;
    Scene scene(site);
    scene.open(1);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expect(MarkNoShow{1, ticket});
    EXPECT_EQ(scene.stateOf(ticket), TicketState::noShow);
    scene.now += 10min;
    scene.expect(ResumeTicket{1, ticket});
    EXPECT_EQ(scene.hall.find(ticket)->missed, 0);
    EXPECT_EQ(scene.hall.find(ticket)->arrived, morning);
}

TEST(NoShow, whoIsMovedWhileTheyRestGoesOnResting) {
    const std::vector<std::pair<const char*, std::function<Command(TicketId)>>> moves{
        {"lane",
         [](TicketId id) {
             return ChangeLane{1, id, "ordinary", "papers"};
         }},
        {"claim refused",
         [](TicketId id) {
             return DecideClaim{1, id, false};
         }},
        {"to a desk",
         [](TicketId id) {
             return TransferTicket{1, id, {}, 2, ""};
         }},
        {"to a group",
         [](TicketId id) {
             return TransferTicket{1, id, "claims", 0, ""};
         }},
    };
    for (const auto& [what, move] : moves) {
        Scene scene;
        scene.open(1);
        scene.open(2);
        const auto missing = scene.issue("enrol", "elderly");
        scene.now += 1min;
        scene.call(1);
        scene.expect(MarkNoShow{1, missing});
        scene.now += 10s;
        scene.expect(move(missing));
        EXPECT_EQ(scene.call(2), std::nullopt) << what << ": called again at once";
        scene.now += 50s - 1ms;
        EXPECT_EQ(scene.call(2), std::nullopt) << what << ": called before the rest is over";
        scene.now += 1ms;
        EXPECT_EQ(scene.call(2), missing) << what << ": never called again";
    }
}

TEST(NoShow, whoRestsForADeskThatClosesRestsForAllOfThem) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto missing = scene.issue();
    scene.call(1);
    scene.expect(MarkNoShow{1, missing});
    scene.expect(TransferTicket{1, missing, {}, 2, ""});
    scene.expect(CloseDesk{2});
    EXPECT_EQ(scene.call(1), std::nullopt);
    scene.now += 60s;
    EXPECT_EQ(scene.call(1), missing);
}

TEST(Hold, theWaitStandsStillWhileAside) {
    Scene scene;
    scene.open(2);
    const auto held = scene.issue();
    scene.now += 10min;
    const auto other = scene.issue();
    scene.expect(HoldTicket{2, held, "papers"});
    EXPECT_EQ(scene.stateOf(held), TicketState::held);
    EXPECT_EQ(scene.call(2), other);
    scene.expect(StartService{2, other});
    scene.now += 30min;
    const auto later = scene.issue(); // has waited nothing, the held one ten minutes
    scene.expect(ResumeTicket{2, held});
    EXPECT_EQ(scene.hall.find(held)->arrived, morning);
    EXPECT_EQ(scene.hall.find(held)->waitsFrom, morning + 30min);
    EXPECT_EQ(scene.call(2, true), held);
    EXPECT_EQ(scene.lastOf<TicketCalled>().at(0).heads.at(0).waited, 10min);
    EXPECT_EQ(scene.stateOf(later), TicketState::waiting);
}

TEST(Hold, aVisitorAtADeskCanBePutAsideAndTheDeskIsFree) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expectRefused(HoldTicket{2, ticket, "papers"}, Error::ticketElsewhere);
    scene.expect(StartService{1, ticket});
    scene.expect(HoldTicket{1, ticket, "papers"});
    EXPECT_EQ(scene.hall.at(1), nullptr);
    scene.expectRefused(HoldTicket{1, ticket, "papers"}, Error::ticketWrongState);
}

TEST(Transfer, keepsNumberArrivalLaneAndOwner) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue("enrol", "elderly");
    scene.now += 5min;
    scene.call(1);
    scene.expect(StartService{1, ticket});
    scene.expectRefused(TransferTicket{1, ticket, "nowhere", 0, ""}, Error::unknownGroup);
    scene.expectRefused(TransferTicket{1, ticket, "letters", 0, ""}, Error::groupClosed);
    scene.expect(TransferTicket{1, ticket, "claims", 0, ""});
    const auto& moved = *scene.hall.find(ticket);
    EXPECT_EQ(moved.number.text(), "A001");
    EXPECT_EQ(moved.arrived, morning);
    EXPECT_EQ(moved.lane, priority);
    EXPECT_EQ(scene.hall.owner(moved), "staff1");
    EXPECT_EQ(scene.hall.waiting(GroupIndex{1}), 1U);
    EXPECT_EQ(scene.call(1), std::nullopt) << "desk 1 does not serve the group";
    scene.open(2);
    EXPECT_EQ(scene.call(2), ticket);
    EXPECT_EQ(scene.hall.owner(*scene.hall.find(ticket)), "staff1") << "first asked stays first asked";
}

TEST(Transfer, nobodyWaitsAloneForADeskThatClosedWhileTheyWereAside) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto ticket = scene.issue();
    scene.expect(TransferTicket{1, ticket, {}, 2, ""});
    scene.expect(HoldTicket{1, ticket, "papers"});
    scene.expect(CloseDesk{2});
    scene.expect(ResumeTicket{1, ticket});
    EXPECT_EQ(scene.hall.find(ticket)->onlyAt, 0);
    EXPECT_EQ(scene.call(1), ticket);
}

TEST(Transfer, aDeskThatIsPausedIsWaitedForAsLongAsOthersDoNotCover) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    for (int i = 0; i < 8; ++i) {
        scene.issue();
        scene.serve(1);
    }
    const auto ticket = scene.issue();
    scene.expect(TransferTicket{1, ticket, {}, 2, ""});
    scene.expect(PauseDesk{2, "meal"});
    const auto foretold = forecast(forecastInputOf(scene.hall, scene.now)).waiting;
    ASSERT_TRUE(foretold.at(0)) << "somebody will take it";
    EXPECT_EQ(foretold.at(0)->middle, 10min);
    scene.now += 10min - 1ms;
    EXPECT_EQ(scene.call(1), std::nullopt);
    scene.now += 1ms;
    EXPECT_EQ(scene.call(1), ticket);
    ASSERT_EQ(scene.lastOf<TicketTransferred>().size(), 1U) << "the journal says so";
    EXPECT_EQ(scene.lastOf<TicketTransferred>()[0].desk, 0);
}

TEST(Transfer, aDeskThatThePolicyHasNoMoreIsWaitedForByNobodyAndItsVisitorIsServedToTheEnd) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto visitor = scene.issue();
    ASSERT_EQ(scene.call(2), visitor);
    const auto ticket = scene.issue();
    scene.expect(TransferTicket{1, ticket, {}, 2, ""});
    auto policy = scene.hall.policy();
    policy.desks.erase(policy.desks.begin() + 1);
    scene.expect(AdoptPolicy{policy, PolicyOrigin::file, ""});
    EXPECT_EQ(scene.call(1), ticket);
    scene.expectRefused(CallNext{2, false}, Error::unknownDesk);
    scene.expect(StartService{2, visitor});
    scene.expectRefused(CloseDesk{2}, Error::deskBusy);
    scene.expect(FinishService{2, visitor});
    EXPECT_EQ(scene.stateOf(visitor), TicketState::finished);
    scene.expect(CloseDesk{2});
    scene.expectRefused(CloseDesk{2}, Error::unknownDesk);
    scene.expectRefused(FinishService{2, visitor}, Error::unknownDesk);
}

TEST(Transfer, toADeskWaitsForThatDeskAlone) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expectRefused(TransferTicket{1, ticket, {}, 9, ""}, Error::unknownDesk);
    scene.expectRefused(TransferTicket{1, ticket, {}, 3, ""}, Error::deskClosed);
    scene.expect(TransferTicket{1, ticket, {}, 2, ""});
    EXPECT_EQ(scene.call(1), std::nullopt);
    EXPECT_EQ(scene.hall.waiting(GroupIndex{0}), 1U);
    EXPECT_EQ(scene.call(2), ticket);
}

TEST(Transfer, whoeverWaitsForADeskThatGoesHomeWaitsForAny) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto ticket = scene.issue();
    scene.expect(TransferTicket{1, ticket, {}, 2, ""});
    EXPECT_EQ(scene.call(1), std::nullopt);
    scene.expect(CloseDesk{2});
    EXPECT_EQ(scene.call(1), ticket);
}

TEST(Return, putsTheVisitorBackInTheirPlace) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto first = scene.issue();
    scene.now += 1min;
    const auto second = scene.issue();
    scene.call(1);
    scene.expect(StartService{1, first});
    scene.expect(ReturnTicket{1, first, "break"});
    EXPECT_EQ(scene.call(2), first);
    EXPECT_EQ(scene.call(1), second);
}

TEST(Claim, confirmedChangesNothingRefusedGoesOnInTheOrdinaryLaneWithItsArrival) {
    Scene scene;
    scene.open(2);
    const auto soldier = scene.issue("enrol", "military_family");
    scene.now += 5min;
    const auto old = scene.issue("enrol", "elderly");
    const auto plain = scene.issue();
    scene.expectRefused(DecideClaim{2, plain, true}, Error::nothingDeclared);
    scene.expect(DecideClaim{2, old, true});
    EXPECT_EQ(scene.hall.find(old)->evidence, Evidence::confirmed);
    EXPECT_EQ(scene.call(2), soldier);
    scene.expect(DecideClaim{2, soldier, false});
    const auto& refused = *scene.hall.find(soldier);
    EXPECT_EQ(refused.state, TicketState::waiting);
    EXPECT_EQ(refused.evidence, Evidence::refused);
    EXPECT_EQ(refused.lane, ordinary);
    EXPECT_EQ(refused.arrived, morning);
    EXPECT_EQ(scene.hall.at(2), nullptr);
    scene.expectRefused(DecideClaim{2, soldier, true}, Error::nothingDeclared);
    scene.now += 1min; // 6/30 against 1/10
    EXPECT_EQ(scene.call(2), soldier);
}

TEST(Lane, staffGrantAndTakeAwayWithAReasonTheSiteKnows) {
    auto site = sampleSite();
    site.reasons = {"papers", "frail"};
    Scene scene(site);
    scene.open(1);
    const auto first = scene.issue();
    scene.now += 1min;
    const auto second = scene.issue();
    scene.now += 1min;
    scene.expectRefused(ChangeLane{1, second, "priority", ""}, Error::unknownReason);
    scene.expectRefused(ChangeLane{1, second, "priority", "mood"}, Error::unknownReason);
    scene.expectRefused(ChangeLane{1, second, "vip", "frail"}, Error::unknownLane);
    scene.expect(ChangeLane{1, second, "priority", "frail"});
    EXPECT_EQ(scene.hall.find(second)->evidence, Evidence::confirmed);
    EXPECT_EQ(scene.call(1), second);
    scene.expect(ReturnTicket{1, second, "papers"});
    scene.expect(ChangeLane{1, second, "ordinary", "papers"});
    EXPECT_EQ(scene.call(1), first);
    scene.expectRefused(ChangeLane{1, first, "priority", "papers"}, Error::ticketWrongState);
}

TEST(CallTicket, goesOutOfTheOrderForAReasonThatIsKept) {
    Scene scene;
    scene.open(1);
    const auto first = scene.issue();
    scene.now += 1min;
    const auto second = scene.issue();
    scene.expectRefused(CallTicket{1, second, ""}, Error::unknownReason);
    scene.expect(CallTicket{1, second, "asked_for"});
    const auto called = scene.lastOf<TicketCalled>().at(0);
    EXPECT_EQ(called.reason, "asked_for");
    ASSERT_EQ(called.heads.size(), 2U);
    EXPECT_EQ(called.heads[0].number.text(), "A002");
    EXPECT_EQ(called.heads[1].number.text(), "A001");
    EXPECT_EQ(scene.hall.desk(1)->explanation->reason, "asked_for");
    scene.expectRefused(CallTicket{1, first, "asked_for"}, Error::deskBusy);
    scene.expect(HoldTicket{1, first, ""});
    scene.expect(HoldTicket{1, second, ""});
    scene.expect(CallTicket{1, first, "asked_for"});
    EXPECT_EQ(scene.lastOf<TicketResumed>().size(), 1U) << "one put aside is brought back first";
}

TEST(Helper, isKeptWithTheTicket) {
    Scene scene;
    scene.expect(IssueTicket{{1, 1}, {"enrol", "change"}, {}, Evidence::none, 0, "d1", true, "0217"});
    const auto& ticket = *scene.hall.find({1, 1});
    EXPECT_EQ(scene.hall.helper(ticket), "0217");
    EXPECT_EQ(scene.hall.owner(ticket), "");
    EXPECT_EQ(ticket.items.size(), 2U);
}

TEST(Appointment, waitsFromTheBookedTimeAndComesAfterAllOthersBefore) {
    Scene scene;
    scene.open(1);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 30min, 0});
    ASSERT_EQ(scene.hall.appointments().size(), 1U);
    scene.now += 10min;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    scene.expectRefused(CheckIn{{9, 9}, {1, 2}, "k1"}, Error::appointmentUsed);
    EXPECT_EQ(scene.hall.find({1, 1})->lane, appointments);
    scene.now += 5min;
    const auto now = scene.issue(); // has waited nothing either
    EXPECT_EQ(scene.call(1), now);
    scene.expect(StartService{1, now});
    scene.now += 5min;
    const auto next = scene.issue();
    scene.now += 14min; // 14/30 against 4/5
    EXPECT_EQ(scene.call(1, true), (TicketId{1, 1}));
    EXPECT_EQ(scene.lastOf<TicketCalled>().at(0).heads.at(0).waited, 4min);
    EXPECT_EQ(scene.stateOf(next), TicketState::waiting);
}

TEST(Appointment, lateItWaitsFromCheckIn) {
    Scene scene;
    scene.open(1);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 30min, 0});
    scene.now += 50min;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    EXPECT_EQ(scene.hall.find({1, 1})->waitsFrom, morning + 50min);
}

TEST(Appointment, refusesWhatCannotBe) {
    Scene scene;
    scene.open(1);
    scene.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning - 1min, 0}, Error::appointmentPast);
    scene.expectRefused(BookAppointment{{9, 9}, {"letter"}, morning + 1h, 0}, Error::groupClosed);
    scene.expectRefused(CheckIn{{9, 9}, {1, 1}, "k1"}, Error::unknownAppointment);
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 26h, 0});
    scene.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning + 26h, 0}, Error::ticketExists);
    scene.expectRefused(CheckIn{{9, 9}, {1, 1}, "k1"}, Error::appointmentNotToday);
    scene.now += 25h;
    scene.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    scene.expectRefused(CancelAppointment{{9, 9}}, Error::appointmentUsed);
    auto none = sampleSite();
    none.lanes.pop_back();
    Scene without(none);
    without.expectRefused(BookAppointment{{9, 9}, {"enrol"}, morning + 1h, 0}, Error::noAppointments);
}

TEST(Day, closingSendsHomeWhoWaitsAndServesWhoIsAtADesk) {
    auto site = sampleSite();
    site.noShow.calls = 1;
    Scene scene(site);
    scene.open(1);
    scene.open(2);
    const auto served = scene.issue();
    scene.call(1);
    scene.expect(StartService{1, served});
    const auto gone = scene.issue();
    scene.call(2);
    scene.expect(MarkNoShow{2, gone});
    const auto waiting = scene.issue();
    const auto held = scene.issue();
    scene.expect(HoldTicket{2, held, ""});
    scene.expect(CloseDay{"0217"});
    EXPECT_EQ(scene.stateOf(waiting), TicketState::expired);
    EXPECT_EQ(scene.stateOf(held), TicketState::expired);
    EXPECT_EQ(scene.stateOf(gone), TicketState::cancelled);
    EXPECT_EQ(scene.stateOf(served), TicketState::serving);
    EXPECT_EQ(scene.hall.waiting(), 0U);
    EXPECT_TRUE(scene.hall.aside().empty());
    scene.expect(FinishService{1, served});
    scene.expectRefused(IssueTicket{{5, 5}, {"enrol"}, {}, Evidence::none, 0, "k1"}, Error::hallClosed);
    scene.expect(ReopenDay{"0217"});
    scene.issue();
    EXPECT_EQ(scene.hall.lastNumber('A'), 5U) << "numbers go on";
    scene.expect(CloseDay{"0217"});
    scene.now += 24h;
    EXPECT_EQ(scene.numberOf(scene.issue()), "A001") << "the next day opens by itself";
}

TEST(Day, outsideOpeningHoursOnlyStaffGiveNumbers) {
    auto site = sampleSite();
    std::array<OpenSpans, 7> week;
    week.fill({{9 * 60, 12 * 60}});
    site.hours = OpeningHours(week, {});
    Scene scene(site); // it is 08:00
    scene.expectRefused(IssueTicket{{1, 1}, {"enrol"}, {}, Evidence::none, 0, "k1"}, Error::hallClosed);
    scene.expect(IssueTicket{{1, 2}, {"enrol"}, {}, Evidence::none, 0, "d1", true, ""});
    scene.now += 1h;
    scene.issue();
    scene.now += 3h;
    scene.expectRefused(IssueTicket{{1, 3}, {"enrol"}, {}, Evidence::none, 0, "k1"}, Error::hallClosed);
}

TEST(Cover, anotherDeskTakesTheGroupOnceItsOwnHasBeenAwayForLong) {
    auto site = sampleSite();
    site.desks = {{1, {GroupIndex{0}}, false, {GroupIndex{1}}}, {2, {GroupIndex{1}}, false}};
    Scene scene(site);
    scene.open(1);
    scene.open(2);
    const auto ticket = scene.issue("refund");
    scene.now += 20min;
    EXPECT_EQ(scene.call(1), std::nullopt) << "its own desk is there";
    scene.expect(PauseDesk{2, "午餐"});
    EXPECT_FALSE(scene.hall.isOpen(GroupIndex{1}, scene.now));
    scene.now += 10min - 1ms;
    EXPECT_EQ(scene.call(1), std::nullopt);
    scene.now += 1ms;
    EXPECT_TRUE(scene.hall.isOpen(GroupIndex{1}, scene.now));
    EXPECT_EQ(scene.call(1), ticket);
    scene.expect(ReturnTicket{1, ticket, ""});
    scene.open(2);
    EXPECT_EQ(scene.call(1), std::nullopt) << "it is back";
    EXPECT_EQ(scene.call(2), ticket);
}

TEST(Policy, isAdoptedOnceAndItsVersionStandsInTheCalls) {
    Scene scene;
    scene.open(1);
    auto policy = scene.hall.policy();
    scene.expect(AdoptPolicy{policy, PolicyOrigin::file, "server"});
    EXPECT_EQ(scene.lastOf<PolicyAdopted>().size(), 1U) << "the first one is written down";
    scene.expect(AdoptPolicy{policy, PolicyOrigin::file, "server"});
    EXPECT_TRUE(scene.last.empty()) << "the same again is nothing new";
    policy.lanes[0].promise = 8min;
    scene.expect(AdoptPolicy{policy, PolicyOrigin::staff, "0217"});
    EXPECT_EQ(scene.hall.policy().version, 2);
    EXPECT_EQ(scene.hall.policyOfFile()->lanes[0].promise, 30min);
    const auto plain = scene.issue();
    scene.now += 1min;
    scene.issue("enrol", "elderly");
    scene.now += 3min; // 4/8 against 3/10; it was 4/30
    EXPECT_EQ(scene.call(1), plain);
    EXPECT_EQ(scene.lastOf<TicketCalled>().at(0).policyVersion, 2);
    policy.lanes[0].promise = 0min;
    scene.expectRefused(AdoptPolicy{policy, PolicyOrigin::staff, "0217"}, Error::unusablePolicy);
    policy.lanes.clear();
    scene.expectRefused(AdoptPolicy{policy, PolicyOrigin::staff, "0217"}, Error::unusablePolicy);
}

TEST(ForgetEnded, keepsWhoIsHereAndTheOrder) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    for (int i = 0; i < 5; ++i) {
        scene.issue();
        scene.serve(1);
    }
    const auto waits = scene.issue();
    scene.now += 1min;
    const auto also = scene.issue();
    const auto held = scene.issue();
    scene.expect(HoldTicket{1, held, ""});
    const auto atDesk = scene.issue("refund");
    scene.call(2);
    const auto here = scene.hall.at(2)->id;
    scene.hall.forgetEnded();
    EXPECT_EQ(scene.hall.ticketCount(), 4U);
    EXPECT_EQ(scene.hall.at(2)->id, here);
    EXPECT_EQ(scene.hall.aside().front()->id, held);
    EXPECT_EQ(scene.hall.waiting(), 2U);
    EXPECT_EQ(scene.call(1), here == waits ? also : waits);
    EXPECT_NE(scene.hall.find(atDesk), nullptr);
}

} // namespace
} // namespace fifteen::domain::test
