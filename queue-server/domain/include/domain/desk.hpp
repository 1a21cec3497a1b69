// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/event.hpp"
#include "domain/ticket.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fifteen::domain {

enum class DeskState : std::uint8_t { closed, open, paused };

/// Why the visitor at a desk was called.
struct Explanation {
    std::int64_t policyVersion = 0;
    std::uint64_t record = 0; ///< seq of the call in the journal
    bool markedFirst = false;
    std::string reason;              ///< called out of the order, and why; empty: the order chose it
    std::vector<ComparedHead> heads; ///< the chosen one first, then by falling score
    bool operator==(const Explanation&) const = default;
};

/// A ticket that left a desk.
struct Departure {
    TicketNumber number;
    TicketState outcome = TicketState::finished; ///< waiting: back in a line
    TimePoint at{};
    bool operator==(const Departure&) const = default;
};

/// Somebody who was served to the end and may still say what they think of it.
struct Served {
    TicketId ticket;
    std::string staff; ///< who served
    TimePoint ended{};
    bool operator==(const Served&) const = default;
};

/// How long after the end of the service a rating is taken.
inline constexpr Duration kRatedWithin = std::chrono::minutes(10);

struct DeskToday {
    std::uint32_t finished = 0;
    std::uint32_t noShow = 0;
    Duration service{};                     ///< of the finished ones together
    std::uint32_t notices = 0;              ///< of missing papers
    std::uint32_t repeatedNotices = 0;      ///< of them, not the first in their matter
    std::array<std::uint32_t, 5> ratings{}; ///< by stars, one first
    bool operator==(const DeskToday&) const = default;
};

struct Desk {
    DeskNumber number = 0;
    DeskState state = DeskState::closed;
    TimePoint since{};  ///< of the state
    std::string staff;  ///< empty while closed
    std::string reason; ///< of a pause
    std::optional<TicketId> ticket;
    std::optional<Explanation> explanation; ///< of `ticket`
    TimePoint calledAt{};                   ///< when `ticket` was called here
    TimePoint countedAt{};                  ///< its last call that counts for the no-show rule
    std::uint8_t counted = 0;               ///< how many of them here
    DeskToday today;
    std::vector<Departure> recent; ///< the last eight, newest first
    std::vector<Served> unrated;   ///< of the last minutes, oldest first; none before one who was rated
    bool operator==(const Desk&) const = default;
};

} // namespace fifteen::domain
