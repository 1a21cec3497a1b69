// SPDX-License-Identifier: Apache-2.0
#include "domain/clock.hpp"

#include "domain/hall.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

constexpr Duration year = std::chrono::days(365);

/// The clock was a day ahead, opened that day and was put right: the day it comes to in the morning is open already,
/// and is a new one all the same. With a smaller lead the hall catches up by itself.
constexpr Duration leadOfADay = std::chrono::hours(12);

/// How far ahead hall time is if it has flown evenly since the last event.
Duration evenly(const Hall& hall, const ClockReading& reading) {
    const auto recorded = hall.clockAhead();
    if (reading.ahead) {
        return std::chrono::abs(*reading.ahead - recorded) <= stepIgnored ? recorded : *reading.ahead;
    }
    // Nobody watched. What is believed of the clock says how long the hall was away.
    const auto time = hall.time();
    if (hall.believes(reading.clock)) {
        return reading.clock >= time ? Duration::zero() : recorded;
    }
    const auto flown = reading.clock + recorded;
    return flown >= time && hall.believes(flown) ? recorded : time - reading.clock;
}

/// Whether somebody has come since the clock lost its date; `last`: what it said at the last event.
bool somebodyCameSince(const Hall& hall, TimePoint last) {
    const auto lost = hall.ticketsWhenClockWasLost();
    return lost ? hall.ticketCount() > *lost : !hall.believes(last) && hall.ticketCount() > 0;
}

} // namespace

Moment momentOf(const Hall& hall, const ClockReading& reading) {
    const auto clock = reading.clock;
    const auto last = hall.time() - hall.clockAhead();
    const auto day = hall.dayOf(clock);
    const bool believed = hall.believes(clock);
    Moment moment;
    moment.ahead = evenly(hall, reading);
    if (believed) {
        const bool openAlready = hall.clockAhead() > leadOfADay && clock - last < year && day > hall.dayOf(last);
        moment.newDay = day > hall.day() || openAlready;
        moment.dateFound = moment.newDay && clock - last > year && somebodyCameSince(hall, last);
        moment.newDay = moment.newDay && !moment.dateFound;
    }
    if (moment.newDay) { // nobody's wait reaches over a night: it starts with the clock as it is, if that can be
        moment.now = std::max(hall.time(), clock);
        moment.ahead = moment.now - clock;
        return moment;
    }
    moment.now = std::max(hall.time(), clock + moment.ahead);
    if (believed && moment.now < clock) {
        moment.leapt = clock - moment.now;
        moment.now = clock;
        moment.ahead = Duration::zero();
    } else if (clock + moment.ahead < hall.time() - stepIgnored) {
        moment.ahead = hall.time() - clock;
    }
    return moment;
}

} // namespace fifteen::domain
