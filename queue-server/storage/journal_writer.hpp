// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report_writer.hpp"
#include "service/ports.hpp"
#include "sqlite.hpp"
#include "storage/chain.hpp"
#include "storage/event_codec.hpp"

#include <string>

namespace fifteen::storage {

/// Puts entries on the disk: events with their chain, reporting tables, personal data and replies in one transaction.
/// Lives on the disk thread. Every member throws SqliteError; after that the writer is of no more use.
class JournalWriter {
public:
    /// `last` and `days`: how the journal ends now.
    JournalWriter(Connection& connection, const EventCodec& codec, Anchor last, OpenDays days);

    void begin();
    /// `replyRow`: where the reply goes, if the entry has a key; above every row before it.
    void add(const service::Entry& entry, std::int64_t replyRow);
    void commit();

    const Anchor& last() const { return last_; }

    /// Forgets personal data and replies older than these moments (milliseconds since 1970), for good: the pages are
    /// zeroed and the write-ahead log, which holds their old content, is emptied. False: somebody is reading the file,
    /// the log could not be emptied yet.
    bool purge(std::int64_t personsBeforeMs, std::int64_t repliesBeforeMs);

private:
    void addEvent(const domain::Event& event);

    const EventCodec& codec_;
    Anchor last_;
    ChainHasher hasher_;
    ReportWriter report_;
    std::string body_;
    Statement begin_;
    Statement commit_;
    Statement event_;
    Statement person_;
    Statement reply_;
    Statement purgePersons_;
    Statement purgeReplies_;
    Connection& connection_;
};

} // namespace fifteen::storage
