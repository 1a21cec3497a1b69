// SPDX-License-Identifier: Apache-2.0
#include "journal_writer.hpp"

#include <bit>

namespace fifteen::storage {

JournalWriter::JournalWriter(Connection& connection, const EventCodec& codec, Anchor last, OpenDays days)
    : codec_(codec)
    , last_(last)
    , report_(connection, codec, days)
    , begin_(connection, "BEGIN IMMEDIATE")
    , commit_(connection, "COMMIT")
    , event_(connection, "INSERT INTO events (seq, at_ms, type, body, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    , person_(connection,
              "INSERT INTO person (reference, at_ms, masked_name, id_hash, claim) VALUES (?1, ?2, ?3, ?4, ?5)")
    , reply_(connection,
             "INSERT INTO replies (row, key, at_ms, request_hash, status, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    , purgePersons_(connection, "DELETE FROM person WHERE at_ms < ?1")
    , purgeReplies_(connection, "DELETE FROM replies WHERE at_ms < ?1")
    , connection_(connection) {}

void JournalWriter::begin() {
    begin_.run();
}

void JournalWriter::commit() {
    commit_.run();
}

void JournalWriter::addEvent(const domain::Event& event) {
    const auto seq = last_.seq + 1;
    const auto atMs = event.at.time_since_epoch().count();
    const auto type = EventCodec::typeOf(event.body);
    body_.clear();
    codec_.encode(event.body, body_);
    const auto hash = hasher_(last_.hash, seq, atMs, type, body_);
    event_.bind(1, static_cast<std::int64_t>(seq))
        .bind(2, atMs)
        .bind(3, type)
        .bind(4, body_)
        .bind(5, last_.hash)
        .bind(6, hash)
        .run();
    last_ = {seq, hash};
    report_.write(seq, event);
}

void JournalWriter::add(const service::Entry& entry, std::int64_t replyRow) {
    const auto atMs = entry.at.time_since_epoch().count();
    for (const auto& event : entry.events) {
        addEvent(event);
    }
    if (entry.person) {
        person_.bind(1, std::bit_cast<std::int64_t>(entry.person->reference))
            .bind(2, atMs)
            .bind(3, entry.person->maskedName)
            .bind(4, entry.person->idHash)
            .bind(5, entry.person->claim)
            .run();
    }
    if (!entry.idempotencyKey.empty()) {
        reply_.bind(1, replyRow)
            .bind(2, entry.idempotencyKey)
            .bind(3, atMs)
            .bind(4, std::bit_cast<std::int64_t>(entry.requestHash))
            .bind(5, entry.reply.status)
            .bind(6, entry.reply.body)
            .run();
    }
}

bool JournalWriter::purge(std::int64_t personsBeforeMs, std::int64_t repliesBeforeMs) {
    begin();
    purgePersons_.bind(1, personsBeforeMs).run();
    purgeReplies_.bind(1, repliesBeforeMs).run();
    commit();
    return connection_.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

} // namespace fifteen::storage
