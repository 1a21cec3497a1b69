// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/error.hpp"

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads the TOML files of a site. Every getter names one key, checks its type and range, and marks it as known; when
/// all is read, `File::finish()` refuses whatever nobody asked for, so that a misspelt key is an error and not a
/// default. Every failure is an Error with file, line and dotted key.
namespace fifteen::settings {

class Document;

/// One table of a file: the top, [window], an element of [[desks]], or { zh = "..." }. A cheap handle; it keeps the
/// document alive. The overloads with a fallback take an absent key; a present one of a wrong type is an error in both.
class Table {
public:
    bool has(std::string_view key) const;

    /// A string. The required form refuses "" too: a key that must be there must say something.
    std::string string(std::string_view key) const;
    std::string string(std::string_view key, std::string_view fallback) const;

    /// One of the strings listed.
    std::string oneOf(std::string_view key, std::initializer_list<std::string_view> choices) const;
    std::string oneOf(std::string_view key, std::initializer_list<std::string_view> choices,
                      std::string_view fallback) const;

    /// An integer within [least, most]; hexadecimal (0x04b8) is fine.
    template <std::integral Int>
    Int integer(std::string_view key, Int least, Int most) const {
        return static_cast<Int>(integerWithin(key, bound(least), bound(most), std::nullopt));
    }

    template <std::integral Int>
    Int integer(std::string_view key, Int least, Int most, Int fallback) const {
        return static_cast<Int>(integerWithin(key, bound(least), bound(most), bound(fallback)));
    }

    bool boolean(std::string_view key) const;
    bool boolean(std::string_view key, bool fallback) const;

    /// A length of time with its unit in the text: "500ms", "40s", "15min", "2h", "30d"; within [least, most].
    std::chrono::milliseconds duration(std::string_view key, std::chrono::milliseconds least,
                                       std::chrono::milliseconds most) const;
    std::chrono::milliseconds duration(std::string_view key, std::chrono::milliseconds least,
                                       std::chrono::milliseconds most, std::chrono::milliseconds fallback) const;

    /// A list of non-empty strings; may be empty itself.
    std::vector<std::string> strings(std::string_view key) const;
    std::vector<std::string> strings(std::string_view key, std::vector<std::string> fallback) const;

    /// A list of integers, each within [least, most].
    std::vector<int> integers(std::string_view key, int least, int most) const;

    /// A path; a relative one starts at the folder of the file it is written in. Whether it exists is not looked at.
    std::filesystem::path path(std::string_view key) const;
    std::optional<std::filesystem::path> optionalPath(std::string_view key) const;

    Table table(std::string_view key) const;
    std::optional<Table> optionalTable(std::string_view key) const;

    /// [[key]] or key = [{...}, ...]. The required form wants at least one.
    std::vector<Table> tables(std::string_view key) const;
    std::vector<Table> optionalTables(std::string_view key) const;
    /// [key] once, or [[key]] as often as there are such things; none if it is absent.
    std::vector<Table> oneOrMoreTables(std::string_view key) const;

    /// For what only the caller can judge: an Error at this key ("desks[2].groups"), or at the table if `key` is empty.
    [[noreturn]] void fail(std::string_view key, const std::string& problem) const;

private:
    friend class File;
    struct Place;

    explicit Table(std::shared_ptr<const Place> place);

    template <std::integral Int>
    static std::int64_t bound(Int value) {
        static_assert(std::numeric_limits<Int>::digits <= 63, "TOML integers have 64 bits with a sign");
        return static_cast<std::int64_t>(value);
    }

    std::int64_t integerWithin(std::string_view key, std::int64_t least, std::int64_t most,
                               std::optional<std::int64_t> fallback) const;
    std::optional<std::chrono::milliseconds> durationIfThere(std::string_view key, std::chrono::milliseconds least,
                                                             std::chrono::milliseconds most) const;
    std::optional<std::string> choiceIfThere(std::string_view key,
                                             std::initializer_list<std::string_view> choices) const;
    [[noreturn]] void missing(std::string_view key) const;

    std::shared_ptr<const Place> place_;
};

/// One file, read and parsed. Not for use from several threads at once.
class File {
public:
    /// Throws Error if it cannot be read or is not TOML.
    static File read(const std::filesystem::path& path);

    /// The same for text that lies elsewhere; `path` names it in errors and anchors relative paths.
    static File parse(std::string_view text, const std::filesystem::path& path);

    Table top() const;
    const std::filesystem::path& path() const;

    /// Throws Error naming every key that was never asked for. Call it when all is read.
    void finish() const;

private:
    explicit File(std::shared_ptr<Document> document);

    std::shared_ptr<Document> document_;
};

} // namespace fifteen::settings
