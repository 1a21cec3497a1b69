// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

#include <optional>
#include <vector>

/// The order of calling: score = waited / promise, the largest first, ties by arrival, then id. In exact integers. Who
/// has come before the time agreed on has waited nothing yet, and comes after all others.
namespace fifteen::domain {

/// What a ticket weighs at one moment.
struct Claimant {
    Duration waited{};
    Duration promise{};
    TimePoint from{}; ///< what the wait is counted from; `now`, if that has come
    TimePoint arrived{};
    TicketId id;
};

Claimant claimantOf(const Hall& hall, const Ticket& ticket, TimePoint now);

/// Whether a green desk takes the ticket before all others: it is of a marked lane, and the time agreed on has come.
bool takenFirst(const Hall& hall, const Ticket& ticket, TimePoint now);

/// Whether `a` is called before `b`.
bool comesBefore(const Claimant& a, const Claimant& b);

/// The choice of a desk, and what it was chosen from.
struct Choice {
    TicketId ticket;
    bool markedFirst = false;
    std::vector<ComparedHead> heads; ///< the chosen one first, then by falling score
};

/// Looks only at the heads of the desk's lines (and at the few who rest between two calls): the cost does not grow with
/// the number waiting. Nothing: nobody waits.
std::optional<Choice> chooseNext(const Hall& hall, const DeskSetup& desk, TimePoint now);

/// The heads the desk would have chosen from, behind a ticket called out of the order.
std::vector<ComparedHead> headsBehind(const Hall& hall, const Ticket& ticket, const DeskSetup& desk, TimePoint now);

} // namespace fifteen::domain
