// SPDX-License-Identifier: Apache-2.0
#include "domain/calendar.hpp"
#include "domain/dates.hpp"

#include <gtest/gtest.h>

namespace fifteen::domain::test {
namespace {

constexpr std::int32_t tuesday = 20151; // 2025-03-04

/// Monday to Friday 9-12 and 13-17; the Friday is a holiday, the Saturday after it is worked (9-12).
OpeningHours sampleHours() {
    const OpenSpans day{{540, 720}, {780, 1020}};
    return OpeningHours({day, day, day, day, day, {}, {}}, {{tuesday + 3, {}}, {tuesday + 4, {{540, 720}}}});
}

TEST(OpeningHours, followTheWeek) {
    const auto hours = sampleHours();
    EXPECT_FALSE(hours.isOpen({tuesday, 539}));
    EXPECT_TRUE(hours.isOpen({tuesday, 540}));
    EXPECT_FALSE(hours.isOpen({tuesday, 720})) << "closed for lunch";
    EXPECT_TRUE(hours.isOpen({tuesday, 780}));
    EXPECT_FALSE(hours.isOpen({tuesday, 1020}));
    EXPECT_FALSE(hours.isOpen({tuesday + 5, 600})) << "Sunday";
    EXPECT_TRUE(hours.isOpen({tuesday - 1, 600})) << "Monday";
}

TEST(OpeningHours, exceptionsGoBeforeTheWeek) {
    EXPECT_FALSE(sampleHours().isOpen({tuesday + 3, 600}));
    EXPECT_TRUE(sampleHours().isOpen({tuesday + 4, 600}));
    EXPECT_FALSE(sampleHours().isOpen({tuesday + 4, 800}));
}

TEST(OpeningHours, tellTheNextOpeningAndClosing) {
    const auto hours = sampleHours();
    EXPECT_EQ(hours.opensNext({tuesday, 600}), (LocalMinute{tuesday, 600}));
    EXPECT_EQ(hours.opensNext({tuesday, 725}), (LocalMinute{tuesday, 780}));
    EXPECT_EQ(hours.opensNext({tuesday + 2, 1100}), (LocalMinute{tuesday + 4, 540})) << "over the holiday";
    EXPECT_EQ(hours.closesNext({tuesday, 600}), (LocalMinute{tuesday, 720}));
    EXPECT_FALSE(hours.closesNext({tuesday, 725}));
    EXPECT_FALSE(OpeningHours().closesNext({tuesday, 600})) << "never closes";
    EXPECT_TRUE(OpeningHours().isOpen({-5, 0}));
    const OpeningHours never({}, {});
    EXPECT_FALSE(never.opensNext({tuesday, 0}));
}

TEST(OpeningHours, aSpanUpToMidnightGoesOnInTheNextDay) {
    const OpenSpans whole{{0, 1440}};
    const OpeningHours hours({whole, whole, {{0, 60}}, {}, {}, {}, {}}, {});
    EXPECT_EQ(hours.closesNext({tuesday - 1, 100}), (LocalMinute{tuesday + 1, 60}));
    const OpeningHours once({whole, {}, {}, {}, {}, {}, {}}, {});
    EXPECT_EQ(once.closesNext({tuesday - 1, 100}), (LocalMinute{tuesday, 0}));
}

TEST(Dates, areWrittenAndReadAsPeopleDo) {
    EXPECT_EQ(dateOf(tuesday), "2025-03-04");
    EXPECT_EQ(dayOf("2025-03-04"), tuesday);
    EXPECT_EQ(dayOf(dateOf(-1)), -1);
    for (const auto* const wrong : {"2025-02-29", "2025-3-4", "2025-13-01", "2025-03-04 ", "", "abcd-ef-gh"}) {
        EXPECT_FALSE(dayOf(wrong)) << wrong;
    }
}

TEST(OpeningHours, countWorkingDaysWithoutTheDayItself) {
    const auto hours = sampleHours();
    EXPECT_EQ(hours.workingDaysAfter(tuesday, 0), tuesday);
    EXPECT_EQ(hours.workingDaysAfter(tuesday, 1), tuesday + 1);
    EXPECT_EQ(hours.workingDaysAfter(tuesday, 2), tuesday + 2);
    EXPECT_EQ(hours.workingDaysAfter(tuesday, 3), tuesday + 4) << "Friday is a holiday, the Saturday is worked instead";
    EXPECT_EQ(hours.workingDaysAfter(tuesday, 4), tuesday + 6) << "Sunday is none";
    EXPECT_EQ(hours.workingDaysAfter(tuesday + 5, 1), tuesday + 6) << "begun on a day off";
}

TEST(OpeningHours, countOverTheEndOfAYear) {
    const std::int32_t lastOf2026 = 20818; // Thursday, 2026-12-31
    const OpenSpans day{{540, 720}};
    const OpeningHours hours({day, day, day, day, day, {}, {}}, {{lastOf2026 + 1, {}}});
    EXPECT_EQ(hours.workingDaysAfter(lastOf2026 - 1, 1), lastOf2026);
    EXPECT_EQ(hours.workingDaysAfter(lastOf2026 - 1, 2), lastOf2026 + 4) << "the first is a holiday, then a weekend";
}

TEST(OpeningHours, aSiteThatIsAlwaysOpenWorksFromMondayToFriday) {
    const OpeningHours always;
    EXPECT_TRUE(always.isWorkingDay(tuesday));
    EXPECT_FALSE(always.isWorkingDay(tuesday + 4)) << "Saturday";
    EXPECT_EQ(always.workingDaysAfter(tuesday, 5), tuesday + 7);
    EXPECT_EQ(OpeningHours({}, {}).workingDaysAfter(tuesday, 3), tuesday + 3) << "never open: calendar days";
}

} // namespace
} // namespace fifteen::domain::test
