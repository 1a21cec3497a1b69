// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/site.hpp"
#include "service/ports.hpp"
#include "storage/chain.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace fifteen::storage {

struct Options {
    std::filesystem::path dataDir; ///< made if absent
    std::chrono::days keepPersons{30};
    /// What callers were told is kept this long for their repetitions. It holds personal data too, so never longer than
    /// persons.
    std::chrono::days keepReplies{2};
    std::optional<Anchor> anchor; ///< the journal must hold this event with this hash
    std::string
        fileSystem; ///< name of the SQLite VFS to use; empty: the operating system's. The seam for a failing disk.
};

/// Runs a function on the hall's thread, later and in order.
using Post = std::function<void(std::function<void()>)>;

/// The journal, the personal data and the reporting tables in one SQLite file, DATA_DIR/fifteen.db. README.md has the
/// format and the promise. Its members are called on the hall's thread; the disk has a thread of its own.
class SqliteJournal final : public service::Journal {
public:
    /// Takes the directory for itself, opens and migrates the file. Throws StartupError in words for an operator:
    /// another server has the directory, the file is not ours, is newer than this program, cannot be written.
    SqliteJournal(Options options, domain::Site site, Post post);
    /// Ends after everything appended is on the disk; callbacks not yet run are dropped with the posts.
    ~SqliteJournal() override;
    SqliteJournal(const SqliteJournal&) = delete;
    SqliteJournal& operator=(const SqliteJournal&) = delete;

    /// Verifies the whole chain while reading; storage::Error::journalDamaged and `defect()` names the first bad event.
    boost::system::result<domain::Hall> replay() override;
    void append(service::Entry entry, Stored stored) override;
    void findReply(std::string key, Found found) override;
    void findPerson(std::uint64_t reference, PersonFound found) override;
    void findEvent(std::uint64_t seq, EventFound found) override;
    void findNotices(domain::TicketId ticket, std::uint64_t person, NoticesFound found) override;

    /// Why the last `replay` failed, in words for an operator.
    const std::string& defect() const;
    /// The last event on the disk as of the last `replay` or callback: what the closing report prints.
    Anchor last() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace fifteen::storage
