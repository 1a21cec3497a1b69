// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ticket.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::domain {

/// The day's tickets in the order they came, found by id. Blocks of fixed size, so that growing never copies the day
/// (and never doubles its memory); the index has 8 bytes a place and is half full at most.
class TicketStore {
public:
    using Slot = std::uint32_t;

    std::size_t size() const { return size_; }

    Slot add(const Ticket& ticket);
    const Ticket* find(TicketId id) const;
    /// Slot of a known ticket, or `none`.
    Slot slotOf(TicketId id) const;
    static constexpr Slot none = 0xFFFFFFFF;

    Ticket& operator[](Slot slot) { return blocks_[slot / blockSize][slot % blockSize]; }

    const Ticket& operator[](Slot slot) const { return blocks_[slot / blockSize][slot % blockSize]; }

    /// Has the processor fetch what a look at the ticket will need: it lies anywhere in a long day.
    void fetch(Slot slot) const;
    /// The same for finding it by its id. The ticket itself should be near already.
    void fetchIndex(Slot slot) const;

    template <class Visit>
    void forEach(Visit&& visit) const {
        for (const auto& block : blocks_) {
            for (const auto& ticket : block) {
                visit(ticket);
            }
        }
    }

    /// From the last that came back to the first while `visit(const Ticket&)` says true.
    template <class Visit>
    void fromLast(Visit&& visit) const {
        for (auto slot = size_; slot > 0 && visit((*this)[static_cast<Slot>(slot - 1)]); --slot) {
        }
    }

private:
    static constexpr std::size_t blockSize = 1024;

    /// Part of the id's hash lies beside the slot: a look at the wrong ticket is as good as never needed.
    struct Place {
        Slot slot = none;
        std::uint32_t tag = 0;
    };

    void index(Slot slot);

    std::size_t placeOf(std::uint64_t hash) const { return hash & (index_.size() - 1); }

    std::vector<std::vector<Ticket>> blocks_;
    std::vector<Place> index_; ///< open addressing, linear probing; size a power of two
    std::size_t size_ = 0;
};

} // namespace fifteen::domain
