// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/policy.hpp"

#include <functional>
#include <string>
#include <vector>

namespace fifteen::service {

/// What a policy would make of the waits of one group's lane, in seconds.
struct LaneFigures {
    domain::GroupIndex group{};
    domain::LaneIndex lane{};
    double promiseS = 0;
    double meanS = 0;
    double p95S = 0; ///< with its 95 % interval
    double p95LowS = 0;
    double p95HighS = 0;
};

struct PolicyVerdict {
    std::string objection; ///< for the person who asked; empty: none
    std::vector<LaneFigures> lanes;
};

/// Tries a policy on days like the site's own before it is adopted. Called on the hall's thread, answers there; the
/// work is done elsewhere.
class PolicyCheck {
public:
    virtual ~PolicyCheck() = default;
    virtual void check(domain::Policy policy, std::function<void(PolicyVerdict)> done) = 0;
};

} // namespace fifteen::service
