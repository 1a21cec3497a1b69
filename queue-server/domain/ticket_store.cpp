// SPDX-License-Identifier: Apache-2.0
#include "domain/ticket_store.hpp"

namespace fifteen::domain {

namespace {

std::uint64_t hashOf(TicketId id) {
    // Ids are random, but a test's or an import's may be small and even: the multiplication spreads those too.
    const auto mixed = (id.high ^ id.low) * 0x9E3779B97F4A7C15ULL;
    return mixed ^ mixed >> 32U;
}

std::uint32_t tagOf(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

} // namespace

void TicketStore::fetch(Slot slot) const {
    const auto* const ticket = &(*this)[slot];
    __builtin_prefetch(ticket);
    __builtin_prefetch(reinterpret_cast<const char*>(ticket) + 64);
}

void TicketStore::fetchIndex(Slot slot) const {
    __builtin_prefetch(&index_[placeOf(hashOf((*this)[slot].id))]);
}

void TicketStore::index(Slot slot) {
    const auto hash = hashOf((*this)[slot].id);
    auto place = placeOf(hash);
    while (index_[place].slot != none) {
        place = (place + 1) & (index_.size() - 1);
    }
    index_[place] = {slot, tagOf(hash)};
}

TicketStore::Slot TicketStore::add(const Ticket& ticket) {
    if (blocks_.empty() || blocks_.back().size() == blockSize) {
        blocks_.emplace_back();
    }
    blocks_.back().push_back(ticket);
    const auto slot = static_cast<Slot>(size_++);
    if (size_ * 2 > index_.size()) {
        index_.assign(index_.empty() ? 64 : index_.size() * 2, Place{});
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
    const auto hash = hashOf(id);
    for (auto place = placeOf(hash); index_[place].slot != none; place = (place + 1) & (index_.size() - 1)) {
        const auto [slot, tag] = index_[place];
        if (tag == tagOf(hash) && (*this)[slot].id == id) {
            return slot;
        }
    }
    return none;
}

const Ticket* TicketStore::find(TicketId id) const {
    const auto slot = slotOf(id);
    return slot == none ? nullptr : &(*this)[slot];
}

} // namespace fifteen::domain
