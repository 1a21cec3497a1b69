// SPDX-License-Identifier: Apache-2.0
#include "../domain/sample_hall.hpp"
#include "metrics.hpp"
#include "service/queue_service.hpp"

#include <boost/asio/io_context.hpp>

namespace fifteen::net {
namespace {

using domain::test::Scene;
using namespace std::chrono_literals;

struct FixedClock final : service::Clock {
    domain::TimePoint now() override { return at; }

    domain::TimePoint at = domain::test::morning;
};

struct NoJournal final : service::Journal {
    void append(service::Entry, Stored) override {}

    void findReply(std::string, Found found) override { found(std::nullopt, 0); }

    void findPerson(std::uint64_t, PersonFound found) override { found(std::nullopt); }

    void findEvent(std::uint64_t, EventFound found) override { found(std::nullopt); }

    void findNotices(domain::TicketId, std::uint64_t, NoticesFound found) override { found({}); }

    boost::system::result<domain::Hall> replay() override {
        return boost::system::errc::make_error_code(boost::system::errc::io_error);
    }
};

struct NoFeed final : service::Feed {
    void published(const domain::Hall&, std::span<const domain::Event>) override {}
};

/// A hall where one visitor was told five minutes, came after six, and one waits.
Scene aMorning() {
    Scene scene;
    scene.open(1);
    scene.told = {60, 300, 600};
    scene.issue();
    scene.now += 6min;
    scene.call(1);
    scene.issue();
    return scene;
}

TEST(Metrics, ofYesterdayThereIsNothingBeforeTheFirstVisitorOfTheDay) {
    const auto scene = aMorning();
    boost::asio::io_context thread(1);
    NoJournal journal;
    NoFeed feed;
    FixedClock clock;
    clock.at = scene.now;
    service::QueueService service(thread.get_executor(), journal, clock, feed, scene.hall);
    Metrics metrics;
    const Presence presence(std::chrono::seconds(10));
    const auto has = [&](const std::string& line) {
        return metrics.text(service, presence, 0).find(line) != std::string::npos;
    };
    EXPECT_TRUE(has("fifteen_forecast_tickets{lane=\"ordinary\"} 1\n"));
    EXPECT_TRUE(has("fifteen_forecast_error_seconds{lane=\"ordinary\"} 60\n"));
    EXPECT_TRUE(has("fifteen_forecast_inside_ratio{lane=\"ordinary\"} 1\n"));
    EXPECT_TRUE(has("fifteen_forecast_tickets{lane=\"priority\"} 0\n"));
    EXPECT_FALSE(has("fifteen_forecast_error_seconds{lane=\"priority\"}")) << "of nobody there is no mean";
    EXPECT_TRUE(has("fifteen_tickets_waiting{group=\"insurance\"} 1\n"));
    EXPECT_TRUE(has("fifteen_tickets_today 2\n"));

    clock.at += 24h;
    EXPECT_TRUE(has("fifteen_forecast_tickets{lane=\"ordinary\"} 0\n"));
    EXPECT_FALSE(has("fifteen_forecast_error_seconds{lane=\"ordinary\"}"));
    EXPECT_FALSE(has("fifteen_forecast_inside_ratio{lane=\"ordinary\"}"));
    EXPECT_FALSE(has("fifteen_forecast_within_5_minutes_ratio{lane=\"ordinary\"}"));
    EXPECT_TRUE(has("fifteen_tickets_waiting{group=\"insurance\"} 0\n"));
    EXPECT_TRUE(has("fifteen_tickets_today 1\n")) << "whoever is at a desk since";
    EXPECT_TRUE(has("fifteen_journal_events " + std::to_string(scene.hall.eventCount()) + "\n"));
}

} // namespace
} // namespace fifteen::net
