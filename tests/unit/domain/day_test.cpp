// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// The hall around its tickets: the day, the desks that stand in for each other, the policy, what is forgotten.
namespace fifteen::domain::test {
namespace {

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
