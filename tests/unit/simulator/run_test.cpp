// SPDX-License-Identifier: Apache-2.0
#include "simulator/run.hpp"

#include <gtest/gtest.h>

#include <map>

namespace fifteen::simulator::test {
namespace {

using namespace std::chrono_literals;
using domain::GroupIndex;
using domain::LaneIndex;
using domain::TimePoint;

constexpr TimePoint morning{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}.time_since_epoch()};

domain::Site smallSite() {
    domain::Site site;
    site.lanes = {{"ordinary", 30min, false}, {"priority", 10min, true}};
    site.claims = {{"ordinary", LaneIndex{0}}, {"priority", LaneIndex{1}}};
    site.groups = {{"a", 'A', ""}, {"b", 'B', ""}};
    site.items = {{"a", GroupIndex{0}}, {"b", GroupIndex{1}}};
    site.desks = {{1, {GroupIndex{0}}, false}, {2, {GroupIndex{1}}, false}};
    site.utcOffset = 0min;
    return site;
}

class Given final : public Arrivals {
public:
    explicit Given(std::vector<Arrival> all)
        : all_(std::move(all)) {}

    std::optional<Arrival> next() override { return at_ < all_.size() ? std::optional{all_[at_++]} : std::nullopt; }

private:
    std::vector<Arrival> all_;
    std::size_t at_ = 0;
};

class Noted final : public Observer {
public:
    void called(const Called& called) override { calls.push_back(called); }

    std::vector<Called> calls;
};

Arrival at(domain::Duration when, int group, int lane, domain::Duration service) {
    return {morning + when, static_cast<GroupIndex>(group), static_cast<LaneIndex>(lane), service};
}

TEST(Run, callsWhoeverAFreeDeskTakesAtOnceAndTheOthersWhenItIsFree) {
    Given arrivals({at(0min, 0, 0, 10min), at(1min, 0, 0, 5min), at(2min, 1, 0, 5min)});
    Noted noted;
    const std::vector<DeskChange> desks{{morning, 1, true}, {morning, 2, true}};
    const auto figures = run({smallSite()}, arrivals, desks, noted);
    ASSERT_EQ(noted.calls.size(), 3U);
    EXPECT_EQ(noted.calls[0].wait, 0ms);
    EXPECT_EQ(noted.calls[1].wait, 0ms) << "desk 2 was free for the other group";
    EXPECT_EQ(noted.calls[1].group, GroupIndex{1});
    EXPECT_EQ(noted.calls[2].wait, 9min);
    EXPECT_EQ(figures.busy, 20min);
    EXPECT_EQ(figures.lastCall, morning + 10min);
}

TEST(Run, servesByUsedPromise) {
    Given arrivals({at(0min, 0, 0, 20min), at(1min, 0, 0, 5min), at(10min, 0, 1, 5min)});
    Noted noted;
    const std::vector<DeskChange> desks{{morning, 1, true}};
    run({smallSite()}, arrivals, desks, noted);
    ASSERT_EQ(noted.calls.size(), 3U);
    EXPECT_EQ(noted.calls[1].lane, LaneIndex{1}) << "10 of 10 minutes used, against 19 of 30";
}

TEST(Run, aDeskThatClosesServesItsVisitorToTheEndAndTakesNobodyElse) {
    Given arrivals({at(0min, 0, 0, 20min), at(1min, 0, 0, 5min)});
    Noted noted;
    const std::vector<DeskChange> desks{{morning, 1, true}, {morning + 5min, 1, false}, {morning + 60min, 1, true}};
    const auto figures = run({smallSite()}, arrivals, desks, noted);
    ASSERT_EQ(noted.calls.size(), 2U);
    EXPECT_EQ(noted.calls[1].wait, 59min);
    EXPECT_EQ(figures.busy, 25min);
}

TEST(Run, endsThoughNobodyWillEverBeCalled) {
    Given arrivals({at(0min, 1, 0, 20min)});
    Noted noted;
    const std::vector<DeskChange> desks{{morning, 1, true}};
    run({smallSite()}, arrivals, desks, noted);
    EXPECT_TRUE(noted.calls.empty());
}

TEST(Run, ordersKeptForComparisonDoWhatTheyAreCalled) {
    const std::vector<Arrival> crowd{at(0min, 0, 0, 10min), at(1min, 0, 0, 10min), at(2min, 0, 0, 10min),
                                     at(3min, 0, 1, 10min), at(4min, 0, 1, 10min), at(5min, 0, 1, 10min)};
    const std::vector<DeskChange> desks{{morning, 1, true}};
    const auto lanes = [&](Chooser* chooser) {
        Given arrivals(crowd);
        Noted noted;
        run({smallSite(), chooser}, arrivals, desks, noted);
        std::string order;
        for (const auto& call : noted.calls) {
            order += call.lane == LaneIndex{0} ? 'o' : 'p';
        }
        return order;
    };
    EXPECT_EQ(lanes(strictOrder().get()), "opppoo");
    EXPECT_EQ(lanes(ratioOrder({{LaneIndex{1}, 1}, {LaneIndex{0}, 2}}).get()), "oopopp")
        << "the first comer takes the turn of their own lane";
}

} // namespace
} // namespace fifteen::simulator::test
