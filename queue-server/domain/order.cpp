// SPDX-License-Identifier: Apache-2.0
#include "domain/order.hpp"

#include <algorithm>
#include <tuple>

namespace fifteen::domain {
namespace {

struct Candidate {
    const Ticket* ticket = nullptr;
    Claimant claimant;
    bool marked = false;
};

std::vector<Candidate> headsOf(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    std::vector<Candidate> heads;
    const auto& lanes = hall.site().lanes;
    for (const auto group : desk.groups) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            if (const auto* const head = hall.head(group, static_cast<LaneIndex>(lane))) {
                heads.push_back({head, claimantOf(hall, *head, now), lanes[lane].marked});
            }
        }
    }
    return heads;
}

} // namespace

Claimant claimantOf(const Hall& hall, const Ticket& ticket, TimePoint now) {
    const auto& lanes = hall.site().lanes;
    const auto lane = static_cast<std::size_t>(ticket.lane);
    return {.waited = std::max(Duration::zero(), now - ticket.arrived),
            .promise = lane < lanes.size() ? lanes[lane].promise : lanes.front().promise,
            .arrived = ticket.arrived,
            .id = ticket.id};
}

bool comesBefore(const Claimant& a, const Claimant& b) {
    // A promise is a day at most (8.64e7 ms) and a wait some days: the products stay far below 2^63.
    const auto left = a.waited.count() * b.promise.count();
    const auto right = b.waited.count() * a.promise.count();
    if (left != right) {
        return left > right;
    }
    return std::tie(a.arrived, a.id) < std::tie(b.arrived, b.id);
}

std::optional<Choice> chooseNext(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    auto heads = headsOf(hall, desk, now);
    if (heads.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(heads, comesBefore, &Candidate::claimant);
    Choice choice;
    if (desk.green) {
        const auto marked = std::ranges::find(heads, true, &Candidate::marked);
        if (marked != heads.end()) {
            std::rotate(heads.begin(), marked, marked + 1);
            choice.markedFirst = true;
        }
    }
    choice.ticket = heads.front().ticket->id;
    choice.heads.reserve(heads.size());
    for (const auto& head : heads) {
        choice.heads.push_back({head.ticket->number, head.ticket->lane, head.claimant.waited, head.claimant.promise});
    }
    return choice;
}

} // namespace fifteen::domain
