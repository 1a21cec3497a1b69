// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

TEST(Day, aNewOneStartsAt001AndExpiresWhoeverWaited) {
    Scene scene;
    scene.open(1);
    const auto waiting = scene.issue();
    scene.now += 24h;
    const auto fresh = scene.issue();
    ASSERT_EQ(scene.lastOf<DayOpened>().size(), 1U);
    EXPECT_EQ(scene.numberOf(fresh), "A001");
    EXPECT_EQ(scene.hall.find(waiting), nullptr);
    EXPECT_EQ(scene.hall.waiting(), 1U);
    EXPECT_EQ(scene.call(1), fresh);
}

TEST(Day, turnsAtTheSitesMidnightNotAtUtc) {
    Scene scene;
    scene.issue();
    scene.now = morning + 15h + 59min; // 23:59 at the site
    EXPECT_EQ(scene.numberOf(scene.issue()), "A002");
    scene.now = morning + 16h;
    EXPECT_EQ(scene.numberOf(scene.issue()), "A001");
}

TEST(Day, whoeverIsServedAtMidnightIsServedToTheEnd) {
    Scene scene;
    scene.open(1);
    const auto ticket = scene.issue();
    scene.call(1);
    scene.expect(StartService{1, ticket});
    scene.now += 24h;
    scene.issue();
    ASSERT_NE(scene.hall.find(ticket), nullptr);
    scene.expect(FinishService{1, ticket});
    EXPECT_EQ(scene.hall.desk(1)->today.finished, 1U);
}

TEST(Day, callsGoOnCountingOverIt) {
    Scene scene;
    scene.open(1);
    scene.issue();
    scene.serve(1);
    scene.now += 24h;
    scene.issue();
    scene.serve(1);
    EXPECT_EQ(scene.hall.lastCall(), 2U);
    const auto calls = scene.hall.callsAfter(0);
    ASSERT_EQ(calls.size(), 1U) << "only today's";
    EXPECT_EQ(calls[0].call, 2U);
}

TEST(Day, aRefusedCommandOpensNone) {
    Scene scene;
    scene.issue();
    scene.now += 24h;
    scene.expectRefused(CallNext{1, false}, Error::deskClosed);
    EXPECT_EQ(scene.hall.waiting(), 1U);
}

TEST(Clock, aSmallStepBackIsIgnored) {
    Scene scene;
    scene.issue();
    scene.now -= 1s;
    const auto ticket = scene.issue();
    EXPECT_EQ(scene.last.size(), 1U);
    EXPECT_EQ(scene.hall.find(ticket)->arrived, morning);
}

TEST(Clock, setBackAnHourHallTimeGoesOnAndSaysSo) {
    Scene scene;
    scene.open(1);
    scene.issue();
    scene.now -= 1h;
    const auto second = scene.issue();
    ASSERT_EQ(scene.lastOf<ClockCorrected>().size(), 1U);
    EXPECT_EQ(scene.lastOf<ClockCorrected>()[0].ahead, 1h);
    EXPECT_EQ(scene.hall.find(second)->arrived, morning);
    scene.now += 5min;
    const auto third = scene.issue();
    EXPECT_TRUE(scene.lastOf<ClockCorrected>().empty()) << "once";
    EXPECT_EQ(scene.hall.find(third)->arrived, morning + 5min) << "waits go on";
    EXPECT_EQ(scene.numberOf(third), "A003");
}

TEST(Clock, setBackOverMidnightOpensNoEarlierDayAndRepeatsNoNumber) {
    Scene scene;
    scene.issue();
    scene.now -= 48h;
    EXPECT_EQ(scene.numberOf(scene.issue()), "A002");
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
}

TEST(Clock, hallTimeFollowsTheClockAgainOnTheNextDay) {
    Scene scene;
    scene.issue();
    scene.now -= 1h;
    scene.issue();
    EXPECT_EQ(scene.hall.clockAhead(), 1h);
    scene.now += 25h;
    const auto ticket = scene.issue();
    EXPECT_EQ(scene.hall.clockAhead(), 0h);
    EXPECT_EQ(scene.hall.find(ticket)->arrived, scene.now);
}

} // namespace
} // namespace fifteen::domain::test
