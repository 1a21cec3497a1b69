// SPDX-License-Identifier: Apache-2.0
#include "journal_fixture.hpp"
#include "storage/audit.hpp"

#include <fstream>

namespace fifteen::storage::test {
namespace {

/// A journal of a morning, closed; then somebody does something to it.
class DamagedJournal : public JournalTest {
protected:
    void SetUp() override {
        Scene scene;
        auto journal = open();
        ASSERT_TRUE(journal->replay());
        aMorning(*journal, scene);
        last = journal->last();
        ASSERT_GT(last.seq, 10U);
        journal.reset();
        ASSERT_EQ(verify(directory.path()).defect, "");
    }

    /// Neither the server nor the audit accepts the journal, and both name the event.
    void expectDefectAt(std::uint64_t seq, const std::optional<Anchor>& anchor = {}) {
        const auto name = "event " + std::to_string(seq) + ":";
        const auto audit = verify(directory.path(), anchor);
        EXPECT_EQ(audit.defect.substr(0, name.size()), name) << audit.defect;
        EXPECT_EQ(audit.events, seq - 1);
        auto some = options();
        some.anchor = anchor;
        auto journal = open(some);
        const auto hall = journal->replay();
        ASSERT_FALSE(hall);
        EXPECT_EQ(hall.error(), Error::journalDamaged);
        EXPECT_EQ(journal->defect(), audit.defect);
    }

    Anchor last;
};

TEST_F(DamagedJournal, aBodyWasChanged) {
    sql(directory.path(), "UPDATE events SET body = replace(body, 'A002', 'A009') WHERE seq = 4");
    expectDefectAt(4);
}

TEST_F(DamagedJournal, aTimeWasChanged) {
    sql(directory.path(), "UPDATE events SET at_ms = at_ms - 60000 WHERE seq = 5");
    expectDefectAt(5);
}

TEST_F(DamagedJournal, aTypeWasChanged) {
    sql(directory.path(), "UPDATE events SET type = 'service_finished' WHERE type = 'ticket_no_show'");
    expectDefectAt(last.seq);
}

TEST_F(DamagedJournal, aHashWasChanged) {
    sql(directory.path(), "UPDATE events SET hash = zeroblob(32) WHERE seq = 6");
    expectDefectAt(6);
}

TEST_F(DamagedJournal, aLinkWasChanged) {
    sql(directory.path(), "UPDATE events SET prev = zeroblob(32) WHERE seq = 6");
    expectDefectAt(6);
}

TEST_F(DamagedJournal, aRowWasDeleted) {
    sql(directory.path(), "DELETE FROM events WHERE seq = 7");
    expectDefectAt(7);
}

TEST_F(DamagedJournal, theFirstRowWasDeleted) {
    sql(directory.path(), "DELETE FROM events WHERE seq = 1");
    expectDefectAt(1);
}

TEST_F(DamagedJournal, aRowWasDeletedAndTheRestRenumbered) {
    sql(directory.path(), "DELETE FROM events WHERE seq = 7; UPDATE events SET seq = -seq WHERE seq > 7;"
                          "UPDATE events SET seq = -seq - 1 WHERE seq < 0;");
    expectDefectAt(7);
}

TEST_F(DamagedJournal, twoRowsWereSwapped) {
    sql(directory.path(), "UPDATE events SET seq = -1 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 5;"
                          "UPDATE events SET seq = 5 WHERE seq = -1;");
    expectDefectAt(4);
}

TEST_F(DamagedJournal, twoBodiesWereSwapped) {
    sql(directory.path(),
        "UPDATE events SET body = (SELECT body FROM events o WHERE o.seq = 9 - events.seq) WHERE seq IN (4, 5)");
    expectDefectAt(4);
}

TEST_F(DamagedJournal, aRowWasInserted) {
    sql(directory.path(), "UPDATE events SET seq = -seq WHERE seq >= 5; UPDATE events SET seq = 1 - seq WHERE seq < 0;"
                          "INSERT INTO events SELECT 5, at_ms, type, body, prev, hash FROM events WHERE seq = 4;");
    expectDefectAt(5);
}

TEST_F(DamagedJournal, aRowWasAppended) {
    sql(directory.path(),
        "INSERT INTO events SELECT seq + 1, at_ms, type, body, hash, hash FROM events ORDER BY seq DESC LIMIT 1");
    expectDefectAt(last.seq + 1);
}

TEST_F(DamagedJournal, theEndWasCutOff) {
    sql(directory.path(), "DELETE FROM events WHERE seq > 8");
    EXPECT_EQ(verify(directory.path()).defect, "")
        << "a shorter journal is whole in itself: that is what the anchor is for";
    expectDefectAt(9, last);
}

TEST_F(DamagedJournal, theAnchorsEventIsAnother) {
    auto other = last;
    other.seq = 8;
    expectDefectAt(8, other);
}

TEST_F(DamagedJournal, theAnchorHolds) {
    EXPECT_EQ(verify(directory.path(), last).defect, "");
    auto some = options();
    some.anchor = last;
    EXPECT_TRUE(open(some)->replay());
}

TEST_F(DamagedJournal, aWholeChainOfWhatThisProgramDoesNotUnderstand) {
    ChainHasher hasher;
    const auto seq = last.seq + 1;
    const auto hash = hasher(last.hash, seq, 1, "ticket_blessed", "{}");
    const auto hex = [](const Hash& some) { return text(Anchor{1, some}).substr(2); };
    sql(directory.path(), "INSERT INTO events VALUES (" + std::to_string(seq) + ", 1, 'ticket_blessed', '{}', x'" +
                              hex(last.hash) + "', x'" + hex(hash) + "')");
    expectDefectAt(seq);
}

TEST_F(DamagedJournal, theFileWasTornInTheMiddle) {
    const auto path = directory.path() / "fifteen.db";
    const auto size = std::filesystem::file_size(path);
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    const std::string garbage(512, '\xA5');
    for (auto at = std::uintmax_t{4096}; at < size; at += 1024) { // the first page is SQLite's own
        file.seekp(static_cast<std::streamoff>(at));
        file << garbage;
    }
    file.close();
    EXPECT_ANY_THROW({
        const auto audit = verify(directory.path());
        if (!audit.defect.empty()) {
            throw std::runtime_error(audit.defect);
        }
    });
    EXPECT_ANY_THROW({
        auto journal = open();
        if (!journal->replay()) {
            throw std::runtime_error(journal->defect());
        }
    });
}

} // namespace
} // namespace fifteen::storage::test
