// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "../domain/random_history.hpp"
#include "service/error.hpp"
#include "service/queue_service.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <map>

namespace fifteen::service::test {

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

} // namespace fifteen::service::test
