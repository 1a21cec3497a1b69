// SPDX-License-Identifier: Apache-2.0
#include "policy_file.hpp"

#include <algorithm>
#include <set>

namespace fifteen::apps {
namespace {

constexpr std::int64_t longestPromise = 24LL * 3600;

std::size_t laneNamed(const settings::Table& table, const domain::Site& site) {
    const std::string name = table.string("lane");
    const auto lane = site.lane(name);
    if (!lane) {
        table.fail("lane", "the site has no lane \"" + name + "\"");
    }
    return static_cast<std::size_t>(*lane);
}

} // namespace

void readQueueRules(const settings::Table& top, domain::Site& site) {
    if (const auto rule = top.optionalTable("no_show")) {
        site.noShow.calls = rule->integer<std::uint8_t>("calls", 1, 9, site.noShow.calls);
        site.noShow.spacing = std::chrono::seconds(rule->integer<std::int64_t>(
            "spacing_s", 0, 3600, std::chrono::round<std::chrono::seconds>(site.noShow.spacing).count()));
    }
    site.coverAfter = std::chrono::seconds(top.integer<std::int64_t>(
        "cover_after_s", 0, longestPromise, std::chrono::round<std::chrono::seconds>(site.coverAfter).count()));
}

domain::Policy readPolicy(const std::filesystem::path& path, const domain::Site& site) {
    const auto file = settings::File::read(path);
    const auto top = file.top();
    domain::Site wanted = site;
    std::set<std::size_t> promised;
    for (const auto& table : top.tables("lanes")) {
        const auto lane = laneNamed(table, site);
        wanted.lanes[lane].promise = std::chrono::seconds(table.integer<std::int64_t>("promise_s", 1, longestPromise));
        if (!promised.insert(lane).second) {
            table.fail("lane", "\"" + site.lanes[lane].id + "\" is there twice");
        }
    }
    for (std::size_t lane = 0; lane < site.lanes.size(); ++lane) {
        if (!promised.contains(lane)) {
            top.fail("lanes", "nothing is promised to \"" + site.lanes[lane].id + "\"");
        }
    }
    for (const auto& table : top.optionalTables("claims")) {
        table.fail("claim",
                   "which lane a claim leads to is said in site.toml; a policy cannot change it, for a journal "
                   "keeps nobody's claim to try it on");
    }
    readQueueRules(top, wanted);
    file.finish();
    return domain::policyOf(wanted);
}

} // namespace fifteen::apps
