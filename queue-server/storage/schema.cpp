// SPDX-License-Identifier: Apache-2.0
#include "schema.hpp"

#include "storage/error.hpp"

#include <array>
#include <string>

namespace fifteen::storage {
namespace {

/// "F15Q" in the file's header: tells our file from any other SQLite file.
constexpr std::int64_t applicationId = 0x46313551;

/// One step a version; a step that has been released is never edited again.
constexpr std::array<const char*, 3> migrations{R"sql(
    CREATE TABLE events (
        seq   INTEGER PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        type  TEXT NOT NULL,
        body  TEXT NOT NULL,
        prev  BLOB NOT NULL,
        hash  BLOB NOT NULL
    );
    CREATE TABLE person (
        reference   INTEGER PRIMARY KEY,
        at_ms       INTEGER NOT NULL,
        masked_name TEXT NOT NULL,
        id_hash     TEXT NOT NULL,
        claim       TEXT NOT NULL
    );
    -- Rows in the order they came: writing one touches the last page only. Where a key is, KeyIndex knows.
    CREATE TABLE replies (
        row          INTEGER PRIMARY KEY,
        key          TEXT NOT NULL,
        at_ms        INTEGER NOT NULL,
        request_hash INTEGER NOT NULL,
        status       INTEGER NOT NULL,
        body         TEXT NOT NULL
    );
    CREATE TABLE tickets (
        issued_seq    INTEGER PRIMARY KEY,
        day           INTEGER NOT NULL,
        ticket        TEXT NOT NULL,
        number        TEXT NOT NULL,
        "group"       TEXT NOT NULL,
        lane          TEXT NOT NULL,
        evidence      TEXT NOT NULL,
        items         TEXT NOT NULL,
        issued_by     TEXT NOT NULL,
        helper        TEXT NOT NULL,
        appointment_ms     INTEGER,
        expected_low_ms    INTEGER,
        expected_middle_ms INTEGER,
        expected_high_ms   INTEGER,
        state         TEXT NOT NULL,
        print         TEXT NOT NULL,
        arrived_ms    INTEGER NOT NULL,
        changed_ms    INTEGER NOT NULL,
        first_call_ms INTEGER,
        last_call_ms  INTEGER,
        started_ms    INTEGER,
        ended_ms      INTEGER,
        wait_ms       INTEGER,
        service_ms    INTEGER,
        desk          INTEGER,
        calls         INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE calls (
        call   INTEGER PRIMARY KEY,
        seq    INTEGER NOT NULL,
        day    INTEGER NOT NULL,
        ticket TEXT NOT NULL,
        desk   INTEGER NOT NULL,
        at_ms  INTEGER NOT NULL,
        recall INTEGER NOT NULL
    );
)sql",
                                                R"sql(
    -- What visitors were told is missing; `person` is a reference, as in the events.
    CREATE TABLE notices (
        seq      INTEGER PRIMARY KEY,
        at_ms    INTEGER NOT NULL,
        ticket   TEXT NOT NULL,
        number   TEXT NOT NULL,
        person   INTEGER NOT NULL,
        item     TEXT NOT NULL,
        papers   TEXT NOT NULL, -- a line each
        desk     INTEGER NOT NULL,
        staff    TEXT NOT NULL,
        repeated INTEGER NOT NULL
    );
    CREATE INDEX notices_at ON notices (at_ms);
    CREATE TABLE matters (
        accepted_seq INTEGER PRIMARY KEY,
        ticket       TEXT NOT NULL,
        number       TEXT NOT NULL,
        item         TEXT NOT NULL,
        desk         INTEGER NOT NULL,
        staff        TEXT NOT NULL,
        accepted_ms  INTEGER NOT NULL,
        due          INTEGER NOT NULL, -- local days since 1970-01-01, as tickets.day
        settled_ms   INTEGER,
        outcome      TEXT,
        settled_by   TEXT
    );
    CREATE INDEX matters_open ON matters (ticket) WHERE settled_ms IS NULL;
)sql",
                                                R"sql(
    CREATE TABLE ratings (
        seq    INTEGER PRIMARY KEY,
        at_ms  INTEGER NOT NULL,
        day    INTEGER NOT NULL,
        ticket TEXT NOT NULL,
        number TEXT NOT NULL,
        desk   INTEGER NOT NULL,
        staff  TEXT NOT NULL, -- who served
        grade  INTEGER NOT NULL
    );
)sql"};

void refuseForeign(Connection& connection, std::int64_t version) {
    if (connection.integer("PRAGMA application_id") != applicationId) {
        throw StartupError("the file is a database of some other program");
    }
    if (version > static_cast<std::int64_t>(migrations.size())) {
        throw StartupError("the journal was written by a newer version of this program (schema " +
                           std::to_string(version) + ", this one knows " + std::to_string(migrations.size()) + ")");
    }
}

void migrate(Connection& connection) {
    const auto version = connection.integer("PRAGMA user_version");
    const bool empty = version == 0 && connection.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty) {
        refuseForeign(connection, version);
    }
    for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step) {
        const auto sql = "BEGIN IMMEDIATE;" + std::string(migrations[step]) +
                         "PRAGMA application_id=" + std::to_string(applicationId) +
                         ";PRAGMA user_version=" + std::to_string(step + 1) + ";COMMIT;";
        connection.execute(sql.c_str());
    }
}

} // namespace

std::filesystem::path databasePath(const std::filesystem::path& dataDir) {
    return dataDir / "fifteen.db";
}

void prepareFile(Connection& connection) {
    connection.execute("PRAGMA journal_mode=WAL;"
                       "PRAGMA synchronous=FULL;"
                       // Purged personal data must not live on in free pages.
                       "PRAGMA secure_delete=ON;"
                       // The disk thread says when: never between a visitor and their ticket if it can be helped.
                       "PRAGMA wal_autocheckpoint=0;"
                       "PRAGMA temp_store=MEMORY;"
                       "PRAGMA cache_size=-4096;");
    if (connection.integer("PRAGMA synchronous") != 2) {
        throw StartupError("SQLite does not take synchronous=FULL: nothing would be durable");
    }
    migrate(connection);
}

void checkFile(Connection& connection) {
    const auto version = connection.integer("PRAGMA user_version");
    refuseForeign(connection, version);
    if (version != static_cast<std::int64_t>(migrations.size())) {
        throw StartupError(
            "the journal has the schema of an older version; start the server once to bring it up to date");
    }
}

} // namespace fifteen::storage
