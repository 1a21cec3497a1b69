// SPDX-License-Identifier: Apache-2.0
#include "../domain/sample_hall.hpp"
#include "service/forecaster.hpp"

#include <boost/asio/io_context.hpp>

namespace fifteen::service::test {
namespace {

using namespace std::chrono_literals;
using domain::test::Scene;

class FixedClock final : public Clock {
public:
    explicit FixedClock(domain::TimePoint moment)
        : moment_(moment) {}

    domain::TimePoint now() override { return moment_; }

private:
    domain::TimePoint moment_;
};

class NoJournal final : public Journal {
public:
    void append(Entry, Stored) override {}

    void findReply(std::string, Found found) override { found(std::nullopt, 0); }

    void findPerson(std::uint64_t, PersonFound found) override { found(std::nullopt); }

    void findEvent(std::uint64_t, EventFound found) override { found(std::nullopt); }

    void findNotices(domain::TicketId, std::uint64_t, NoticesFound found) override { found({}); }

    boost::system::result<domain::Hall> replay() override {
        return boost::system::errc::make_error_code(boost::system::errc::io_error);
    }
};

class NoFeed final : public Feed {
public:
    void published(const domain::Hall&, std::span<const domain::Event>) override {}
};

/// A hall that has seen eight visitors, of whom three wait.
Scene aMorning() {
    Scene scene;
    scene.open(2);
    for (int i = 0; i < 8; ++i) {
        const auto id = scene.issue();
        scene.call(2);
        scene.expect(domain::StartService{2, id});
        scene.now += 6min;
        scene.expect(domain::FinishService{2, id});
    }
    for (int i = 0; i < 3; ++i) {
        scene.issue();
    }
    return scene;
}

TEST(Forecaster, givesTheServiceAnOutlookFromAThreadOfItsOwn) {
    const auto scene = aMorning();
    boost::asio::io_context thread(1);
    NoJournal journal;
    NoFeed feed;
    FixedClock clock(scene.now);
    QueueService service(thread.get_executor(), journal, clock, feed, scene.hall);
    EXPECT_FALSE(service.outlook().ofNewTicket(domain::GroupIndex{0}, domain::LaneIndex{0}, scene.now));
    {
        Forecaster forecaster(thread.get_executor(), service);
        forecaster.start();
        while (service.outlook().at == domain::TimePoint{}) {
            thread.run_one();
        }
        const auto wait = service.outlook().ofNewTicket(domain::GroupIndex{0}, domain::LaneIndex{0}, scene.now);
        ASSERT_TRUE(wait);
        EXPECT_FALSE(service.outlook().ofNewTicket(domain::GroupIndex{0}, domain::LaneIndex{0}, scene.now + 1min))
            << "too old to be told";
        EXPECT_NEAR(wait->middleS, 18 * 60, 6 * 60);
        scene.hall.forEachWaiting(
            [&](const domain::Ticket& ticket) { EXPECT_TRUE(service.outlook().ofTicket(ticket.id, scene.now)); });
    }
    thread.poll(); // what was on its way when it ended arrives nowhere
}

TEST(Forecaster, endsWhileItCalculates) {
    const auto scene = aMorning();
    boost::asio::io_context thread(1);
    NoJournal journal;
    NoFeed feed;
    FixedClock clock(scene.now);
    QueueService service(thread.get_executor(), journal, clock, feed, scene.hall);
    for (int i = 0; i < 50; ++i) {
        Forecaster forecaster(thread.get_executor(), service);
        forecaster.start();
    }
    thread.poll();
    EXPECT_EQ(service.outlook().at, domain::TimePoint{});
}

TEST(Outlook, saysWhichDeskToOpenOnlyWhenAsked) {
    Scene scene = aMorning();
    for (int i = 0; i < 9; ++i) {
        scene.issue();
    }
    const auto input = domain::forecastInputOf(scene.hall, scene.now);
    EXPECT_FALSE(outlookOf(input, false).advice);
    const auto advised = outlookOf(input, true);
    ASSERT_TRUE(advised.advice);
    EXPECT_NE(advised.advice->desk, 2) << "that one is open";
}

} // namespace
} // namespace fifteen::service::test
