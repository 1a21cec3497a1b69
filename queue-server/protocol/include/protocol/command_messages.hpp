// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/site_messages.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Commands and what they are answered with; see messages.hpp.
namespace fifteen::protocol {

/// evidence: proven (a birth date on a card) | declared
struct ClaimMade {
    std::string claim;
    std::string evidence;
};
BOOST_DESCRIBE_STRUCT(ClaimMade, (), (claim, evidence))

/// All that is ever kept of a card. `id_hash`: 64 hex digits, HMAC-SHA-256 of the number under the site's key.
struct Person {
    std::string masked_name;
    std::string id_hash;
};
BOOST_DESCRIBE_STRUCT(Person, (), (masked_name, id_hash))

/// POST /api/v1/tickets -> 201 Ticket. `desk` or `helper` make it a staff command.
struct IssueTicket {
    std::string kiosk;
    std::vector<std::string> items; ///< exactly one group between them
    std::optional<ClaimMade> claim;
    std::optional<Person> person;
    std::optional<std::int32_t> desk{};  ///< where staff give the number, also outside opening hours
    std::optional<std::string> helper{}; ///< staff number of who sees to the matter for the visitor (帮办代办)
};
BOOST_DESCRIBE_STRUCT(IssueTicket, (), (kiosk, items, claim, person, desk, helper))

/// How long a wait is expected to be. Absent wherever there is no honest answer.
struct Wait {
    std::int64_t low_s = 0;
    std::int64_t middle_s = 0;
    std::int64_t high_s = 0;
};
BOOST_DESCRIBE_STRUCT(Wait, (), (low_s, middle_s, high_s))

/// state: waiting | called | serving | finished | held | no_show | cancelled | expired
/// evidence: none | proven | declared | confirmed | refused
struct Ticket {
    std::string ticket; ///< 128 random bits, 32 lower-case hex digits; also the QR's token
    std::string number; ///< "A017"
    std::string group;
    std::vector<std::string> items;
    std::string lane;
    std::string evidence;
    std::string state;
    std::int64_t arrived_at_ms = 0;
    std::int64_t ahead = 0; ///< how many of those waiting would be called before it, if nobody else came
    std::string zone;
    std::optional<std::int32_t> desk;
    std::optional<Wait> wait{};     ///< from now on, of a ticket that waits
    std::optional<Wait> expected{}; ///< from the arrival on: what the visitor was told
};
BOOST_DESCRIBE_STRUCT(Ticket, (),
                      (ticket, number, group, items, lane, evidence, state, arrived_at_ms, ahead, zone, desk, wait,
                       expected))

/// POST /api/v1/tickets/{ticket}/print-result -> 200 Ticket.
/// result: printed | failed (callable, flagged) | abandoned (nobody answered the question after a failure: held,
/// flagged)
struct PrintResult {
    std::string kiosk;
    std::string result;
    bool reprint = false;
    std::string fault; ///< paper_end, cover_open, ...; empty when printed
};
BOOST_DESCRIBE_STRUCT(PrintResult, (), (kiosk, result, reprint, fault))

/// POST /api/v1/tickets/{ticket}/cancel -> 200 Ticket. by: visitor | staff
struct CancelTicket {
    std::string by;
};
BOOST_DESCRIBE_STRUCT(CancelTicket, (), (by))

/// POST /api/v1/help-requests -> 201 HelpRequest. reason: help | wheelchair | glasses | paper | printer | reader
struct AskHelp {
    std::string kiosk;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AskHelp, (), (kiosk, reason))

struct HelpRequest {
    std::int64_t help = 0;
    std::string kiosk;
    std::string reason;
    std::int64_t asked_at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(HelpRequest, (), (help, kiosk, reason, asked_at_ms))

/// POST /api/v1/desks/{desk}/open
struct OpenDesk {
    std::string staff;
};
BOOST_DESCRIBE_STRUCT(OpenDesk, (), (staff))

/// POST /api/v1/desks/{desk}/pause. reason: one of the site's, where it lists some; may be empty, and said later by
/// pausing again
struct PauseDesk {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PauseDesk, (), (reason))

/// POST /api/v1/desks/{desk}/call-next. finish_current: finish the ticket being served in the same commit.
struct CallNext {
    bool finish_current = false;
};
BOOST_DESCRIBE_STRUCT(CallNext, (), (finish_current))

/// POST /api/v1/desks/{desk}/recall | start | finish | no-show | resume: names the ticket meant, so that a click on an
/// old page is refused (409) instead of hitting the next visitor.
struct TicketAtDesk {
    std::string ticket;
};
BOOST_DESCRIBE_STRUCT(TicketAtDesk, (), (ticket))

/// POST /api/v1/desks/{desk}/call: calls this ticket out of the order. One put aside is brought back first.
struct CallTicket {
    std::string ticket;
    std::string reason; ///< one of the site's
};
BOOST_DESCRIBE_STRUCT(CallTicket, (), (ticket, reason))

/// POST /api/v1/desks/{desk}/hold: puts a ticket aside, one that waits or the visitor at this desk. Its wait stands
/// still.
struct HoldTicket {
    std::string ticket;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(HoldTicket, (), (ticket, reason))

/// POST /api/v1/desks/{desk}/transfer: to another group, to one desk alone, or both; at least one of them. Number,
/// arrival, lane and owner stay.
struct TransferTicket {
    std::string ticket;
    std::optional<std::string> group;
    std::optional<std::int32_t> to_desk;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(TransferTicket, (), (ticket, group, to_desk, reason))

/// POST /api/v1/desks/{desk}/return: the visitor at this desk goes back into the line as if never called.
struct ReturnTicket {
    std::string ticket;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(ReturnTicket, (), (ticket, reason))

/// POST /api/v1/desks/{desk}/claim: what the papers say of a declared claim. Not confirmed: the ticket goes on in the
/// ordinary lane with its first arrival.
struct DecideClaim {
    std::string ticket;
    bool confirmed = false;
};
BOOST_DESCRIBE_STRUCT(DecideClaim, (), (ticket, confirmed))

/// POST /api/v1/desks/{desk}/lane: grants or takes away a lane, of a ticket that waits or is put aside.
struct ChangeLane {
    std::string ticket;
    std::string lane;
    std::string reason; ///< one of the site's
};
BOOST_DESCRIBE_STRUCT(ChangeLane, (), (ticket, lane, reason))

/// POST /api/v1/desks/{desk}/rating -> 200 Rating: what the visitor thinks of the service (一次一评). One a visit,
/// while it lasts or within ten minutes, and not after the desk's next visitor has been rated.
struct RateService {
    std::string ticket;
    std::int32_t grade = 0; ///< stars: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意
};
BOOST_DESCRIBE_STRUCT(RateService, (), (ticket, grade))

struct Rating {
    std::string ticket;
    std::string number;
    std::int32_t desk = 0;
    std::string staff; ///< who served
    std::int32_t grade = 0;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (ticket, number, desk, staff, grade))

/// The visitor as the clerk who serves them sees them, and nobody else.
struct Visitor {
    std::string ticket;
    std::string number;
    std::string group;
    std::vector<std::string> items;
    std::string lane;
    std::string evidence;
    std::optional<std::string> claim;
    std::optional<std::string> masked_name;
    std::string state;
    std::string print; ///< unknown | printed | failed
    std::int64_t arrived_at_ms = 0;
    std::int64_t called_at_ms = 0;
    std::optional<std::int64_t> started_at_ms;
    std::int32_t calls = 0;
    std::optional<std::string> owner;  ///< staff number of 首问负责
    std::optional<std::string> helper; ///< staff number of who sees to the matter for the visitor (帮办代办)
    std::optional<std::int64_t> appointment_at_ms;
    std::int32_t missed = 0;        ///< calls in vain so far that count for the no-show rule
    std::int64_t waited_ms = 0;     ///< until the first call, without the time it was put aside
    std::int64_t here_since_ms = 0; ///< the call to this desk, repetitions left out: what the item's target counts from
};
BOOST_DESCRIBE_STRUCT(Visitor, (),
                      (ticket, number, group, items, lane, evidence, claim, masked_name, state, print, arrived_at_ms,
                       called_at_ms, started_at_ms, calls, owner, helper, appointment_at_ms, missed, waited_ms,
                       here_since_ms))

/// One head that was compared: used share of the promise = waited_s / promise_s.
struct Head {
    std::string number;
    std::string lane;
    std::int64_t waited_ms = 0;
    std::int64_t promise_ms = 0;
    bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(Head, (), (number, lane, waited_ms, promise_ms, chosen))

/// Why this ticket was called: the chosen head first, the others in order of their share, the largest first.
struct Explanation {
    std::int64_t policy_version = 0;
    std::int64_t record = 0; ///< seq of the call in the journal
    std::vector<Head> heads;
    std::optional<std::string> reason; ///< staff called it out of the order, and why
    bool green = false;                ///< at a green desk, which takes the marked lanes first
    Text sentence;                     ///< the same in plain words
};
BOOST_DESCRIBE_STRUCT(Explanation, (), (policy_version, record, heads, reason, green, sentence))

/// The answer to every desk command. No visitor: the desk is free (after call-next: nobody is waiting for it).
struct DeskAnswer {
    std::int32_t desk = 0;
    std::string state; ///< closed | open | paused
    std::optional<Visitor> visitor;
    std::optional<Explanation> explanation;
};
BOOST_DESCRIBE_STRUCT(DeskAnswer, (), (desk, state, visitor, explanation))

/// What a policy would make of a group's lane, simulated over the site's own recent days.
struct LaneFigure {
    std::string group;
    std::string lane;
    std::int64_t promise_s = 0;
    std::int64_t mean_s = 0; ///< wait
    std::int64_t p95_s = 0;  ///< of the waits; with its 95 % interval
    std::int64_t p95_low_s = 0;
    std::int64_t p95_high_s = 0;
};
BOOST_DESCRIBE_STRUCT(LaneFigure, (), (group, lane, promise_s, mean_s, p95_s, p95_low_s, p95_high_s))

/// RFC 9457, application/problem+json. `code` is stable and for programs; `ticket_state` is set by ticket_wrong_state,
/// `location` ("$.items[0]") by body errors, `lanes` by policy_refused.
struct Problem {
    std::string type;
    std::string title;
    std::int32_t status = 0;
    std::string detail;
    std::string code;
    std::optional<std::string> ticket_state;
    std::optional<std::string> location;
    std::optional<std::vector<LaneFigure>> lanes;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, code, ticket_state, location, lanes))

} // namespace fifteen::protocol
