// SPDX-License-Identifier: Apache-2.0
#include "applier.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

constexpr std::size_t departuresKept = 8;

} // namespace

void Applier::operator()(const TicketIssued& event) {
    if (hall_.tickets_.find(event.ticket) != nullptr) {
        return;
    }
    Ticket ticket;
    ticket.id = event.ticket;
    ticket.arrived = at_;
    ticket.waitsFrom = std::max(at_, event.bookedFor);
    ticket.person = event.person;
    ticket.number = event.number;
    ticket.items = event.items;
    ticket.group = event.group;
    ticket.lane = event.lane;
    ticket.evidence = event.evidence;
    ticket.expected = event.expected;
    if (!event.helper.empty()) {
        ticket.helper = indexOf(event.helper);
    }
    auto& last = hall_.lastNumber_[static_cast<unsigned char>(event.number.prefix)];
    last = std::max(last, event.number.value);
    joinLine(hall_.tickets_.add(ticket));
    if (event.appointment != TicketId{}) {
        const auto booked = std::ranges::find(hall_.appointments_, event.appointment, &Appointment::id);
        if (booked != hall_.appointments_.end()) {
            booked->ticket = event.ticket;
        }
    }
}

void Applier::operator()(const AppointmentBooked& event) {
    const Appointment booked{event.appointment, event.at, event.items, event.group, event.person, {}};
    const auto before = [](const Appointment& a, const Appointment& b) {
        return std::tie(a.at, a.id) < std::tie(b.at, b.id);
    };
    hall_.appointments_.insert(std::ranges::upper_bound(hall_.appointments_, booked, before), booked);
}

void Applier::operator()(const AppointmentCancelled& event) {
    std::erase_if(hall_.appointments_, [&](const Appointment& one) { return one.id == event.appointment; });
}

void Applier::operator()(const TicketCalled& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        hall_.lastCall_ = event.call;
        return;
    }
    auto& ticket = hall_.tickets_[slot];
    if (ticket.onlyAt != 0) {
        remember(slot, at_);
    }
    leaveLine(slot);
    auto& desk = hall_.deskFor(event.desk);
    desk.ticket = event.ticket;
    desk.explanation = Explanation{event.policyVersion, hall_.events_, event.markedFirst, event.reason, event.heads};
    desk.calledAt = at_;
    desk.countedAt = at_;
    desk.counted = 1;
    ticket.state = TicketState::called;
    ticket.desk = event.desk;
    ticket.onlyAt = 0;
    if (ticket.owner == StaffIndex{}) {
        ticket.owner = indexOf(desk.staff);
    }
    announce(slot, desk, event.call);
    auto& call = hall_.calls_.back();
    call.repeated = false;
    call.kind = {event.markedFirst, !event.reason.empty()};
    call.line = ticket.group;
    call.policyVersion = event.policyVersion;
    call.record = hall_.events_;
    call.reason = event.reason;
    for (const auto& head : event.heads) {
        if (call.headCount < call.heads.size()) {
            call.heads[call.headCount++] = {head.number, static_cast<std::uint32_t>(head.waited.count()),
                                            static_cast<std::uint32_t>(head.promise.count()), head.lane};
        }
    }
}

void Applier::operator()(const TicketRecalled& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        hall_.lastCall_ = event.call;
        return;
    }
    auto& desk = hall_.deskFor(event.desk);
    if (at_ - desk.countedAt >= hall_.policy_->noShow.spacing) {
        desk.countedAt = at_;
        ++desk.counted;
    }
    announce(slot, desk, event.call);
}

void Applier::operator()(const ServiceStarted& event) {
    if (auto* const ticket = known(event.ticket)) {
        ticket->state = TicketState::serving;
        ticket->started = at_;
        ticket->missed = 0;
    }
}

void Applier::operator()(const ServiceFinished& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot != TicketStore::none) {
        auto& desk = hall_.deskFor(event.desk);
        ++desk.today.finished;
        desk.today.service += at_ - hall_.tickets_[slot].started;
        awaitRating(desk, hall_.tickets_[slot], at_);
        leave(slot, TicketState::finished);
    }
}

void Applier::operator()(const TicketNoShow& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        return;
    }
    auto& desk = hall_.deskFor(event.desk);
    auto& ticket = hall_.tickets_[slot];
    ++desk.today.noShow;
    ticket.missed = static_cast<std::uint8_t>(std::min(ticket.missed + desk.counted, 255));
    if (event.again == TimePoint{}) {
        putAside(slot, TicketState::noShow);
        return;
    }
    remember(slot, event.again);
    freeDesk(ticket, TicketState::noShow);
    ticket.state = TicketState::waiting;
    hall_.room_.rest(hall_.tickets_, slot, event.again);
    hall_.room_.wake(hall_.tickets_, hall_.time_);
}

void Applier::operator()(const TicketHeld& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot != TicketStore::none) {
        putAside(slot, TicketState::held);
    }
}

void Applier::operator()(const TicketResumed& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none || !isAside(hall_.tickets_[slot].state)) {
        return;
    }
    auto& ticket = hall_.tickets_[slot];
    remember(slot, at_);
    ticket.waitsFrom += at_ - ticket.ended;
    ticket.missed = 0;
    std::erase(hall_.aside_, slot);
    backInLine(slot);
}

void Applier::operator()(const TicketTransferred& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        return;
    }
    remember(slot, std::max(at_, event.again));
    leave(slot, TicketState::waiting);
    hall_.tickets_[slot].group = event.group;
    hall_.tickets_[slot].onlyAt = event.toDesk;
    backInLine(slot, event.again);
}

void Applier::operator()(const TicketReturned& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot != TicketStore::none) {
        remember(slot, at_);
        leave(slot, TicketState::waiting);
        backInLine(slot);
    }
}

void Applier::operator()(const ClaimDecided& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        return;
    }
    auto& ticket = hall_.tickets_[slot];
    ticket.evidence = event.evidence;
    if (event.evidence == Evidence::confirmed) {
        return;
    }
    remember(slot, std::max(at_, event.again));
    if (isAside(ticket.state)) {
        ticket.lane = event.lane;
        return;
    }
    leave(slot, TicketState::waiting);
    ticket.lane = event.lane;
    backInLine(slot, event.again);
}

void Applier::operator()(const LaneChanged& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        return;
    }
    auto& ticket = hall_.tickets_[slot];
    const bool waits = ticket.state == TicketState::waiting;
    remember(slot, std::max(at_, event.again));
    leaveLine(slot);
    ticket.lane = event.lane;
    ticket.evidence = event.evidence;
    if (waits) {
        joinLine(slot, event.again);
    }
}

void Applier::operator()(const TicketCancelled& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot != TicketStore::none) {
        leave(slot, TicketState::cancelled);
    }
}

void Applier::operator()(const PrintRecorded& event) {
    const auto slot = hall_.tickets_.slotOf(event.ticket);
    if (slot == TicketStore::none) {
        return;
    }
    auto& ticket = hall_.tickets_[slot];
    ticket.print = event.outcome;
    if (event.outcome == PrintOutcome::abandoned && ticket.state == TicketState::waiting) {
        putAside(slot, TicketState::held);
    }
}

Ticket* Applier::known(TicketId id) {
    const auto slot = hall_.tickets_.slotOf(id);
    return slot == TicketStore::none ? nullptr : &hall_.tickets_[slot];
}

void Applier::joinLine(Slot slot, TimePoint again) {
    if (again > hall_.time_) {
        hall_.room_.rest(hall_.tickets_, slot, again);
    } else {
        hall_.room_.join(hall_.tickets_, slot);
    }
}

void Applier::leaveLine(Slot slot) {
    if (hall_.tickets_[slot].state == TicketState::waiting) {
        hall_.room_.leave(hall_.tickets_, slot);
    }
}

void Applier::leave(Slot slot, TicketState outcome) {
    auto& ticket = hall_.tickets_[slot];
    leaveLine(slot);
    if (isAside(ticket.state)) {
        std::erase(hall_.aside_, slot);
    }
    freeDesk(ticket, outcome);
    ticket.state = outcome;
    ticket.ended = at_;
}

void Applier::putAside(Slot slot, TicketState outcome) {
    leave(slot, outcome);
    hall_.aside_.push_back(slot);
}

/// Of a ticket that stands in no line just now.
void Applier::backInLine(Slot slot, TimePoint again) {
    hall_.tickets_[slot].state = TicketState::waiting;
    hall_.tickets_[slot].ended = {};
    joinLine(slot, again);
}

void Applier::freeDesk(const Ticket& ticket, TicketState outcome) {
    if (!atDesk(ticket.state)) {
        return;
    }
    auto& desk = hall_.deskFor(ticket.desk);
    desk.ticket.reset();
    desk.explanation.reset();
    desk.recent.insert(desk.recent.begin(), Departure{ticket.number, outcome, at_});
    if (desk.recent.size() > departuresKept) {
        desk.recent.pop_back();
    }
    const auto group = static_cast<std::size_t>(ticket.group);
    if (group >= hall_.occupations_.size()) {
        hall_.occupations_.resize(group + 1);
    }
    hall_.occupations_[group].add(at_ - desk.calledAt);
}

void Applier::announce(Slot slot, Desk& desk, std::uint64_t call) {
    auto& ticket = hall_.tickets_[slot];
    ticket.called = at_;
    ticket.calls = static_cast<std::uint8_t>(std::min(ticket.calls + 1, 255));
    hall_.lastCall_ = call;
    hall_.calls_.push_back({.at = at_, .slot = slot, .desk = desk.number, .times = ticket.calls, .repeated = true});
}

void Applier::remember(Slot slot, TimePoint back) {
    const auto& ticket = hall_.tickets_[slot];
    const Standing stood{ticket.waitsFrom, ticket.group, ticket.lane, ticket.onlyAt};
    hall_.chapters_.push_back({slot, stood, std::min(hall_.leftLine(slot), at_), back});
}

StaffIndex Applier::indexOf(const std::string& staff) {
    auto& table = hall_.staff_;
    const auto found = std::ranges::find(table, staff);
    if (found != table.end()) {
        return static_cast<StaffIndex>(found - table.begin());
    }
    if (table.size() > 0xFFFF) {
        return StaffIndex{};
    }
    table.push_back(staff);
    return static_cast<StaffIndex>(table.size() - 1);
}

} // namespace fifteen::domain
