// SPDX-License-Identifier: Apache-2.0
#include "domain/order.hpp"
#include "domain/queue.hpp"
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

std::vector<TicketId> idsOf(const std::vector<const Ticket*>& tickets) {
    std::vector<TicketId> ids;
    for (const auto* ticket : tickets) {
        ids.push_back(ticket->id);
    }
    return ids;
}

const DeskSetup& setupOf(const Scene& scene, DeskNumber desk) {
    return *scene.hall.policy().desk(desk);
}

std::vector<Passing> passingsOf(const Scene& scene, TicketId id) {
    return passings(scene.hall, *scene.hall.find(id), 20);
}

TEST(NextAt, isTheOrderInWhichTheDeskWouldCall) {
    for (const DeskNumber desk : {DeskNumber{2}, DeskNumber{3}}) {
        Scene scene;
        for (int i = 0; i < 12; ++i) {
            scene.now += 40s;
            scene.issue(i % 3 == 0 ? "refund" : "enrol",
                        i % 4 == 1 ? std::optional<std::string>("elderly") : std::nullopt);
        }
        scene.now += 1min;
        const auto expected = idsOf(nextAt(scene.hall, setupOf(scene, desk), scene.now, 30));
        ASSERT_EQ(expected.size(), 12U);
        EXPECT_EQ(idsOf(nextAt(scene.hall, setupOf(scene, desk), scene.now, 5)),
                  std::vector(expected.begin(), expected.begin() + 5));
        scene.open(desk);
        for (const auto& id : expected) {
            EXPECT_EQ(scene.call(desk), id) << "desk " << desk;
            scene.expect(StartService{desk, id});
            scene.expect(FinishService{desk, id});
        }
    }
}

TEST(NextAt, holdsOnlyWhatTheDeskMayTake) {
    Scene scene(siteWithCover());
    const auto own = scene.issue();
    const auto others = scene.issue("refund");
    scene.open(2);
    const auto forDeskTwo = scene.issue();
    scene.expect(TransferTicket{2, forDeskTwo, {}, 2, {}});
    EXPECT_EQ(idsOf(nextAt(scene.hall, setupOf(scene, 1), scene.now, 30)), std::vector{own});
    EXPECT_EQ(idsOf(nextAt(scene.hall, setupOf(scene, 2), scene.now, 30)), (std::vector{own, others, forDeskTwo}));
    scene.expect(CloseDesk{2});
    scene.now += 10min;
    EXPECT_EQ(idsOf(nextAt(scene.hall, setupOf(scene, 1), scene.now, 30)).size(), 3U) << "it covers for the others now";
}

TEST(NextAt, whoRestsIsNamedApart) {
    Scene scene;
    scene.open(1);
    const auto id = scene.issue();
    scene.call(1);
    scene.expect(MarkNoShow{1, id});
    EXPECT_TRUE(nextAt(scene.hall, setupOf(scene, 1), scene.now, 30).empty());
    const auto resting = restingAt(scene.hall, setupOf(scene, 1), scene.now, 30);
    ASSERT_EQ(resting.size(), 1U);
    EXPECT_EQ(scene.hall.ticket(resting[0].slot).id, id);
    EXPECT_EQ(resting[0].until, scene.now + 60s);
    scene.now += 60s;
    EXPECT_EQ(idsOf(nextAt(scene.hall, setupOf(scene, 1), scene.now, 30)), std::vector{id});
    EXPECT_TRUE(restingAt(scene.hall, setupOf(scene, 1), scene.now, 30).empty());
}

TEST(Passings, aLaterOneWithMoreOfItsPromiseUsedIsNamedWithBothShares) {
    Scene scene;
    const auto first = scene.issue();
    scene.now += 1min;
    const auto later = scene.issue("enrol", "elderly");
    scene.now += 5min;
    scene.open(1);
    EXPECT_EQ(scene.call(1), later);
    const auto passed = passingsOf(scene, first);
    ASSERT_EQ(passed.size(), 1U);
    EXPECT_EQ(passed[0].called.number.text(), "A002");
    EXPECT_EQ(passed[0].called.waited, 5min);
    EXPECT_EQ(passed[0].called.promise, 10min);
    EXPECT_EQ(passed[0].passed.waited, 6min);
    EXPECT_EQ(passed[0].passed.promise, 30min);
    EXPECT_EQ(passed[0].call.desk, 1);
    EXPECT_FALSE(passed[0].call.kind.outOfOrder);
    scene.now += 10s;
    scene.expect(Recall{1, later});
    EXPECT_EQ(passingsOf(scene, first).size(), 1U) << "a repeated announcement passes nobody";
    EXPECT_TRUE(passingsOf(scene, later).empty());
}

TEST(Passings, whoCameEarlierOrToAnotherLinePassedNobody) {
    Scene scene;
    const auto earlier = scene.issue();
    scene.now += 1s;
    const auto claims = scene.issue("refund");
    scene.now += 1s;
    scene.issue();
    scene.open(1); // takes no claims
    scene.call(1);
    EXPECT_EQ(scene.hall.at(1)->id, earlier);
    scene.expect(StartService{1, earlier});
    scene.call(1, true);
    EXPECT_TRUE(passingsOf(scene, claims).empty());
    EXPECT_TRUE(passingsOf(scene, earlier).empty());
}

TEST(Passings, aGreenDeskAndAClerksChoiceAreTold) {
    Scene scene;
    const auto first = scene.issue();
    scene.now += 1s;
    scene.issue("enrol", "elderly");
    const auto third = scene.issue();
    scene.open(3);
    scene.open(1);
    scene.call(3);
    scene.now += 1s;
    scene.expect(CallTicket{1, third, "unwell"});
    const auto passed = passingsOf(scene, first);
    ASSERT_EQ(passed.size(), 2U);
    EXPECT_TRUE(passed[0].call.kind.outOfOrder) << "the newest comes first";
    EXPECT_TRUE(passed[1].call.kind.markedFirst);
    EXPECT_EQ(passings(scene.hall, *scene.hall.find(first), 1).size(), 1U);
}

TEST(Passings, whatAWaitWasAtTheCallStandsWhateverBecameOfItSince) {
    Scene scene;
    const auto mine = scene.issue("enrol", "elderly");
    scene.now += 1min;
    const auto other = scene.issue();
    scene.now += 2min;
    scene.open(1);
    scene.expect(CallTicket{1, other, "unwell"});
    const auto before = passingsOf(scene, mine);
    ASSERT_EQ(before.size(), 1U);
    EXPECT_EQ(before[0].passed.waited, 3min);
    EXPECT_EQ(before[0].passed.promise, 10min);
    scene.now += 1min;
    scene.expect(DecideClaim{1, mine, false}); // the ordinary lane from now on
    scene.expect(HoldTicket{1, mine, {}});
    scene.now += 10min;
    scene.expect(ResumeTicket{1, mine}); // its wait counts from later now
    auto policy = scene.hall.policy();
    policy.lanes[1].promise = 20min;
    scene.expect(AdoptPolicy{policy, PolicyOrigin::staff, "0217"});
    const auto after = passingsOf(scene, mine);
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].passed, before[0].passed);
}

TEST(Passings, whileOneIsAsideOrAtADeskNobodyPasses) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto mine = scene.issue();
    const auto callAnother = [&] {
        scene.now += 1s;
        const auto id = scene.issue();
        scene.now += 1s;
        scene.expect(CallTicket{2, id, "unwell"});
        scene.expect(StartService{2, id});
        scene.expect(FinishService{2, id});
        scene.now += 1s;
        return passingsOf(scene, mine).size();
    };
    EXPECT_EQ(callAnother(), 1U);
    scene.expect(HoldTicket{1, mine, {}});
    EXPECT_EQ(callAnother(), 1U) << "held";
    scene.expect(ResumeTicket{1, mine});
    EXPECT_EQ(callAnother(), 2U);
    EXPECT_EQ(scene.call(1), mine);
    EXPECT_EQ(callAnother(), 2U) << "called";
    scene.expect(MarkNoShow{1, mine});
    EXPECT_EQ(callAnother(), 2U) << "resting";
    scene.now += 60s;
    EXPECT_EQ(callAnother(), 3U);
    EXPECT_EQ(scene.call(1), mine);
    scene.expect(StartService{1, mine});
    EXPECT_EQ(callAnother(), 3U) << "being served";
    scene.expect(ReturnTicket{1, mine, {}});
    EXPECT_EQ(callAnother(), 4U);
    EXPECT_EQ(scene.call(1), mine);
    scene.now += 60s;
    scene.expect(Recall{1, mine});
    EXPECT_EQ(callAnother(), 4U) << "announced again";
    scene.expect(MarkNoShow{1, mine});
    EXPECT_EQ(scene.stateOf(mine), TicketState::noShow);
    EXPECT_EQ(callAnother(), 4U) << "put aside";
    scene.expect(ResumeTicket{1, mine});
    EXPECT_EQ(callAnother(), 5U);
    scene.expect(CancelTicket{mine, "visitor"});
    EXPECT_EQ(callAnother(), 5U) << "gone";
}

TEST(Passings, whoWaitsForOneDeskIsPassedThereOnly) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto mine = scene.issue();
    scene.expect(TransferTicket{1, mine, {}, 2, {}});
    scene.now += 1s;
    scene.issue();
    scene.call(1);
    EXPECT_TRUE(passingsOf(scene, mine).empty());
    const auto other = scene.issue();
    scene.now += 1s;
    scene.expect(CallTicket{2, other, "unwell"});
    EXPECT_EQ(passingsOf(scene, mine).size(), 1U);
    scene.expect(StartService{2, other});
    scene.expect(FinishService{2, other});
    scene.now += 1s;
    EXPECT_EQ(scene.call(2), mine);
    EXPECT_EQ(passingsOf(scene, mine).size(), 1U) << "it stood at desk 2 alone until it was called";
}

} // namespace
} // namespace fifteen::domain::test
