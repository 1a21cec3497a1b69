// SPDX-License-Identifier: Apache-2.0
#include "domain/policy.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

const LaneRule& statedOf(const std::vector<LaneRule>& lanes, std::size_t lane) {
    static const LaneRule nothing;
    return lane < lanes.size() ? lanes[lane] : nothing;
}

/// A lane the policy says nothing of: whoever still stands in it is promised what the ordinary lane is.
const LaneRule& ruleOf(const Policy& policy, LaneIndex lane) {
    const auto& own = statedOf(policy.lanes, static_cast<std::size_t>(lane));
    return own.stated() ? own : statedOf(policy.lanes, static_cast<std::size_t>(policy.ordinary));
}

} // namespace

Duration Policy::promise(LaneIndex lane) const {
    return ruleOf(*this, lane).promise;
}

bool Policy::marked(LaneIndex lane) const {
    return ruleOf(*this, lane).marked;
}

const DeskSetup* Policy::desk(DeskNumber number) const {
    const auto found = std::ranges::find(desks, number, &DeskSetup::number);
    return found == desks.end() ? nullptr : &*found;
}

bool Policy::saysTheSameAs(const Policy& other) const {
    for (std::size_t lane = 0; lane < std::max(lanes.size(), other.lanes.size()); ++lane) {
        if (statedOf(lanes, lane) != statedOf(other.lanes, lane)) {
            return false;
        }
    }
    return ordinary == other.ordinary && desks == other.desks && noShow == other.noShow &&
           coverAfter == other.coverAfter;
}

Policy policyOf(const Site& site) {
    Policy policy;
    policy.version = site.policyVersion;
    for (const auto& lane : site.lanes) {
        policy.lanes.push_back({lane.promise, lane.marked});
    }
    policy.desks = site.desks;
    policy.noShow = site.noShow;
    policy.coverAfter = site.coverAfter;
    return policy;
}

} // namespace fifteen::domain
