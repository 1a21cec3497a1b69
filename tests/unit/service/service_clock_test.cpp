// SPDX-License-Identifier: Apache-2.0
#include "service_fixture.hpp"

namespace fifteen::service::test {
namespace {

TEST_F(QueueServiceTest, beforeTheFirstCommandOfTheDayNobodySeesYesterdaysPeople) {
    start(command(domain::OpenDesk{1, "x"}));
    start(issue(1));
    commit();
    EXPECT_EQ(&service.shown(), &service.published()) << "nothing is due";
    clock.pass(24h);
    const auto& shown = service.shown();
    EXPECT_EQ(shown.ticketCount(), 0U);
    EXPECT_EQ(shown.waiting(), 0U);
    EXPECT_EQ(shown.desk(1)->state, domain::DeskState::closed);
    EXPECT_EQ(shown.day(), service.published().day() + 1);
    EXPECT_EQ(service.now(), clock.at);
    EXPECT_EQ(service.published().waiting(), 1U) << "the journal knows nothing of it yet";
    start(issue(2));
    commit();
    EXPECT_EQ(&service.shown(), &service.published());
    EXPECT_EQ(service.shown().waiting(), 1U);
}

TEST_F(QueueServiceTest, whoeverWaitsIsNotGivenTheHourAClockSkips) {
    start(issue(1));
    commit();
    clock.pass(5min);
    EXPECT_EQ(service.now(), morning + 5min);
    clock.set(1h);
    EXPECT_EQ(service.shown().find({1, 1})->waitsFrom, morning + 1h) << "on the screens at once";
    start(issue(2));
    commit();
    EXPECT_EQ(service.published().find({2, 2})->arrived, morning + 1h + 5min);
    EXPECT_EQ(service.published().find({1, 1})->waitsFrom, morning + 1h);
    clock.pass(1min);
    start(issue(3));
    commit();
    EXPECT_EQ(service.published().find({1, 1})->waitsFrom, morning + 1h) << "once";
    EXPECT_EQ(service.published().clockCorrections(), 1U);
}

TEST_F(QueueServiceTest, aClockSetBackAndPutRightLeadsBackToTheTrueTime) {
    start(issue(1));
    commit();
    clock.pass(1min);
    clock.set(-1h);
    EXPECT_EQ(service.now(), morning + 1min);
    start(issue(2));
    commit();
    EXPECT_EQ(service.published().clockAhead(), 1h);
    clock.pass(5min);
    clock.set(1h);
    EXPECT_EQ(service.now(), morning + 6min);
    start(issue(3));
    commit();
    EXPECT_EQ(service.published().clockAhead(), 0h);
    EXPECT_EQ(service.published().find({3, 3})->arrived, morning + 6min);
}

TEST_F(QueueServiceTest, aCorrectionThatTheDiskRefusedIsMadeAgain) {
    start(issue(1));
    commit();
    clock.set(-1h);
    start(issue(2));
    refuse();
    clock.pass(1min);
    start(issue(3));
    commit();
    EXPECT_EQ(service.published().clockAhead(), 1h);
    EXPECT_EQ(service.published().time(), morning + 1min);
}

TEST_F(QueueServiceTest, aClockThatIsSlewedGentlyIsFollowed) {
    start(issue(1));
    commit();
    clock.pass(10h); // in which nobody has looked
    clock.set(18s);  // half a second in a thousand: what time synchronisation may do without a step
    start(issue(2));
    commit();
    EXPECT_EQ(service.published().clockCorrections(), 0U);
    EXPECT_EQ(service.published().time(), clock.at);
}

RC_GTEST_FIXTURE_PROP(QueueServiceTest, whatIsPublishedIsWhatTheJournalHolds, ()) {
    domain::test::Scene scene; // only to choose sensible tickets
    std::uint64_t nextId = 0;
    const auto cuts = *rc::gen::arbitrary<std::vector<bool>>();
    std::size_t step = 0;
    for (const auto& some : *domain::test::anyHistory()) {
        clock.pass(std::chrono::seconds(std::max(some.seconds, 0)));
        clock.set(std::chrono::seconds(std::min(some.seconds, 0)));
        scene.hall = service.live();
        start(command(domain::test::commandOf(some, scene, ++nextId)));
        if (step < cuts.size() && cuts[step]) {
            refuse();
        } else if (step % 3 == 0) {
            commit();
        }
        ++step;
    }
    commit();
    if (service.healthy()) {
        RC_ASSERT(everythingAbout(service.published()) == everythingAbout(*journal.replay()));
        RC_ASSERT(everythingAbout(service.live()) == everythingAbout(service.published()));
    }
}

} // namespace
} // namespace fifteen::service::test
