// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/line.hpp"
#include "domain/ticket_store.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace fifteen::domain {

/// Somebody who did not come when called: back in the line from `until` on.
struct Resting {
    TimePoint until{};
    TicketStore::Slot slot = 0;
};

/// Everybody who waits, each in exactly one place: a line of a group and lane, a line of one desk and lane, or resting
/// between two calls in vain. Where, the ticket itself says (group, lane, onlyAt); it must not change while in here.
class WaitingRoom {
public:
    void join(const TicketStore& tickets, TicketStore::Slot slot);
    void rest(const TicketStore& tickets, TicketStore::Slot slot, TimePoint until);
    void leave(const TicketStore& tickets, TicketStore::Slot slot);

    /// Whoever has rested until now goes into their line.
    void wake(const TicketStore& tickets, TimePoint now);

    void clear();

    /// Tells where the tickets lie after the store was packed: `moved[old]` is the new slot.
    void renumber(std::span<const TicketStore::Slot> moved);

    std::size_t size() const { return size_; }

    std::size_t count(GroupIndex group) const;
    std::size_t count(GroupIndex group, LaneIndex lane) const;

    const Line& line(GroupIndex group, LaneIndex lane) const;
    /// Of those who wait for this desk alone.
    const Line& line(DeskNumber desk, LaneIndex lane) const;

    /// By the end of their rest.
    std::span<const Resting> resting() const { return resting_; }

    /// Everybody who waits for this desk alone, whoever rests between two calls in vain too.
    std::vector<TicketStore::Slot> onlyAt(const TicketStore& tickets, DeskNumber desk) const;

    /// Calls `visit(TicketStore::Slot)` for everybody who waits for one desk alone, and for everybody who rests.
    template <class Visit>
    void forEachAtOneDesk(Visit&& visit) const {
        for (const auto& [desk, lanes] : desks_) {
            for (const auto& line : lanes) {
                line.forEach(visit);
            }
        }
        for (const auto& rest : resting_) {
            visit(rest.slot);
        }
    }

    /// Calls `visit(const Line&)` for every line.
    template <class Visit>
    void forEachLine(Visit&& visit) const {
        for (const auto& lanes : groups_) {
            for (const auto& line : lanes) {
                visit(line);
            }
        }
        for (const auto& [desk, lanes] : desks_) {
            for (const auto& line : lanes) {
                visit(line);
            }
        }
    }

private:
    using Lanes = std::vector<Line>; ///< by lane; grows as tickets come

    Line& lineOf(const Ticket& ticket);
    void count(const Ticket& ticket, int by);

    std::vector<Lanes> groups_; ///< by group; grows as tickets come
    std::map<DeskNumber, Lanes> desks_;
    std::vector<Resting> resting_;
    std::vector<std::vector<std::uint32_t>> counts_; ///< [group][lane], wherever they are
    std::size_t size_ = 0;
};

} // namespace fifteen::domain
