// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ticket_store.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace fifteen::domain {

/// Those who wait in one lane, by the moment their wait is counted from, then arrival, then id: the order in which they
/// use up their promise. The head is at hand at once, and how many come before a moment is a binary search. Coming at
/// the end and leaving from the front, which is what nearly everybody does, cost nothing that grows with the line.
class Line {
public:
    bool empty() const { return size() == 0; }

    std::size_t size() const { return entries_.size() - front_; }

    TicketStore::Slot head() const { return entries_[front_].slot; }

    TimePoint headWaitsFrom() const { return entries_[front_].waitsFrom; }

    void insert(const TicketStore& tickets, TicketStore::Slot slot);
    void remove(const TicketStore& tickets, TicketStore::Slot slot);

    /// How many from the head on satisfy `comesFirst(const Ticket&)`, which must be true of a beginning of the line.
    template <class ComesFirst>
    std::size_t countWhile(const TicketStore& tickets, ComesFirst&& comesFirst) const {
        const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(front_);
        const auto stop = std::partition_point(begin, entries_.end(),
                                               [&](const Entry& entry) { return comesFirst(tickets[entry.slot]); });
        return static_cast<std::size_t>(stop - begin);
    }

    /// Calls `visit(TicketStore::Slot)` from the head to the last.
    template <class Visit>
    void forEach(Visit&& visit) const {
        for (auto at = front_; at < entries_.size(); ++at) {
            visit(entries_[at].slot);
        }
    }

    /// The same for the first `most`.
    template <class Visit>
    void forFirst(std::size_t most, Visit&& visit) const {
        for (auto at = front_; at < entries_.size() && at - front_ < most; ++at) {
            visit(entries_[at].slot);
        }
    }

    void clear() {
        entries_.clear();
        front_ = 0;
    }

    /// Tells where the tickets lie after the store was packed: `moved[old]` is the new slot.
    void renumber(std::span<const TicketStore::Slot> moved) {
        for (auto at = front_; at < entries_.size(); ++at) {
            entries_[at].slot = moved[entries_[at].slot];
        }
    }

private:
    struct Entry {
        TimePoint waitsFrom{};
        TicketStore::Slot slot = 0;
    };

    std::vector<Entry>::const_iterator place(const TicketStore& tickets, const Ticket& ticket) const;

    std::vector<Entry> entries_;
    std::size_t front_ = 0; ///< entries before it have left; the space is taken back when it is half of the whole
};

} // namespace fifteen::domain
