// SPDX-License-Identifier: Apache-2.0
#include "domain/queue.hpp"

#include "domain/order.hpp"

#include <algorithm>
#include <set>

namespace fifteen::domain {
namespace {

bool takes(const Hall& hall, const DeskSetup& desk, const Ticket& ticket, TimePoint now) {
    return ticket.onlyAt != 0 ? ticket.onlyAt == desk.number : hall.serves(desk, ticket.group, now);
}

/// The first of the line, at most `most`.
void addFirst(std::vector<const Ticket*>& tickets, const Hall& hall, const Line& line, std::size_t most) {
    line.forFirst(most, [&](TicketStore::Slot slot) { tickets.push_back(&hall.ticket(slot)); });
}

/// Nothing: it stood in no line then.
std::optional<Standing> standingAt(const std::vector<Chapter>& chapters, TimePoint moment) {
    for (const auto& chapter : chapters) {
        if (moment < chapter.left) {
            return chapter.stood;
        }
        // In the millisecond of its return it may not have been back yet.
        if (moment < chapter.back || (moment == chapter.back && chapter.left < chapter.back)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

bool couldTake(const DeskSetup& desk, const Standing& standing, GroupIndex calledFrom) {
    if (standing.onlyAt != 0) {
        return standing.onlyAt == desk.number;
    }
    // A desk that took a ticket of the group did serve it, covering for others.
    return calledFrom == standing.group || std::ranges::find(desk.groups, standing.group) != desk.groups.end();
}

} // namespace

std::vector<const Ticket*> nextAt(const Hall& hall, const DeskSetup& desk, TimePoint now, std::size_t most) {
    std::vector<const Ticket*> tickets;
    const auto lanes = std::max(hall.site().lanes.size(), hall.policy().lanes.size());
    std::set<GroupIndex> groups(desk.groups.begin(), desk.groups.end());
    std::ranges::copy_if(desk.backup, std::inserter(groups, groups.end()),
                         [&](GroupIndex group) { return hall.serves(desk, group, now); });
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (const auto group : groups) {
            addFirst(tickets, hall, hall.room().line(group, static_cast<LaneIndex>(lane)), most);
        }
        addFirst(tickets, hall, hall.room().line(desk.number, static_cast<LaneIndex>(lane)), most);
    }
    hall.forEachRested(now, [&](const Ticket& ticket) {
        if (takes(hall, desk, ticket, now)) {
            tickets.push_back(&ticket);
        }
    });
    const auto place = [&](const Ticket* ticket) { return claimantOf(hall, *ticket, now); };
    std::ranges::sort(tickets, comesBefore, place);
    if (desk.green) {
        std::ranges::stable_partition(tickets, [&](const Ticket* one) { return takenFirst(hall, *one, now); });
    }
    tickets.resize(std::min(tickets.size(), most));
    return tickets;
}

std::vector<Resting> restingAt(const Hall& hall, const DeskSetup& desk, TimePoint now, std::size_t most) {
    std::vector<Resting> result;
    for (const auto& rest : hall.room().resting()) {
        if (rest.until > now && result.size() < most && takes(hall, desk, hall.ticket(rest.slot), now)) {
            result.push_back(rest);
        }
    }
    return result;
}

std::vector<Passing> passings(const Hall& hall, const Ticket& ticket, std::size_t most) {
    std::vector<Passing> result;
    const auto chapters = hall.chaptersOf(ticket);
    hall.forEachCallBack([&](const Call& call) {
        if (call.at < ticket.arrived || result.size() == most) {
            return false;
        }
        const auto* const other = hall.find(call.ticket);
        if (call.repeated || other == nullptr || other->arrived <= ticket.arrived) {
            return true;
        }
        const auto& policy = hall.policyOf(call.policyVersion);
        const auto standing = standingAt(chapters, call.at);
        const auto* const desk = policy.desk(call.desk);
        if (standing && desk != nullptr && couldTake(*desk, *standing, call.line)) {
            const auto waited = std::max(Duration::zero(), call.at - standing->waitsFrom);
            result.push_back(
                {call, call.heads[0], {ticket.number, standing->lane, waited, policy.promise(standing->lane)}});
        }
        return true;
    });
    return result;
}

} // namespace fifteen::domain
