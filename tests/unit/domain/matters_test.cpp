// SPDX-License-Identifier: Apache-2.0
#include "sample_hall.hpp"

/// What is missing, and what is promised by a day.
namespace fifteen::domain::test {
namespace {

class Matters : public testing::Test {
protected:
    void SetUp() override {
        scene.open(1);
        ticket = {77, 1};
        scene.expect(IssueTicket{ticket, {"enrol", "change"}, {}, Evidence::none, 5, "k1"});
        EXPECT_EQ(scene.call(1), ticket);
    }

    void serve() { scene.expect(StartService{1, ticket}); }

    std::int32_t today() const { return scene.hall.day(); }

    Scene scene;
    TicketId ticket;
};

TEST_F(Matters, aNoticeNamesWhatIsMissingOfEachItem) {
    scene.expect(GiveNotice{1, ticket, {{"enrol", {"form", "photo"}}, {"change", {"proof"}, true}}});
    const auto given = scene.lastOf<NoticeGiven>();
    ASSERT_EQ(given.size(), 2U);
    EXPECT_EQ(given[0].papers, (std::vector<std::string>{"form", "photo"}));
    EXPECT_EQ(given[0].number.text(), "A001");
    EXPECT_EQ(given[0].person, 5U);
    EXPECT_EQ(given[0].staff, "staff1");
    EXPECT_FALSE(given[0].repeated);
    EXPECT_TRUE(given[1].repeated);
    EXPECT_EQ(scene.hall.desk(1)->today.notices, 2U);
    EXPECT_EQ(scene.hall.desk(1)->today.repeatedNotices, 1U);
    EXPECT_EQ(scene.stateOf(ticket), TicketState::called) << "nothing else happens";
}

TEST_F(Matters, aNoticeThatMakesNoSenseIsRefused) {
    scene.expectRefused(GiveNotice{1, ticket, {{"refund", {"form"}}}}, Error::unknownItem);
    scene.expectRefused(GiveNotice{1, ticket, {{"no such", {"form"}}}}, Error::unknownItem);
    scene.expectRefused(GiveNotice{1, ticket, {{"enrol", {}}}}, Error::noPaper);
    scene.open(2);
    scene.expectRefused(GiveNotice{2, ticket, {{"enrol", {"form"}}}}, Error::ticketElsewhere);
    scene.expectRefused(GiveNotice{9, ticket, {{"enrol", {"form"}}}}, Error::unknownDesk);
    scene.expect(ReturnTicket{1, ticket, {}});
    scene.expectRefused(GiveNotice{1, ticket, {{"enrol", {"form"}}}}, Error::ticketWrongState);
}

TEST_F(Matters, onePromisedByADayIsTakenOnOnce) {
    scene.expectRefused(AcceptMatter{1, ticket, "change"}, Error::ticketWrongState);
    serve();
    scene.expectRefused(AcceptMatter{1, ticket, "enrol"}, Error::itemDoneAtOnce);
    scene.expectRefused(AcceptMatter{1, ticket, "refund"}, Error::unknownItem);
    scene.expect(AcceptMatter{1, ticket, "change"});
    const auto* const matter = scene.hall.matter(ticket, *scene.hall.site().item("change"));
    ASSERT_NE(matter, nullptr);
    EXPECT_EQ(matter->due, today() + 7) << "five working days, a weekend between them";
    EXPECT_EQ(matter->staff, "staff1");
    scene.expect(AcceptMatter{1, ticket, "change"});
    EXPECT_TRUE(scene.last.empty());
    EXPECT_EQ(scene.hall.matters().size(), 1U);
}

TEST_F(Matters, outliveTheDayAndEndOnce) {
    serve();
    scene.expect(AcceptMatter{1, ticket, "change"});
    scene.expect(FinishService{1, ticket});
    scene.now += 24h * 3;
    scene.open(2);
    EXPECT_EQ(scene.hall.find(ticket), nullptr) << "another day";
    ASSERT_EQ(scene.hall.matters().size(), 1U);
    scene.expectRefused(SettleMatter{ticket, "enrol", MatterOutcome::done, "0217"}, Error::unknownMatter);
    scene.expectRefused(SettleMatter{{1, 1}, "change", MatterOutcome::done, "0217"}, Error::unknownMatter);
    scene.expect(SettleMatter{ticket, "change", MatterOutcome::withdrawn, "0217"});
    EXPECT_EQ(scene.lastOf<MatterSettled>().at(0).outcome, MatterOutcome::withdrawn);
    EXPECT_TRUE(scene.hall.matters().empty());
    scene.expectRefused(SettleMatter{ticket, "change", MatterOutcome::done, "0217"}, Error::unknownMatter);
}

TEST_F(Matters, standInTheOrderOfTheirDays) {
    auto site = sampleSite();
    site.items[0].promisedDays = 1;
    Scene days(site);
    days.open(1);
    const TicketId both{1, 1};
    days.expect(IssueTicket{both, {"change", "enrol"}, {}, Evidence::none, 0, "k1"});
    EXPECT_EQ(days.call(1), both);
    days.expect(StartService{1, both});
    days.expect(AcceptMatter{1, both, "change"});
    days.expect(AcceptMatter{1, both, "enrol"});
    ASSERT_EQ(days.hall.matters().size(), 2U);
    EXPECT_LT(days.hall.matters()[0].due, days.hall.matters()[1].due);
}

} // namespace
} // namespace fifteen::domain::test
