// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// The hall around its tickets: the day, the desks that stand in for each other, the policy, what is forgotten.
namespace fifteen::domain::test {
namespace {

TEST(Day, aNewOneStartsAt001AndExpiresWhoeverWaited) {
    Scene scene;
    scene.open(1);
    const auto waiting = scene.issue();
    scene.now += 24h;
    const auto fresh = scene.issue();
    ASSERT_EQ(scene.lastOf<DayOpened>().size(), 1U);
    EXPECT_EQ(scene.numberOf(fresh), "A001");
    EXPECT_EQ(scene.hall.find(waiting), nullptr);
    EXPECT_EQ(scene.hall.waiting(), 1U);
    scene.open(1);
    EXPECT_EQ(scene.call(1), fresh);
}

TEST(Day, turnsAtTheSitesMidnightNotAtUtc) {
    Scene scene;
    scene.issue();
    scene.now = morning + 15h + 59min; // 23:59 at the site
    EXPECT_EQ(scene.numberOf(scene.issue()), "A002");
    scene.now = morning + 16h;
    EXPECT_EQ(scene.numberOf(scene.issue()), "A001");
}

TEST(Day, whoeverIsServedAtMidnightIsServedToTheEnd) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expect(StartService{1, ticket});
    scene.now += 24h;
    scene.issue();
    ASSERT_NE(scene.hall.find(ticket), nullptr);
    scene.expect(FinishService{1, ticket});
    EXPECT_EQ(scene.hall.desk(1)->today.finished, 1U);
}

TEST(Day, callsGoOnCountingOverIt) {
    Scene scene;
    scene.open(1);
    scene.issue();
    scene.serve(1);
    scene.now += 24h;
    scene.issue();
    scene.open(1);
    scene.serve(1);
    EXPECT_EQ(scene.hall.lastCall(), 2U);
    const auto calls = scene.hall.callsAfter(0);
    ASSERT_EQ(calls.size(), 1U) << "only today's";
    EXPECT_EQ(calls[0].call, 2U);
}

TEST(Day, aRefusedCommandOpensNone) {
    Scene scene;
    scene.issue();
    scene.now += 24h;
    scene.expectRefused(CallNext{1, false}, Error::deskClosed);
    EXPECT_EQ(scene.hall.waiting(), 1U);
}

TEST(Day, aDeskForgottenInTheEveningIsClosedInTheMorning) {
    Scene scene(siteWithCover());
    scene.open(1);
    scene.open(2);
    const auto left = scene.issue();
    ASSERT_EQ(scene.call(1), left);
    scene.expect(StartService{1, left});
    scene.now += 24h;
    scene.issue("refund");
    for (const DeskNumber desk : {DeskNumber{1}, DeskNumber{2}}) {
        EXPECT_EQ(scene.hall.desk(desk)->state, DeskState::closed);
        EXPECT_TRUE(scene.hall.desk(desk)->staff.empty());
    }
    EXPECT_FALSE(scene.hall.isOpen(GroupIndex{1}, scene.now));
    EXPECT_EQ(scene.hall.withoutDeskSince(GroupIndex{1}), scene.now) << "from now on others count the minutes to cover";
    scene.expectRefused(CallNext{2, false}, Error::deskClosed);
    scene.expect(FinishService{1, left}); // whoever was forgotten with it
}

TEST(Day, closingItClosesTheDesksWhereNobodyIs) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    scene.issue();
    const auto visitor = scene.call(1);
    scene.expect(CloseDay{"0217"});
    EXPECT_EQ(scene.hall.desk(2)->state, DeskState::closed);
    EXPECT_EQ(scene.hall.desk(1)->state, DeskState::open);
    scene.expect(StartService{1, *visitor});
    scene.expect(FinishService{1, *visitor});
}

TEST(Day, whereTheHoursRunOverMidnightTheDesksStayOpen) {
    auto site = sampleSite();
    const OpenSpans always{{0, 24 * 60}};
    site.hours = OpeningHours({always, always, always, always, always, {}, {}}, {}); // closed at the weekend
    Scene scene(site);
    scene.open(1);
    scene.now += 24h; // a Wednesday
    const auto ticket = scene.issue();
    EXPECT_EQ(scene.call(1), ticket);
    scene.now += 5 * 24h; // a Monday
    scene.issue();
    EXPECT_EQ(scene.hall.desk(1)->state, DeskState::closed);
}

/// Journals of before desks were closed at night.
TEST(Day, anOlderEventLeavesTheDesksAsTheyAre) {
    Scene scene;
    scene.open(1);
    apply(scene.hall, {scene.now + 1min, DayClosed{"0217", false}});
    apply(scene.hall, {scene.now + 24h, DayOpened{scene.hall.day() + 1, false}});
    EXPECT_EQ(scene.hall.desk(1)->state, DeskState::open);
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
