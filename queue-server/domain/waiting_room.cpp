// SPDX-License-Identifier: Apache-2.0
#include "domain/waiting_room.hpp"

#include <algorithm>
#include <numeric>

namespace fifteen::domain {
namespace {

template <class Entry>
Entry& grownTo(std::vector<Entry>& entries, std::size_t index) {
    if (index >= entries.size()) {
        entries.resize(index + 1);
    }
    return entries[index];
}

const Line& lineAt(const std::vector<Line>& lanes, LaneIndex lane) {
    static const Line nobody;
    const auto index = static_cast<std::size_t>(lane);
    return index < lanes.size() ? lanes[index] : nobody;
}

} // namespace

Line& WaitingRoom::lineOf(const Ticket& ticket) {
    auto& lanes = ticket.onlyAt != 0 ? desks_[ticket.onlyAt] : grownTo(groups_, static_cast<std::size_t>(ticket.group));
    return grownTo(lanes, static_cast<std::size_t>(ticket.lane));
}

void WaitingRoom::count(const Ticket& ticket, int by) {
    grownTo(grownTo(counts_, static_cast<std::size_t>(ticket.group)), static_cast<std::size_t>(ticket.lane)) += by;
    size_ += by;
}

void WaitingRoom::join(const TicketStore& tickets, TicketStore::Slot slot) {
    lineOf(tickets[slot]).insert(tickets, slot);
    count(tickets[slot], 1);
}

void WaitingRoom::rest(const TicketStore& tickets, TicketStore::Slot slot, TimePoint until) {
    const auto place = std::ranges::upper_bound(resting_, until, {}, &Resting::until);
    resting_.insert(place, Resting{until, slot});
    count(tickets[slot], 1);
}

void WaitingRoom::leave(const TicketStore& tickets, TicketStore::Slot slot) {
    const auto rest = std::ranges::find(resting_, slot, &Resting::slot);
    if (rest != resting_.end()) {
        resting_.erase(rest);
    } else {
        lineOf(tickets[slot]).remove(tickets, slot);
    }
    count(tickets[slot], -1);
}

void WaitingRoom::wake(const TicketStore& tickets, TimePoint now) {
    while (!resting_.empty() && resting_.front().until <= now) {
        const auto slot = resting_.front().slot;
        resting_.erase(resting_.begin());
        lineOf(tickets[slot]).insert(tickets, slot);
    }
}

void WaitingRoom::clear() {
    for (auto& lanes : groups_) {
        std::ranges::for_each(lanes, &Line::clear);
    }
    for (auto& lanes : counts_) {
        std::ranges::fill(lanes, 0U);
    }
    desks_.clear();
    resting_.clear();
    size_ = 0;
}

void WaitingRoom::renumber(std::span<const TicketStore::Slot> moved) {
    for (auto& lanes : groups_) {
        std::ranges::for_each(lanes, [&](Line& line) { line.renumber(moved); });
    }
    for (auto& [desk, lanes] : desks_) {
        std::ranges::for_each(lanes, [&](Line& line) { line.renumber(moved); });
    }
    for (auto& rest : resting_) {
        rest.slot = moved[rest.slot];
    }
}

std::size_t WaitingRoom::count(GroupIndex group) const {
    const auto index = static_cast<std::size_t>(group);
    return index < counts_.size() ? std::accumulate(counts_[index].begin(), counts_[index].end(), std::size_t{0}) : 0;
}

std::size_t WaitingRoom::count(GroupIndex group, LaneIndex lane) const {
    const auto g = static_cast<std::size_t>(group);
    const auto l = static_cast<std::size_t>(lane);
    return g < counts_.size() && l < counts_[g].size() ? counts_[g][l] : 0;
}

const Line& WaitingRoom::line(GroupIndex group, LaneIndex lane) const {
    static const Lanes none;
    const auto index = static_cast<std::size_t>(group);
    return lineAt(index < groups_.size() ? groups_[index] : none, lane);
}

const Line& WaitingRoom::line(DeskNumber desk, LaneIndex lane) const {
    static const Lanes none;
    const auto found = desks_.empty() ? desks_.end() : desks_.find(desk);
    return lineAt(found != desks_.end() ? found->second : none, lane);
}

std::vector<TicketStore::Slot> WaitingRoom::onlyAt(const TicketStore& tickets, DeskNumber desk) const {
    std::vector<TicketStore::Slot> slots;
    if (const auto found = desks_.find(desk); found != desks_.end()) {
        for (const auto& line : found->second) {
            line.forEach([&](TicketStore::Slot slot) { slots.push_back(slot); });
        }
    }
    for (const auto& rest : resting_) {
        if (tickets[rest.slot].onlyAt == desk) {
            slots.push_back(rest.slot);
        }
    }
    return slots;
}

} // namespace fifteen::domain
