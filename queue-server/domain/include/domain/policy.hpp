// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/site.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::domain {

/// What a lane is promised.
struct LaneRule {
    Duration promise{};  ///< zero: the policy says nothing of this lane
    bool marked = false; ///< green desks take it first

    bool stated() const { return promise > Duration::zero(); }

    bool operator==(const LaneRule&) const = default;
};

/// Everything the choice of the next ticket depends on besides the tickets and the time. Each one that was in force
/// stands in the journal with its version, so that every call can be proved by the policy it was made under.
struct Policy {
    std::int64_t version = 1;
    std::vector<LaneRule> lanes; ///< by LaneIndex; with gaps where the journal knows lanes that this policy does not
    LaneIndex ordinary{}; ///< what is promised there, whoever stands in a lane of which nothing is said is promised
    std::vector<DeskSetup> desks;
    NoShowRule noShow;
    Duration coverAfter{};

    Duration promise(LaneIndex lane) const;
    bool marked(LaneIndex lane) const;
    /// Null: the policy knows no such desk.
    const DeskSetup* desk(DeskNumber number) const;

    /// Whether both say the same of every lane, whatever their versions. A lane that only one of them states is a
    /// difference.
    bool saysTheSameAs(const Policy& other) const;

    bool operator==(const Policy&) const = default;
};

/// Where an adopted policy came from.
enum class PolicyOrigin : std::uint8_t { file, staff };

/// The policy the site's configuration asks for, with version 1.
Policy policyOf(const Site& site);

} // namespace fifteen::domain
