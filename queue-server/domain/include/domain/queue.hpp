// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

#include <vector>

/// Looks at the order from outside: for a clerk who may call by name, and for a visitor who wonders.
namespace fifteen::domain {

/// Whom the desk would be given next if nobody else came, in that order, at most `most`.
std::vector<const Ticket*> nextAt(const Hall& hall, const DeskSetup& desk, TimePoint now, std::size_t most);

/// Those of the desk's lines who rest between two calls in vain, by the end of their rest, at most `most`.
std::vector<Resting> restingAt(const Hall& hall, const DeskSetup& desk, TimePoint now, std::size_t most);

/// A call that took somebody who had come later, at a desk that could have taken the other one.
struct Passing {
    Call call;
    ComparedHead called; ///< as they stood at the call
    ComparedHead passed;
};

/// Who passed the ticket, newest first, at most `most`. Looks through the day's calls.
std::vector<Passing> passings(const Hall& hall, const Ticket& ticket, std::size_t most);

} // namespace fifteen::domain
