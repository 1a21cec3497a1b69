// SPDX-License-Identifier: Apache-2.0
#include "opening_policy.hpp"

namespace fifteen::apps {

OpeningPolicy openingPolicy(const domain::Hall& hall, const domain::Site& site, const JournalPolicyCheck& check) {
    const auto asked = domain::policyOf(site);
    const auto* const before = hall.policyOfFile();
    if (before != nullptr && before->saysTheSameAs(asked)) {
        return {};
    }
    const auto verdict = check.checkNow(asked);
    if (verdict.objection.empty()) {
        return {asked, {}};
    }
    if (before == nullptr) {
        return {asked, "the policy of the site's file is doubtful, and there is no other: " + verdict.objection};
    }
    auto careful = asked;
    const auto& accepted = hall.policy();
    for (std::size_t lane = 0; lane < careful.lanes.size() && lane < accepted.lanes.size(); ++lane) {
        if (accepted.lanes[lane].stated()) { // a lane that is new has only what the file says
            careful.lanes[lane] = accepted.lanes[lane];
        }
    }
    return {careful,
            "the policy of the site's file is doubtful; the promises accepted last stay: " + verdict.objection};
}

} // namespace fifteen::apps
