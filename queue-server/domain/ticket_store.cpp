// SPDX-License-Identifier: Apache-2.0
#include "domain/ticket_store.hpp"

namespace fifteen::domain {

std::size_t TicketStore::bucketOf(TicketId id) const {
    // Ids are random, but a test's or an import's may be small and even: the multiplication spreads those too.
    const auto mixed = (id.high ^ id.low) * 0x9E3779B97F4A7C15ULL;
    return (mixed ^ mixed >> 32U) & (index_.size() - 1);
}

void TicketStore::index(Slot slot) {
    auto bucket = bucketOf((*this)[slot].id);
    while (index_[bucket] != none) {
        bucket = (bucket + 1) & (index_.size() - 1);
    }
    index_[bucket] = slot;
}

TicketStore::Slot TicketStore::add(const Ticket& ticket) {
    if (blocks_.empty() || blocks_.back().size() == blockSize) {
        blocks_.emplace_back();
    }
    blocks_.back().push_back(ticket);
    const auto slot = static_cast<Slot>(size_++);
    if (size_ * 2 > index_.size()) {
        index_.assign(index_.empty() ? 64 : index_.size() * 2, none);
        for (Slot old = 0; old < slot; ++old) {
            index(old);
        }
    }
    index(slot);
    return slot;
}

TicketStore::Slot TicketStore::slotOf(TicketId id) const {
    if (index_.empty()) {
        return none;
    }
    for (auto bucket = bucketOf(id); index_[bucket] != none; bucket = (bucket + 1) & (index_.size() - 1)) {
        if ((*this)[index_[bucket]].id == id) {
            return index_[bucket];
        }
    }
    return none;
}

const Ticket* TicketStore::find(TicketId id) const {
    const auto slot = slotOf(id);
    return slot == none ? nullptr : &(*this)[slot];
}

} // namespace fifteen::domain
