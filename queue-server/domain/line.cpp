// SPDX-License-Identifier: Apache-2.0
#include "domain/line.hpp"

#include <algorithm>
#include <tuple>

namespace fifteen::domain {

std::vector<Line::Entry>::const_iterator Line::place(const TicketStore& tickets, const Ticket& ticket) const {
    const auto before = [&](const Entry& entry, const Ticket& wanted) {
        if (entry.waitsFrom != wanted.waitsFrom) {
            return entry.waitsFrom < wanted.waitsFrom;
        }
        const auto& other = tickets[entry.slot];
        return std::tie(other.arrived, other.id) < std::tie(wanted.arrived, wanted.id);
    };
    return std::lower_bound(entries_.begin() + static_cast<std::ptrdiff_t>(front_), entries_.end(), ticket, before);
}

void Line::insert(const TicketStore& tickets, TicketStore::Slot slot) {
    const auto& ticket = tickets[slot];
    entries_.insert(place(tickets, ticket), Entry{ticket.waitsFrom, slot});
}

void Line::remove(const TicketStore& tickets, TicketStore::Slot slot) {
    if (empty()) {
        return;
    }
    if (head() != slot) { // the head, which nearly everybody is, is not searched for
        const auto at = place(tickets, tickets[slot]);
        if (at != entries_.end() && at->slot == slot) {
            entries_.erase(at);
        }
        return;
    }
    ++front_;
    if (front_ * 2 > entries_.size()) {
        entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(front_));
        front_ = 0;
    }
    if (size() > 1) { // whoever is called next, and after that
        tickets.fetchIndex(head());
        tickets.fetch(entries_[front_ + 1].slot);
    }
}

} // namespace fifteen::domain
