// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

/// When the hall gives out numbers. Everything in here is local time of the site.
namespace fifteen::domain {

/// A part of one day, in minutes from midnight: open from `from` until just before `to`. 0 <= from < to <= 1440.
struct OpenSpan {
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool operator==(const OpenSpan&) const = default;
};

using OpenSpans = std::vector<OpenSpan>; ///< of one day, by time, not touching each other

/// A day of the local calendar and a minute in it.
struct LocalMinute {
    std::int32_t day = 0;    ///< local days since 1970-01-01
    std::int32_t minute = 0; ///< 0 .. 1439
    auto operator<=>(const LocalMinute&) const = default;
};

/// The week, and the days that are otherwise: holidays (no span) and days worked instead of them (调休).
class OpeningHours {
public:
    /// Always open.
    OpeningHours() = default;

    /// `week`: Monday first. `exceptions`: by local day since 1970-01-01.
    OpeningHours(std::array<OpenSpans, 7> week, std::map<std::int32_t, OpenSpans> exceptions)
        : always_(false)
        , week_(std::move(week))
        , exceptions_(std::move(exceptions)) {}

    bool always() const { return always_; }

    bool isOpen(LocalMinute at) const;

    /// When it opens next, at `at` or later; nothing: not within the next 400 days.
    std::optional<LocalMinute> opensNext(LocalMinute at) const;

    /// When the span `at` lies in ends, or nothing: it is closed then, or always open.
    std::optional<LocalMinute> closesNext(LocalMinute at) const;

    /// Whether the site works on that day at all. One that is always open: Monday to Friday.
    bool isWorkingDay(std::int32_t day) const;

    /// The working day that is `count` working days after `day`, which itself does not count (民法典 201 条: the day it
    /// begins on is left out). `count` 0: `day` itself. Where no day is worked for more than a year: calendar days.
    std::int32_t workingDaysAfter(std::int32_t day, int count) const;

private:
    const OpenSpans& spansOf(std::int32_t day) const;

    bool always_ = true;
    std::array<OpenSpans, 7> week_;
    std::map<std::int32_t, OpenSpans> exceptions_;
};

} // namespace fifteen::domain
