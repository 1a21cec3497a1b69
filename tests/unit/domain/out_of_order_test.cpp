// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// Claims, lanes, and calls that go before the order, each for a reason.
namespace fifteen::domain::test {
namespace {

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

} // namespace
} // namespace fifteen::domain::test
