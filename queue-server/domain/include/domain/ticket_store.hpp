// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/ticket.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::domain {

/// The day's tickets in the order they came, found by id. Blocks of fixed size, so that growing never copies the day
/// (and never doubles its memory); the index holds 4 bytes a ticket at most half full.
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

    void index(Slot slot);
    std::size_t bucketOf(TicketId id) const;

    std::vector<std::vector<Ticket>> blocks_;
    std::vector<Slot> index_; ///< open addressing, linear probing; size a power of two
    std::size_t size_ = 0;
};

} // namespace fifteen::domain
