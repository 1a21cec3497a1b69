// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace fifteen::domain {

/// Replays a journal and proves of every call that it was the one the policy in force demanded. How it finds out whom
/// the policy demanded has nothing in common with `chooseNext`: it looks at everybody who waits, one by one, in 128-bit
/// integers.
class OrderProof {
public:
    /// `site` gives the policy of calls before the journal's first adopted one; it may be empty.
    explicit OrderProof(Site site)
        : hall_(std::move(site)) {}

    /// The next event; `names`: the site, with what only old records know behind it. What is wrong, in words; empty:
    /// nothing. After something was wrong there is nothing more to ask.
    std::string add(const Event& event, const Site& names);

    std::uint64_t callsProved() const { return proved_; }

    /// Calls by name, each with a reason.
    std::uint64_t callsByName() const { return byName_; }

    const Hall& hall() const { return hall_; }

private:
    std::string check(const Event& event) const;
    std::string checkCall(const TicketCalled& call, TimePoint at) const;
    std::string checkHeads(const TicketCalled& call, TimePoint at) const;
    std::string checkNobodyLeftOut(const TicketCalled& call, TimePoint at) const;
    std::string checkNoShow(const TicketNoShow& noShow, TimePoint at) const;
    std::string checkLaneChange(const LaneChanged& change) const;
    std::string checkIssue(const TicketIssued& issued) const;
    std::string checkAtDesk(TicketId ticket, DeskNumber desk) const;
    std::string checkSettled(const MatterSettled& settled) const;
    std::string checkRated(const ServiceRated& rated) const;
    std::string checkCallNumber(std::uint64_t call) const;

    Hall hall_;
    std::uint64_t proved_ = 0;
    std::uint64_t byName_ = 0;
};

} // namespace fifteen::domain
