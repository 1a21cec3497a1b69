// SPDX-License-Identifier: Apache-2.0
#include "sqlite.hpp"

#include <sqlite3.h>

namespace fifteen::storage {
namespace {

[[noreturn]] void failOn(sqlite3* handle, int code) {
    const std::string what = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    throw SqliteError(what, handle != nullptr ? sqlite3_extended_errcode(handle) : code);
}

} // namespace

Connection::Connection(const std::string& path, Access access, const std::string& fileSystem) {
    const int flags = (access == Access::readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, fileSystem.empty() ? nullptr : fileSystem.c_str());
    if (code != SQLITE_OK) {
        const std::string what = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
        sqlite3_close_v2(handle_);
        throw SqliteError(what, code);
    }
    // Somebody reading the file with sqlite3 or fifteen-ctl may hold it for a moment.
    sqlite3_busy_timeout(handle_, 200);
}

Connection::~Connection() {
    sqlite3_close_v2(handle_);
}

void Connection::execute(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        failOn(handle_, SQLITE_ERROR);
    }
}

std::int64_t Connection::integer(const char* sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

int Connection::changes() const {
    return sqlite3_changes(handle_);
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

Statement::Statement(Connection& connection, std::string_view sql) {
    const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) {
        failOn(connection.handle(), code);
    }
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::fail() const {
    auto* const handle = sqlite3_db_handle(statement_);
    const std::string what = sqlite3_errmsg(handle);
    const int code = sqlite3_extended_errcode(handle);
    sqlite3_reset(statement_);
    throw SqliteError(what, code);
}

Statement& Statement::bind(int index, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, index, value) != SQLITE_OK) {
        fail();
    }
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    const auto size = static_cast<sqlite3_uint64>(text.size());
    // An empty view may have no address, which SQLite would take for NULL.
    const char* const data = text.empty() ? "" : text.data();
    if (sqlite3_bind_text64(statement_, index, data, size, SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
        fail();
    }
    return *this;
}

Statement& Statement::bind(int index, std::span<const unsigned char> bytes) {
    if (sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), SQLITE_STATIC) != SQLITE_OK) {
        fail();
    }
    return *this;
}

Statement& Statement::bindNull(int index) {
    if (sqlite3_bind_null(statement_, index) != SQLITE_OK) {
        fail();
    }
    return *this;
}

bool Statement::step() {
    switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        fail();
    }
}

void Statement::run() {
    step();
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text(int column) const {
    const auto* const data = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(data), size};
}

std::span<const unsigned char> Statement::bytes(int column) const {
    const auto* const data = static_cast<const unsigned char*>(sqlite3_column_blob(statement_, column));
    return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

} // namespace fifteen::storage
