// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

#include <memory>
#include <vector>

/// Orders of calling that are only here to be compared with the product's. queueing.md says why none of them is
/// offered.
namespace fifteen::simulator {

class Chooser {
public:
    virtual ~Chooser() = default;

    /// The head of one of the group's lanes; null: nobody waits.
    virtual const domain::Ticket* choose(const domain::Hall& hall, domain::GroupIndex group, domain::TimePoint now) = 0;
};

/// The lane with the shortest promise first.
std::unique_ptr<Chooser> strictOrder();

/// So many calls of one lane, then so many of the next, round and round; a lane nobody waits in is passed over.
struct Turn {
    domain::LaneIndex lane{};
    int calls = 1;
};

std::unique_ptr<Chooser> ratioOrder(std::vector<Turn> turns);

/// Whoever has waited longer than `cap` goes first, the longest wait before all; else by used promise.
std::unique_ptr<Chooser> ageCapOrder(domain::Duration cap);

} // namespace fifteen::simulator
