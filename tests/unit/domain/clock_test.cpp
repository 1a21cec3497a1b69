// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

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

TEST(Clock, afterAStartThatNobodyWatchedTheHallIsAsLongBehindAsTheClockSays) {
    Scene scene;
    scene.issue();
    scene.now -= 1h;
    scene.issue();
    ASSERT_EQ(scene.hall.clockAhead(), 1h);
    scene.now += 1h + 5min; // put right, or an hour went by: the clock says so
    const auto ticket = scene.issue();
    EXPECT_EQ(scene.hall.clockAhead(), 0h);
    EXPECT_EQ(scene.hall.find(ticket)->arrived, morning + 5min);
}

/// A hall whose clock somebody watches beside one that cannot be set, as the service does.
class WatchedScene {
public:
    explicit WatchedScene(Site site = sampleSite())
        : scene(std::move(site)) {
        start();
        scene.open(1);
        scene.open(2);
        moved();
    }

    void pass(Duration time) {
        scene.now += time;
        hallTime_ += time;
        look();
    }

    /// Somebody sets the clock.
    void set(Duration by) {
        scene.now += by;
        look();
    }

    void setTo(TimePoint clock) { set(clock - scene.now); }

    /// The server starts anew: nobody has watched.
    void start() { scene.ahead.reset(); }

    TicketId issue(std::optional<std::string> claim = {}) {
        const auto id = scene.issue("enrol", std::move(claim));
        moved();
        return id;
    }

    void expect(const Command& command) {
        scene.expect(command);
        moved();
    }

    /// Below all that can be: the hall has no such ticket any more.
    Duration waited(TicketId id) const {
        const auto* const ticket = scene.hall.find(id);
        return ticket == nullptr ? Duration::min() : scene.hall.timeAt(scene.reading()) - ticket->waitsFrom;
    }

    Scene scene;

private:
    void look() {
        if (scene.ahead) {
            scene.ahead = hallTime_ - scene.now;
        }
    }

    void moved() {
        hallTime_ = scene.hall.time();
        scene.ahead = hallTime_ - scene.now;
    }

    TimePoint hallTime_;
};

TEST(Clock, setBackAndPutRightTheHallHasTheTrueTimeAgain) {
    WatchedScene hall;
    const auto ticket = hall.issue();
    hall.pass(1min);
    hall.set(-1h);
    hall.issue();
    hall.pass(5min);
    hall.set(1h);
    EXPECT_EQ(hall.waited(ticket), 6min) << "also before anybody commands anything";
    const auto later = hall.issue();
    EXPECT_EQ(hall.scene.hall.clockAhead(), 0h);
    EXPECT_EQ(hall.scene.hall.find(later)->arrived, morning + 6min);
    EXPECT_EQ(hall.waited(ticket), 6min);
}

TEST(Clock, setForwardTheLeadShrinksByAsMuch) {
    WatchedScene hall;
    const auto ticket = hall.issue();
    hall.set(-1h);
    hall.issue();
    hall.pass(5min);
    hall.set(40min);
    hall.issue();
    EXPECT_EQ(hall.scene.hall.clockAhead(), 20min);
    EXPECT_EQ(hall.waited(ticket), 5min);
}

TEST(Clock, setForwardNobodyHasWaitedTheHourThatWasSkipped) {
    WatchedScene hall;
    auto& scene = hall.scene;
    const auto served = hall.issue();
    hall.expect(CallNext{1, false});
    hall.expect(StartService{1, served});
    const auto missing = hall.issue();
    hall.expect(CallNext{2, false});
    hall.expect(MarkNoShow{2, missing});
    hall.pass(10s);
    const auto waiting = hall.issue("elderly");
    const auto held = hall.issue();
    hall.expect(HoldTicket{2, held, ""});
    hall.pass(5min - 20s);
    hall.expect(PauseDesk{2, ""});
    hall.pass(10s);
    hall.set(1h);
    EXPECT_EQ(scene.hall.timeAt(scene.reading()), scene.now);
    EXPECT_EQ(dueAt(scene.hall, scene.reading()).size(), 1U);
    hall.expect(OpenDesk{2, "staff2"});
    ASSERT_EQ(scene.lastOf<ClockCorrected>().size(), 1U);
    EXPECT_EQ(scene.lastOf<ClockCorrected>()[0].leapt, 1h);
    EXPECT_EQ(hall.waited(waiting), 5min - 10s);
    EXPECT_EQ(scene.hall.time(), morning + 1h + 5min) << "and it is the true time";
    hall.expect(ResumeTicket{2, held});
    EXPECT_EQ(hall.waited(held), 0s);
    hall.expect(FinishService{1, served});
    EXPECT_EQ(scene.hall.desk(1)->today.service, 5min);
    hall.expect(CallNext{1, false});
    EXPECT_EQ(scene.lastOf<TicketCalled>().at(0).heads.at(0).waited, 5min - 10s);
    EXPECT_EQ(scene.lastOf<ClockCorrected>().size(), 0U) << "once";
}

TEST(Clock, aRestGoesOnForAsLongAsItWasToBe) {
    WatchedScene hall;
    const auto missing = hall.issue();
    hall.expect(CallNext{2, false});
    hall.expect(MarkNoShow{2, missing});
    hall.pass(10s);
    hall.set(1h);
    hall.expect(CallNext{2, false});
    EXPECT_EQ(hall.scene.hall.at(2), nullptr) << "not called again at once";
    hall.pass(50s);
    hall.expect(CallNext{2, false});
    EXPECT_NE(hall.scene.hall.at(2), nullptr);
}

TEST(Clock, anAppointmentKeepsItsTimeWhenTheClockIsSet) {
    WatchedScene hall;
    hall.expect(BookAppointment{{9, 9}, {"enrol"}, morning + 2h, 0});
    hall.expect(CheckIn{{9, 9}, {1, 1}, "k1"});
    hall.set(1h);
    hall.issue();
    EXPECT_EQ(hall.waited({1, 1}), -1h);
    hall.set(-30min);
    hall.issue();
    hall.expect(BookAppointment{{9, 8}, {"enrol"}, morning + 2h, 0});
    hall.expect(CheckIn{{9, 8}, {1, 2}, "k1"});
    EXPECT_EQ(hall.waited({1, 2}), -90min) << "by the clock it is half past eight and not nine";
}

TEST(Clock, theHoursGoByTheClock) {
    auto site = sampleSite();
    const OpenSpans day{{8 * 60, 17 * 60}};
    site.hours = OpeningHours({day, day, day, day, day, day, day}, {});
    WatchedScene hall(site);
    hall.pass(8h); // 16:00
    hall.issue();
    hall.set(-1h);
    hall.issue();
    hall.pass(90min); // by the clock 16:30
    hall.issue();
    EXPECT_TRUE(hall.scene.hall.givesNumbers(hall.scene.hall.time()));
    hall.pass(30min);
    EXPECT_FALSE(hall.scene.hall.givesNumbers(hall.scene.hall.timeAt(hall.scene.reading())));
}

/// A day too far ahead and put right: what it opened is opened again in the morning, and then everything is as ever.
TEST(Clock, aDayAheadAndBackTheHallHasTheTrueDayInTheMorning) {
    WatchedScene hall;
    auto& scene = hall.scene;
    const auto today = scene.hall.day();
    hall.issue();
    hall.set(24h);
    hall.issue();
    EXPECT_EQ(scene.hall.day(), today + 1);
    hall.pass(10min);
    hall.set(-24h);
    hall.issue();
    EXPECT_EQ(scene.hall.clockAhead(), 24h);
    hall.pass(4h);
    hall.issue();
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
    hall.pass(20h); // the next morning
    const auto first = hall.issue();
    ASSERT_EQ(scene.lastOf<DayOpened>().size(), 1U);
    EXPECT_EQ(scene.hall.day(), today + 1);
    EXPECT_EQ(scene.numberOf(first), "A001");
    EXPECT_EQ(scene.hall.waiting(), 1U);
    EXPECT_LT(scene.hall.clockAhead(), 5h) << "as little as can be: hall time does not go back";
    hall.pass(24h);
    const auto second = hall.issue();
    EXPECT_EQ(scene.hall.day(), today + 2);
    EXPECT_EQ(scene.hall.clockAhead(), 0h);
    EXPECT_EQ(scene.hall.find(second)->arrived, scene.now);
}

Site siteThatKnowsTheYear() {
    auto site = sampleSite();
    site.clockNotBefore = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
    return site;
}

constexpr TimePoint in1970{8h};

/// A board without a battery starts in 1970; a few minutes later the network tells it the time.
TEST(Clock, aStartIn1970AndTheTimeOfTheSameDayLoseNobody) {
    WatchedScene hall(siteThatKnowsTheYear());
    auto& scene = hall.scene;
    const auto before = hall.issue();
    hall.start();
    hall.setTo(in1970);
    const auto meanwhile = hall.issue();
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
    EXPECT_EQ(scene.numberOf(meanwhile), "A002");
    EXPECT_TRUE(scene.hall.givesNumbers(scene.hall.time()));
    hall.pass(5min);
    hall.setTo(morning + 20min);
    const auto after = hall.issue();
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
    EXPECT_EQ(scene.numberOf(after), "A003");
    EXPECT_EQ(scene.hall.find(after)->arrived, morning + 20min);
    EXPECT_EQ(scene.hall.clockAhead(), 0h);
    EXPECT_EQ(hall.waited(meanwhile), 5min);
    EXPECT_EQ(hall.waited(before), 5min) << "how long the machine was off nobody knows";
    EXPECT_EQ(scene.hall.waiting(), 3U);
}

TEST(Clock, aStartIn1970AndTheTimeOfTheNextDayKeepWhoeverCameMeanwhile) {
    WatchedScene hall(siteThatKnowsTheYear());
    auto& scene = hall.scene;
    const auto today = scene.hall.day();
    hall.start();
    hall.setTo(in1970);
    const auto meanwhile = hall.issue();
    hall.pass(5min);
    hall.setTo(morning + 24h);
    hall.issue();
    ASSERT_EQ(scene.lastOf<ClockCorrected>().size(), 1U);
    EXPECT_TRUE(scene.lastOf<ClockCorrected>()[0].dateFound);
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
    EXPECT_EQ(scene.hall.day(), today + 1);
    EXPECT_EQ(hall.waited(meanwhile), 5min);
    hall.pass(24h);
    EXPECT_EQ(scene.numberOf(hall.issue()), "A001");
    EXPECT_EQ(scene.hall.day(), today + 2);
}

TEST(Clock, aStartIn1970ToWhichNobodyCameOpensTheDayOfTheTrueTime) {
    WatchedScene hall(siteThatKnowsTheYear());
    auto& scene = hall.scene;
    hall.issue();
    hall.start();
    hall.setTo(in1970);
    hall.expect(OpenDesk{1, "early"});
    hall.pass(5min);
    hall.setTo(morning + 24h);
    EXPECT_EQ(scene.numberOf(hall.issue()), "A001");
    EXPECT_EQ(scene.hall.waiting(), 1U);
    EXPECT_EQ(scene.hall.find({2, 7})->arrived, morning + 24h);
}

TEST(Clock, aNewHallIn1970KeepsItsPeople) {
    Scene scene(siteThatKnowsTheYear());
    scene.now = in1970;
    const auto first = scene.issue();
    scene.ahead = scene.hall.time() - scene.now + 5min - (morning - in1970);
    scene.now = morning;
    const auto second = scene.issue();
    EXPECT_EQ(scene.numberOf(second), "A002");
    ASSERT_EQ(scene.hall.waiting(), 2U);
    EXPECT_EQ(scene.hall.time(), morning);
    EXPECT_EQ(scene.hall.time() - scene.hall.find(first)->waitsFrom, 5min);
    EXPECT_EQ(scene.hall.day(), scene.hall.dayOf(morning));
}

TEST(Clock, aDateInTheFarFutureIsNotBelieved) {
    WatchedScene hall(siteThatKnowsTheYear());
    auto& scene = hall.scene;
    const auto ticket = hall.issue();
    hall.set(std::chrono::days(70 * 365));
    hall.pass(1min);
    hall.issue();
    EXPECT_TRUE(scene.lastOf<DayOpened>().empty());
    EXPECT_EQ(scene.hall.time(), morning + 1min);
    EXPECT_TRUE(scene.hall.givesNumbers(scene.hall.time()));
    hall.setTo(morning + 2min);
    hall.issue();
    EXPECT_EQ(scene.hall.clockAhead(), 0h);
    EXPECT_EQ(scene.hall.waiting(), 3U);
    EXPECT_EQ(hall.waited(ticket), 1min) << "what was skipped between the two nobody has waited";
}

} // namespace
} // namespace fifteen::domain::test
