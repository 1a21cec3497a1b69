// SPDX-License-Identifier: Apache-2.0
#include "disk.hpp"

#include "chain_reader.hpp"
#include "domain/names.hpp"
#include "schema.hpp"
#include "storage/error.hpp"

#include <algorithm>
#include <bit>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace fifteen::storage {
namespace {

/// Pages in the log from which it is written back: in a quiet moment; at once.
constexpr int quietPages = 256;
constexpr int urgentPages = 4096; // 16 MiB

/// The file holds personal data: made readable for its owner only, and its name synced, before SQLite opens it.
const Options& withFile(const Options& options) {
    const auto path = databasePath(options.dataDir);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        throw StartupError(path.string() + ": cannot be opened for writing");
    }
    ::close(file);
    const int directory = ::open(options.dataDir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return options;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

Disk::Disk(const Options& options)
    : options_(withFile(options))
    , connection_(databasePath(options.dataDir).string(), Connection::Access::readWrite, options.fileSystem) {
    prepareFile(connection_);
    const auto notePages = [](void* pages, sqlite3* /*handle*/, const char* /*name*/, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.handle(), notePages, &logPages_);
}

Disk::Journal Disk::read(EventCodec& codec, const std::optional<Anchor>& anchor) {
    writer_.reset();
    domain::Hall hall(codec.site());
    OpenDays days;
    const auto end = walkChain(
        connection_,
        [&](const Record& record) -> std::string {
            auto body = codec.decode(record.type, record.body);
            if (!body) {
                return "event " + std::to_string(record.seq) + ": this program does not understand it";
            }
            if (const auto* const opened = std::get_if<domain::DayOpened>(&*body)) {
                days.open(opened->day, record.seq);
            }
            domain::apply(hall, {domain::TimePoint{domain::Duration{record.atMs}}, std::move(*body)});
            return {};
        },
        anchor);
    if (!end.defect.empty()) {
        return {std::nullopt, end.defect, end.last};
    }
    hall.extendSite(codec.site());
    writer_.emplace(connection_, codec, end.last, days);
    return {std::move(hall), {}, end.last};
}

void Disk::store(std::span<const Writing> entries) {
    if (!writer_) {
        throw SqliteError("the journal was not read yet", SQLITE_MISUSE);
    }
    writer_->begin();
    for (const auto& [entry, replyRow] : entries) {
        writer_->add(*entry, replyRow);
        nowMs_ = std::max<std::int64_t>(nowMs_, entry->at.time_since_epoch().count());
        for (const auto& event : entry->events) {
            purgeDue_ = purgeDue_ || std::holds_alternative<domain::DayOpened>(event.body);
        }
    }
    writer_->commit();
}

void Disk::settle() {
    connection_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::int64_t Disk::keysInto(KeyIndex& keys) {
    Statement all(connection_, "SELECT row, key FROM replies ORDER BY row");
    std::int64_t last = 0;
    while (all.step()) {
        last = all.integer(0);
        keys.add(KeyIndex::hashOf(all.text(1)), last);
    }
    return last + 1;
}

std::optional<std::pair<service::Reply, std::uint64_t>> Disk::reply(std::int64_t row, std::string_view key) {
    Statement find(connection_, "SELECT status, body, request_hash FROM replies WHERE row = ?1 AND key = ?2");
    if (!find.bind(1, row).bind(2, key).step()) {
        return std::nullopt;
    }
    return std::pair{service::Reply{static_cast<std::uint16_t>(find.integer(0)), std::string{find.text(1)}},
                     std::bit_cast<std::uint64_t>(find.integer(2))};
}

std::optional<service::PersonRecord> Disk::person(std::uint64_t reference) {
    Statement find(connection_, "SELECT masked_name, id_hash, claim FROM person WHERE reference = ?1");
    if (!find.bind(1, std::bit_cast<std::int64_t>(reference)).step()) {
        return std::nullopt;
    }
    return service::PersonRecord{reference, std::string{find.text(0)}, std::string{find.text(1)},
                                 std::string{find.text(2)}};
}

std::optional<domain::Event> Disk::event(EventCodec& codec, std::uint64_t seq) {
    Statement find(connection_, "SELECT at_ms, type, body FROM events WHERE seq = ?1");
    if (!find.bind(1, static_cast<std::int64_t>(seq)).step()) {
        return std::nullopt;
    }
    auto body = codec.decode(find.text(1), find.text(2));
    return body ? std::optional(domain::Event{domain::TimePoint{domain::Duration{find.integer(0)}}, std::move(*body)})
                : std::nullopt;
}

std::vector<service::GivenNotice> Disk::notices(domain::TicketId ticket, std::uint64_t person) {
    // Nobody can be found again by a notice older than what is kept of persons.
    Statement find(connection_,
                   "SELECT n.at_ms, n.ticket, n.number, n.item, n.papers, n.desk, n.staff, n.repeated FROM notices n "
                   "LEFT JOIN person p ON p.reference = n.person WHERE n.at_ms >= ?3 AND (n.ticket = ?1 OR (p.id_hash "
                   "<> '' AND p.id_hash = (SELECT id_hash FROM person WHERE reference = ?2))) ORDER BY n.seq");
    const auto id = domain::text(ticket);
    find.bind(1, id)
        .bind(2, std::bit_cast<std::int64_t>(person))
        .bind(3, nowMs_ - std::chrono::milliseconds(options_.keepPersons).count());
    std::vector<service::GivenNotice> notices;
    while (find.step()) {
        notices.push_back({.at = domain::TimePoint{domain::Duration{find.integer(0)}},
                           .ticket = domain::ticketIdOf(find.text(1)).value_or(domain::TicketId{}),
                           .number = std::string{find.text(2)},
                           .item = std::string{find.text(3)},
                           .papers = linesOf(find.text(4)),
                           .desk = static_cast<domain::DeskNumber>(find.integer(5)),
                           .staff = std::string{find.text(6)},
                           .repeated = find.integer(7) != 0});
    }
    return notices;
}

void Disk::tidy() {
    const auto before = [this](std::chrono::days kept) { return nowMs_ - std::chrono::milliseconds(kept).count(); };
    if (purgeDue_ && writer_ && nowMs_ > 0) {
        const auto repliesKept = std::min(options_.keepReplies, options_.keepPersons);
        purgeDue_ = !writer_->purge(before(options_.keepPersons), before(repliesKept));
    }
    if (logPages_ >= quietPages) {
        logPages_ = 0;
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
}

void Disk::tidyIfUrgent() {
    if (logPages_ >= urgentPages) {
        logPages_ = 0;
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
}

} // namespace fifteen::storage
