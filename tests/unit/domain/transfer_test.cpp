// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast.hpp"
#include "sample_hall.hpp"

/// Who is put aside, sent to another group or desk, or back into the line.
namespace fifteen::domain::test {
namespace {

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

} // namespace
} // namespace fifteen::domain::test
