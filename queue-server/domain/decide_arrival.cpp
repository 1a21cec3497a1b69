// SPDX-License-Identifier: Apache-2.0
#include "decider.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

constexpr std::uint32_t lastPossibleNumber = 999'999;

} // namespace

bool Decider::isServed(GroupIndex group) const {
    return std::ranges::any_of(hall_.policy().desks, [&](const DeskSetup& desk) {
        return std::ranges::find(desk.groups, group) != desk.groups.end();
    });
}

Result<Decider::Chosen> Decider::chooseItems(const std::vector<std::string>& ids) const {
    const auto& site = hall_.site();
    Chosen chosen;
    for (const auto& id : ids) {
        const auto item = site.item(id);
        if (!item) {
            return Error::unknownItem;
        }
        if (std::ranges::find(chosen.items, *item) != chosen.items.end()) {
            continue;
        }
        const auto group = site.items[static_cast<std::size_t>(*item)].group;
        if (chosen.items.size() > 0 && group != chosen.group) {
            return Error::itemsOfSeveralGroups;
        }
        if (chosen.items.size() == ItemList::capacity) {
            return Error::tooManyItems;
        }
        chosen.group = group;
        chosen.items.push(*item);
    }
    if (chosen.items.size() == 0) {
        return Error::noItem;
    }
    if (!isServed(chosen.group)) {
        return Error::groupClosed;
    }
    return chosen;
}

Result<TicketNumber> Decider::nextNumber(GroupIndex group) const {
    const char prefix = hall_.site().groups[static_cast<std::size_t>(group)].prefix;
    if (hall_.lastNumber(prefix) >= lastPossibleNumber) {
        return Error::numbersUsedUp;
    }
    return TicketNumber{prefix, hall_.lastNumber(prefix) + 1};
}

Result<Bodies> Decider::operator()(const IssueTicket& command) const {
    if (hall_.find(command.id) != nullptr) {
        return Error::ticketExists;
    }
    if (!command.byStaff && !hall_.givesNumbers(now_)) {
        return Error::hallClosed;
    }
    const auto chosen = chooseItems(command.items);
    if (!chosen) {
        return chosen.error();
    }
    TicketIssued issued;
    issued.ticket = command.id;
    issued.items = chosen->items;
    issued.group = chosen->group;
    issued.person = command.person;
    issued.issuedBy = command.issuedBy;
    issued.helper = command.helper;
    if (command.claim) {
        const auto lane = hall_.site().laneOfClaim(*command.claim);
        if (!lane) {
            return Error::unknownClaim;
        }
        issued.lane = *lane;
        // A claim nobody has proven was at least declared.
        issued.evidence = command.evidence == Evidence::none ? Evidence::declared : command.evidence;
    }
    const auto number = nextNumber(issued.group);
    if (!number) {
        return number.error();
    }
    issued.number = *number;
    return Bodies{std::move(issued)};
}

Result<Bodies> Decider::operator()(const BookAppointment& command) const {
    if (!hall_.site().laneOfAppointments()) {
        return Error::noAppointments;
    }
    if (hall_.appointment(command.id) != nullptr) {
        return Error::ticketExists;
    }
    if (command.at < hall_.clockAt(now_)) {
        return Error::appointmentPast;
    }
    if (!hall_.site().hours.isOpen(hall_.localMinute(command.at))) {
        return Error::hallClosed;
    }
    const auto chosen = chooseItems(command.items);
    if (!chosen) {
        return chosen.error();
    }
    return Bodies{AppointmentBooked{command.id, chosen->items, chosen->group, command.at, command.person}};
}

Result<Bodies> Decider::operator()(const CancelAppointment& command) const {
    const auto* const booked = hall_.appointment(command.appointment);
    if (booked == nullptr) {
        return Error::unknownAppointment;
    }
    if (booked->ticket != TicketId{}) {
        return Error::appointmentUsed;
    }
    return Bodies{AppointmentCancelled{command.appointment}};
}

Result<Bodies> Decider::operator()(const CheckIn& command) const {
    const auto* const booked = hall_.appointment(command.appointment);
    const auto lane = hall_.site().laneOfAppointments();
    if (booked == nullptr || !lane) {
        return Error::unknownAppointment;
    }
    if (booked->ticket != TicketId{}) {
        return Error::appointmentUsed;
    }
    if (hall_.dayOf(booked->at) > hall_.dayOf(hall_.clockAt(now_))) {
        return Error::appointmentNotToday;
    }
    if (hall_.find(command.ticket) != nullptr) {
        return Error::ticketExists;
    }
    if (hall_.dayClosed()) {
        return Error::hallClosed;
    }
    const auto number = nextNumber(booked->group);
    if (!number) {
        return number.error();
    }
    return Bodies{TicketIssued{.ticket = command.ticket,
                               .number = *number,
                               .group = booked->group,
                               .lane = *lane,
                               .items = booked->items,
                               .evidence = Evidence::none,
                               .person = booked->person,
                               .issuedBy = command.issuedBy,
                               .helper = {},
                               .appointment = booked->id,
                               .bookedFor = booked->at + hall_.clockAhead()}}; // in hall time, as all that is
}

Result<Bodies> Decider::operator()(const RecordPrint& command) const {
    // Whatever has become of the ticket meanwhile: what happened to its paper is a fact all the same.
    if (hall_.find(command.ticket) == nullptr) {
        return Error::unknownTicket;
    }
    return Bodies{PrintRecorded{command.ticket, command.outcome, command.reprint, command.fault, command.kiosk}};
}

Result<Bodies> Decider::operator()(const CancelTicket& command) const {
    const auto* const ticket = hall_.find(command.ticket);
    if (ticket == nullptr) {
        return Error::unknownTicket;
    }
    const bool cancellable =
        ticket->state == TicketState::waiting || ticket->state == TicketState::called || isAside(ticket->state);
    if (!cancellable) {
        return Error::ticketWrongState;
    }
    return Bodies{TicketCancelled{command.ticket, command.by}};
}

} // namespace fifteen::domain
