// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// What visitors think of the service.
namespace fifteen::domain::test {
namespace {

class Ratings : public testing::Test {
protected:
    void SetUp() override { scene.open(1); }

    /// Somebody comes, is called and served.
    TicketId serve() {
        const TicketId ticket{++ids, 1};
        scene.expect(IssueTicket{ticket, {"enrol"}, {}, Evidence::none, 0, "k1"});
        EXPECT_EQ(scene.call(1), ticket);
        scene.expect(StartService{1, ticket});
        return ticket;
    }

    TicketId served() {
        const auto ticket = serve();
        scene.expect(FinishService{1, ticket});
        return ticket;
    }

    const std::array<std::uint32_t, 5>& stars() const { return scene.hall.desk(1)->today.ratings; }

    Scene scene;
    std::uint64_t ids = 0;
};

TEST_F(Ratings, areOfWhoServedAlsoIfAnotherSitsThereNow) {
    const auto ticket = served();
    scene.expect(CloseDesk{1});
    scene.expect(OpenDesk{1, "another"});
    scene.expect(RateService{1, ticket, 4});
    const auto rated = scene.lastOf<ServiceRated>().at(0);
    EXPECT_EQ(rated.staff, "staff1");
    EXPECT_EQ(rated.number.text(), "A001");
    EXPECT_EQ(rated.grade, 4);
    EXPECT_EQ(stars(), (std::array<std::uint32_t, 5>{0, 0, 0, 1, 0}));
}

TEST_F(Ratings, areOneAVisit) {
    const auto ticket = serve();
    scene.expect(RateService{1, ticket, 5});
    scene.expectRefused(RateService{1, ticket, 1}, Error::ratedAlready);
    scene.expect(FinishService{1, ticket});
    scene.expectRefused(RateService{1, ticket, 1}, Error::ratedAlready);
    EXPECT_EQ(stars(), (std::array<std::uint32_t, 5>{0, 0, 0, 0, 1}));
}

TEST_F(Ratings, areTakenForTenMinutes) {
    const auto ticket = served();
    scene.now += 10min;
    scene.expect(RateService{1, ticket, 5});
    const auto late = served();
    scene.now += 10min + 1ms;
    scene.expectRefused(RateService{1, late, 5}, Error::ratingOver);
}

TEST_F(Ratings, areTakenUntilTheNextVisitorHasRated) {
    const auto first = served();
    const auto second = served();
    const auto third = served();
    scene.expect(RateService{1, second, 5});
    scene.expectRefused(RateService{1, first, 1}, Error::ratingOver);
    scene.expect(RateService{1, third, 3});
}

TEST_F(Ratings, ofWhoIsBeingServedEndThoseBefore) {
    const auto first = served();
    const auto second = serve();
    scene.expect(RateService{1, second, 5});
    scene.expectRefused(RateService{1, first, 1}, Error::ratingOver);
}

TEST_F(Ratings, areOfSomebodyServedHere) {
    const TicketId ticket{9, 9};
    scene.expect(IssueTicket{ticket, {"enrol"}, {}, Evidence::none, 0, "k1"});
    scene.expectRefused(RateService{1, ticket, 5}, Error::ticketElsewhere);
    scene.expectRefused(RateService{1, {7, 7}, 5}, Error::unknownTicket);
    scene.expectRefused(RateService{99, ticket, 5}, Error::unknownDesk);
    EXPECT_EQ(scene.call(1), ticket);
    scene.expectRefused(RateService{1, ticket, 5}, Error::ticketWrongState);
    scene.expectRefused(RateService{2, ticket, 5}, Error::ticketElsewhere);
    scene.expect(MarkNoShow{1, ticket});
    scene.expectRefused(RateService{1, ticket, 5}, Error::ticketWrongState);
}

} // namespace
} // namespace fifteen::domain::test
