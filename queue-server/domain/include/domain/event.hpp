// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/command.hpp"
#include "domain/ticket.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What happened. Made by `decide`, kept in the journal for ever, told to the hall by `apply`. Nothing in here is
/// personal.
namespace fifteen::domain {

/// A new local day: whatever was not at a desk expires, numbers start at 001 again.
struct DayOpened {
    std::int32_t day = 0;     ///< local days since 1970-01-01
    bool closesDesks = false; ///< those forgotten in the evening: nobody sits there yet
    bool operator==(const DayOpened&) const = default;
};

/// The clock was set (clock.hpp). From here on hall time runs this much ahead of it (zero again: they agree).
struct ClockCorrected {
    Duration ahead{};
    Duration leapt{};       ///< hall time skips so much, and everything under way is moved with it: nobody waits longer
    bool dateFound = false; ///< the clock had lost its date; the day goes on under the one it has now
    bool operator==(const ClockCorrected&) const = default;
};

struct TicketIssued {
    TicketId ticket;
    TicketNumber number;
    GroupIndex group{};
    LaneIndex lane{};
    ItemList items;
    Evidence evidence = Evidence::none;
    std::uint64_t person = 0;
    std::string issuedBy;
    std::string helper{};   ///< staff number; empty: nobody
    TicketId appointment{}; ///< all zero: came without one
    TimePoint bookedFor{};  ///< the appointment's time; zero: came without one
    Expectation expected{};
    bool operator==(const TicketIssued&) const = default;
};

struct AppointmentBooked {
    TicketId appointment;
    ItemList items;
    GroupIndex group{};
    TimePoint at{};
    std::uint64_t person = 0;
    bool operator==(const AppointmentBooked&) const = default;
};

struct AppointmentCancelled {
    TicketId appointment;
    bool operator==(const AppointmentCancelled&) const = default;
};

/// One head of a line as it stood when a call was decided. Its score is waited / promise.
struct ComparedHead {
    TicketNumber number;
    LaneIndex lane{};
    Duration waited{};
    Duration promise{};
    bool operator==(const ComparedHead&) const = default;
};

/// How a call came about.
struct CallKind {
    bool markedFirst = false; ///< a green desk: a head of a marked lane came before all others
    bool outOfOrder = false;  ///< staff called it by name
    bool operator==(const CallKind&) const = default;
};

/// Calls and recalls are numbered without gaps over the site's whole life.
struct TicketCalled {
    TicketId ticket;
    DeskNumber desk = 0;
    std::uint64_t call = 0;
    std::int64_t policyVersion = 0;
    bool markedFirst = false;        ///< a green desk: a head of a marked lane came before all others
    std::vector<ComparedHead> heads; ///< every head that was compared, the chosen one first, then by falling score
    std::string reason{};            ///< called out of the order, and why; empty: the order chose it
    bool operator==(const TicketCalled&) const = default;
};

struct TicketRecalled {
    TicketId ticket;
    DeskNumber desk = 0;
    std::uint64_t call = 0;
    bool operator==(const TicketRecalled&) const = default;
};

struct ServiceStarted {
    TicketId ticket;
    DeskNumber desk = 0;
    bool operator==(const ServiceStarted&) const = default;
};

struct ServiceFinished {
    TicketId ticket;
    DeskNumber desk = 0;
    bool operator==(const ServiceFinished&) const = default;
};

/// `again`: back in its line, but not to be called before that moment. Zero: put aside.
struct TicketNoShow {
    TicketId ticket;
    DeskNumber desk = 0;
    TimePoint again{};
    bool operator==(const TicketNoShow&) const = default;
};

/// Put aside: its wait stands still.
struct TicketHeld {
    TicketId ticket;
    DeskNumber desk = 0;
    std::string reason;
    bool operator==(const TicketHeld&) const = default;
};

/// Waits on, in this group and for this desk (0: for any that serves the group).
struct TicketTransferred {
    TicketId ticket;
    DeskNumber desk = 0; ///< where it was asked for; 0: nobody did, the desk it waited for is not coming
    GroupIndex group{};
    DeskNumber toDesk = 0;
    std::string reason;
    TimePoint again{}; ///< still rests between two calls in vain, until then; zero: does not
    bool operator==(const TicketTransferred&) const = default;
};

/// From the desk back into its line.
struct TicketReturned {
    TicketId ticket;
    DeskNumber desk = 0;
    std::string reason;
    bool operator==(const TicketReturned&) const = default;
};

/// evidence: confirmed or refused. A refused one at a desk is back in the line of `lane`.
struct ClaimDecided {
    TicketId ticket;
    DeskNumber desk = 0;
    Evidence evidence = Evidence::none;
    LaneIndex lane{};
    TimePoint again{}; ///< as in TicketTransferred
    bool operator==(const ClaimDecided&) const = default;
};

struct LaneChanged {
    TicketId ticket;
    DeskNumber desk = 0; ///< where it was asked for
    LaneIndex lane{};
    Evidence evidence = Evidence::none;
    std::string reason;
    TimePoint again{}; ///< as in TicketTransferred
    bool operator==(const LaneChanged&) const = default;
};

/// Back in its line with its first arrival.
struct TicketResumed {
    TicketId ticket;
    DeskNumber desk = 0;
    bool operator==(const TicketResumed&) const = default;
};

struct TicketCancelled {
    TicketId ticket;
    std::string by;
    bool operator==(const TicketCancelled&) const = default;
};

/// What became of the paper. `abandoned` also holds a ticket that waits.
struct PrintRecorded {
    TicketId ticket;
    PrintOutcome outcome = PrintOutcome::unknown;
    bool reprint = false;
    std::string fault;
    std::string kiosk;
    bool operator==(const PrintRecorded&) const = default;
};

struct DeskOpened {
    DeskNumber desk = 0;
    std::string staff;
    bool operator==(const DeskOpened&) const = default;
};

struct DeskPaused {
    DeskNumber desk = 0;
    std::string reason;
    bool operator==(const DeskPaused&) const = default;
};

struct DeskClosed {
    DeskNumber desk = 0;
    bool operator==(const DeskClosed&) const = default;
};

/// Whoever waited or was held is expired, no-shows are cancelled.
struct DayClosed {
    std::string by;
    bool closesDesks = false; ///< those where nobody is
    bool operator==(const DayClosed&) const = default;
};

struct DayReopened {
    std::string by;
    bool operator==(const DayReopened&) const = default;
};

struct PolicyAdopted {
    Policy policy;
    PolicyOrigin origin = PolicyOrigin::file;
    std::string by;
    bool operator==(const PolicyAdopted&) const = default;
};

struct HelpAsked {
    std::uint64_t help = 0; ///< numbered over the site's whole life
    std::string kiosk;
    std::string reason;
    bool operator==(const HelpAsked&) const = default;
};

struct HelpAcknowledged {
    std::uint64_t help = 0;
    bool operator==(const HelpAcknowledged&) const = default;
};

/// What was missing of one item was told; `papers` in the catalogue's words.
struct NoticeGiven {
    TicketId ticket;
    TicketNumber number;
    std::uint64_t person = 0;
    DeskNumber desk = 0;
    std::string staff;
    ItemIndex item{};
    GroupIndex group{}; ///< of the item
    std::vector<std::string> papers;
    bool repeated = false; ///< not the first notice in this matter: the rule of one notice was broken
    bool operator==(const NoticeGiven&) const = default;
};

/// Taken on, to be done by the end of `due`.
struct MatterAccepted {
    TicketId ticket;
    TicketNumber number;
    DeskNumber desk = 0;
    std::string staff; ///< who is answerable for it
    ItemIndex item{};
    GroupIndex group{};   ///< of the item
    std::int32_t due = 0; ///< local days since 1970-01-01
    bool operator==(const MatterAccepted&) const = default;
};

struct MatterSettled {
    TicketId ticket;
    ItemIndex item{};
    GroupIndex group{}; ///< of the item
    MatterOutcome outcome = MatterOutcome::done;
    std::string by;
    bool operator==(const MatterSettled&) const = default;
};

/// `staff`: who served, also if somebody else sits there now.
struct ServiceRated {
    TicketId ticket;
    TicketNumber number;
    DeskNumber desk = 0;
    std::string staff;
    int grade = 0; ///< 1 to 5 stars
    bool operator==(const ServiceRated&) const = default;
};

using EventBody =
    std::variant<DayOpened, ClockCorrected, TicketIssued, TicketCalled, TicketRecalled, ServiceStarted, ServiceFinished,
                 TicketNoShow, TicketResumed, TicketCancelled, PrintRecorded, DeskOpened, DeskPaused, DeskClosed,
                 HelpAsked, HelpAcknowledged, AppointmentBooked, AppointmentCancelled, TicketHeld, TicketTransferred,
                 TicketReturned, ClaimDecided, LaneChanged, DayClosed, DayReopened, PolicyAdopted, NoticeGiven,
                 MatterAccepted, MatterSettled, ServiceRated>;

struct Event {
    TimePoint at{}; ///< hall time; never before that of the event before
    EventBody body;
    bool operator==(const Event&) const = default;
};

} // namespace fifteen::domain
