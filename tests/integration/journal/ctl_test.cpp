// SPDX-License-Identifier: Apache-2.0
#include "../../unit/storage/journal_fixture.hpp"
#include "storage/audit.hpp"

#include <cstdio>
#include <sys/wait.h>

/// fifteen-ctl as an administrator runs it: what it prints and the status it ends with.
namespace fifteen::storage::test {
namespace {

struct Outcome {
    int status = -1;
    std::string printed; ///< both outputs
};

class Ctl : public JournalTest {
protected:
    Outcome ctl(const std::string& arguments) {
        const std::string command = std::string(FIFTEEN_CTL) + " " + arguments + " 2>&1";
        Outcome outcome;
        FILE* const pipe = ::popen(command.c_str(), "r");
        std::array<char, 4096> buffer{};
        while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
            outcome.printed.append(buffer.data(), size);
        }
        const int status = ::pclose(pipe);
        outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return outcome;
    }

    std::string dataDir() const { return "--data-dir " + directory.path().string(); }

    void SetUp() override {
        journal = open();
        ASSERT_TRUE(journal->replay());
        ASSERT_FALSE(store(*journal, scene,
                           domain::AdoptPolicy{domain::policyOf(scene.hall.site()), domain::PolicyOrigin::file, {}}));
        aMorning(*journal, scene);
    }

    Scene scene;
    std::unique_ptr<SqliteJournal> journal;
};

TEST_F(Ctl, verifiesAWholeJournalAlsoWhileTheServerRuns) {
    const auto outcome = ctl("verify " + dataDir());
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.printed,
              "events " + std::to_string(scene.journal.size()) + "\nlast " + text(journal->last()) + "\n");
}

TEST_F(Ctl, acceptsTheAnchorItPrinted) {
    EXPECT_EQ(ctl("verify " + dataDir() + " --expect " + text(journal->last())).status, 0);
}

TEST_F(Ctl, namesTheFirstBadEvent) {
    sql(directory.path(), "UPDATE events SET at_ms = at_ms + 1 WHERE seq IN (5, 9)");
    const auto outcome = ctl("verify " + dataDir());
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.printed.find("event 5:"), std::string::npos) << outcome.printed;
}

TEST_F(Ctl, findsAnEndThatWasCutOff) {
    const auto anchor = text(journal->last());
    sql(directory.path(), "DELETE FROM events WHERE seq > 6");
    EXPECT_EQ(ctl("verify " + dataDir()).status, 0);
    const auto outcome = ctl("verify " + dataDir() + " --expect " + anchor);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.printed.find("event 7:"), std::string::npos) << outcome.printed;
}

TEST_F(Ctl, refusesWhatItCannotUse) {
    EXPECT_NE(ctl("verify").status, 0);
    EXPECT_NE(ctl("").status, 0);
    EXPECT_EQ(ctl("verify " + dataDir() + " --expect 17:abc").status, 2);
    EXPECT_EQ(ctl("verify --data-dir " + directory.path().string() + "/nothing").status, 1);
}

TEST_F(Ctl, explainsACall) {
    const auto outcome = ctl("explain " + dataDir() + " A003");
    EXPECT_EQ(outcome.status, 0);
    for (const auto* const part :
         {"A003", "lane priority", "Call 1 to desk 1", "waited     2:30 of  10:00", "25.0 %", "A001", "Recall 2"}) {
        EXPECT_NE(outcome.printed.find(part), std::string::npos) << part << " in\n" << outcome.printed;
    }
    EXPECT_NE(ctl("explain " + dataDir() + " A002").printed.find("not been called"), std::string::npos);
    EXPECT_EQ(ctl("explain " + dataDir() + " Z999").status, 1);
}

TEST_F(Ctl, explainsInPlainWords) {
    const auto outcome = ctl("explain " + dataDir() + " A003");
    EXPECT_NE(outcome.printed.find("A003 had used 25 % of its promised time, A001 "), std::string::npos)
        << outcome.printed;
    EXPECT_NE(outcome.printed.find("A003 已用去承诺时间的 25%"), std::string::npos) << outcome.printed;
}

TEST_F(Ctl, provesTheOrder) {
    const auto outcome = ctl("verify --order " + dataDir());
    EXPECT_EQ(outcome.status, 0);
    EXPECT_NE(outcome.printed.find("calls proved 2, by name and with a reason 0"), std::string::npos)
        << outcome.printed;
}

TEST_F(Ctl, findsACallThePolicyDidNotDemandAlthoughTheChainIsWhole) {
    auto events = *scene.command(domain::CallNext{1, false});
    std::get<domain::TicketCalled>(events.back().body).heads.front().waited += 1min;
    service::Entry entry;
    entry.at = scene.now;
    entry.events = events;
    ASSERT_FALSE(append(*journal, std::move(entry)));
    EXPECT_EQ(ctl("verify " + dataDir()).status, 0);
    const auto outcome = ctl("verify --order " + dataDir());
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.printed.find("event " + std::to_string(scene.journal.size()) + ": the call of"),
              std::string::npos)
        << outcome.printed;
}

TEST_F(Ctl, reportsADay) {
    const auto outcome = ctl("report " + dataDir());
    EXPECT_EQ(outcome.status, 0) << outcome.printed;
    for (const auto* const part : {"2025-03-04", "insurance", "priority", "2:30", "calls in vain 1"}) {
        EXPECT_NE(outcome.printed.find(part), std::string::npos) << part << " in\n" << outcome.printed;
    }
    EXPECT_EQ(ctl("report " + dataDir() + " --day 1999-01-01").status, 1);
}

} // namespace
} // namespace fifteen::storage::test
