// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "journal_writer.hpp"
#include "key_index.hpp"
#include "sqlite.hpp"
#include "storage/sqlite_journal.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace fifteen::storage {

/// The opened file: reading it into a hall, then appending to it. One thread at a time.
class Disk {
public:
    /// Throws StartupError or SqliteError.
    explicit Disk(const Options& options);
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    struct Journal {
        std::optional<domain::Hall> hall; ///< none: see `defect`
        std::string defect;
        Anchor last;
    };

    /// Verifies and applies every event; from then on `store` continues where the journal ends. Names that only old
    /// records know are added to the codec's site, which must outlive this.
    Journal read(EventCodec& codec, const std::optional<Anchor>& anchor);

    /// An entry, and where its reply goes.
    struct Writing {
        const service::Entry* entry = nullptr;
        std::int64_t replyRow = 0;
    };

    /// All of them or none, on the disk when it returns. Throws SqliteError; the disk must then be opened anew.
    void store(std::span<const Writing> entries);

    /// Everything of a dead connection that may have reached the log is written to the file itself and synced.
    void settle();

    /// The rows of all replies; the row for the next one.
    std::int64_t keysInto(KeyIndex& keys);
    /// What lies in the row, if it is the key's.
    std::optional<std::pair<service::Reply, std::uint64_t>> reply(std::int64_t row, std::string_view key);
    std::optional<service::PersonRecord> person(std::uint64_t reference);
    std::optional<domain::Event> event(EventCodec& codec, std::uint64_t seq);
    std::vector<service::GivenNotice> notices(domain::TicketId ticket, std::uint64_t person);

    /// What can wait until nobody else does: forgetting what is due, emptying the log.
    void tidy();
    /// Empties the log now if it has grown beyond what a disk should be asked to keep.
    void tidyIfUrgent();

    Anchor last() const { return writer_ ? writer_->last() : Anchor{}; }

private:
    Options options_;
    Connection connection_;
    std::optional<JournalWriter> writer_;
    std::int64_t nowMs_ = 0; ///< of the newest entry
    bool purgeDue_ = true;   ///< once after a start, then at each new day
    int logPages_ = 0;
};

} // namespace fifteen::storage
