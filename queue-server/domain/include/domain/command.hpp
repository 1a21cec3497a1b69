// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What somebody wants of the hall. `decide` checks it and answers with events or with a reason why not.
namespace fifteen::domain {

enum class Evidence : std::uint8_t { none, proven, declared, confirmed, refused };
enum class PrintOutcome : std::uint8_t { unknown, printed, failed, abandoned };

/// person: random reference to the row of personal data kept outside the journal; 0: nobody known.
struct IssueTicket {
    TicketId id;
    std::vector<std::string> items;
    std::optional<std::string> claim;
    Evidence evidence = Evidence::none;
    std::uint64_t person = 0;
    std::string issuedBy; ///< kiosk or desk
};

struct CallNext {
    DeskNumber desk = 0;
    bool finishCurrent = false;
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

struct PauseDesk {
    DeskNumber desk = 0;
    std::string reason;
};

struct CloseDesk {
    DeskNumber desk = 0;
};

struct AskHelp {
    std::string kiosk;
    std::string reason;
};

struct AcknowledgeHelp {
    std::uint64_t help = 0;
};

using Command = std::variant<IssueTicket, CallNext, Recall, StartService, FinishService, MarkNoShow, ResumeTicket,
                             CancelTicket, RecordPrint, OpenDesk, PauseDesk, CloseDesk, AskHelp, AcknowledgeHelp>;

} // namespace fifteen::domain
