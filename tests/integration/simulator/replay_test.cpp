// SPDX-License-Identifier: Apache-2.0
#include "../../unit/storage/journal_fixture.hpp"
#include "program.hpp"

#include <fstream>

/// Days of a journal, as they were and as they would have been.
namespace fifteen::storage::test {
namespace {

namespace json = boost::json;
using simulator::test::figuresOf;
using simulator::test::number;
using simulator::test::sim;

class Replay : public JournalTest {
protected:
    void SetUp() override {
        policy = directory.path() / "policy.toml";
        std::ofstream(policy) << "[[lanes]]\nlane = \"ordinary\"\npromise_s = 1800\n[[lanes]]\nlane = \"priority\"\n"
                                 "promise_s = 1200\n[[lanes]]\nlane = \"appointment\"\npromise_s = 300\n";
        journal = open();
        ASSERT_TRUE(journal->replay());
        must(domain::AdoptPolicy{domain::policyOf(scene.hall.site()), domain::PolicyOrigin::file, {}});
    }

    void must(const domain::Command& command) { ASSERT_FALSE(store(*journal, scene, command)); }

    /// A day at desk 1, open from 7:50 to 17:00 (at the site; in Greenwich it opens the evening before): so many
    /// visitors at 8:00, served five minutes each.
    void aDay(int since, int visitors) {
        const auto opening = morning + std::chrono::days(since) - 10min;
        scene.now = opening;
        must(domain::OpenDesk{1, "0042"});
        scene.now = opening + 10min;
        for (int i = 0; i < visitors; ++i) {
            ++ids;
            must(domain::IssueTicket{{ids, ids}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
        }
        for (int i = 0; i < visitors; ++i) {
            must(domain::CallNext{1, i > 0});
            must(domain::StartService{1, scene.hall.at(1)->id});
            scene.now += 5min;
        }
        must(domain::FinishService{1, scene.hall.at(1)->id});
        scene.now = opening + 9h + 10min;
        must(domain::CloseDesk{1});
    }

    std::string arguments(const std::string& more = {}) const {
        return "--replay " + directory.path().string() + " --policy " + policy.string() + more;
    }

    Scene scene;
    std::unique_ptr<SqliteJournal> journal;
    std::filesystem::path policy;
    std::uint64_t ids = 0;
};

/// The one line's column.
json::object column(const json::object& figures, const char* name) {
    const auto& lanes = figures.at("lanes").as_array();
    EXPECT_EQ(lanes.size(), 1U);
    return lanes.front().at(name).as_object();
}

TEST_F(Replay, servesEveryDayThoughItsDesksOpenBeforeMidnightInGreenwich) {
    aDay(0, 4);
    aDay(1, 5);
    aDay(2, 6);
    const auto figures = figuresOf(arguments(" --from 2025-03-04"));
    EXPECT_EQ(number(figures, "days"), 3);
    for (const auto* const one : {"as_it_was", "replayed", "under_policy"}) {
        const auto column_ = column(figures, one);
        EXPECT_EQ(number(column_, "called"), 15) << one;
        EXPECT_NEAR(number(column_, "mean_wait_s"), (4 * 450 + 5 * 600 + 6 * 750) / 15.0, 1) << one;
        EXPECT_NEAR(number(column_, "p95_wait_s"), 1500, 600) << one;
    }
}

TEST_F(Replay, isOfTheLastDayUnlessOthersAreAskedForAndBothColumnsAreOfTheSameDays) {
    aDay(0, 4);
    aDay(1, 5);
    aDay(2, 6);
    const auto expect = [&](const std::string& more, const char* from, const char* to, int called) {
        const auto figures = figuresOf(arguments(more));
        EXPECT_EQ(figures.at("from").as_string(), from) << more;
        EXPECT_EQ(figures.at("to").as_string(), to) << more;
        EXPECT_EQ(number(column(figures, "as_it_was"), "called"), called) << more;
        EXPECT_EQ(number(column(figures, "replayed"), "called"), called) << more;
        EXPECT_EQ(number(column(figures, "under_policy"), "called"), called) << more;
    };
    expect("", "2025-03-06", "2025-03-06", 6);
    expect(" --from 2025-03-05", "2025-03-05", "2025-03-06", 11);
    expect(" --to 2025-03-05", "2025-03-04", "2025-03-05", 9);
    expect(" --from 2025-03-05 --to 2025-03-05", "2025-03-05", "2025-03-05", 5);
}

TEST_F(Replay, refusesDaysThatAreNone) {
    aDay(0, 1);
    const auto expect = [&](const std::string& more, const char* said) {
        const auto outcome = sim(arguments(more));
        EXPECT_EQ(outcome.status, 2) << more;
        EXPECT_NE(outcome.printed.find(said), std::string::npos) << outcome.printed;
    };
    expect(" --from yesterday", "\"yesterday\" is no date");
    expect(" --to 2025-02-30", "\"2025-02-30\" is no date");
    expect(" --from 2025-03-05", "nobody was served from 2025-03-05 to 2025-03-04");
}

TEST_F(Replay, refusesAPolicyThatSaysWhereClaimsLead) {
    aDay(0, 1);
    std::ofstream(policy, std::ios::app) << "[[claims]]\nclaim = \"elderly\"\nlane = \"priority\"\n";
    const auto outcome = sim(arguments());
    EXPECT_EQ(outcome.status, 2);
    EXPECT_NE(outcome.printed.find("policy.toml:11: claims[0].claim"), std::string::npos) << outcome.printed;
}

} // namespace
} // namespace fifteen::storage::test
