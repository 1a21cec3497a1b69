// SPDX-License-Identifier: Apache-2.0
#include "domain/policy.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

/// A lane only old records know: whoever still stands in it is promised what the ordinary lane is.
const LaneRule& ruleOf(const std::vector<LaneRule>& lanes, LaneIndex lane) {
    static const LaneRule nothing; // of a hall that knows no lane yet
    if (lanes.empty()) {
        return nothing;
    }
    const auto index = static_cast<std::size_t>(lane);
    return index < lanes.size() ? lanes[index] : lanes.front();
}

} // namespace

Duration Policy::promise(LaneIndex lane) const {
    return ruleOf(lanes, lane).promise;
}

bool Policy::marked(LaneIndex lane) const {
    return ruleOf(lanes, lane).marked;
}

const DeskSetup* Policy::desk(DeskNumber number) const {
    const auto found = std::ranges::find(desks, number, &DeskSetup::number);
    return found == desks.end() ? nullptr : &*found;
}

bool Policy::saysTheSameAs(const Policy& other) const {
    // Beyond the site's lanes one of them may still know lanes of old records.
    const auto known = static_cast<std::ptrdiff_t>(std::min(lanes.size(), other.lanes.size()));
    return std::equal(lanes.begin(), lanes.begin() + known, other.lanes.begin()) && desks == other.desks &&
           noShow == other.noShow && coverAfter == other.coverAfter;
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
