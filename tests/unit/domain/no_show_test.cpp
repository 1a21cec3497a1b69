// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

#include <functional>

/// Who is called and does not come.
namespace fifteen::domain::test {
namespace {

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

} // namespace
} // namespace fifteen::domain::test
