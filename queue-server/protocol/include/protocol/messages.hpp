// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What travels between the server and everything else. A member's name is its name on the wire (snake_case), so that
/// openapi.yaml, a capture and this file can be read side by side. Times are milliseconds since 1970-01-01 UTC
/// (`_at_ms`) or seconds (`_s`); an absent optional is an absent member.
namespace fifteen::protocol {

/// A text for people, in the site's two languages. `en` may be empty: the reader then falls back to `zh`.
struct Text {
    std::string zh;
    std::string en;
    bool operator==(const Text&) const = default;
};
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en))

// ---------------------------------------------------------------------------------------------------- the site

struct Lane {
    std::string lane;
    Text name;
    std::int64_t promise_s = 0;
    bool marked = false;       ///< whether tickets of this lane carry the neutral mark (优先)
    bool appointments = false; ///< who has an appointment goes here
};
BOOST_DESCRIBE_STRUCT(Lane, (), (lane, name, promise_s, marked, appointments))

/// Why somebody is let forward. `age_from` is set for the claims a birth date proves.
struct Claim {
    std::string claim;
    Text name;
    std::string lane;
    Text evidence;           ///< what the desk will ask to see
    bool declarable = false; ///< offered on the kiosk
    std::optional<std::int32_t> age_from;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (claim, name, lane, evidence, declarable, age_from))

struct Zone {
    std::string zone;
    Text name; ///< "乙区绿色座椅"
};
BOOST_DESCRIBE_STRUCT(Zone, (), (zone, name))

struct Group {
    std::string group;
    Text name;
    Text summary; ///< what is in it, two short lines separated by '\n'
    std::string prefix;
    std::string icon; ///< name in the icon set
    std::string zone;
    bool more = false; ///< behind "更多" on the kiosk
};
BOOST_DESCRIBE_STRUCT(Group, (), (group, name, summary, prefix, icon, zone, more))

/// One paper of an item. `kind`: original | copy | form | shared (the system has it) | exempt.
struct Paper {
    Text name;
    Text note;
    std::string kind;
    std::int32_t copies = 0;
    bool id_card = false; ///< satisfied by the card that was read
};
BOOST_DESCRIBE_STRUCT(Paper, (), (name, note, kind, copies, id_card))

/// A service item with its six fields (name, code, materials, time limit, steps, standard). An empty `code` means that
/// the public code is not known; it is never invented.
struct Item {
    std::string item;
    std::string group;
    Text name;
    std::string code;
    std::vector<Paper> materials;
    Text time_limit;
    Text statutory_limit;
    std::vector<Text> steps;
    Text standard;
    std::int32_t target_minutes = 0; ///< served within, shown to the clerk; 0: none
    bool verified = false;           ///< sample data until somebody has checked it
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (item, group, name, code, materials, time_limit, statutory_limit, steps, standard, target_minutes,
                       verified))

struct Desk {
    std::int32_t desk = 0;
    std::vector<std::string> groups;
    std::vector<std::string> backup; ///< groups it serves too while their desks are away (AB岗)
    bool green = false;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (desk, groups, backup, green))

/// Whoever does not come is called so many times, so far apart, before being put aside.
struct NoShowRule {
    std::int32_t calls = 0;
    std::int64_t spacing_s = 0;
};
BOOST_DESCRIBE_STRUCT(NoShowRule, (), (calls, spacing_s))

/// What a clerk may give as a reason for going out of the order. use: call | hold | transfer | return | lane | pause
struct Reason {
    std::string reason;
    Text name;
    std::vector<std::string> use;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason, name, use))

struct Notice {
    Text title;
    Text body;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (title, body))

/// GET /api/v1/site: everything a screen needs to speak of this site. Kiosks keep the last one for a start without a
/// server.
struct Site {
    Text name;
    Text subtitle;
    std::string hotline;
    std::string public_base_url; ///< empty: the QR carries FIFTEEN:1:{ticket}
    std::int32_t utc_offset_minutes = 0;
    std::vector<Lane> lanes;
    std::vector<Claim> claims;
    std::vector<Zone> zones;
    std::vector<Group> groups;
    std::vector<Item> items;
    std::vector<Desk> desks;
    Text opening; ///< when the hall is open, in words; may be empty
    NoShowRule no_show;
    std::vector<Reason> reasons;
    std::vector<Notice> notices;
};
BOOST_DESCRIBE_STRUCT(Site, (),
                      (name, subtitle, hotline, public_base_url, utc_offset_minutes, lanes, claims, zones, groups,
                       items, desks, opening, no_show, reasons, notices))

// ------------------------------------------------------------------------------------------------ commands, answers

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

/// POST /api/v1/tickets -> 201 Ticket
struct IssueTicket {
    std::string kiosk;
    std::vector<std::string> items; ///< exactly one group between them
    std::optional<ClaimMade> claim;
    std::optional<Person> person;
};
BOOST_DESCRIBE_STRUCT(IssueTicket, (), (kiosk, items, claim, person))

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
};
BOOST_DESCRIBE_STRUCT(Ticket, (),
                      (ticket, number, group, items, lane, evidence, state, arrived_at_ms, ahead, zone, desk))

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

/// POST /api/v1/desks/{desk}/pause
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
    std::optional<std::string> owner; ///< staff number of 首问负责
};
BOOST_DESCRIBE_STRUCT(Visitor, (),
                      (ticket, number, group, items, lane, evidence, claim, masked_name, state, print, arrived_at_ms,
                       called_at_ms, started_at_ms, calls, owner))

/// One head that was compared: used share of the promise = waited_s / promise_s.
struct Head {
    std::string number;
    std::string lane;
    std::int64_t waited_ms = 0;
    std::int64_t promise_ms = 0;
    bool chosen = false;
};
BOOST_DESCRIBE_STRUCT(Head, (), (number, lane, waited_ms, promise_ms, chosen))

/// Why this ticket was called: the heads in order of their share, the largest first.
struct Explanation {
    std::int64_t policy_version = 0;
    std::int64_t record = 0; ///< seq of the call in the journal
    std::vector<Head> heads;
};
BOOST_DESCRIBE_STRUCT(Explanation, (), (policy_version, record, heads))

/// The answer to every desk command. No visitor: the desk is free (after call-next: nobody is waiting for it).
struct DeskAnswer {
    std::int32_t desk = 0;
    std::string state; ///< closed | open | paused
    std::optional<Visitor> visitor;
    std::optional<Explanation> explanation;
};
BOOST_DESCRIBE_STRUCT(DeskAnswer, (), (desk, state, visitor, explanation))

/// RFC 9457, application/problem+json. `code` is stable and for programs; `ticket_state` is set by ticket_wrong_state,
/// `location` ("$.items[0]") by body errors.
struct Problem {
    std::string type;
    std::string title;
    std::int32_t status = 0;
    std::string detail;
    std::string code;
    std::optional<std::string> ticket_state;
    std::optional<std::string> location;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, code, ticket_state, location))

// -------------------------------------------------------------------------------------------------------- the stream

/// One announcement. Calls (recalls too) are numbered without gaps over the site's whole life.
struct Call {
    std::int64_t call = 0;
    std::string number;
    std::int32_t desk = 0;
    std::string group;
    bool marked = false;
    std::int32_t times = 1; ///< 1: first call of this visitor, 2: the second...
    std::int64_t called_at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Call, (), (call, number, desk, group, marked, times, called_at_ms))

/// next: the number to be called next in the group as things stand; absent when nobody waits.
struct GroupLine {
    std::string group;
    std::int64_t waiting = 0;
    bool open = false; ///< a desk that serves it is open
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(GroupLine, (), (group, waiting, open, next))

struct DeskLine {
    std::int32_t desk = 0;
    std::string state; ///< closed | open | paused
    std::optional<std::string> number;
    std::optional<std::string> ticket_state; ///< called | serving
    bool marked = false;
    std::string staff;  ///< staff number; empty while closed
    std::string reason; ///< of a pause
};
BOOST_DESCRIBE_STRUCT(DeskLine, (), (desk, state, number, ticket_state, marked, staff, reason))

/// view=hall. `calls`: oldest first; a snapshot has every call after the client's `last_call` and at least the last
/// eight, an update the last eight. A client merges by `call`.
struct HallState {
    std::vector<Call> calls;
    std::vector<GroupLine> groups;
    std::vector<DeskLine> desks;
};
BOOST_DESCRIBE_STRUCT(HallState, (), (calls, groups, desks))

/// view=desk&desk=N
struct DeskState {
    DeskLine desk;
    std::vector<std::int32_t> other_open; ///< open desks that serve the same groups, for "go to desk ..." while paused
};
BOOST_DESCRIBE_STRUCT(DeskState, (), (desk, other_open))

/// view=kiosk
struct KioskState {
    std::vector<GroupLine> groups;
    std::int32_t open_desks = 0;
};
BOOST_DESCRIBE_STRUCT(KioskState, (), (groups, open_desks))

struct LaneLine {
    std::string lane;
    std::int64_t waiting = 0;
    std::optional<std::int64_t> longest_since_ms; ///< arrival of the one who waits longest
};
BOOST_DESCRIBE_STRUCT(LaneLine, (), (lane, waiting, longest_since_ms))

/// A ticket that can be brought back: state held or no_show.
struct AsideTicket {
    std::string ticket;
    std::string number;
    std::string state;
    std::string print;
};
BOOST_DESCRIBE_STRUCT(AsideTicket, (), (ticket, number, state, print))

struct KioskLine {
    std::string kiosk;
    bool online = false;
    std::string printer; ///< ok | near_end | paper_end | cover_open | fault | absent | unknown
    std::string reader;  ///< ok | fault | absent | unknown
};
BOOST_DESCRIBE_STRUCT(KioskLine, (), (kiosk, online, printer, reader))

/// A display that has been silent for 10 s is dark.
struct DisplayLine {
    std::string display;
    bool dark = false;
};
BOOST_DESCRIBE_STRUCT(DisplayLine, (), (display, dark))

struct Today {
    std::int64_t finished = 0;
    std::int64_t no_show = 0;
    std::int64_t mean_service_s = 0;
};
BOOST_DESCRIBE_STRUCT(Today, (), (finished, no_show, mean_service_s))

/// outcome: finished | no_show | cancelled | held
struct RecentTicket {
    std::string number;
    std::string outcome;
    std::int64_t at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(RecentTicket, (), (number, outcome, at_ms))

/// view=staff&desk=N; loopback only until log-in exists. `visitor`, `explanation`, `today`, `recent` are this desk's.
struct StaffState {
    std::vector<LaneLine> lanes;
    std::vector<GroupLine> groups;
    std::vector<DeskLine> desks;
    std::optional<Visitor> visitor;
    std::optional<Explanation> explanation;
    Today today;
    std::vector<RecentTicket> recent; ///< the last eight, newest first
    std::vector<AsideTicket> aside;
    std::vector<HelpRequest> help; ///< not acknowledged yet
    std::vector<KioskLine> kiosks;
    std::vector<DisplayLine> displays;
};
BOOST_DESCRIBE_STRUCT(StaffState, (),
                      (lanes, groups, desks, visitor, explanation, today, recent, aside, help, kiosks, displays))

/// Server -> client: {"type":"snapshot","stream":S,"seq":N,"state":{...}} then {"type":"update","seq":N+1,"set":{...}},
/// where `set` has those top-level members of the view's state that changed, each whole; a member that is now absent is
/// set to null. `stream` is random and new at each server start; a client that returns says stream=S&last=N and gets
/// the updates it missed, or a snapshot.
/// Client -> server: the messages below.

/// {"type":"ack","call":41,"stage":"shown"}; stage: shown | spoken
struct Acknowledge {
    std::string type;
    std::int64_t call = 0;
    std::string stage;
};
BOOST_DESCRIBE_STRUCT(Acknowledge, (), (type, call, stage))

/// {"type":"alive"}, every 3 s from the user interface's own loop.
struct Alive {
    std::string type;
};
BOOST_DESCRIBE_STRUCT(Alive, (), (type))

/// {"type":"status","printer":"paper_end","reader":"ok"}, from a kiosk at start and on change; values as in KioskLine.
struct DeviceStatus {
    std::string type;
    std::string printer;
    std::string reader;
};
BOOST_DESCRIBE_STRUCT(DeviceStatus, (), (type, printer, reader))

} // namespace fifteen::protocol
