// SPDX-License-Identifier: Apache-2.0
#include "domain/order.hpp"

#include <algorithm>
#include <tuple>

namespace fifteen::domain {
namespace {

struct Candidate {
    const Ticket* ticket = nullptr;
    Claimant claimant;
    bool takenFirst = false; ///< by a green desk
};

/// Of everybody the desk may call, those who come first in their lines, by falling score.
std::vector<Candidate> headsOf(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    std::vector<Candidate> heads;
    const auto lanes = std::max(hall.site().lanes.size(), hall.policy().lanes.size());
    const auto add = [&](const Ticket* head) {
        if (head != nullptr) {
            heads.push_back({head, claimantOf(hall, *head, now), takenFirst(hall, *head, now)});
        }
    };
    const auto addLines = [&](auto groupOrDesk) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            add(hall.head(groupOrDesk, static_cast<LaneIndex>(lane)));
        }
    };
    for (const auto group : desk.groups) {
        addLines(group);
    }
    for (const auto group : desk.backup) {
        if (std::ranges::find(desk.groups, group) == desk.groups.end() && hall.serves(desk, group, now)) {
            addLines(group);
        }
    }
    addLines(desk.number);
    hall.forEachRested(now, [&](const Ticket& ticket) {
        if (ticket.onlyAt != 0 ? ticket.onlyAt == desk.number : hall.serves(desk, ticket.group, now)) {
            add(&ticket);
        }
    });
    std::ranges::sort(heads, comesBefore, &Candidate::claimant);
    return heads;
}

ComparedHead compared(const Ticket& ticket, const Claimant& claimant) {
    return {ticket.number, ticket.lane, claimant.waited, claimant.promise};
}

} // namespace

Claimant claimantOf(const Hall& hall, const Ticket& ticket, TimePoint now) {
    return {.waited = std::max(Duration::zero(), now - ticket.waitsFrom),
            .promise = hall.policy().promise(ticket.lane),
            .from = std::max(now, ticket.waitsFrom),
            .arrived = ticket.arrived,
            .id = ticket.id};
}

bool takenFirst(const Hall& hall, const Ticket& ticket, TimePoint now) {
    return hall.policy().marked(ticket.lane) && ticket.waitsFrom <= now;
}

bool comesBefore(const Claimant& a, const Claimant& b) {
    // A promise is a day at most (8.64e7 ms) and a wait some days: the products stay far below 2^63.
    const auto left = a.waited.count() * b.promise.count();
    const auto right = b.waited.count() * a.promise.count();
    if (left != right) {
        return left > right;
    }
    return std::tie(a.from, a.arrived, a.id) < std::tie(b.from, b.arrived, b.id);
}

std::optional<Choice> chooseNext(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    auto heads = headsOf(hall, desk, now);
    if (heads.empty()) {
        return std::nullopt;
    }
    Choice choice;
    if (desk.green) {
        const auto marked = std::ranges::find(heads, true, &Candidate::takenFirst);
        if (marked != heads.end()) {
            std::rotate(heads.begin(), marked, marked + 1);
            choice.markedFirst = true;
        }
    }
    choice.ticket = heads.front().ticket->id;
    choice.heads.reserve(heads.size());
    for (const auto& head : heads) {
        choice.heads.push_back(compared(*head.ticket, head.claimant));
    }
    return choice;
}

std::vector<ComparedHead> headsBehind(const Hall& hall, const Ticket& ticket, const DeskSetup& desk, TimePoint now) {
    std::vector<ComparedHead> heads{compared(ticket, claimantOf(hall, ticket, now))};
    for (const auto& head : headsOf(hall, desk, now)) {
        if (head.ticket != &ticket) {
            heads.push_back(compared(*head.ticket, head.claimant));
        }
    }
    return heads;
}

} // namespace fifteen::domain
