// SPDX-License-Identifier: Apache-2.0
#include "../domain/sample_hall.hpp"
#include "duties.hpp"
#include "mapping.hpp"

namespace fifteen::net {
namespace {

using namespace std::chrono_literals;
using domain::test::Scene;

TEST(CoveredGroups, areThoseAClerkMayTakeNowWithWhoWaitsAndSinceWhen) {
    Scene scene(domain::test::siteWithCover()); // desk 1 covers claims
    scene.open(1);
    scene.open(2);
    scene.issue("refund");
    EXPECT_TRUE(coveredGroups(scene.hall, scene.now, 1).empty()) << "desk 2 has it";
    scene.now += 5min;
    scene.expect(domain::CloseDesk{2});
    const auto closed = scene.now;
    scene.now += 9min;
    EXPECT_TRUE(coveredGroups(scene.hall, scene.now, 1).empty()) << "not yet";
    scene.now += 1min;
    const auto covered = coveredGroups(scene.hall, scene.now, 1);
    ASSERT_EQ(covered.size(), 1U);
    EXPECT_EQ(covered[0].group, "claims");
    EXPECT_EQ(covered[0].waiting, 1);
    EXPECT_EQ(covered[0].since_ms, milliseconds(closed));
    EXPECT_TRUE(coveredGroups(scene.hall, scene.now, 3).empty()) << "its own";
    ASSERT_TRUE(scene.call(1)) << "and so it is called there";
    EXPECT_TRUE(coveredGroups(scene.hall, scene.now, 1).empty()) << "nobody waits for it any more";
}

TEST(CoveredGroups, withoutADeskAllDayHaveNoMoment) {
    Scene scene(domain::test::siteWithCover());
    scene.open(1);
    scene.issue("refund");
    scene.now += 20min;
    const auto covered = coveredGroups(scene.hall, scene.now, 1);
    ASSERT_EQ(covered.size(), 1U);
    EXPECT_EQ(covered[0].waiting, 1);
}

std::vector<std::string> numbersOf(const Scene& scene, domain::DeskNumber desk) {
    std::vector<std::string> numbers;
    for (const auto& one : referrals(scene.hall, desk)) {
        numbers.push_back(one.number + " " + one.state);
    }
    return numbers;
}

TEST(Referrals, areTheOpenMattersOfTheClerkWhoWasFirstAsked) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    for (int i = 0; i < 6; ++i) {
        scene.issue();
    }
    const auto held = *scene.call(1);
    scene.now += 1min;
    scene.expect(domain::HoldTicket{1, held, "papers"});
    const auto sent = *scene.call(1);
    scene.now += 1min;
    scene.expect(domain::TransferTicket{1, sent, {}, 2, "other"});
    const auto done = *scene.call(1);
    scene.expect(domain::StartService{1, done});
    scene.expect(domain::FinishService{1, done});
    ASSERT_TRUE(scene.call(1));
    const auto open = referrals(scene.hall, 1);
    ASSERT_EQ(open.size(), 2U) << "neither what is done, nor who sits at the desk, nor whom nobody has called";
    EXPECT_EQ(open[0].number, "A001");
    EXPECT_EQ(open[0].state, "held");
    EXPECT_EQ(open[0].ticket, domain::text(held));
    EXPECT_FALSE(open[0].desk);
    EXPECT_EQ(open[1].state, "waiting");
    EXPECT_EQ(open[1].desk, 2) << "the one it waits for";
    EXPECT_TRUE(referrals(scene.hall, 2).empty()) << "of another clerk";

    scene.expect(domain::CallTicket{2, sent, "same"});
    EXPECT_EQ(numbersOf(scene, 1), (std::vector<std::string>{"A001 held", "A002 called"}))
        << "at another desk, and still this clerk's";
    scene.expect(domain::StartService{2, sent});
    scene.expect(domain::FinishService{2, sent});
    scene.expect(domain::ResumeTicket{1, held});
    EXPECT_EQ(numbersOf(scene, 1), (std::vector<std::string>{"A001 waiting"}));
    scene.expect(domain::CancelTicket{held, "visitor"});
    EXPECT_TRUE(referrals(scene.hall, 1).empty());
}

TEST(Visitor, hasWaitedUntilTheFirstCallAndIsHereSinceTheCallToThisDesk) {
    Scene scene;
    scene.open(1);
    scene.open(2);
    const auto id = scene.issue();
    const auto shown = [&] { return visitorMessage(scene.hall, *scene.hall.find(id), std::nullopt); };
    scene.now += 7min;
    ASSERT_EQ(scene.call(1), id);
    const auto first = scene.now;
    scene.now += 1min;
    scene.expect(domain::Recall{1, id});
    EXPECT_EQ(shown().waited_ms, 7 * 60'000);
    EXPECT_EQ(shown().here_since_ms, milliseconds(first)) << "a repetition is no new beginning";
    EXPECT_EQ(shown().called_at_ms, milliseconds(scene.now));
    scene.expect(domain::StartService{1, id});
    scene.now += 10min;
    scene.expect(domain::TransferTicket{1, id, {}, 2, "other"});
    scene.now += 3min;
    ASSERT_EQ(scene.call(2), id);
    EXPECT_EQ(shown().waited_ms, 7 * 60'000) << "ten minutes of service and a second wait are not the wait";
    EXPECT_EQ(shown().here_since_ms, milliseconds(scene.now));
    scene.expect(domain::HoldTicket{2, id, "papers"});
    scene.now += 30min;
    scene.expect(domain::ResumeTicket{2, id});
    ASSERT_EQ(scene.call(2), id);
    EXPECT_EQ(shown().waited_ms, 7 * 60'000) << "nor is the time it was put aside";
}

TEST(Visitor, whoWasPutAsideBeforeTheFirstCallHasNotWaitedMeanwhile) {
    Scene scene;
    scene.open(1);
    const auto id = scene.issue();
    scene.now += 2min;
    scene.expect(domain::RecordPrint{id, domain::PrintOutcome::abandoned, false, "paper_end", "k1"});
    scene.now += 20min;
    scene.expect(domain::ResumeTicket{1, id});
    scene.now += 3min;
    ASSERT_EQ(scene.call(1), id);
    EXPECT_EQ(visitorMessage(scene.hall, *scene.hall.find(id), std::nullopt).waited_ms, 5 * 60'000);
}

} // namespace
} // namespace fifteen::net
