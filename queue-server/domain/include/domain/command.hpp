// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/policy.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What somebody wants of the hall. `decide` checks it and answers with events or with a reason why not.
namespace fifteen::domain {

enum class Evidence : std::uint8_t { none, proven, declared, confirmed, refused };
enum class MatterOutcome : std::uint8_t { done, withdrawn };
enum class PrintOutcome : std::uint8_t { unknown, printed, failed, abandoned };

/// person: random reference to the row of personal data kept outside the journal; 0: nobody known.
struct IssueTicket {
    TicketId id;
    std::vector<std::string> items;
    std::optional<std::string> claim;
    Evidence evidence = Evidence::none;
    std::uint64_t person = 0;
    std::string issuedBy; ///< kiosk or desk
    bool byStaff = false; ///< staff give numbers outside opening hours too
    std::string helper{}; ///< staff number of who sees to the matter for the visitor (帮办代办); empty: nobody
};

/// A time agreed on beforehand. `id` is random, made outside; the visitor checks in with it.
struct BookAppointment {
    TicketId id;
    std::vector<std::string> items;
    TimePoint at{};
    std::uint64_t person = 0;
};

struct CancelAppointment {
    TicketId appointment;
};

/// The visitor with the appointment is here: makes the ticket.
struct CheckIn {
    TicketId appointment;
    TicketId ticket;
    std::string issuedBy;
};

struct CallNext {
    DeskNumber desk = 0;
    bool finishCurrent = false;
};

/// Calls this ticket, out of the order, for a reason of its own. One put aside is brought back first.
struct CallTicket {
    DeskNumber desk = 0;
    TicketId ticket;
    std::string reason;
};

struct Recall {
    DeskNumber desk = 0;
    TicketId ticket;
};

struct StartService {
    DeskNumber desk = 0;
    TicketId ticket;
};

struct FinishService {
    DeskNumber desk = 0;
    TicketId ticket;
};

struct MarkNoShow {
    DeskNumber desk = 0;
    TicketId ticket;
};

/// Puts a ticket aside: one that waits, or the visitor at this desk. Its wait stands still.
struct HoldTicket {
    DeskNumber desk = 0;
    TicketId ticket;
    std::string reason;
};

/// To another group, or to one desk alone; number, arrival, lane and owner stay. One that waits, or the visitor at this
/// desk.
struct TransferTicket {
    DeskNumber desk = 0; ///< where it is asked for
    TicketId ticket;
    std::optional<std::string> group; ///< empty: the group it has
    DeskNumber toDesk = 0;            ///< 0: any that serves the group
    std::string reason;
};

/// The visitor at this desk goes back into the line as if never called.
struct ReturnTicket {
    DeskNumber desk = 0;
    TicketId ticket;
    std::string reason;
};

/// What the papers say of a declared claim. Refused: it goes on in the ordinary lane with its first arrival.
struct DecideClaim {
    DeskNumber desk = 0;
    TicketId ticket;
    bool confirmed = false;
};

/// Staff grant or take away a lane. Only of a ticket that waits or is put aside.
struct ChangeLane {
    DeskNumber desk = 0; ///< where it is asked for
    TicketId ticket;
    std::string lane;
    std::string reason;
};

/// Brings a held ticket or a no-show back into its line, its first arrival kept.
struct ResumeTicket {
    DeskNumber desk = 0;
    TicketId ticket;
};

struct CancelTicket {
    TicketId ticket;
    std::string by;
};

struct RecordPrint {
    TicketId ticket;
    PrintOutcome outcome = PrintOutcome::unknown;
    bool reprint = false;
    std::string fault;
    std::string kiosk;
};

struct OpenDesk {
    DeskNumber desk = 0;
    std::string staff;
};

/// The reason: one of the site's, where it lists some; may be said later, by pausing again.
struct PauseDesk {
    DeskNumber desk = 0;
    std::string reason;
};

struct CloseDesk {
    DeskNumber desk = 0;
};

/// Whoever still waits or is put aside goes home; no more numbers today. Visitors at desks are served to the end.
struct CloseDay {
    std::string by;
};

/// Takes back CloseDay's "no more numbers today"; nothing else.
struct ReopenDay {
    std::string by;
};

/// From now on this is the policy. The caller has checked it; the version is given here.
struct AdoptPolicy {
    Policy policy;
    PolicyOrigin origin = PolicyOrigin::file;
    std::string by;
};

struct AskHelp {
    std::string kiosk;
    std::string reason;
};

struct AcknowledgeHelp {
    std::uint64_t help = 0;
};

/// What is missing of one item of a ticket.
struct Gap {
    std::string item;
    std::vector<std::string> papers; ///< in the catalogue's words
    bool repeated = false;           ///< the visitor was told of gaps in this matter before: the caller has looked
    bool operator==(const Gap&) const = default;
};

/// All that is missing, told at once and on paper (一次告知制). To the visitor at this desk.
struct GiveNotice {
    DeskNumber desk = 0;
    TicketId ticket;
    std::vector<Gap> gaps;
};

/// The papers are complete, the matter is taken on and will be done by a day that is promised (限时办结制). Of the
/// visitor being served at this desk; an item that is done while the visitor waits is not taken on.
struct AcceptMatter {
    DeskNumber desk = 0;
    TicketId ticket;
    std::string item;
};

/// It is done, or the visitor wants it no more. On any day, from any desk.
struct SettleMatter {
    TicketId ticket;
    std::string item;
    MatterOutcome outcome = MatterOutcome::done;
    std::string by; ///< staff number
};

/// What the visitor thinks of the service, by the evaluator before them (一次一评). Of who is being served at this
/// desk, or was so lately.
struct RateService {
    DeskNumber desk = 0;
    TicketId ticket;
    int grade = 0; ///< stars: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意
};

using Command =
    std::variant<IssueTicket, BookAppointment, CancelAppointment, CheckIn, CallNext, CallTicket, Recall, StartService,
                 FinishService, MarkNoShow, HoldTicket, ResumeTicket, TransferTicket, ReturnTicket, DecideClaim,
                 ChangeLane, CancelTicket, RecordPrint, OpenDesk, PauseDesk, CloseDesk, CloseDay, ReopenDay,
                 AdoptPolicy, AskHelp, AcknowledgeHelp, GiveNotice, AcceptMatter, SettleMatter, RateService>;

} // namespace fifteen::domain
