// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast.hpp"
#include "domain/order.hpp"
#include "domain/order_proof.hpp"
#include "domain/queue.hpp"
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

TEST(Order, theLargestUsedShareOfThePromiseGoesFirst) {
    Scene scene;
    scene.open(1);
    const auto old = scene.issue("enrol");
    scene.now += 10min;
    const auto prior = scene.issue("enrol", "elderly");
    // After 4 more minutes: 14/30 against 4/10. After 6: 16/30 against 6/10.
    EXPECT_EQ(scene.hall.next(GroupIndex{0}, scene.now + 4min)->id, old);
    EXPECT_EQ(scene.hall.next(GroupIndex{0}, scene.now + 6min)->id, prior);
    scene.now += 6min;
    EXPECT_EQ(scene.call(1), prior);
}

TEST(Order, equalSharesGoByArrivalThenId) {
    Scene scene;
    scene.open(1);
    const auto old = scene.issue("enrol");
    scene.now += 20min;
    scene.issue("enrol", "elderly");
    scene.now += 10min; // 30/30 and 10/10
    EXPECT_EQ(scene.call(1), old);
    Scene twins;
    twins.open(1);
    twins.expect(IssueTicket{{5, 0}, {"enrol"}, {}, Evidence::none, 0, "k1"});
    twins.expect(IssueTicket{{4, 0}, {"enrol"}, {}, Evidence::none, 0, "k2"});
    EXPECT_EQ(twins.call(1), (TicketId{4, 0}));
}

TEST(Order, aGreenDeskTakesMarkedLanesFirst) {
    Scene scene;
    scene.open(2);
    scene.open(3);
    const auto old = scene.issue("enrol");
    scene.now += 29min;
    const auto prior = scene.issue("refund", "elderly");
    scene.now += 1s;
    EXPECT_EQ(scene.hall.next(GroupIndex{0}, scene.now)->id, old);
    EXPECT_EQ(scene.call(3), prior);
    ASSERT_TRUE(scene.hall.desk(3)->explanation);
    EXPECT_TRUE(scene.hall.desk(3)->explanation->markedFirst);
    scene.expect(StartService{3, prior});
    EXPECT_EQ(scene.call(3, true), old) << "nobody marked waits: the ordinary order";
    EXPECT_FALSE(scene.hall.desk(3)->explanation->markedFirst);
}

TEST(Order, aGreenDeskTakesNobodyBeforeTheTimeAgreedOn) {
    Scene scene;
    scene.open(3);
    for (int i = 0; i < 8; ++i) { // what a forecast goes by
        scene.issue();
        scene.serve(3);
    }
    scene.expect(BookAppointment{{9, 9}, {"enrol"}, scene.now + 8h, 0});
    const TicketId early{1, 1};
    scene.expect(CheckIn{{9, 9}, early, "k1"});
    const auto old = scene.issue();
    scene.now += 29min;
    const auto queue = nextAt(scene.hall, *scene.hall.policy().desk(3), scene.now, 9);
    ASSERT_EQ(queue.size(), 2U);
    EXPECT_EQ(queue[0]->id, old);
    const auto input = forecastInputOf(scene.hall, scene.now);
    const auto foretold = forecast(input).waiting;
    for (std::size_t i = 0; i < input.waiting.size(); ++i) {
        ASSERT_TRUE(foretold[i] || input.waiting[i].id == early);
        EXPECT_TRUE(input.waiting[i].id == early || foretold[i]->middle == 0ms) << "called at once";
    }
    EXPECT_EQ(scene.call(3), old);
    EXPECT_FALSE(scene.hall.desk(3)->explanation->markedFirst);
    OrderProof proof(sampleSite());
    for (const auto& event : scene.journal) {
        EXPECT_EQ(proof.add(event, sampleSite()), "");
    }
    scene.expect(StartService{3, old});
    const auto later = scene.issue();
    scene.now += 8h;
    EXPECT_EQ(scene.call(3, true), early) << "its time has come";
    EXPECT_TRUE(scene.hall.desk(3)->explanation->markedFirst);
    EXPECT_EQ(scene.stateOf(later), TicketState::waiting);
}

TEST(Order, aDeskCallsOnlyItsGroups) {
    Scene scene;
    scene.open(1);
    scene.issue("refund");
    EXPECT_EQ(scene.call(1), std::nullopt);
    EXPECT_EQ(scene.hall.waiting(GroupIndex{1}), 1U);
}

TEST(Order, theCallKeepsTheHeadsItCompared) {
    auto site = sampleSite();
    site.policyVersion = 12;
    Scene scene(site);
    scene.open(2);
    scene.issue("enrol");
    scene.issue("enrol"); // not a head
    scene.now += 3min;
    scene.issue("refund", "elderly");
    scene.now += 4min;
    scene.call(2);
    const auto called = scene.lastOf<TicketCalled>();
    ASSERT_EQ(called.size(), 1U);
    EXPECT_EQ(called[0].policyVersion, 12);
    ASSERT_EQ(called[0].heads.size(), 2U);
    EXPECT_EQ(called[0].heads[0], (ComparedHead{{'B', 1}, priority, 4min, 10min}));
    EXPECT_EQ(called[0].heads[1], (ComparedHead{{'A', 1}, ordinary, 7min, 30min}));
    EXPECT_EQ(scene.hall.desk(2)->explanation->record, scene.journal.size()) << "the call's place in the journal";
    EXPECT_EQ(scene.hall.desk(2)->explanation->heads, called[0].heads);
}

TEST(Order, countsWhoIsAhead) {
    Scene scene;
    const auto first = scene.issue("enrol");
    scene.now += 1min;
    const auto prior = scene.issue("enrol", "elderly");
    scene.now += 1min;
    const auto last = scene.issue("enrol");
    scene.issue("refund");
    const auto ahead = [&](TicketId id) { return scene.hall.ahead(*scene.hall.find(id), scene.now); };
    EXPECT_EQ(ahead(prior), 0U); // 1/10 against 2/30
    EXPECT_EQ(ahead(first), 1U);
    EXPECT_EQ(ahead(last), 2U);
}

TEST(Order, lanesAreCountedWithTheirLongestWait) {
    Scene scene;
    scene.issue("refund");
    scene.now += 1min;
    scene.issue("enrol");
    EXPECT_EQ(scene.hall.waitingInLane(ordinary).waiting, 2U);
    EXPECT_EQ(scene.hall.waitingInLane(ordinary).longestSince, morning);
    EXPECT_EQ(scene.hall.waitingInLane(priority).waiting, 0U);
    EXPECT_FALSE(scene.hall.waitingInLane(priority).longestSince);
}

} // namespace
} // namespace fifteen::domain::test
