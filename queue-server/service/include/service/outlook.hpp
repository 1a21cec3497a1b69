// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/advice.hpp"
#include "domain/ticket.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

/// What is to be expected in the hall, as calculated last; read on the hall's thread.
namespace fifteen::service {

using domain::Danger;
using domain::OpenDeskAdvice;

struct Outlook {
    domain::TimePoint at{}; ///< the moment it was calculated for; zero: never yet

    /// An older one is not told to anybody.
    static constexpr auto holds = std::chrono::minutes(1);

    /// For a ticket that would come at `now`; nothing: there is no honest answer.
    std::optional<domain::Expectation> ofNewTicket(domain::GroupIndex group, domain::LaneIndex lane,
                                                   domain::TimePoint now) const {
        const auto g = static_cast<std::size_t>(group);
        const auto l = static_cast<std::size_t>(lane);
        return now - at < holds && g < newTickets.size() && l < newTickets[g].size() ? newTickets[g][l] : std::nullopt;
    }

    /// From `at` on, for a ticket that waits; nothing: there is no honest answer, or it has come since.
    std::optional<domain::Expectation> ofTicket(domain::TicketId ticket, domain::TimePoint now) const {
        const auto found = tickets.find(ticket);
        return found == tickets.end() || now - at >= holds ? std::nullopt : std::optional{found->second};
    }

    std::vector<std::vector<std::optional<domain::Expectation>>> newTickets; ///< [group][lane]
    std::unordered_map<domain::TicketId, domain::Expectation> tickets;
    std::optional<OpenDeskAdvice> advice;
    std::vector<Danger> dangers; ///< the nearest first
};

} // namespace fifteen::service
