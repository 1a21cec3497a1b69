// SPDX-License-Identifier: Apache-2.0
#include "service_fixture.hpp"

namespace fifteen::service::test {
namespace {

TEST_F(QueueServiceTest, nobodyIsToldAnythingBeforeTheDiskHasIt) {
    const auto answer = start(issue(1));
    EXPECT_FALSE(answer->answer);
    EXPECT_EQ(feed.times, 0);
    EXPECT_EQ(service.published().eventCount(), 0U);
    EXPECT_NE(service.live().find({1, 1}), nullptr) << "but the next command sees it";
    commit();
    EXPECT_TRUE(answer->is("A001"));
    EXPECT_EQ(feed.times, 1);
    EXPECT_NE(service.published().find({1, 1}), nullptr);
}

TEST_F(QueueServiceTest, theCallerIsAnsweredBeforeTheScreens) {
    const auto answer = start(issue(1));
    bool answeredFirst = false;
    feed.onPublished = [&] { answeredFirst = answer->answer.has_value(); };
    commit();
    EXPECT_EQ(feed.times, 1);
    EXPECT_TRUE(answeredFirst);
}

TEST_F(QueueServiceTest, aCommitIsPublishedOnceWithAllItsEvents) {
    const auto first = start(issue(1)); // with the day's opening: two events
    const auto second = start(issue(2));
    const auto third = start(issue(3));
    commit();
    EXPECT_TRUE(first->is("A001"));
    EXPECT_TRUE(second->is("A002"));
    EXPECT_TRUE(third->is("A003"));
    EXPECT_EQ(feed.times, 1);
    EXPECT_EQ(feed.last, 4U);
    EXPECT_EQ(feed.eventCount, 4U);
}

TEST_F(QueueServiceTest, aRefusedCommandIsAnsweredAtOnceAndStoresNothing) {
    const auto answer = start(command(domain::CallNext{1, false}));
    EXPECT_TRUE(answer->is(domain::Error::deskClosed));
    EXPECT_TRUE(journal.waiting.empty());
}

TEST_F(QueueServiceTest, aCommandThatChangesNothingStillWaitsForWhatItSaw) {
    start(command(domain::OpenDesk{1, "x"}));
    const auto again = start(command(domain::OpenDesk{1, "x"}));
    EXPECT_FALSE(again->answer) << "it saw a desk open that the disk does not know yet";
    commit();
    EXPECT_TRUE(again->is("0"));
}

TEST_F(QueueServiceTest, theSameKeyHappensOnceAndGetsTheSameAnswer) {
    const auto first = start(issue(1, "key"));
    commit();
    const auto again = start(issue(2, "key"));
    EXPECT_TRUE(first->is("A001"));
    EXPECT_TRUE(again->is("A001"));
    EXPECT_EQ(service.live().ticketCount(), 1U);
}

TEST_F(QueueServiceTest, theSameKeyWhileTheFirstIsOnItsWayWaitsForIt) {
    const auto first = start(issue(1, "key"));
    const auto second = start(issue(2, "key"));
    EXPECT_FALSE(second->answer);
    EXPECT_EQ(journal.waiting.size(), 1U);
    commit();
    EXPECT_TRUE(first->is("A001"));
    EXPECT_TRUE(second->is("A001"));
}

TEST_F(QueueServiceTest, theSameKeyForAnotherRequestIsRefused) {
    start(issue(1, "key", 1));
    EXPECT_TRUE(start(issue(2, "key", 2))->is(Error::keyReused)) << "on its way";
    commit();
    EXPECT_TRUE(start(issue(2, "key", 2))->is(Error::keyReused)) << "on the disk";
    EXPECT_EQ(service.live().ticketCount(), 1U);
}

TEST_F(QueueServiceTest, aRefusedCommandLeavesItsKeyFree) {
    auto call = command(domain::CallNext{1, false});
    call.idempotencyKey = "key";
    EXPECT_TRUE(start(call)->is(domain::Error::deskClosed));
    start(command(domain::OpenDesk{1, "x"}));
    commit();
    const auto again = start(call);
    commit();
    EXPECT_TRUE(again->is("0"));
}

TEST_F(QueueServiceTest, whenTheDiskRefusesEverybodyWaitingHearsItAndTheHallIsTheJournals) {
    start(issue(1));
    commit();
    const auto before = everythingAbout(service.published());
    const auto second = start(issue(2));
    const auto third = start(issue(3, "key"));
    const auto repeated = start(issue(3, "key"));
    refuse();
    EXPECT_TRUE(second->is(Error::diskRefused));
    EXPECT_TRUE(third->is(Error::diskRefused));
    EXPECT_TRUE(repeated->is(Error::diskRefused));
    EXPECT_EQ(journal.replays, 1);
    EXPECT_TRUE(service.healthy());
    EXPECT_EQ(everythingAbout(service.live()), before);
    EXPECT_EQ(everythingAbout(service.published()), before);
    EXPECT_EQ(feed.last, 0U) << "the screens take the hall anew";
    const auto retried = start(issue(3, "key"));
    commit();
    EXPECT_TRUE(retried->is("A002"));
}

TEST_F(QueueServiceTest, aDiskThatStaysBadKeepsTheHallShownAndRefusesCommands) {
    start(issue(1));
    commit();
    const auto before = everythingAbout(service.published());
    journal.broken = true;
    start(issue(2));
    refuse();
    EXPECT_FALSE(service.healthy());
    EXPECT_EQ(everythingAbout(service.published()), before);
    EXPECT_EQ(everythingAbout(service.live()), before);
    EXPECT_TRUE(start(issue(3))->is(Error::diskRefused));
    EXPECT_EQ(journal.replays, 1) << "not asked again at every command";
}

TEST_F(QueueServiceTest, moreThanTheDiskCanTakeIsRefused) {
    std::shared_ptr<Pending> last;
    std::size_t accepted = 0;
    for (std::uint64_t id = 1; id <= 5000 && accepted == journal.waiting.size(); ++id) {
        last = start(issue(id));
        accepted = id;
        if (last->answer) {
            break;
        }
    }
    EXPECT_TRUE(last->is(Error::tooBusy));
    EXPECT_GE(journal.waiting.size(), 1000U);
    commit();
    EXPECT_EQ(service.live().ticketCount(), service.published().ticketCount());
}

/// queueing.md, complaint 5. A double tap is one request sent twice: while the first is on its way, or after it.
class Complaint5 : public QueueServiceTest {
protected:
    /// Taps twice; how many tickets that took. A kiosk gives every visitor's request one key.
    std::size_t tapTwice(bool afterTheCommit, const char* secondKey = "visit-1") {
        start(issue(1, "visit-1"));
        if (afterTheCommit) {
            commit();
        }
        start(issue(2, secondKey));
        commit();
        return service.published().ticketCount();
    }
};

TEST_F(Complaint5, aDoubleTapWhileTheFirstIsOnItsWayTakesOneTicket) {
    EXPECT_EQ(tapTwice(false), 1U);
}

TEST_F(Complaint5, aDoubleTapAfterTheFirstTakesOneTicket) {
    EXPECT_EQ(tapTwice(true), 1U);
}

TEST_F(Complaint5, theCheckSeesAJournalThatForgetsWhatItAnswered) {
    journal.forgetful = true;
    EXPECT_EQ(tapTwice(true), 2U);
}

TEST_F(Complaint5, theCheckSeesAKioskThatTakesEveryTapForANewRequest) {
    EXPECT_EQ(tapTwice(false, "visit-2"), 2U);
}

} // namespace
} // namespace fifteen::service::test
