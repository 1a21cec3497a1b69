// SPDX-License-Identifier: Apache-2.0
#include "chain_reader.hpp"

#include <algorithm>
#include <sqlite3.h>

namespace fifteen::storage {
namespace {

std::string named(std::uint64_t seq, const std::string& what) {
    return "event " + std::to_string(seq) + ": " + what;
}

/// What is wrong with the row after `last`; empty: nothing, and `hash` is the event's.
std::string defectOf(const Record& record, std::span<const unsigned char> prev, std::span<const unsigned char> stored,
                     const Anchor& last, ChainHasher& hasher, Hash& hash) {
    if (record.seq != last.seq + 1) {
        return named(last.seq + 1, "missing; event " + std::to_string(record.seq) + " stands in its place");
    }
    if (!std::ranges::equal(prev, last.hash)) {
        return named(record.seq, "does not follow the event before it");
    }
    hash = hasher(last.hash, record.seq, record.atMs, record.type, record.body);
    if (!std::ranges::equal(stored, hash)) {
        return named(record.seq, "its content does not have its hash");
    }
    return {};
}

/// Whether there is a next row. A file torn in its structure is a damaged journal too, and is reported like one.
bool stepInto(Statement& rows, ChainEnd& end) {
    try {
        return rows.step();
    } catch (const SqliteError& error) {
        const auto primary = error.code() & 0xFF; // what is above are details of the same error
        if (primary != SQLITE_CORRUPT && primary != SQLITE_NOTADB) {
            throw;
        }
        end.defect = named(end.last.seq + 1, std::string("cannot be read: ") + error.what());
        return false;
    }
}

} // namespace

ChainEnd walkChain(Connection& connection, const std::function<std::string(const Record&)>& visit,
                   const std::optional<Anchor>& anchor) {
    ChainEnd end;
    ChainHasher hasher;
    Statement rows(connection, "SELECT seq, at_ms, type, body, prev, hash FROM events ORDER BY seq");
    while (stepInto(rows, end)) {
        const Record record{static_cast<std::uint64_t>(rows.integer(0)), rows.integer(1), rows.text(2), rows.text(3)};
        Hash hash{};
        end.defect = defectOf(record, rows.bytes(4), rows.bytes(5), end.last, hasher, hash);
        if (end.defect.empty() && anchor && anchor->seq == record.seq && anchor->hash != hash) {
            end.defect = named(record.seq, "is not the event the anchor pins: the journal was written anew");
        }
        if (end.defect.empty()) {
            end.defect = visit(record);
        }
        if (!end.defect.empty()) {
            return end;
        }
        end.last = {record.seq, hash};
    }
    if (end.defect.empty() && anchor && anchor->seq > end.last.seq) {
        end.defect = named(end.last.seq + 1, "missing; the anchor pins event " + std::to_string(anchor->seq) +
                                                 ": the end of the journal was cut off");
    }
    return end;
}

} // namespace fifteen::storage
