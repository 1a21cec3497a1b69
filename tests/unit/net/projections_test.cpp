// SPDX-License-Identifier: Apache-2.0
#include "domain/decide.hpp"
#include "mapping.hpp"
#include "projections.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

using namespace std::chrono_literals;

class ProjectionsTest : public testing::Test {
protected:
    static domain::Site makeSite() {
        domain::Site site;
        site.lanes = {{"ordinary", 30min, false}, {"priority", 10min, true}};
        site.claims = {{"elderly", domain::LaneIndex{1}}};
        site.groups = {{"chronic", 'A', "zone_b"}, {"query", 'G', "zone_a"}};
        site.items = {{"renew", domain::GroupIndex{0}}, {"look_up", domain::GroupIndex{1}}};
        site.desks = {{1, {domain::GroupIndex{0}}, false},
                      {2, {domain::GroupIndex{0}, domain::GroupIndex{1}}, false},
                      {3, {domain::GroupIndex{1}}, false}};
        return site;
    }

    void run(const domain::Command& command) {
        now_ += 1s;
        const auto events = domain::decide(hall_, command, now_);
        ASSERT_TRUE(events.has_value()) << events.error().message();
        for (const domain::Event& event : *events) {
            domain::apply(hall_, event);
        }
    }

    domain::TicketId issue(std::uint64_t id, const std::string& item, std::uint64_t person = 0) {
        domain::IssueTicket command;
        command.id = {0, id};
        command.items = {item};
        command.person = person;
        command.issuedBy = "k1";
        if (person != 0) {
            command.claim = "elderly";
            command.evidence = domain::Evidence::proven;
        }
        run(command);
        return command.id;
    }

    domain::Hall hall_{makeSite()};
    domain::TimePoint now_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 1h};
    Presence presence_{10s};
    service::Outlook outlook_;
};

TEST_F(ProjectionsTest, theHallShowsWhoIsNextAndWhereNobodyServes) {
    issue(1, "renew");
    issue(2, "look_up");
    run(domain::OpenDesk{1, "0217"});
    const auto state = hallState(hall_, now_, 0, outlook_);
    ASSERT_EQ(state.groups.size(), 2U);
    EXPECT_EQ(state.groups[0].next, "A001");
    EXPECT_TRUE(state.groups[0].open);
    EXPECT_EQ(state.groups[1].waiting, 1);
    EXPECT_FALSE(state.groups[1].open);
    EXPECT_TRUE(state.calls.empty());
}

TEST_F(ProjectionsTest, theMarkSaysThatAndNotWhy) {
    issue(1, "renew", 77);
    run(domain::OpenDesk{1, "0217"});
    run(domain::CallNext{1, false});
    const auto state = hallState(hall_, now_, 0, outlook_);
    ASSERT_EQ(state.calls.size(), 1U);
    EXPECT_TRUE(state.calls[0].marked);
    EXPECT_EQ(state.calls[0].times, 1);
    EXPECT_TRUE(state.desks[0].marked);
    EXPECT_EQ(state.desks[0].number, "A001");
}

TEST_F(ProjectionsTest, theSmallScreenNamesOpenDesksOfTheSameGroups) {
    for (domain::DeskNumber desk = 1; desk <= 3; ++desk) {
        run(domain::OpenDesk{desk, "0217"});
    }
    EXPECT_EQ(deskState(hall_, 1).other_open, (std::vector<std::int32_t>{2}));
    EXPECT_EQ(deskState(hall_, 2).other_open, (std::vector<std::int32_t>{1, 3}));
    EXPECT_EQ(deskState(hall_, 9).desk.state, "closed");
    EXPECT_EQ(kioskState(hall_, now_, outlook_).open_desks, 3);
}

TEST_F(ProjectionsTest, theClerkSeesTheirOwnVisitorAndNoOther) {
    issue(1, "renew", 77);
    run(domain::OpenDesk{1, "0217"});
    run(domain::CallNext{1, false});
    const service::PersonRecord person{77, "李*", std::string(64, 'a'), "elderly"};
    const auto own = staffState(hall_, now_, 1, person, presence_, outlook_);
    ASSERT_TRUE(own.visitor.has_value());
    EXPECT_EQ(own.visitor->masked_name, "李*");
    EXPECT_EQ(own.visitor->claim, "elderly");
    EXPECT_TRUE(own.explanation->heads.at(0).chosen);
    const service::PersonRecord another{78, "王*", std::string(64, 'b'), "elderly"};
    EXPECT_FALSE(staffState(hall_, now_, 1, another, presence_, outlook_).visitor->masked_name.has_value());
    EXPECT_FALSE(staffState(hall_, now_, 2, person, presence_, outlook_).visitor.has_value());
    EXPECT_FALSE(staffState(hall_, now_, 0, person, presence_, outlook_).visitor.has_value());
}

TEST_F(ProjectionsTest, whatIsKeptWithTheKeyHoldsNothingPersonal) {
    issue(1, "renew", 77);
    run(domain::OpenDesk{1, "0217"});
    run(domain::CallNext{1, false});
    const auto answer = deskAnswer(hall_, 1);
    ASSERT_TRUE(answer.visitor.has_value());
    EXPECT_FALSE(answer.visitor->claim.has_value());
    EXPECT_FALSE(answer.visitor->masked_name.has_value());
}

TEST_F(ProjectionsTest, theDaysWorkIsCounted) {
    const auto first = issue(1, "renew");
    const auto second = issue(2, "renew");
    run(domain::OpenDesk{1, "0217"});
    run(domain::CallNext{1, false});
    run(domain::StartService{1, first});
    run(domain::FinishService{1, first});
    run(domain::CallNext{1, false});
    now_ += 60s;
    run(domain::Recall{1, second}); // the second call that counts
    run(domain::MarkNoShow{1, second});
    const auto state = staffState(hall_, now_, 1, std::nullopt, presence_, outlook_);
    EXPECT_EQ(state.today.finished, 1);
    EXPECT_EQ(state.today.no_show, 1);
    EXPECT_EQ(state.today.mean_service_s, 1);
    ASSERT_EQ(state.recent.size(), 2U);
    EXPECT_EQ(state.recent[0].outcome, "no_show");
    ASSERT_EQ(state.aside.size(), 1U);
    EXPECT_EQ(state.aside[0].number, "A002");
}

TEST_F(ProjectionsTest, aDeskThatIsGoneIsShownForAsLongAsSomebodyIsThere) {
    const auto visitor = issue(1, "renew");
    run(domain::OpenDesk{2, "0217"});
    run(domain::CallNext{2, false});
    auto site = makeSite();
    site.desks.erase(site.desks.begin() + 1);
    hall_.extendSite(site);
    run(domain::AdoptPolicy{domain::policyOf(site), domain::PolicyOrigin::file, {}});
    const auto desks = hallState(hall_, now_, 0, outlook_).desks;
    ASSERT_EQ(desks.size(), 3U);
    EXPECT_EQ(desks[1].number, "A001");
    run(domain::StartService{2, visitor});
    run(domain::FinishService{2, visitor});
    EXPECT_EQ(hallState(hall_, now_, 0, outlook_).desks.size(), 2U);
}

TEST_F(ProjectionsTest, aLaneThatIsGoneIsShownForAsLongAsSomebodyStandsThere) {
    auto site = makeSite();
    site.lanes.push_back({"old", 30min, false, false, true});
    hall_.extendSite(site);
    EXPECT_EQ(staffState(hall_, now_, 0, std::nullopt, presence_, outlook_).lanes.size(), 2U);
    const auto id = issue(1, "renew");
    run(domain::OpenDesk{1, "0217"});
    domain::apply(hall_, {now_, domain::LaneChanged{id, 1, domain::LaneIndex{2}, domain::Evidence::none, "x"}});
    EXPECT_EQ(staffState(hall_, now_, 0, std::nullopt, presence_, outlook_).lanes.size(), 3U);
}

TEST_F(ProjectionsTest, aTicketTellsWhereToSitAndHowManyAreAhead) {
    issue(1, "renew");
    const auto id = issue(2, "renew");
    const auto message = ticketMessage(hall_, *hall_.find(id), now_, outlook_);
    EXPECT_EQ(message.zone, "zone_b");
    EXPECT_EQ(message.ahead, 1);
    EXPECT_FALSE(message.desk.has_value());
    EXPECT_EQ(message.ticket, "00000000000000000000000000000002");
}

} // namespace
} // namespace fifteen::net
