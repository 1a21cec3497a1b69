// SPDX-License-Identifier: Apache-2.0
#include "domain/advice.hpp"
#include "domain/forecast_score.hpp"
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

/// A hall that has seen `served` visitors of `group` occupy desk 2 for exactly `each`.
void learn(Scene& scene, int served, Duration each, const char* item = "enrol") {
    scene.open(2);
    for (int i = 0; i < served; ++i) {
        const auto id = scene.issue(item);
        ASSERT_EQ(scene.call(2), id);
        scene.expect(StartService{2, id});
        scene.now += each;
        scene.expect(FinishService{2, id});
    }
}

/// As if nobody else would come: the arrivals seen are those of the test's own preparations.
ForecastInput withoutArrivals(const Scene& scene) {
    auto input = forecastInputOf(scene.hall, scene.now);
    for (auto& lanes : input.arrivalsPerHour) {
        std::ranges::fill(lanes, 0);
    }
    return input;
}

std::optional<ExpectedWait> waitOf(const ForecastInput& input, TicketId id) {
    const auto at = std::ranges::find(input.waiting, id, &ForecastInput::Waiting::id);
    return forecast(input).waiting[static_cast<std::size_t>(at - input.waiting.begin())];
}

double minutesOf(Duration duration) {
    return static_cast<double>(duration.count()) / 60'000;
}

TEST(Forecast, saysNothingBeforeFiveVisitorsWereSeen) {
    Scene scene;
    learn(scene, 4, 6min);
    auto id = scene.issue();
    EXPECT_FALSE(waitOf(withoutArrivals(scene), id));
    ASSERT_EQ(scene.call(2), id);
    scene.expect(StartService{2, id});
    scene.expect(FinishService{2, id});
    id = scene.issue();
    EXPECT_TRUE(waitOf(withoutArrivals(scene), id));
}

TEST(Forecast, saysNothingWhereNoDeskIsOpen) {
    Scene scene;
    learn(scene, 8, 6min);
    scene.open(1);
    scene.expect(CloseDesk{2});
    const auto refund = scene.issue("refund"); // desk 1 does not take it
    const auto input = withoutArrivals(scene);
    EXPECT_FALSE(waitOf(input, refund));
    EXPECT_FALSE(forecast(input).newTicket[1][0]) << "nor to one who would come for a refund";
    EXPECT_TRUE(forecast(input).newTicket[0][0]);
    scene.expect(PauseDesk{1, "lunch"});
    EXPECT_FALSE(forecast(withoutArrivals(scene)).newTicket[0][0]);
}

TEST(Forecast, countsThoseBeforeAndTheVisitorAtTheDesk) {
    Scene scene;
    learn(scene, 20, 6min);
    scene.issue();
    scene.call(2);
    scene.now += 2min; // four minutes are left of this one
    const auto first = scene.issue();
    const auto second = scene.issue();
    const auto third = scene.issue();
    const auto input = withoutArrivals(scene);
    EXPECT_NEAR(minutesOf(waitOf(input, first)->middle), 4, 1);
    EXPECT_NEAR(minutesOf(waitOf(input, second)->middle), 10, 1.5);
    EXPECT_NEAR(minutesOf(waitOf(input, third)->middle), 16, 2.5);
    EXPECT_NEAR(minutesOf(forecast(input).newTicket[0][0]->middle), 22, 4);
    scene.open(1); // two desks
    const auto faster = waitOf(withoutArrivals(scene), third);
    EXPECT_NEAR(minutesOf(faster->middle), 6, 3);
}

TEST(Forecast, keepsTheOrderOfTheLanes) {
    Scene scene;
    learn(scene, 20, 6min);
    scene.issue();
    scene.call(2);
    for (int i = 0; i < 6; ++i) {
        scene.issue();
    }
    const auto input = withoutArrivals(scene);
    const auto result = forecast(input);
    EXPECT_GT(result.newTicket[0][0]->middle, 2 * result.newTicket[0][1]->middle) << "priority is passed forward";
}

TEST(Forecast, priorityStillToComeMakesOrdinaryWaitLonger) {
    Scene scene;
    learn(scene, 20, 6min);
    for (int i = 0; i < 5; ++i) {
        scene.issue();
    }
    auto input = withoutArrivals(scene);
    const auto alone = forecast(input).newTicket[0][0];
    input.arrivalsPerHour[0][1] = 5;
    const auto together = forecast(input).newTicket[0][0];
    EXPECT_GT(together->middle, alone->middle + 5min);
}

TEST(Forecast, aTicketForOneDeskWaitsForThatDesk) {
    Scene scene;
    learn(scene, 20, 6min);
    scene.open(1);
    scene.issue();
    scene.call(2);
    const auto moved = scene.issue();
    scene.expect(TransferTicket{2, moved, std::nullopt, DeskNumber{2}, "expert"});
    EXPECT_NEAR(minutesOf(waitOf(withoutArrivals(scene), moved)->middle), 6, 1.5) << "desk 1 is free, but not for it";
}

TEST(Forecast, whoRestsComesBackInEveryFutureAndNobodyIsLost) {
    Scene scene;
    learn(scene, 20, 6min);
    std::vector<TicketId> ids;
    for (int i = 0; i < 4; ++i) {
        ids.push_back(scene.issue());
        scene.now += 1s;
    }
    auto input = withoutArrivals(scene);
    std::ranges::find(input.waiting, ids[0], &ForecastInput::Waiting::id)->notBefore = input.now + 9min;
    for (std::size_t i = 1; i < ids.size(); ++i) {
        ASSERT_TRUE(waitOf(input, ids[i])) << "place " << i << " is called in every future";
    }
    EXPECT_NEAR(minutesOf(waitOf(input, ids[0])->middle), 12, 1.5) << "third: its rest ends while the second is served";
    EXPECT_NEAR(minutesOf(waitOf(input, ids[3])->middle), 18, 2) << "and takes nobody's place but the last one's";
}

TEST(Forecast, theSameInputGivesTheSameForecast) {
    Scene scene;
    learn(scene, 12, 5min);
    for (int i = 0; i < 9; ++i) {
        scene.issue("enrol", i % 3 == 0 ? std::optional<std::string>("elderly") : std::nullopt);
    }
    const auto input = forecastInputOf(scene.hall, scene.now);
    const auto once = forecast(input);
    const auto again = forecast(input);
    EXPECT_EQ(once.waiting, again.waiting);
    EXPECT_EQ(once.newTicket, again.newTicket);
    for (const auto& wait : once.waiting) {
        ASSERT_TRUE(wait);
        EXPECT_LE(wait->low, wait->middle);
        EXPECT_LE(wait->middle, wait->high);
    }
}

TEST(Told, inWholeMinutesThatHoldTheRange) {
    EXPECT_EQ(toldAs({4min + 10s, 6min + 1s, 9min + 1s}), (Expectation{240, 361, 600}));
    EXPECT_EQ(toldAs({0s, 0s, 0s}), (Expectation{0, 0, 60})) << "at once is said too";
    EXPECT_EQ(toldAs({20h, 30h, 40h}).highS, 18 * 3600) << "no ticket is wrong by wrapping around";
}

TEST(Score, countsThoseWhoWaitedAndWereCalledInOrder) {
    ForecastScore score;
    score.add(LaneIndex{1}, {300, 600, 900}, 10min);
    score.add(LaneIndex{1}, {300, 600, 900}, 16min);
    score.add(LaneIndex{1}, {300, 600, 900}, 0ms);
    score.add(LaneIndex{1}, {}, 10min);
    ASSERT_EQ(score.lanes().size(), 2U);
    EXPECT_EQ(score.lanes()[1], (LaneScore{2, 1, 1, 360, 1200}));
}

/// What a ticket was told is measured by its first call, whatever becomes of it afterwards.
TEST(Score, standsOnceTheTicketWasCalled) {
    Scene scene;
    scene.open(1);
    scene.told = {60, 300, 600};
    const auto ticket = scene.issue("enrol", "elderly");
    scene.now += 6min;
    scene.call(1);
    scene.expect(HoldTicket{1, ticket, ""});
    scene.now += 10min;
    scene.expect(ResumeTicket{1, ticket});
    scene.expect(ChangeLane{1, ticket, "ordinary", "papers"});
    scene.call(1);
    const auto score = scoreOf(scene.hall);
    ASSERT_EQ(score.lanes().size(), 2U) << "of the lane it stood in when it was called";
    EXPECT_EQ(score.lanes()[1].count, 1U);
    EXPECT_EQ(score.lanes()[1].offS, 60U);
}

TEST(Dangers, areSaidBeforeThePromiseIsMissedAndNotLongBefore) {
    Scene scene;
    learn(scene, 20, 20min);
    scene.issue();
    scene.call(2);
    const auto first = scene.issue();  // called in 20 minutes: within its 30
    const auto second = scene.issue(); // in 40
    auto input = withoutArrivals(scene);
    EXPECT_TRUE(dangersOf(input, forecast(input)).empty()) << "due in half an hour only";
    scene.now += 16min;
    input = withoutArrivals(scene);
    const auto dangers = dangersOf(input, forecast(input));
    ASSERT_EQ(dangers.size(), 1U);
    EXPECT_EQ(dangers[0].ticket, second);
    EXPECT_EQ(dangers[0].due, scene.now + 14min);
    EXPECT_NEAR(minutesOf(dangers[0].expected - scene.now), 24, 4);
    scene.now += 15min;
    input = withoutArrivals(scene);
    EXPECT_TRUE(dangersOf(input, forecast(input)).empty()) << "nothing can be said in advance any more";
    EXPECT_EQ(scene.stateOf(first), TicketState::waiting);
}

TEST(Advice, namesTheClosedDeskThatHelps) {
    Scene scene;
    learn(scene, 20, 10min, "refund");
    scene.issue("refund");
    scene.call(2);
    for (int i = 0; i < 6; ++i) {
        scene.issue("refund");
    }
    const auto input = withoutArrivals(scene);
    const auto advice = adviseDesk(input, forecast(input));
    ASSERT_TRUE(advice);
    EXPECT_EQ(advice->desk, 3) << "desk 1 does not take claims";
    ASSERT_EQ(advice->lanes.size(), 1U);
    EXPECT_EQ(advice->lanes[0].lane, ordinary);
    EXPECT_LT(advice->lanes[0].then, advice->lanes[0].now * 2 / 3);
}

TEST(Advice, isGivenWhereNobodyServesAtAll) {
    Scene scene;
    learn(scene, 6, 10min);
    scene.expect(CloseDesk{2});
    scene.issue();
    const auto input = withoutArrivals(scene);
    const auto advice = adviseDesk(input, forecast(input));
    ASSERT_TRUE(advice);
    EXPECT_EQ(advice->desk, 1);
}

TEST(Advice, thereIsNoneWhileEveryPromiseIsKept) {
    Scene scene;
    learn(scene, 20, 5min);
    scene.issue();
    const auto input = withoutArrivals(scene);
    EXPECT_FALSE(adviseDesk(input, forecast(input)));
}

} // namespace
} // namespace fifteen::domain::test
