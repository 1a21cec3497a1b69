// SPDX-License-Identifier: Apache-2.0
#include "replay_days.hpp"

#include "domain/dates.hpp"
#include "domain/hall.hpp"
#include "policy_file.hpp"
#include "simulator/recorder.hpp"
#include "simulator/trial.hpp"
#include "storage/audit.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <unordered_map>

namespace fifteen::apps {
namespace {

namespace json = boost::json;

using Line = std::pair<domain::GroupIndex, domain::LaneIndex>;

/// What a journal says of its site and of the days there.
struct Past {
    domain::Hall hall{domain::Site{}};
    domain::Site names;
    simulator::Recorder recorder;
    std::unordered_map<domain::TicketId, domain::Duration> waits; ///< until the first call
};

Past read(const std::filesystem::path& dataDir) {
    Past past;
    const auto result =
        storage::readEvents(dataDir, {}, [&](std::uint64_t, const domain::Event& event, const domain::Site& names) {
            if (names.groups.size() != past.names.groups.size() || names.lanes.size() != past.names.lanes.size()) {
                past.names = names;
                past.hall.extendSite(names);
            }
            if (const auto* const call = std::get_if<domain::TicketCalled>(&event.body)) {
                const auto* const ticket = past.hall.find(call->ticket);
                if (ticket != nullptr && ticket->calls == 0) {
                    past.waits[ticket->id] = call->heads.empty() ? domain::Duration{} : call->heads.front().waited;
                }
            }
            past.recorder.add(event);
            domain::apply(past.hall, event);
            return std::string{};
        });
    if (!result.defect.empty()) {
        throw std::runtime_error(result.defect);
    }
    if (!past.hall.policyAdopted()) {
        throw std::runtime_error("the journal has no policy to compare with");
    }
    return past;
}

std::int32_t dayAsked(const std::string& date, std::int32_t fallback) {
    if (date.empty()) {
        return fallback;
    }
    const auto day = domain::dayOf(date);
    if (!day) {
        throw std::runtime_error("\"" + date + "\" is no date; write 2026-11-25");
    }
    return *day;
}

/// The days on record that were asked for, with somebody on each.
std::vector<simulator::RecordedDay> daysOf(const Past& past, const DaysAsked& asked) {
    auto days = past.recorder.days();
    if (days.empty()) {
        throw std::runtime_error("nobody was served in this journal");
    }
    const auto last = dayAsked(asked.to, days.back().day);
    const auto first = dayAsked(asked.from, asked.to.empty() ? last : days.front().day);
    std::erase_if(days, [&](const simulator::RecordedDay& day) { return day.day < first || day.day > last; });
    if (days.empty()) {
        throw std::runtime_error("nobody was served from " + domain::dateOf(first) + " to " + domain::dateOf(last));
    }
    return days;
}

/// The site as the journal knows it, ruled by the policy in force at its end.
domain::Site siteOf(const Past& past) {
    domain::Site site = past.names;
    const auto& policy = past.hall.policy();
    for (std::size_t lane = 0; lane < site.lanes.size(); ++lane) {
        site.lanes[lane].promise = policy.promise(static_cast<domain::LaneIndex>(lane));
        site.lanes[lane].marked = policy.marked(static_cast<domain::LaneIndex>(lane));
    }
    site.desks = policy.desks;
    site.noShow = policy.noShow;
    site.coverAfter = policy.coverAfter;
    return site;
}

json::object figures(std::vector<double> waits) {
    std::ranges::sort(waits);
    double sum = 0;
    for (const double wait : waits) {
        sum += wait;
    }
    const auto count = static_cast<double>(waits.size());
    const auto p95 = waits.empty() ? 0 : waits[static_cast<std::size_t>(std::ceil(0.95 * count)) - 1];
    return {{"called", waits.size()}, {"mean_wait_s", count > 0 ? sum / count : 0}, {"p95_wait_s", p95}};
}

json::object figures(const std::vector<simulator::LaneTrial>& trials, Line line) {
    const auto found = std::ranges::find_if(
        trials, [&](const simulator::LaneTrial& one) { return one.group == line.first && one.lane == line.second; });
    if (found == trials.end()) {
        return {};
    }
    return {{"promise_s", static_cast<double>(found->promise.count()) / 1000},
            {"called", found->served},
            {"mean_wait_s", found->meanS},
            {"p95_wait_s", found->p95S}};
}

} // namespace

std::string replayUnder(const std::filesystem::path& dataDir, const std::filesystem::path& policy,
                        const DaysAsked& asked) {
    const auto past = read(dataDir);
    const auto site = siteOf(past);
    const auto other = readPolicy(policy, site);
    const auto days = daysOf(past, asked);
    std::map<Line, std::vector<double>> was;
    for (const auto& day : days) {
        for (const auto& arrival : day.arrivals) {
            was[{arrival.group, arrival.lane}].push_back(static_cast<double>(past.waits.at(arrival.ticket).count()) /
                                                         1000);
        }
    }
    const auto own = simulator::replayUnder(site, domain::policyOf(site), days);
    const auto changed = simulator::replayUnder(site, other, days);
    json::array lanes;
    for (auto& [line, waits] : was) {
        lanes.push_back(json::object{{"group", site.groups[static_cast<std::size_t>(line.first)].id},
                                     {"lane", site.lanes[static_cast<std::size_t>(line.second)].id},
                                     {"as_it_was", figures(std::move(waits))},
                                     {"replayed", figures(own, line)},
                                     {"under_policy", figures(changed, line)}});
    }
    return json::serialize(json::object{{"from", domain::dateOf(days.front().day)},
                                        {"to", domain::dateOf(days.back().day)},
                                        {"days", days.size()},
                                        {"lanes", std::move(lanes)}});
}

} // namespace fifteen::apps
