// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "key_index.hpp"
#include "sqlite.hpp"
#include "storage/event_codec.hpp"

#include <cstdint>

namespace fifteen::storage {

/// The local days the hall has opened last, each by the event that opened it: who is at a desk over midnight has a
/// ticket of the day before.
struct OpenDays {
    std::int32_t today = 0;
    std::uint64_t todaySeq = 0;
    std::uint64_t beforeSeq = 0;

    void open(std::int32_t day, std::uint64_t seq) {
        today = day;
        beforeSeq = todaySeq;
        todaySeq = seq;
    }
};

/// Keeps the tables `tickets`, `calls`, `notices`, `matters` and `ratings` in step with the events, inside their
/// transaction. They say nothing that cannot be computed from the events; they say it without reading all of them.
class ReportWriter {
public:
    /// Reads where the rows of the open days are. Throws SqliteError.
    ReportWriter(Connection& connection, const EventCodec& codec, OpenDays days);

    void write(std::uint64_t seq, const domain::Event& event);

private:
    class Visitor;

    const EventCodec& codec_;
    OpenDays days_;
    KeyIndex today_; ///< rows by ticket
    KeyIndex before_;
    Statement issue_;
    Statement call_;
    Statement recall_;
    Statement announce_;
    Statement start_;
    Statement leap_;
    Statement finish_;
    Statement leave_;
    Statement wait_;
    Statement move_;
    Statement decide_;
    Statement refuse_;
    Statement print_;
    Statement hold_;
    Statement notice_;
    Statement accept_;
    Statement settle_;
    Statement rate_;
    Statement expire_;
};

} // namespace fifteen::storage
