// SPDX-License-Identifier: Apache-2.0
#include "../domain/random_history.hpp"
#include "faulty_file_system.hpp"
#include "journal_fixture.hpp"
#include "storage/audit.hpp"

namespace fifteen::storage::test {
namespace {

using domain::test::everythingAbout;

class FailingDisk : public JournalTest {
protected:
    void SetUp() override { heal(); }

    void TearDown() override { heal(); }

    static void heal() {
        faults().writesFail = false;
        faults().syncsFail = false;
        faults().writesUntilFailure = -1;
    }

    std::unique_ptr<SqliteJournal> openOnFaultyDisk() {
        auto some = options();
        some.fileSystem = faultyFileSystem();
        return open(some);
    }

    domain::IssueTicket issue(std::uint64_t id) { return {{id, id}, {"enrol"}, {}, domain::Evidence::none, 0, "k1"}; }
};

TEST_F(FailingDisk, aSyncThatFailsIsNeverAnsweredDone) {
    Scene scene;
    auto journal = openOnFaultyDisk();
    ASSERT_TRUE(journal->replay());
    ASSERT_FALSE(store(*journal, scene, issue(1)));
    faults().syncsFail = true;
    EXPECT_EQ(store(*journal, scene, issue(2)), Error::diskRefused);
}

TEST_F(FailingDisk, everyCommitWaitsForASync) {
    Scene scene;
    auto journal = openOnFaultyDisk();
    ASSERT_TRUE(journal->replay());
    for (std::uint64_t id = 1; id <= 5; ++id) {
        const int before = faults().syncs;
        ASSERT_FALSE(store(*journal, scene, issue(id)));
        EXPECT_GT(faults().syncs, before);
    }
}

TEST_F(FailingDisk, afterARefusalEverythingIsRefusedUntilTheHallIsReadAnew) {
    Scene scene;
    auto journal = openOnFaultyDisk();
    ASSERT_TRUE(journal->replay());
    ASSERT_FALSE(store(*journal, scene, issue(1)));
    const auto before = everythingAbout(scene.hall);
    faults().writesFail = true;
    ASSERT_TRUE(store(*journal, scene, issue(2)));
    heal();
    EXPECT_TRUE(store(*journal, scene, issue(3)))
        << "the disk is well again, but this hall is not what the journal says";
    const auto hall = journal->replay();
    ASSERT_TRUE(hall) << journal->defect();
    EXPECT_EQ(everythingAbout(*hall), before);
    scene.hall = *hall;
    EXPECT_FALSE(store(*journal, scene, issue(4)));
    EXPECT_EQ(scene.numberOf({4, 4}), "A002") << "the number nobody was told is given again";
    EXPECT_EQ(verify(directory.path()).defect, "");
}

TEST_F(FailingDisk, everybodyWhoWaitedGetsTheErrorInOrder) {
    Scene scene;
    auto journal = openOnFaultyDisk();
    ASSERT_TRUE(journal->replay());
    faults().writesFail = true;
    std::vector<std::uint64_t> refused;
    for (std::uint64_t id = 1; id <= 50; ++id) {
        auto events = scene.command(issue(id));
        journal->append(
            {.at = scene.now, .events = *events, .person = {}, .idempotencyKey = {}, .requestHash = 0, .reply = {}},
            [&refused, id](boost::system::error_code error) {
                EXPECT_EQ(error, Error::diskRefused);
                refused.push_back(id);
            });
    }
    hallThread.runUntil([&] { return refused.size() == 50; });
    EXPECT_TRUE(std::ranges::is_sorted(refused));
}

/// Fails at the first, second, third... write from some moment on: wherever in a commit that is, what was answered
/// "done" is there afterwards, and the journal is whole.
TEST_F(FailingDisk, whereverACommitBreaksWhatWasAnsweredIsThere) {
    for (int writes = 1; writes <= 25; ++writes) {
        std::filesystem::remove_all(directory.path());
        heal();
        Scene scene;
        auto journal = openOnFaultyDisk();
        ASSERT_TRUE(journal->replay());
        faults().writesUntilFailure = writes;
        std::set<std::uint64_t> answered;
        for (std::uint64_t id = 1; id <= 10; ++id) {
            if (!store(*journal, scene, issue(id))) {
                answered.insert(id);
            }
        }
        heal();
        const auto hall = journal->replay();
        ASSERT_TRUE(hall) << journal->defect();
        for (const auto id : answered) {
            EXPECT_NE(hall->find({id, id}), nullptr) << "ticket " << id << " was answered, failing at write " << writes;
        }
        journal.reset();
        EXPECT_EQ(verify(directory.path()).defect, "");
    }
}

TEST_F(FailingDisk, aDiskThatStaysBadIsReportedByReplay) {
    Scene scene;
    auto journal = openOnFaultyDisk();
    ASSERT_TRUE(journal->replay());
    ASSERT_FALSE(store(*journal, scene, issue(1)));
    faults().writesFail = true;
    ASSERT_TRUE(store(*journal, scene, issue(2)));
    const auto hall = journal->replay();
    EXPECT_FALSE(hall);
    EXPECT_EQ(hall.error(), Error::journalUnreadable);
    EXPECT_FALSE(journal->defect().empty());
    heal();
    EXPECT_TRUE(journal->replay()) << journal->defect();
}

} // namespace
} // namespace fifteen::storage::test
