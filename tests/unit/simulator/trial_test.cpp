// SPDX-License-Identifier: Apache-2.0
#include "../domain/sample_hall.hpp"
#include "simulator/trial.hpp"

namespace fifteen::simulator::test {
namespace {

using namespace std::chrono_literals;
using domain::LaneIndex;

/// Two desks, both for both groups; the first may be green.
domain::Site smallSite(bool green = false) {
    auto site = domain::test::sampleSite();
    site.lanes.pop_back();
    site.groups.pop_back();
    site.items.pop_back();
    site.desks = {{1, {domain::GroupIndex{0}, domain::GroupIndex{1}}, green},
                  {2, {domain::GroupIndex{0}, domain::GroupIndex{1}}, green}};
    return site;
}

const LaneTrial& of(const Trial& trial, int group, int lane) {
    const auto found = std::ranges::find_if(trial.lanes, [&](const LaneTrial& one) {
        return one.group == domain::GroupIndex(group) && one.lane == domain::LaneIndex(lane);
    });
    if (found == trial.lanes.end()) {
        throw std::runtime_error("no such lane");
    }
    return *found;
}

TEST(Recorder, keepsWhoCameAndHowLongTheyTookAndWhenDesksWereOpen) {
    domain::test::Scene scene;
    Recorder recorder;
    const auto expect = [&](const domain::Command& command) {
        scene.expect(command);
        for (const auto& event : scene.last) {
            recorder.add(event);
        }
    };
    const auto issue = [&](std::uint64_t id) {
        expect(domain::IssueTicket{{id, id}, {"enrol"}, "elderly", domain::Evidence::proven, 0, "k1"});
    };
    expect(domain::OpenDesk{1, "0217"});
    issue(1);
    issue(2);
    issue(3);
    scene.now += 1min;
    expect(domain::CallNext{1, false});
    scene.now += 30s;
    expect(domain::StartService{1, {1, 1}});
    scene.now += 5min;
    expect(domain::CallNext{1, true});
    scene.now += 2min;
    expect(domain::HoldTicket{1, {2, 2}, "papers"});
    expect(domain::CallTicket{1, {2, 2}, "papers"});
    expect(domain::StartService{1, {2, 2}});
    scene.now += 3min;
    expect(domain::FinishService{1, {2, 2}});
    expect(domain::CloseDesk{1});
    const auto days = recorder.days();
    ASSERT_EQ(days.size(), 1U);
    ASSERT_EQ(days[0].arrivals.size(), 2U) << "nobody knows how long the third would have taken";
    EXPECT_EQ(days[0].arrivals[0].at, domain::test::morning);
    EXPECT_EQ(days[0].arrivals[0].lane, domain::test::priority);
    EXPECT_EQ(days[0].arrivals[0].service, 5min) << "both times at the desk";
    EXPECT_EQ(days[0].arrivals[1].service, 5min + 30s) << "from the call on";
    ASSERT_EQ(days[0].desks.size(), 2U);
    EXPECT_TRUE(days[0].desks[0].open);
    EXPECT_FALSE(days[0].desks[1].open);
}

TEST(Recorder, putsVisitorsInTheLineTheyWereCalledFromAndAppointmentsAtTheirTime) {
    domain::test::Scene scene;
    Recorder recorder;
    const auto expect = [&](const domain::Command& command) {
        scene.expect(command);
        for (const auto& event : scene.last) {
            recorder.add(event);
        }
    };
    expect(domain::OpenDesk{1, "0217"});
    expect(domain::IssueTicket{{1, 1}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
    expect(domain::ChangeLane{1, {1, 1}, "priority", "frail"});
    expect(domain::BookAppointment{{9, 9}, {"enrol"}, scene.now + 20min, 0});
    expect(domain::CheckIn{{9, 9}, {2, 2}, "k1"});
    expect(domain::CallNext{1, false});
    expect(domain::StartService{1, {1, 1}});
    scene.now += 25min;
    expect(domain::CallNext{1, true});
    expect(domain::StartService{1, {2, 2}});
    scene.now += 5min;
    expect(domain::FinishService{1, {2, 2}});
    const auto days = recorder.days();
    ASSERT_EQ(days.size(), 1U);
    ASSERT_EQ(days[0].arrivals.size(), 2U);
    EXPECT_EQ(days[0].arrivals[0].lane, domain::test::priority);
    EXPECT_EQ(days[0].arrivals[0].ticket, (domain::TicketId{1, 1}));
    EXPECT_EQ(days[0].arrivals[1].at, domain::test::morning + 20min) << "nobody is late because they came early";
}

TEST(Trial, ofTheUsualPolicyHasNoObjection) {
    const auto site = smallSite();
    const auto trial = tryPolicy(site, domain::policyOf(site), {});
    EXPECT_FALSE(trial.objection);
    ASSERT_EQ(trial.lanes.size(), 4U);
    EXPECT_LT(of(trial, 0, 1).p95S, of(trial, 0, 0).p95S);
    for (const auto& lane : trial.lanes) {
        EXPECT_LE(lane.p95LowS, lane.p95S);
        EXPECT_GE(lane.p95HighS, lane.p95S);
        EXPECT_GT(lane.p95HighS, lane.meanS);
    }
}

TEST(Trial, refusesAShorterPromiseThatWouldWaitLonger) {
    // At green desks the marked lane goes first, whatever it is promised: a longer promise there is a contradiction.
    auto site = smallSite(true);
    site.lanes[1].promise = 45min;
    const auto trial = tryPolicy(site, domain::policyOf(site), {});
    ASSERT_TRUE(trial.objection);
    EXPECT_EQ(trial.objection->shorter, LaneIndex{0});
    EXPECT_EQ(trial.objection->longer, LaneIndex{1});
    site.desks[0].green = site.desks[1].green = false;
    EXPECT_FALSE(tryPolicy(site, domain::policyOf(site), {}).objection);
}

TEST(Trial, isMadeOfTheSitesOwnDays) {
    const auto site = smallSite();
    RecordedDay quiet{20000, {}, {{domain::TimePoint{std::chrono::sys_days{std::chrono::days(20000)}}, 1, true}}};
    for (int i = 0; i < 240; ++i) { // a visitor every four minutes, each takes one
        quiet.arrivals.push_back({domain::TimePoint{std::chrono::sys_days{std::chrono::days(20000)}} + i * 4min + 1h,
                                  domain::GroupIndex{0}, domain::LaneIndex{0}, 1min});
    }
    const auto trial = tryPolicy(site, domain::policyOf(site), {quiet});
    ASSERT_EQ(trial.lanes.size(), 1U) << "nobody of the others was there";
    EXPECT_LT(trial.lanes[0].p95S, 120);
    EXPECT_GE(trial.lanes[0].served, 240U * 40U);
}

TEST(Trial, theSameDaysGiveTheSameFigures) {
    const auto site = smallSite();
    const auto once = tryPolicy(site, domain::policyOf(site), {});
    const auto again = tryPolicy(site, domain::policyOf(site), {});
    EXPECT_EQ(of(once, 1, 0).p95S, of(again, 1, 0).p95S);
}

TEST(Replay, aDayThatBeginsBeforeMidnightInGreenwichIsOneDay) {
    const auto site = smallSite(); // at UTC+8
    std::vector<RecordedDay> days;
    for (int day = 20000; day < 20003; ++day) {
        const domain::TimePoint opening{std::chrono::sys_days{std::chrono::days(day)} - 10min}; // 7:50 at the site
        days.push_back({day, {}, {{opening, 1, true}, {opening + 9h, 1, false}}});
        for (int i = 0; i < 10; ++i) {
            days.back().arrivals.push_back(
                {opening + 5min + i * 2min, domain::GroupIndex{0}, domain::LaneIndex{0}, 3min});
        }
    }
    const Trial replay{replayUnder(site, domain::policyOf(site), days), {}};
    EXPECT_EQ(of(replay, 0, 0).served, 30U);
    EXPECT_NEAR(of(replay, 0, 0).meanS, 270, 1) << "each day waits alike";
}

TEST(Replay, underAnotherPolicyTheSameVisitorsWaitOtherwise) {
    auto site = smallSite();
    RecordedDay day{20000, {}, {{domain::TimePoint{std::chrono::sys_days{std::chrono::days(20000)}}, 1, true}}};
    for (int i = 0; i < 60; ++i) {
        day.arrivals.push_back({domain::TimePoint{std::chrono::sys_days{std::chrono::days(20000)}} + i * 2min,
                                domain::GroupIndex{0}, domain::LaneIndex(i % 2), 3min});
    }
    const auto under = [&](domain::Duration promise) {
        auto policy = domain::policyOf(site);
        policy.lanes[1].promise = promise;
        return Trial{replayUnder(site, policy, {day}), {}};
    };
    const auto asItWas = under(10min);
    const auto equal = under(30min);
    EXPECT_EQ(of(asItWas, 0, 1).served, 30U);
    EXPECT_LT(of(asItWas, 0, 1).meanS, of(equal, 0, 1).meanS);
    EXPECT_NEAR(of(asItWas, 0, 1).meanS + of(asItWas, 0, 0).meanS, of(equal, 0, 1).meanS + of(equal, 0, 0).meanS, 1)
        << "what one lane gains the other loses";
}

} // namespace
} // namespace fifteen::simulator::test
