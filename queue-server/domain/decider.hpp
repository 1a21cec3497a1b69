// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "domain/error.hpp"
#include "domain/event.hpp"
#include "domain/hall.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace fifteen::domain {

using Bodies = std::vector<EventBody>;

/// One member a command, on a hall whose day is today's.
class Decider {
public:
    Decider(const Hall& hall, TimePoint now)
        : hall_(hall)
        , now_(now) {}

    // decide_arrival.cpp: how a ticket comes to be, and what is known of its paper
    Result<Bodies> operator()(const IssueTicket& command) const;
    Result<Bodies> operator()(const BookAppointment& command) const;
    Result<Bodies> operator()(const CancelAppointment& command) const;
    Result<Bodies> operator()(const CheckIn& command) const;
    Result<Bodies> operator()(const RecordPrint& command) const;
    Result<Bodies> operator()(const CancelTicket& command) const;

    // decide_call.cpp: what is done at a desk with a ticket
    Result<Bodies> operator()(const CallNext& command) const;
    Result<Bodies> operator()(const CallTicket& command) const;
    Result<Bodies> operator()(const Recall& command) const;
    Result<Bodies> operator()(const StartService& command) const;
    Result<Bodies> operator()(const FinishService& command) const;
    Result<Bodies> operator()(const MarkNoShow& command) const;
    Result<Bodies> operator()(const HoldTicket& command) const;
    Result<Bodies> operator()(const ResumeTicket& command) const;
    Result<Bodies> operator()(const TransferTicket& command) const;
    Result<Bodies> operator()(const ReturnTicket& command) const;
    Result<Bodies> operator()(const DecideClaim& command) const;
    Result<Bodies> operator()(const ChangeLane& command) const;

    // decide_matters.cpp: what is missing, and what is promised by a day
    Result<Bodies> operator()(const GiveNotice& command) const;
    Result<Bodies> operator()(const AcceptMatter& command) const;
    Result<Bodies> operator()(const SettleMatter& command) const;

    // decide_rating.cpp
    Result<Bodies> operator()(const RateService& command) const;

    // decide.cpp: the desks, the day, the policy, help
    Result<Bodies> operator()(const OpenDesk& command) const;
    Result<Bodies> operator()(const PauseDesk& command) const;
    Result<Bodies> operator()(const CloseDesk& command) const;
    Result<Bodies> operator()(const CloseDay& command) const;
    Result<Bodies> operator()(const ReopenDay& command) const;
    Result<Bodies> operator()(const AdoptPolicy& command) const;
    Result<Bodies> operator()(const AskHelp& command) const;
    Result<Bodies> operator()(const AcknowledgeHelp& command) const;

private:
    struct Chosen {
        ItemList items;
        GroupIndex group{};
    };

    /// The items and their one group.
    Result<Chosen> chooseItems(const std::vector<std::string>& ids) const;
    /// One of the ticket's own.
    Result<ItemIndex> itemOf(const Ticket& ticket, const std::string& id) const;
    Result<TicketNumber> nextNumber(GroupIndex group) const;
    bool isServed(GroupIndex group) const;

    /// A desk of the policy in force; a desk that only old records know is not one.
    const Desk* knownDesk(DeskNumber number) const;
    bool knownReason(const std::string& reason) const;

    /// The ticket the clerk means, if it is at the clerk's desk and in one of these states.
    Result<const Ticket*> atThisDesk(DeskNumber desk, TicketId ticket, std::initializer_list<TicketState> states) const;
    /// The ticket the clerk means, if it is at the clerk's desk, or waits.
    Result<const Ticket*> hereOrWaiting(DeskNumber desk, TicketId ticket) const;
    Result<void> mayCall(DeskNumber desk) const;
    /// Until when the ticket rests between two calls in vain; zero: it does not.
    TimePoint restOf(const Ticket& ticket) const;

    const Hall& hall_;
    TimePoint now_;
};

} // namespace fifteen::domain
