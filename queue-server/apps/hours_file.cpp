// SPDX-License-Identifier: Apache-2.0
#include "hours_file.hpp"

#include "domain/dates.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

namespace fifteen::apps {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// Exactly `digits` decimal digits at `at`.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    const char* const end = text.data() + at + digits;
    const auto parsed = std::from_chars(text.data() + at, end, value);
    return parsed.ec == std::errc() && parsed.ptr == end && text[at] != '-' ? std::optional(value) : std::nullopt;
}

/// "08:30" as minutes from midnight; "24:00" is the end of the day.
std::optional<int> minuteOf(std::string_view text) {
    const auto hours = number(text, 0, 2);
    const auto minutes = number(text, 3, 2);
    if (text.size() != 5 || text[2] != ':' || !hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 24 * 60) {
        return std::nullopt;
    }
    return *hours * 60 + *minutes;
}

domain::OpenSpans readSpans(const settings::Table& table, std::string_view key) {
    domain::OpenSpans spans;
    for (const std::string& text : table.strings(key, {})) {
        const auto dash = std::string_view(text).find('-');
        const auto from = minuteOf(std::string_view(text).substr(0, dash));
        const auto to = dash == std::string::npos ? std::nullopt : minuteOf(std::string_view(text).substr(dash + 1));
        if (!from || !to || *from >= *to) {
            table.fail(key, "\"" + text + "\" is no span of a day; write \"08:30-12:00\"");
        }
        if (!spans.empty() && *from < spans.back().to) {
            table.fail(key, "\"" + text + "\" begins before the span in front of it ends");
        }
        spans.push_back({*from, *to});
    }
    return spans;
}

std::int32_t readDate(const settings::Table& table) {
    const auto day = domain::dayOf(table.string("date"));
    if (!day) {
        table.fail("date", "must be a date there is: \"2026-10-01\"");
    }
    return *day;
}

} // namespace

domain::OpeningHours readHours(const settings::Table& top) {
    const auto hours = top.optionalTable("hours");
    std::map<std::int32_t, domain::OpenSpans> exceptions;
    for (const auto& table : top.optionalTables("exceptions")) {
        if (!hours) {
            top.fail("exceptions", "mean nothing without [hours]: the site is always open");
        }
        if (!exceptions.emplace(readDate(table), readSpans(table, "open")).second) {
            table.fail("date", "is there twice");
        }
    }
    if (!hours) {
        return {};
    }
    std::array<domain::OpenSpans, 7> week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        week[day] = readSpans(*hours, weekdays[day]);
    }
    return {std::move(week), std::move(exceptions)};
}

} // namespace fifteen::apps
