// SPDX-License-Identifier: Apache-2.0
#include "policy_check.hpp"

#include "recent_days.hpp"
#include "simulator/trial.hpp"
#include "storage/error.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstdio>

namespace fifteen::apps {
namespace {

constexpr std::size_t daysTried = 28;

std::vector<simulator::RecordedDay> daysOf(const std::filesystem::path& dataDir, const domain::Site& site) {
    try {
        return recentDays(dataDir, site, daysTried);
    } catch (const storage::StartupError&) {
        return {}; // a site that is new: days are invented
    }
}

/// "priority (promise 41 min) would wait 33 min (31 to 35)"
std::string sentence(const domain::Site& site, const simulator::LaneTrial& lane) {
    char text[160];
    std::snprintf(text, sizeof text, "(promise %.0f min) would wait %.0f min (%.0f to %.0f) at the 95th percentile",
                  static_cast<double>(lane.promise.count()) / 60'000, lane.p95S / 60, lane.p95LowS / 60,
                  lane.p95HighS / 60);
    return site.lanes[static_cast<std::size_t>(lane.lane)].id + " " + text;
}

std::string objectionText(const domain::Site& site, const simulator::Trial& trial) {
    const auto of = [&](domain::LaneIndex lane) {
        const auto found = std::ranges::find_if(trial.lanes, [&](const simulator::LaneTrial& one) {
            return one.group == trial.objection->group && one.lane == lane;
        });
        return sentence(site, *found);
    };
    return "in group " + site.groups[static_cast<std::size_t>(trial.objection->group)].id + ", " +
           of(trial.objection->shorter) + ", longer than " + of(trial.objection->longer);
}

} // namespace

JournalPolicyCheck::JournalPolicyCheck(std::filesystem::path dataDir, domain::Site site,
                                       std::function<void(std::function<void()>)> post)
    : dataDir_(std::move(dataDir))
    , site_(std::move(site))
    , post_(std::move(post)) {}

JournalPolicyCheck::~JournalPolicyCheck() {
    worker_.join();
}

void JournalPolicyCheck::check(domain::Policy policy, std::function<void(service::PolicyVerdict)> done) {
    boost::asio::post(worker_, [this, policy = std::move(policy), done = std::move(done)] {
        post_([done, verdict = checkNow(policy)] { done(verdict); });
    });
}

service::PolicyVerdict JournalPolicyCheck::checkNow(const domain::Policy& policy) const {
    const auto trial = simulator::tryPolicy(site_, policy, daysOf(dataDir_, site_));
    service::PolicyVerdict verdict;
    for (const auto& lane : trial.lanes) {
        verdict.lanes.push_back({lane.group, lane.lane, static_cast<double>(lane.promise.count()) / 1000, lane.meanS,
                                 lane.p95S, lane.p95LowS, lane.p95HighS});
    }
    if (trial.objection) {
        verdict.objection = objectionText(site_, trial);
    }
    return verdict;
}

} // namespace fifteen::apps
