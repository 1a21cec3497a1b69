// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <optional>

/// Hall time and the machine's clock. Whoever waits must neither lose their wait nor be given one when somebody sets
/// the clock, and yet a clock that was put right must lead the hall back to the true time. So:
///
/// * Hall time flows evenly and never goes back. After the clock was set back it runs ahead of it; when the clock is
/// set
///   forward again, that lead shrinks by as much. What is left of it ends with the next day.
/// * A clock set forward beyond hall time takes the hall with it, and every wait, rest and service under way with the
///   hall: nobody has waited the hour that was skipped.
/// * The calendar (opening hours, appointments, which day it is) goes by the clock, not by hall time.
/// * A clock that has lost its date (before the site's `clockNotBefore`, or ten years after the last event) is believed
///   in nothing: no day opens, and numbers are given whatever the hours say. When the date is found again, whoever came
///   meanwhile are people of the new day: it begins with them in their lines, their numbers going on.
namespace fifteen::domain {

class Hall;

/// Time synchronisation steps a clock by as much all day long: nothing to write down.
inline constexpr Duration stepIgnored = std::chrono::seconds(2);

/// A look at the machine's clock.
struct ClockReading {
    /// By somebody who has not watched the clock since the hall's last event: after a start.
    ClockReading(TimePoint theClock) // NOLINT: a plain moment is a reading
        : clock(theClock) {}

    ClockReading(TimePoint theClock, Duration theAhead)
        : clock(theClock)
        , ahead(theAhead) {}

    TimePoint clock;
    /// How far hall time, flowing evenly, is ahead of the clock now, to somebody who has watched it beside one that
    /// cannot be set. Less than zero: the clock was set forward.
    std::optional<Duration> ahead;
};

/// What a reading means to the hall.
struct Moment {
    TimePoint now{};        ///< hall time
    Duration ahead{};       ///< of the clock, from now on
    Duration leapt{};       ///< hall time follows a clock that was set forward, by so much
    bool newDay = false;    ///< the day of the clock begins
    bool dateFound = false; ///< the clock has its date again: the day goes on under it
};

Moment momentOf(const Hall& hall, const ClockReading& reading);

} // namespace fifteen::domain
