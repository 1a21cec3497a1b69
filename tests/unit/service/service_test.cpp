// SPDX-License-Identifier: Apache-2.0
#include "../domain/random_history.hpp"
#include "service/error.hpp"
#include "service/queue_service.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <map>

namespace fifteen::service::test {
namespace {

using domain::test::everythingAbout;
using domain::test::morning;
using domain::test::sampleSite;
using namespace std::chrono_literals;

class FixedClock final : public Clock {
public:
    domain::TimePoint now() override { return at; }

    domain::Duration steady() override { return steady_; }

    void pass(domain::Duration time) {
        at += time;
        steady_ += time;
    }

    /// Somebody sets it.
    void set(domain::Duration by) { at += by; }

    domain::TimePoint at = morning;

private:
    domain::Duration steady_{};
};

/// A disk in the test's hand: entries are stored, or refused, when it says so.
class MemoryJournal final : public Journal {
public:
    void append(Entry entry, Stored done) override { waiting.push_back({std::move(entry), std::move(done)}); }

    void findReply(std::string key, Found found) override {
        const auto reply = replies.find(key);
        if (reply == replies.end()) {
            found(std::nullopt, 0);
        } else {
            found(reply->second.first, reply->second.second);
        }
    }

    void findPerson(std::uint64_t /*reference*/, PersonFound found) override { found(std::nullopt); }

    void findEvent(std::uint64_t, EventFound found) override { found(std::nullopt); }

    void findNotices(domain::TicketId, std::uint64_t, NoticesFound found) override { found({}); }

    boost::system::result<domain::Hall> replay() override {
        ++replays;
        if (broken) {
            return boost::system::errc::make_error_code(boost::system::errc::io_error);
        }
        domain::Hall hall(sampleSite());
        for (const auto& event : stored) {
            domain::apply(hall, event);
        }
        return hall;
    }

    /// One commit: everything that has come.
    void commit() {
        for (auto& [entry, done] : std::exchange(waiting, {})) {
            stored.insert(stored.end(), entry.events.begin(), entry.events.end());
            if (!entry.idempotencyKey.empty() && !forgetful) {
                replies[entry.idempotencyKey] = {entry.reply, entry.requestHash};
            }
            done({});
        }
    }

    void refuse() {
        for (auto& each : std::exchange(waiting, {})) {
            each.second(boost::system::errc::make_error_code(boost::system::errc::no_space_on_device));
        }
    }

    std::vector<std::pair<Entry, Stored>> waiting;
    std::vector<domain::Event> stored;
    std::map<std::string, std::pair<Reply, std::uint64_t>> replies;
    bool broken = false;
    bool forgetful = false; ///< a fault: keeps no replies
    int replays = 0;
};

class RecordingFeed final : public Feed {
public:
    void published(const domain::Hall& hall, std::span<const domain::Event> events) override {
        ++times;
        last = events.size();
        eventCount = hall.eventCount();
        if (onPublished) {
            onPublished();
        }
    }

    int times = 0;
    std::size_t last = 0;
    std::uint64_t eventCount = 0;
    std::function<void()> onPublished;
};

class QueueServiceTest : public ::testing::Test {
protected:
    /// The number of the ticket is the answer.
    static Request issue(std::uint64_t id, std::string key = {}, std::uint64_t hash = 1) {
        Request request;
        request.command = domain::IssueTicket{{id, id}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"};
        request.idempotencyKey = std::move(key);
        request.requestHash = hash;
        request.render = [id](const domain::Hall& hall, std::span<const domain::Event>) {
            return Reply{201, hall.find({id, id})->number.text()};
        };
        return request;
    }

    static Request command(domain::Command some) {
        Request request;
        request.command = std::move(some);
        request.render = [](const domain::Hall&, std::span<const domain::Event> events) {
            return Reply{200, std::to_string(events.size())};
        };
        return request;
    }

    struct Pending {
        std::optional<domain::Result<Reply>> answer;

        bool is(const std::string& body) const { return answer && *answer && (**answer).body == body; }

        bool is(boost::system::error_code error) const { return answer && !*answer && answer->error() == error; }
    };

    /// Starts a command; the answer comes when the journal says so.
    std::shared_ptr<Pending> start(Request request) {
        auto pending = std::make_shared<Pending>();
        boost::asio::co_spawn(
            hallThread, [this, request = std::move(request)]() mutable { return service.execute(std::move(request)); },
            [pending](const std::exception_ptr& failure, domain::Result<Reply> answer) {
                EXPECT_FALSE(failure);
                pending->answer = std::move(answer);
            });
        settle();
        return pending;
    }

    /// Runs everything that can run.
    void settle() {
        hallThread.restart();
        hallThread.poll();
    }

    void commit() {
        boost::asio::post(hallThread, [this] { journal.commit(); });
        settle();
    }

    void refuse() {
        boost::asio::post(hallThread, [this] { journal.refuse(); });
        settle();
    }

    boost::asio::io_context hallThread;
    FixedClock clock;
    MemoryJournal journal;
    RecordingFeed feed;
    QueueService service{hallThread.get_executor(), journal, clock, feed, domain::Hall(sampleSite())};
};

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
