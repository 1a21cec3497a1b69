// SPDX-License-Identifier: Apache-2.0
#include "domain/line.hpp"

#include <algorithm>

namespace fifteen::domain {

std::vector<Line::Entry>::const_iterator Line::place(const TicketStore& tickets, TimePoint arrived, TicketId id) const {
    const auto before = [&](const Entry& entry, TimePoint at) {
        return entry.arrived < at || (entry.arrived == at && tickets[entry.slot].id < id);
    };
    return std::lower_bound(entries_.begin() + static_cast<std::ptrdiff_t>(front_), entries_.end(), arrived, before);
}

void Line::insert(const TicketStore& tickets, TicketStore::Slot slot) {
    const auto& ticket = tickets[slot];
    entries_.insert(place(tickets, ticket.arrived, ticket.id), Entry{ticket.arrived, slot});
}

void Line::remove(const TicketStore& tickets, TicketStore::Slot slot) {
    const auto& ticket = tickets[slot];
    const auto at = place(tickets, ticket.arrived, ticket.id);
    if (at == entries_.end() || at->slot != slot) {
        return;
    }
    if (at - entries_.begin() != static_cast<std::ptrdiff_t>(front_)) {
        entries_.erase(at);
        return;
    }
    ++front_;
    if (front_ * 2 > entries_.size()) {
        entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(front_));
        front_ = 0;
    }
}

} // namespace fifteen::domain
