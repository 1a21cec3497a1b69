// SPDX-License-Identifier: Apache-2.0
#include "journal_fixture.hpp"

/// What the disk knows of notices and of matters with a day.
namespace fifteen::storage::test {
namespace {

class Matters : public JournalTest {
protected:
    void start() {
        journal.reset();
        journal = open();
        auto hall = journal->replay();
        ASSERT_TRUE(hall) << journal->defect();
        scene.hall = *std::move(hall);
    }

    /// Somebody with this card comes and is called to desk 1.
    domain::TicketId come(const std::string& idHash) {
        const domain::TicketId id{++ids, 9};
        service::Entry entry;
        if (!idHash.empty()) {
            entry.person = service::PersonRecord{100 + ids, "李*", idHash, ""};
        }
        must(
            domain::IssueTicket{
                id, {"enrol", "change"}, {}, domain::Evidence::none, idHash.empty() ? 0 : 100 + ids, "k1"},
            std::move(entry));
        must(domain::OpenDesk{1, "0042"});
        must(domain::CallNext{1, true});
        must(domain::StartService{1, id});
        return id;
    }

    void must(const domain::Command& command, service::Entry entry = {}) {
        ASSERT_FALSE(store(*journal, scene, command, std::move(entry)));
    }

    std::vector<service::GivenNotice> toldTo(domain::TicketId ticket) {
        std::optional<std::vector<service::GivenNotice>> answer;
        journal->findNotices(ticket, scene.hall.find(ticket)->person,
                             [&](std::vector<service::GivenNotice> found) { answer = std::move(found); });
        hallThread.runUntil([&] { return answer.has_value(); });
        return *answer;
    }

    std::unique_ptr<SqliteJournal> journal;
    Scene scene;
    std::uint64_t ids = 0;
};

TEST_F(Matters, aNoticeIsFoundByTheTicketAndByTheCardOverDays) {
    start();
    const auto first = come("feedbeef");
    must(domain::GiveNotice{1, first, {{"enrol", {"表", "photo"}}}});
    scene.now += 24h;
    start();
    const auto stranger = come("0badcafe");
    const auto again = come("feedbeef");
    EXPECT_TRUE(toldTo(stranger).empty());
    const auto told = toldTo(again);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].ticket, first);
    EXPECT_EQ(told[0].number, "A001");
    EXPECT_EQ(told[0].item, "enrol");
    EXPECT_EQ(told[0].papers, (std::vector<std::string>{"表", "photo"}));
    EXPECT_EQ(told[0].staff, "0042");
    EXPECT_EQ(told[0].desk, 1);
}

TEST_F(Matters, peopleWithoutACardAreNotTakenForEachOther) {
    start();
    const auto first = come("");
    must(domain::GiveNotice{1, first, {{"enrol", {"form"}}}});
    EXPECT_EQ(toldTo(first).size(), 1U);
    EXPECT_TRUE(toldTo(come("")).empty());
}

TEST_F(Matters, aCardThatIsForgottenFindsNothing) {
    start();
    const auto first = come("feedbeef");
    must(domain::GiveNotice{1, first, {{"enrol", {"form"}}}});
    scene.now += 24h * 40;
    EXPECT_TRUE(toldTo(come("feedbeef")).empty());
}

TEST_F(Matters, aMatterOutlivesTheServerAndIsSettledInTheTables) {
    start();
    const auto ticket = come("feedbeef");
    must(domain::AcceptMatter{1, ticket, "change"});
    EXPECT_EQ(sql(directory.path(), "SELECT number, item, staff, due, settled_ms IS NULL FROM matters"),
              "A001|change|0042|" + std::to_string(scene.hall.day() + 7) + "|1\n");
    start();
    ASSERT_EQ(scene.hall.matters().size(), 1U);
    must(domain::SettleMatter{ticket, "change", domain::MatterOutcome::done, "0217"});
    EXPECT_EQ(sql(directory.path(), "SELECT outcome, settled_by, settled_ms IS NULL FROM matters"), "done|0217|0\n");
}

TEST_F(Matters, aRatingIsARowOfWhoServed) {
    start();
    const auto ticket = come("feedbeef");
    must(domain::FinishService{1, ticket});
    must(domain::OpenDesk{1, "0099"});
    must(domain::RateService{1, ticket, 2});
    EXPECT_EQ(sql(directory.path(), "SELECT number, desk, staff, grade FROM ratings"), "A001|1|0042|2\n");
}

TEST_F(Matters, aFileOfBeforeIsGivenTheTables) {
    start();
    come("feedbeef");
    journal.reset();
    sql(directory.path(), "DROP TABLE notices; DROP TABLE matters; DROP TABLE ratings; PRAGMA user_version = 1;");
    start();
    const auto next = come("feedbeef");
    must(domain::GiveNotice{1, next, {{"enrol", {"form"}}}});
    EXPECT_EQ(toldTo(next).size(), 1U);
}

} // namespace
} // namespace fifteen::storage::test
