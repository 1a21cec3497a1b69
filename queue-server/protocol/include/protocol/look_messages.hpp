// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/command_messages.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Appointments, the day, the policy, and looks at the order; see messages.hpp.
namespace fifteen::protocol {

// ------------------------------------------------------------------------------------------------------ appointments

/// POST /api/v1/appointments -> 201 Appointment
struct BookAppointment {
    std::vector<std::string> items; ///< exactly one group between them
    std::int64_t at_ms = 0;
    std::optional<Person> person;
};
BOOST_DESCRIBE_STRUCT(BookAppointment, (), (items, at_ms, person))

/// POST /api/v1/appointments/{appointment}/check-in -> 201 Ticket. The wait counts from the time agreed on.
struct CheckIn {
    std::string kiosk;
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (kiosk))

/// state: booked | here
struct Appointment {
    std::string appointment; ///< 128 random bits, 32 lower-case hex digits; what the visitor checks in with
    std::vector<std::string> items;
    std::string group;
    std::int64_t at_ms = 0;
    std::optional<std::string> ticket; ///< made at check-in
    std::string state;
    std::string code; ///< six digits: what the visitor is told, and types at the kiosk
};
BOOST_DESCRIBE_STRUCT(Appointment, (), (appointment, items, group, at_ms, ticket, state, code))

/// GET /api/v1/appointments: today's and later ones, by time. GET .../by-code/{code} and .../by-person/{id_hash}: of
/// those, the ones of today that nobody has come for yet; none is an answer too.
struct Appointments {
    std::vector<Appointment> appointments;
};
BOOST_DESCRIBE_STRUCT(Appointments, (), (appointments))

// --------------------------------------------------------------------------------------------------------- the day

/// POST /api/v1/day/close | reopen -> 200 Day
struct ChangeDay {
    std::string by; ///< staff number
};
BOOST_DESCRIBE_STRUCT(ChangeDay, (), (by))

/// GET /api/v1/day
struct Day {
    std::string day; ///< of the site's calendar: "2026-11-25"
    bool closed = false;
    bool open = false; ///< gives numbers now
    std::optional<std::int64_t> opens_at_ms;
    std::optional<std::int64_t> closes_at_ms;
    std::int64_t issued = 0;
    std::int64_t waiting = 0;
    std::int64_t served = 0;
    std::int64_t no_shows = 0;         ///< visitors put down as not having come
    std::int64_t notices = 0;          ///< of missing papers, an item each
    std::int64_t repeated_notices = 0; ///< of them, those to whom the matter had brought a notice before
    std::int64_t ratings = 0;          ///< by visitors, of their service
    std::int64_t bad_ratings = 0;      ///< of them, those of one or two stars (差评)
    /// "SEQ:HASH" of the last event on the disk: who keeps it can prove later that the journal's end was not cut off
    /// (fifteen-ctl verify --expect). In an answer to GET alone; absent: there is no event yet.
    std::optional<std::string> last;
};
BOOST_DESCRIBE_STRUCT(Day, (),
                      (day, closed, open, opens_at_ms, closes_at_ms, issued, waiting, served, no_shows, notices,
                       repeated_notices, ratings, bad_ratings, last))

// ------------------------------------------------------------------------------------------------------ the policy

struct LanePromise {
    std::string lane;
    std::int64_t promise_s = 0;
};
BOOST_DESCRIBE_STRUCT(LanePromise, (), (lane, promise_s))

/// POST /api/v1/policy -> 200 Policy, or 409 policy_refused. What is not named stays as it is.
struct ChangePolicy {
    std::vector<LanePromise> lanes;
    std::optional<NoShowRule> no_show;
    std::optional<std::int64_t> cover_after_s; ///< how long a group is without its desks before others cover it
    std::string by;                            ///< staff number
};
BOOST_DESCRIBE_STRUCT(ChangePolicy, (), (lanes, no_show, cover_after_s, by))

struct LaneRule {
    std::string lane;
    std::int64_t promise_s = 0;
    bool marked = false;
};
BOOST_DESCRIBE_STRUCT(LaneRule, (), (lane, promise_s, marked))

/// GET /api/v1/policy: what is in force. origin: file (the site's configuration) | staff
struct Policy {
    std::int64_t version = 0;
    std::string origin;
    std::vector<LaneRule> lanes;
    NoShowRule no_show;
    std::int64_t cover_after_s = 0;
    std::optional<std::vector<LaneFigure>> expected; ///< in the answer to a change: what it will make of the waits
};
BOOST_DESCRIBE_STRUCT(Policy, (), (version, origin, lanes, no_show, cover_after_s, expected))

// -------------------------------------------------------------------------------------------------------- the order

/// One of those a desk could be given.
struct QueuedTicket {
    std::string ticket;
    std::string number;
    std::string group;
    std::string lane;
    std::string evidence;
    bool marked = false;
    std::int64_t arrived_at_ms = 0;
    std::int64_t waited_ms = 0; ///< what counts of the wait; used share of the promise = waited_ms / promise_ms
    std::int64_t promise_ms = 0;
    std::optional<std::int64_t> appointment_at_ms;
    bool only_here = false;                       ///< waits for this desk alone
    std::optional<std::int64_t> resting_until_ms; ///< did not come when called; not to be called again before
    std::string print;                            ///< unknown | printed | failed
    std::optional<Wait> wait;
};
BOOST_DESCRIBE_STRUCT(QueuedTicket, (),
                      (ticket, number, group, lane, evidence, marked, arrived_at_ms, waited_ms, promise_ms,
                       appointment_at_ms, only_here, resting_until_ms, print, wait))

/// GET /api/v1/desks/{desk}/queue: the next thirty the desk would be given if nobody else came, in that order; then
/// those who rest between two calls in vain, at most thirty.
struct DeskQueue {
    std::vector<QueuedTicket> waiting;
};
BOOST_DESCRIBE_STRUCT(DeskQueue, (), (waiting))

/// Somebody who came later and was called earlier. The sentence says why, and never whose reason it was.
struct PassedBy {
    std::string number;
    std::int64_t at_ms = 0;
    std::int32_t desk = 0;
    Text sentence;
};
BOOST_DESCRIBE_STRUCT(PassedBy, (), (number, at_ms, desk, sentence))

/// GET /api/v1/tickets/{ticket}/place: what the visitor's own page shows.
struct Place {
    std::string number;
    std::string group;
    bool lane_marked = false;
    std::string state;
    std::int64_t ahead = 0;
    std::int64_t arrived_at_ms = 0;
    std::optional<Wait> wait;     ///< from now on, of a ticket that waits
    std::optional<Wait> expected; ///< from the arrival on: what the visitor was told
    std::optional<std::int32_t> desk;
    std::string zone;
    std::vector<PassedBy> passed_by; ///< at desks that could have served this ticket; newest first, at most 20
};
BOOST_DESCRIBE_STRUCT(Place, (),
                      (number, group, lane_marked, state, ahead, arrived_at_ms, wait, expected, desk, zone, passed_by))

/// One call of a ticket.
struct ExplainedCall {
    std::int64_t call = 0;
    std::int32_t desk = 0;
    std::int64_t at_ms = 0;
    bool by_order = false; ///< the order chose it; if not, staff called it for a reason of their own
    bool green = false;    ///< at a green desk, which takes the marked lanes first
    std::int64_t policy_version = 0;
    std::int64_t record = 0; ///< seq of the call in the journal
    std::vector<Head> heads; ///< all that were compared, the called one first; two while the disk does not answer
    Text sentence;
    std::optional<Text> reason; ///< of a call by name: why, in the site's words
};
BOOST_DESCRIBE_STRUCT(ExplainedCall, (),
                      (call, desk, at_ms, by_order, green, policy_version, record, heads, sentence, reason))

/// GET /api/v1/tickets/{ticket}/explanation: why it was called when it was, call by call. Repeated announcements are
/// no calls.
struct TicketExplanation {
    std::string number;
    std::vector<ExplainedCall> calls; ///< oldest first; empty: never called
};
BOOST_DESCRIBE_STRUCT(TicketExplanation, (), (number, calls))

/// A lane's mean wait to come, as things stand and with the advised desk open.
struct LaneGain {
    std::string lane;
    std::int64_t now_s = 0;
    std::int64_t then_s = 0;
};
BOOST_DESCRIBE_STRUCT(LaneGain, (), (lane, now_s, then_s))

/// The closed desk whose opening helps most.
struct OpenDeskAdvice {
    std::int32_t desk = 0;
    std::vector<LaneGain> lanes;
};
BOOST_DESCRIBE_STRUCT(OpenDeskAdvice, (), (desk, lanes))

/// A promise that will be missed within the next 15 minutes, unless something changes.
struct Danger {
    std::string number;
    std::string lane;
    std::string group;
    std::int64_t due_at_ms = 0;
    std::int64_t expected_at_ms = 0; ///< when it will be called, as things stand
};
BOOST_DESCRIBE_STRUCT(Danger, (), (number, lane, group, due_at_ms, expected_at_ms))

/// GET /api/v1/advice
struct Advice {
    std::int64_t at_ms = 0; ///< of the calculation; 0: there has been none
    std::optional<OpenDeskAdvice> open_desk;
    std::vector<Danger> dangers; ///< the nearest first
};
BOOST_DESCRIBE_STRUCT(Advice, (), (at_ms, open_desk, dangers))

} // namespace fifteen::protocol
