// SPDX-License-Identifier: Apache-2.0
#include "decider.hpp"
#include "domain/order.hpp"

#include <algorithm>

namespace fifteen::domain {

Result<void> Decider::mayCall(DeskNumber number) const {
    const auto* const desk = knownDesk(number);
    if (desk == nullptr) {
        return Error::unknownDesk;
    }
    if (desk->state != DeskState::open) {
        return Error::deskClosed;
    }
    return {};
}

Result<const Ticket*> Decider::atThisDesk(DeskNumber desk, TicketId id,
                                          std::initializer_list<TicketState> states) const {
    if (knownDesk(desk) == nullptr &&
        hall_.at(desk) == nullptr) { // whoever is at a desk that is gone is served to the end
        return Error::unknownDesk;
    }
    const auto* const ticket = hall_.find(id);
    if (ticket == nullptr) {
        return Error::unknownTicket;
    }
    if (atDesk(ticket->state) && ticket->desk != desk) {
        return Error::ticketElsewhere;
    }
    if (std::ranges::find(states, ticket->state) == states.end()) {
        return Error::ticketWrongState;
    }
    return ticket;
}

Result<const Ticket*> Decider::hereOrWaiting(DeskNumber desk, TicketId id) const {
    return atThisDesk(desk, id, {TicketState::waiting, TicketState::called, TicketState::serving});
}

/// Whoever did not come is not called again at once because they were moved meanwhile.
TimePoint Decider::restOf(const Ticket& ticket) const {
    const auto until = hall_.restsUntil(ticket);
    return until > now_ ? until : TimePoint{};
}

Result<Bodies> Decider::operator()(const CallNext& command) const {
    if (const auto may = mayCall(command.desk); !may) {
        return may.error();
    }
    Bodies bodies;
    if (const auto* const current = hall_.at(command.desk)) {
        if (!command.finishCurrent || current->state != TicketState::serving) {
            return Error::deskBusy;
        }
        bodies.emplace_back(ServiceFinished{current->id, command.desk});
    }
    if (auto choice = chooseNext(hall_, *hall_.policy().desk(command.desk), now_)) {
        bodies.emplace_back(TicketCalled{.ticket = choice->ticket,
                                         .desk = command.desk,
                                         .call = hall_.lastCall() + 1,
                                         .policyVersion = hall_.policy().version,
                                         .markedFirst = choice->markedFirst,
                                         .heads = std::move(choice->heads)});
    }
    return bodies;
}

Result<Bodies> Decider::operator()(const CallTicket& command) const {
    if (const auto may = mayCall(command.desk); !may) {
        return may.error();
    }
    if (hall_.at(command.desk) != nullptr) {
        return Error::deskBusy;
    }
    if (command.reason.empty() || !knownReason(command.reason)) {
        return Error::unknownReason;
    }
    const auto ticket =
        atThisDesk(command.desk, command.ticket, {TicketState::waiting, TicketState::held, TicketState::noShow});
    if (!ticket) {
        return ticket.error();
    }
    Bodies bodies;
    const auto* called = *ticket;
    Ticket resumed;
    if (isAside(called->state)) {
        bodies.emplace_back(TicketResumed{command.ticket, command.desk});
        resumed = *called;
        resumed.waitsFrom += now_ - resumed.ended; // as it will stand a moment later: its wait stood still
        called = &resumed;
    }
    bodies.emplace_back(TicketCalled{.ticket = command.ticket,
                                     .desk = command.desk,
                                     .call = hall_.lastCall() + 1,
                                     .policyVersion = hall_.policy().version,
                                     .markedFirst = false,
                                     .heads = headsBehind(hall_, *called, *hall_.policy().desk(command.desk), now_),
                                     .reason = command.reason});
    return bodies;
}

Result<Bodies> Decider::operator()(const Recall& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::called});
    if (!ticket) {
        return ticket.error();
    }
    return Bodies{TicketRecalled{command.ticket, command.desk, hall_.lastCall() + 1}};
}

Result<Bodies> Decider::operator()(const StartService& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::called});
    if (!ticket) {
        return ticket.error();
    }
    return Bodies{ServiceStarted{command.ticket, command.desk}};
}

Result<Bodies> Decider::operator()(const FinishService& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::serving});
    if (!ticket) {
        return ticket.error();
    }
    return Bodies{ServiceFinished{command.ticket, command.desk}};
}

Result<Bodies> Decider::operator()(const MarkNoShow& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::called});
    if (!ticket) {
        return ticket.error();
    }
    const auto& rule = hall_.policy().noShow;
    const int missed = (*ticket)->missed + hall_.desk(command.desk)->counted;
    const auto again = missed < rule.calls ? now_ + rule.spacing : TimePoint{};
    return Bodies{TicketNoShow{command.ticket, command.desk, again}};
}

Result<Bodies> Decider::operator()(const HoldTicket& command) const {
    if (!command.reason.empty() && !knownReason(command.reason)) {
        return Error::unknownReason;
    }
    const auto ticket = hereOrWaiting(command.desk, command.ticket);
    if (!ticket) {
        return ticket.error();
    }
    return Bodies{TicketHeld{command.ticket, command.desk, command.reason}};
}

Result<Bodies> Decider::operator()(const ResumeTicket& command) const {
    const auto* const desk = knownDesk(command.desk);
    if (desk == nullptr) {
        return Error::unknownDesk;
    }
    if (desk->state == DeskState::closed) {
        return Error::deskClosed;
    }
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::held, TicketState::noShow});
    if (!ticket) {
        return ticket.error();
    }
    Bodies bodies{TicketResumed{command.ticket, command.desk}};
    const auto& resumed = **ticket;
    if (resumed.onlyAt != 0 && hall_.awaitedUntil(resumed.onlyAt) <= now_) { // the desk has gone home meanwhile
        bodies.emplace_back(TicketTransferred{command.ticket, command.desk, resumed.group, 0, {}});
    }
    return bodies;
}

Result<Bodies> Decider::operator()(const TransferTicket& command) const {
    if (!command.reason.empty() && !knownReason(command.reason)) {
        return Error::unknownReason;
    }
    const auto ticket = hereOrWaiting(command.desk, command.ticket);
    if (!ticket) {
        return ticket.error();
    }
    auto group = (*ticket)->group;
    if (command.group) {
        const auto found = hall_.site().group(*command.group);
        if (!found) {
            return Error::unknownGroup;
        }
        if (!isServed(*found)) {
            return Error::groupClosed;
        }
        group = *found;
    }
    if (command.toDesk != 0) {
        const auto* const desk = knownDesk(command.toDesk);
        if (desk == nullptr) {
            return Error::unknownDesk;
        }
        if (desk->state == DeskState::closed) {
            return Error::deskClosed;
        }
    }
    return Bodies{
        TicketTransferred{command.ticket, command.desk, group, command.toDesk, command.reason, restOf(**ticket)}};
}

Result<Bodies> Decider::operator()(const ReturnTicket& command) const {
    if (!command.reason.empty() && !knownReason(command.reason)) {
        return Error::unknownReason;
    }
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::called, TicketState::serving});
    if (!ticket) {
        return ticket.error();
    }
    return Bodies{TicketReturned{command.ticket, command.desk, command.reason}};
}

Result<Bodies> Decider::operator()(const DecideClaim& command) const {
    const auto ticket = atThisDesk(
        command.desk, command.ticket,
        {TicketState::waiting, TicketState::called, TicketState::serving, TicketState::held, TicketState::noShow});
    if (!ticket) {
        return ticket.error();
    }
    if ((*ticket)->evidence != Evidence::declared) {
        return Error::nothingDeclared;
    }
    if (command.confirmed) {
        return Bodies{ClaimDecided{command.ticket, command.desk, Evidence::confirmed, (*ticket)->lane}};
    }
    return Bodies{ClaimDecided{command.ticket, command.desk, Evidence::refused, LaneIndex{}, restOf(**ticket)}};
}

Result<Bodies> Decider::operator()(const ChangeLane& command) const {
    if (command.reason.empty() || !knownReason(command.reason)) {
        return Error::unknownReason;
    }
    const auto lane = hall_.site().lane(command.lane);
    if (!lane || hall_.site().lanes[static_cast<std::size_t>(*lane)].gone) {
        return Error::unknownLane;
    }
    const auto ticket =
        atThisDesk(command.desk, command.ticket, {TicketState::waiting, TicketState::held, TicketState::noShow});
    if (!ticket) {
        return ticket.error();
    }
    if ((*ticket)->lane == *lane) {
        return Bodies{};
    }
    const auto evidence = hall_.policy().marked(*lane) ? Evidence::confirmed : Evidence::none;
    return Bodies{LaneChanged{command.ticket, command.desk, *lane, evidence, command.reason, restOf(**ticket)}};
}

} // namespace fifteen::domain
