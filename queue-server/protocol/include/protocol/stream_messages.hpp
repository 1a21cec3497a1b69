// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/command_messages.hpp"
#include "protocol/look_messages.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The views of /api/v1/stream and what clients send up; see messages.hpp.
namespace fifteen::protocol {

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
    std::optional<Wait> wait{}; ///< of an ordinary visitor who would take a number now
};
BOOST_DESCRIBE_STRUCT(GroupLine, (), (group, waiting, open, next, wait))

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
    bool gives_numbers = true;                 ///< within opening hours, and the day is not closed
    std::optional<std::int64_t> opens_at_ms{}; ///< when it gives numbers again
};
BOOST_DESCRIBE_STRUCT(KioskState, (), (groups, open_desks, gives_numbers, opens_at_ms))

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

/// outcome: finished | no_show | cancelled | held | waiting (went back into a line)
struct RecentTicket {
    std::string number;
    std::string outcome;
    std::int64_t at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(RecentTicket, (), (number, outcome, at_ms))

/// Tickets of the group wait and no desk that takes them is open.
struct UnservedGroup {
    std::string group;
    std::int64_t waiting = 0;
    std::optional<std::int64_t> since_ms; ///< without a desk of its own; absent: it has had none today
};
BOOST_DESCRIBE_STRUCT(UnservedGroup, (), (group, waiting, since_ms))

/// A group this desk takes too for now (AB岗): its own desks have been closed for long, and its tickets wait.
struct CoveredGroup {
    std::string group;
    std::int64_t waiting = 0;
    std::optional<std::int64_t> since_ms; ///< without a desk of its own; absent: it has had none today
};
BOOST_DESCRIBE_STRUCT(CoveredGroup, (), (group, waiting, since_ms))

/// A matter that is still open, of somebody whom this clerk was the first to call (首问负责), and who is not at this
/// desk. state: waiting | called | serving (both elsewhere) | held | no_show
struct Referral {
    std::string ticket;
    std::string number;
    std::string group;
    std::string state;
    std::optional<std::int32_t> desk; ///< where it is, or the one it waits for
    std::int64_t since_ms = 0;        ///< when it was called last, or put aside
};
BOOST_DESCRIBE_STRUCT(Referral, (), (ticket, number, group, state, desk, since_ms))

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
    std::vector<UnservedGroup> unserved;
    std::optional<OpenDeskAdvice> advice;
    std::vector<Danger> dangers; ///< the five nearest
    std::int64_t dangers_total = 0;
    bool day_closed = false;
    bool gives_numbers = true;
    std::int64_t policy_version = 0;  ///< another one: /site says something else now
    std::vector<CoveredGroup> covers; ///< by this desk
    std::vector<Referral> referrals;  ///< of the clerk at this desk, the longest ago first; at most 20
    std::int64_t referrals_total = 0;
};
BOOST_DESCRIBE_STRUCT(StaffState, (),
                      (lanes, groups, desks, visitor, explanation, today, recent, aside, help, kiosks, displays,
                       unserved, advice, dangers, dangers_total, day_closed, gives_numbers, policy_version, covers,
                       referrals, referrals_total))

/// Server -> client: {"type":"snapshot","stream":S,"seq":N,"state":{...}} then {"type":"update","seq":N+1,"set":{...}},
/// where `set` has those top-level members of the view's state that changed, each whole; a member that is now absent is
/// set to null. `stream` is random and new at each server start; a client that returns says stream=S&last=N and gets
/// the updates it missed, or a snapshot.
/// Client -> server: the messages below, and DeviceStatus.

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

} // namespace fifteen::protocol
