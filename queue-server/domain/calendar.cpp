// SPDX-License-Identifier: Apache-2.0
#include "domain/calendar.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

constexpr std::int32_t daysLookedAhead = 400;
constexpr std::int32_t minutesOfDay = 24 * 60;

/// 0: Monday. 1970-01-01 was a Thursday.
std::size_t weekday(std::int32_t day) {
    return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);
}

const OpenSpan* spanAt(const OpenSpans& spans, std::int32_t minute) {
    const auto found =
        std::ranges::find_if(spans, [&](const OpenSpan& span) { return span.from <= minute && minute < span.to; });
    return found == spans.end() ? nullptr : &*found;
}

} // namespace

const OpenSpans& OpeningHours::spansOf(std::int32_t day) const {
    const auto exception = exceptions_.find(day);
    return exception != exceptions_.end() ? exception->second : week_[weekday(day)];
}

bool OpeningHours::isOpen(LocalMinute at) const {
    return always_ || spanAt(spansOf(at.day), at.minute) != nullptr;
}

std::optional<LocalMinute> OpeningHours::opensNext(LocalMinute at) const {
    if (isOpen(at)) {
        return at;
    }
    for (std::int32_t ahead = 0; ahead <= daysLookedAhead; ++ahead) {
        for (const auto& span : spansOf(at.day + ahead)) {
            const LocalMinute opening{at.day + ahead, span.from};
            if (opening >= at) {
                return opening;
            }
        }
    }
    return std::nullopt;
}

std::optional<LocalMinute> OpeningHours::closesNext(LocalMinute at) const {
    const auto* span = always_ ? nullptr : spanAt(spansOf(at.day), at.minute);
    if (span == nullptr) {
        return std::nullopt;
    }
    LocalMinute end{at.day, span->to};
    // A span up to midnight goes on in one that starts there: the hall does not close in between.
    for (std::int32_t ahead = 1; end.minute == minutesOfDay && ahead <= daysLookedAhead; ++ahead) {
        span = spanAt(spansOf(at.day + ahead), 0);
        if (span == nullptr) {
            break;
        }
        end = {at.day + ahead, span->to};
    }
    return end.minute == minutesOfDay ? LocalMinute{end.day + 1, 0} : end;
}

bool OpeningHours::isWorkingDay(std::int32_t day) const {
    return always_ ? weekday(day) < 5 : !spansOf(day).empty();
}

std::int32_t OpeningHours::workingDaysAfter(std::int32_t day, int count) const {
    for (; count > 0; --count) {
        const auto before = day++;
        while (!isWorkingDay(day) && day - before < daysLookedAhead) {
            ++day;
        }
        day = isWorkingDay(day) ? day : before + 1;
    }
    return day;
}

} // namespace fifteen::domain
