// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// Just enough of SQLite: a connection and a prepared statement that clean up after themselves and throw. Nothing is
/// copied on the way in or out, which the common wrappers do on every column.
namespace fifteen::storage {

class SqliteError : public std::runtime_error {
public:
    SqliteError(const std::string& what, int code)
        : std::runtime_error(what)
        , code_(code) {}

    int code() const { return code_; } ///< SQLite's extended result code

private:
    int code_;
};

class Connection {
public:
    enum class Access { readOnly, readWrite };

    /// `fileSystem`: name of a registered VFS; empty: the default.
    Connection(const std::string& path, Access access, const std::string& fileSystem = {});
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void execute(const char* sql);
    std::int64_t integer(const char* sql); ///< the first column of the first row; 0: no row
    int changes() const;
    bool inTransaction() const;

    sqlite3* handle() const { return handle_; }

private:
    sqlite3* handle_ = nullptr;
};

class Statement {
public:
    Statement(Connection& connection, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Parameters from 1. Texts and bytes are not copied: they must live until the statement has run.
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, std::span<const unsigned char> bytes);
    Statement& bindNull(int index);

    /// Whether there is a row to read.
    bool step();
    /// Runs a statement that has no rows, and makes it ready for the next time.
    void run();
    void reset();

    /// Columns from 0. Views hold until the next step.
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    std::span<const unsigned char> bytes(int column) const;
    bool isNull(int column) const;

private:
    [[noreturn]] void fail() const;

    sqlite3_stmt* statement_ = nullptr;
};

} // namespace fifteen::storage
