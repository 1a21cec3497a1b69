// SPDX-License-Identifier: Apache-2.0
#include "../domain/random_history.hpp"
#include "domain/forecast_score.hpp"
#include "journal_fixture.hpp"
#include "storage/audit.hpp"

#include <fstream>
#include <map>
#include <sys/stat.h>

namespace fifteen::storage::test {
namespace {

using domain::test::everythingAbout;

/// Of every ticket that was called: what its first call says it waited; computed by SQLite from the journal's JSON.
std::string waitsIn(const std::filesystem::path& dataDir) {
    return sql(dataDir,
               "SELECT json_extract(body, '$.ticket') AS ticket, json_extract(body, '$.heads[0].waited_ms') "
               "FROM events e WHERE type = 'ticket_called' AND NOT EXISTS (SELECT 1 FROM events f WHERE f.seq < "
               "e.seq AND f.type = 'ticket_called' AND json_extract(f.body, '$.ticket') = "
               "json_extract(e.body, '$.ticket')) ORDER BY ticket");
}

TEST_F(JournalTest, aNewDirectoryHoldsAnEmptyHall) {
    auto journal = open();
    const auto hall = journal->replay();
    ASSERT_TRUE(hall) << journal->defect();
    EXPECT_EQ(hall->eventCount(), 0U);
    EXPECT_EQ(journal->last().seq, 0U);
}

TEST_F(JournalTest, afterARestartTheHallStandsAsItStood) {
    Scene scene;
    {
        auto journal = open();
        ASSERT_TRUE(journal->replay());
        aMorning(*journal, scene);
        EXPECT_EQ(journal->last().seq, scene.journal.size());
    }
    auto journal = open();
    auto hall = journal->replay();
    ASSERT_TRUE(hall) << journal->defect();
    EXPECT_EQ(everythingAbout(*hall), everythingAbout(scene.hall));
    EXPECT_FALSE(store(*journal, scene, domain::OpenDesk{2, "0043"})) << "and goes on";
    EXPECT_EQ(verify(directory.path()).events, scene.journal.size());
}

TEST_F(JournalTest, theChainIsWhatTheFormatPromises) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    aMorning(*journal, scene);
    EXPECT_EQ(sql(directory.path(),
                  "SELECT count(*) FROM events a JOIN events b ON b.seq = a.seq + 1 WHERE b.prev <> a.hash"),
              "0\n");
    EXPECT_EQ(sql(directory.path(), "SELECT hex(prev) FROM events WHERE seq = 1"), std::string(64, '0') + "\n");
    EXPECT_EQ(
        sql(directory.path(), "SELECT typeof(at_ms), typeof(type), typeof(body), length(hash) FROM events LIMIT 1"),
        "integer|text|text|32\n");
}

TEST_F(JournalTest, answersComeInTheOrderOfTheCommands) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    std::vector<int> answered;
    for (int i = 0; i < 200; ++i) {
        const auto id = static_cast<std::uint64_t>(i + 1);
        auto events = scene.command(domain::IssueTicket{{id, id}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
        journal->append(
            {.at = scene.now, .events = *events, .person = {}, .idempotencyKey = {}, .requestHash = 0, .reply = {}},
            [&answered, i](boost::system::error_code error) {
                EXPECT_FALSE(error);
                answered.push_back(i);
            });
    }
    hallThread.runUntil([&] { return answered.size() == 200; });
    EXPECT_TRUE(std::ranges::is_sorted(answered));
    EXPECT_EQ(verify(directory.path()).events, scene.journal.size());
}

TEST_F(JournalTest, aReplyIsFoundAgainAlsoAfterARestart) {
    Scene scene;
    service::Entry entry;
    entry.idempotencyKey = "key-1";
    entry.requestHash = 0x8000000000000001ULL;
    entry.reply = {201, "{\"number\":\"A001\"}"};
    std::optional<service::Reply> found;
    std::uint64_t hash = 0;
    bool asked = false;
    const auto ask = [&](SqliteJournal& journal, const std::string& key) {
        asked = false;
        found.reset();
        journal.findReply(key, [&](std::optional<service::Reply> reply, std::uint64_t requestHash) {
            asked = true;
            found = std::move(reply);
            hash = requestHash;
        });
        hallThread.runUntil([&] { return asked; });
    };
    {
        auto journal = open();
        ASSERT_TRUE(journal->replay());
        ASSERT_FALSE(store(*journal, scene, domain::OpenDesk{1, "x"}, entry));
        ask(*journal, "key-1");
        EXPECT_TRUE(found);
    }
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    ask(*journal, "key-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->status, 201);
    EXPECT_EQ(found->body, entry.reply.body);
    EXPECT_EQ(hash, entry.requestHash);
    ask(*journal, "key-2");
    EXPECT_FALSE(found);
}

TEST_F(JournalTest, personalDataIsFoundAndIsNotInTheChain) {
    Scene scene;
    service::Entry entry;
    entry.person = service::PersonRecord{0xFEDCBA9876543210ULL, "李*", "feedbeef", "elderly"};
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    ASSERT_FALSE(
        store(*journal, scene,
              domain::IssueTicket{{1, 1}, {"enrol"}, "elderly", domain::Evidence::proven, 0xFEDCBA9876543210ULL, "k1"},
              entry));
    std::optional<service::PersonRecord> found;
    bool asked = false;
    journal->findPerson(0xFEDCBA9876543210ULL, [&](std::optional<service::PersonRecord> person) {
        asked = true;
        found = std::move(person);
    });
    hallThread.runUntil([&] { return asked; });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->maskedName, "李*");
    EXPECT_EQ(found->claim, "elderly");
    const auto bodies = sql(directory.path(), "SELECT group_concat(body) FROM events");
    for (const auto* const secret : {"李", "feedbeef", "elderly"}) {
        EXPECT_EQ(bodies.find(secret), std::string::npos) << secret;
    }
}

TEST_F(JournalTest, aSecondServerOnTheDirectoryIsRefused) {
    auto first = open();
    try {
        open();
        FAIL() << "two servers on one directory";
    } catch (const StartupError& error) {
        EXPECT_NE(std::string(error.what()).find("another server"), std::string::npos) << error.what();
    }
    first.reset();
    EXPECT_NO_THROW(open()) << "the directory is free again";
}

TEST_F(JournalTest, aForeignOrNewerFileIsRefusedAndLeftAlone) {
    sql(directory.path(), "CREATE TABLE theirs (x); PRAGMA user_version = 1;");
    EXPECT_THROW(open(), StartupError);
    EXPECT_EQ(sql(directory.path(), "SELECT count(*) FROM sqlite_schema"), "1\n");
    std::filesystem::remove(directory.path() / "fifteen.db");
    open().reset();
    sql(directory.path(), "PRAGMA user_version = 999");
    EXPECT_THROW(open(), StartupError);
}

TEST_F(JournalTest, aFileThatIsNoDatabaseIsRefused) {
    std::filesystem::create_directories(directory.path());
    FILE* const file = std::fopen((directory.path() / "fifteen.db").c_str(), "w");
    std::fputs("this was never a database, but it is long enough to be looked at as one, header and all ............",
               file);
    std::fclose(file);
    EXPECT_THROW(open(), StartupError);
    EXPECT_THROW(verify(directory.path()), StartupError);
}

TEST_F(JournalTest, theFilesAreTheirOwnersOnly) {
    auto journal = open();

    struct ::stat status {};

    ASSERT_EQ(::stat((directory.path() / "fifteen.db").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

/// One who was put aside before the first call, one who came long before the time agreed on, one who was transferred
/// after it: what the first call of each says is the wait, in the events, the table, the report and the day's score.
TEST_F(JournalTest, theWaitOfATicketIsTheSameWhereverItIsTold) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    const auto must = [&](const domain::Command& command) { ASSERT_FALSE(store(*journal, scene, command)); };
    const auto serve = [&](domain::DeskNumber desk) {
        must(domain::CallNext{desk, false});
        must(domain::StartService{desk, scene.hall.at(desk)->id});
    };
    must(domain::OpenDesk{1, "0042"});
    must(domain::OpenDesk{2, "0043"});
    scene.told = {60, 300, 600};
    must(domain::IssueTicket{{1, 1}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
    must(domain::BookAppointment{{9, 9}, {"enrol"}, scene.now + 40min, 0});
    must(domain::CheckIn{{9, 9}, {2, 2}, "k1"});
    scene.now += 3min;
    must(domain::HoldTicket{1, {1, 1}, ""});
    scene.now += 30min;
    must(domain::IssueTicket{{3, 3}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
    scene.now += 2min;
    must(domain::ResumeTicket{1, {1, 1}});
    scene.now += 1min;
    serve(1); // the one who was aside: 3 + 1 minutes
    scene.now += 1min;
    serve(2); // 4 minutes
    must(domain::TransferTicket{2, {3, 3}, "claims", 0, ""});
    scene.now += 6min;
    must(domain::CallNext{1, true}); // 3 minutes after the time agreed on
    scene.now += 1min;
    must(domain::CallNext{2, false}); // a second call changes nothing
    const auto waits = waitsIn(directory.path());
    EXPECT_EQ(waits, domain::text({1, 1}) + "|240000\n" + domain::text({2, 2}) + "|180000\n" + domain::text({3, 3}) +
                         "|240000\n");
    EXPECT_EQ(sql(directory.path(), "SELECT ticket, wait_ms FROM tickets ORDER BY ticket"), waits);
    const auto score = domain::scoreOf(scene.hall);
    ASSERT_EQ(score.lanes().size(), 1U) << "of an interrupted wait, and of one that began before its time, none";
    EXPECT_EQ(score.lanes()[0].count, 1U);
    EXPECT_EQ(score.lanes()[0].offS, 60U) << "300 s were told";
}

TEST_F(JournalTest, theTablesSayWhatTheEventsSay) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    aMorning(*journal, scene);
    const auto rows = [&](const std::string& query) { return sql(directory.path(), query); };
    EXPECT_EQ(waitsIn(directory.path()),
              rows("SELECT ticket, wait_ms FROM tickets WHERE wait_ms IS NOT NULL ORDER BY ticket"));
    EXPECT_EQ(rows("SELECT number, state, print, calls FROM tickets ORDER BY number"),
              "A001|waiting|unknown|1\nA002|waiting|unknown|0\nA003|finished|unknown|2\nA004|held|abandoned|0\n");
    EXPECT_EQ(rows("SELECT call, desk, recall FROM calls ORDER BY call"), "1|1|0\n2|1|1\n3|1|0\n");
    EXPECT_EQ(rows("SELECT service_ms FROM tickets WHERE number = 'A003'"), "300000\n");
}

/// Whatever happened: the rows of today are the tickets of the hall, also of a journal opened in between.
TEST_F(JournalTest, theTicketsTableIsTheHall) {
    rc::check([&] {
        const TemporaryDirectory fresh;
        auto some = options();
        some.dataDir = fresh.path();
        auto journal = open(some);
        RC_ASSERT(journal->replay().has_value());
        Scene scene;
        std::size_t steps = 0;
        domain::test::play(scene, *rc::gen::resize(40, domain::test::anyHistory(1)),
                           [&](const domain::test::Step&, const auto& result) {
                               if (++steps % 16 == 0) {
                                   journal.reset();
                                   journal = open(some);
                                   RC_ASSERT(journal->replay().has_value());
                               }
                               if (result) {
                                   service::Entry entry;
                                   entry.at = scene.now;
                                   entry.events = *result;
                                   RC_ASSERT(!append(*journal, std::move(entry)));
                               }
                           });
        std::map<std::string, std::string> wanted;
        scene.hall.forEachTicket([&](const domain::Ticket& ticket) {
            wanted[domain::text(ticket.id)] =
                ticket.number.text() + '|' + std::string(name(ticket.state)) + '|' +
                std::string(name(ticket.evidence)) + '|' + std::string(name(ticket.print)) + '|' +
                std::to_string(static_cast<int>(ticket.group)) + '|' + std::to_string(static_cast<int>(ticket.lane)) +
                '|' + std::to_string(ticket.calls) + '\n';
        });
        for (const auto& [ticket, row] : wanted) {
            RC_ASSERT(
                sql(fresh.path(), "SELECT number, state, evidence, print, CASE \"group\" WHEN 'insurance' THEN 0 WHEN "
                                  "'claims' THEN 1 ELSE 2 END, CASE lane WHEN 'ordinary' THEN 0 WHEN 'priority' "
                                  "THEN 1 ELSE 2 END, calls FROM tickets WHERE ticket = '" +
                                      ticket + "'") == row);
        }
    });
}

TEST_F(JournalTest, aNewDayExpiresTheRowsOfTheDayBefore) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    aMorning(*journal, scene);
    scene.now += 2min;
    ASSERT_FALSE(store(*journal, scene, domain::CallNext{1, false}));
    ASSERT_EQ(scene.numberOf(scene.hall.at(1)->id), "A001") << "for the second time";
    ASSERT_FALSE(store(*journal, scene, domain::MarkNoShow{1, scene.hall.at(1)->id}));
    scene.now += 24h;
    ASSERT_FALSE(store(*journal, scene, domain::IssueTicket{{9, 9}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"}));
    EXPECT_EQ(sql(directory.path(), "SELECT number, state FROM tickets ORDER BY day, number"),
              "A001|cancelled\nA002|expired\nA003|finished\nA004|expired\nA001|waiting\n")
        << "whoever did not come is cancelled, whether somebody closed the day or not";
}

TEST_F(JournalTest, theHourAClockSkipsIsInNoWaitAndInNoService) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    const auto must = [&](const domain::Command& command) { ASSERT_FALSE(store(*journal, scene, command)); };
    must(domain::OpenDesk{1, "0042"});
    must(domain::OpenDesk{2, "0043"});
    must(domain::IssueTicket{{1, 1}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
    must(domain::CallNext{1, false});
    must(domain::StartService{1, {1, 1}});
    must(domain::IssueTicket{{2, 2}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"});
    scene.now += 1h + 5min; // an hour of it because somebody set the clock
    scene.ahead = -1h;
    must(domain::CallNext{2, false});
    scene.ahead = 0h;
    must(domain::FinishService{1, {1, 1}});
    EXPECT_EQ(sql(directory.path(), "SELECT wait_ms, service_ms FROM tickets ORDER BY ticket"), "0|300000\n300000|\n");
    EXPECT_EQ(everythingAbout(*journal->replay()), everythingAbout(scene.hall));
}

TEST_F(JournalTest, aStoryTellsWhatWasComparedAtACall) {
    Scene scene;
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    aMorning(*journal, scene);
    const auto told = story(directory.path(), "A003");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->lane, "priority");
    EXPECT_EQ(told->wait, 2min + 30s);
    ASSERT_EQ(told->calls.size(), 2U);
    EXPECT_FALSE(told->calls[0].recall);
    ASSERT_EQ(told->calls[0].heads.size(), 2U);
    EXPECT_EQ(told->calls[0].heads[0].number.text(), "A003");
    EXPECT_EQ(told->calls[0].heads[1].number.text(), "A001");
    EXPECT_TRUE(told->calls[1].recall);
    EXPECT_TRUE(story(directory.path(), told->ticket));
    EXPECT_FALSE(story(directory.path(), "Z999"));
}

TEST_F(JournalTest, personsAndRepliesAreForgottenOnScheduleAndTheChainStaysWhole) {
    Scene scene;
    service::Entry entry;
    entry.person = service::PersonRecord{77, "王**", "hash-to-forget", "disabled"};
    entry.idempotencyKey = "key-to-forget";
    entry.reply = {201, "masked name in a reply to forget"};
    auto journal = open();
    ASSERT_TRUE(journal->replay());
    ASSERT_FALSE(
        store(*journal, scene, domain::IssueTicket{{1, 1}, {"enrol"}, {}, domain::Evidence::none, 77, "k1"}, entry));
    scene.now += 31 * 24h;
    ASSERT_FALSE(store(*journal, scene, domain::IssueTicket{{2, 2}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"}));
    journal.reset(); // does what it would have done in a quiet moment
    EXPECT_EQ(sql(directory.path(), "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM replies)"), "0|0\n");
    EXPECT_TRUE(verify(directory.path()).defect.empty());
    // Not in a free page, not in the log: nowhere in the directory.
    for (const auto& file : std::filesystem::directory_iterator(directory.path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        for (const auto* const secret : {"王**", "hash-to-forget", "key-to-forget", "reply to forget"}) {
            EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << file.path();
        }
    }
}

} // namespace
} // namespace fifteen::storage::test
