// SPDX-License-Identifier: Apache-2.0
#include "site_file.hpp"

#include "hours_file.hpp"
#include "policy_file.hpp"
#include "settings/settings.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace fifteen::apps {
namespace {

using settings::Table;

protocol::Text readText(const Table& table) {
    return {table.string("zh"), table.string("en", "")};
}

protocol::Text readText(const Table& table, std::string_view key) {
    return readText(table.table(key));
}

/// Names travel in URLs, journals and metrics.
std::string readName(const Table& table, std::string_view key) {
    std::string name = table.string(key);
    const bool good = name.size() <= 64 && std::ranges::all_of(name, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                      });
    if (!good) {
        table.fail(key, "a name is made of a-z, 0-9 and _, at most 64 of them");
    }
    return name;
}

/// Reads one kind of thing and refuses a name that was there before.
template <class T>
std::vector<T> readAll(const std::vector<Table>& tables, std::string T::*name,
                       const std::function<T(const Table&)>& readOne, std::string_view key) {
    std::vector<T> all;
    for (const Table& table : tables) {
        T one = readOne(table);
        if (std::ranges::find(all, one.*name, name) != all.end()) {
            table.fail(key, "\"" + one.*name + "\" is there twice");
        }
        all.push_back(std::move(one));
    }
    return all;
}

template <class T>
void mustName(const Table& table, std::string_view key, const std::string& name, const std::vector<T>& all,
              std::string T::*member) {
    if (std::ranges::find(all, name, member) == all.end()) {
        table.fail(key, "there is no \"" + name + "\"");
    }
}

protocol::Lane readLane(const Table& table) {
    protocol::Lane lane;
    lane.lane = readName(table, "lane");
    lane.name = readText(table, "name");
    lane.promise_s = table.integer<std::int64_t>("promise_s", 1, 24 * 3600);
    lane.marked = table.boolean("marked", false);
    lane.appointments = table.boolean("appointments", false);
    return lane;
}

protocol::Claim readClaim(const Table& table, const std::vector<protocol::Lane>& lanes) {
    protocol::Claim claim;
    claim.claim = readName(table, "claim");
    claim.name = readText(table, "name");
    claim.lane = table.string("lane");
    mustName(table, "lane", claim.lane, lanes, &protocol::Lane::lane);
    claim.evidence = readText(table, "evidence");
    claim.declarable = table.boolean("declarable", false);
    if (table.has("age_from")) {
        claim.age_from = table.integer<std::int32_t>("age_from", 1, 150);
    }
    return claim;
}

protocol::Group readGroup(const Table& table, const std::vector<protocol::Zone>& zones) {
    protocol::Group group;
    group.group = readName(table, "group");
    group.name = readText(table, "name");
    group.summary = readText(table, "summary");
    group.prefix = table.string("prefix");
    if (group.prefix.size() != 1 || group.prefix[0] < 'A' || group.prefix[0] > 'Z') {
        table.fail("prefix", "must be one letter A-Z");
    }
    group.icon = table.string("icon");
    group.zone = table.string("zone");
    mustName(table, "zone", group.zone, zones, &protocol::Zone::zone);
    group.more = table.boolean("more", false);
    return group;
}

protocol::Desk readDesk(const Table& table, const std::vector<protocol::Group>& groups) {
    protocol::Desk desk;
    desk.desk = table.integer<std::int32_t>("desk", 1, 999);
    desk.groups = table.strings("groups");
    for (const std::string& group : desk.groups) {
        mustName(table, "groups", group, groups, &protocol::Group::group);
    }
    desk.backup = table.strings("backup", {});
    for (const std::string& group : desk.backup) {
        mustName(table, "backup", group, groups, &protocol::Group::group);
    }
    desk.green = table.boolean("green", false);
    return desk;
}

protocol::Reason readReason(const Table& table) {
    static const std::set<std::string> uses{"call", "hold", "transfer", "return", "lane", "pause"};
    protocol::Reason reason;
    reason.reason = readName(table, "reason");
    reason.name = readText(table, "name");
    reason.use = table.strings("use");
    for (const std::string& use : reason.use) {
        if (!uses.contains(use)) {
            table.fail("use", "\"" + use + "\" is none of call, hold, transfer, return, lane, pause");
        }
    }
    return reason;
}

protocol::Paper readPaper(const Table& table) {
    protocol::Paper paper;
    paper.name = readText(table, "name");
    if (const auto note = table.optionalTable("note")) {
        paper.note = readText(*note);
    }
    paper.kind = table.oneOf("kind", {"original", "copy", "form", "shared", "exempt"});
    paper.copies = table.integer<std::int32_t>("copies", 0, 20, 0);
    paper.id_card = table.boolean("id_card", false);
    return paper;
}

/// The six fields (name, code, materials, time limit, steps, standard) must all be there; a code may be "" for "not
/// known", but not left out.
protocol::Item readItem(const Table& table, const std::vector<protocol::Group>& groups) {
    protocol::Item item;
    item.item = readName(table, "item");
    item.group = table.string("group");
    mustName(table, "group", item.group, groups, &protocol::Group::group);
    item.name = readText(table, "name");
    if (!table.has("code")) {
        table.fail("code", "is missing; write \"\" where the code is not known");
    }
    item.code = table.string("code", "");
    if (!table.has("materials")) {
        table.fail("materials", "is missing; write [] where no paper is needed");
    }
    for (const Table& paper : table.optionalTables("materials")) {
        item.materials.push_back(readPaper(paper));
    }
    item.time_limit = readText(table, "time_limit");
    item.statutory_limit = readText(table, "statutory_limit");
    for (const Table& step : table.tables("steps")) {
        item.steps.push_back(readText(step));
    }
    item.standard = readText(table, "standard");
    item.target_minutes = table.integer<std::int32_t>("target_minutes", 0, 480, 0);
    item.promised_days = table.integer<std::int32_t>("promised_days", 0, 365, 0);
    item.verified = table.boolean("verified", false);
    return item;
}

template <class T>
void refuseTwice(const Table& top, std::string_view key, const std::vector<T>& all, auto member) {
    std::set<std::remove_cvref_t<decltype(all.front().*member)>> seen;
    for (const T& one : all) {
        if (!seen.insert(one.*member).second) {
            top.fail(key, "two of them have the same letter or number");
        }
    }
}

SiteDescription readSiteFile(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const Table top = file.top();
    SiteDescription description;
    protocol::Site& site = description.wire;
    site.name = readText(top, "name");
    site.subtitle = readText(top, "subtitle");
    site.hotline = top.string("hotline");
    site.public_base_url = top.string("public_base_url", "");
    site.utc_offset_minutes = top.integer<std::int32_t>("utc_offset_minutes", -840, 840);
    site.lanes = readAll<protocol::Lane>(top.tables("lanes"), &protocol::Lane::lane, readLane, "lane");
    site.claims = readAll<protocol::Claim>(
        top.optionalTables("claims"), &protocol::Claim::claim,
        [&](const Table& table) { return readClaim(table, site.lanes); }, "claim");
    site.zones = readAll<protocol::Zone>(
        top.tables("zones"), &protocol::Zone::zone,
        [](const Table& table) {
            return protocol::Zone{readName(table, "zone"), readText(table, "name")};
        },
        "zone");
    site.groups = readAll<protocol::Group>(
        top.tables("groups"), &protocol::Group::group, [&](const Table& table) { return readGroup(table, site.zones); },
        "group");
    for (const Table& table : top.tables("desks")) {
        site.desks.push_back(readDesk(table, site.groups));
    }
    for (const Table& table : top.optionalTables("notices")) {
        site.notices.push_back({readText(table, "title"), readText(table, "body")});
    }
    if (const auto opening = top.optionalTable("opening")) {
        site.opening = {opening->string("zh", ""), opening->string("en", "")};
    }
    site.reasons =
        readAll<protocol::Reason>(top.optionalTables("reasons"), &protocol::Reason::reason, readReason, "reason");
    refuseTwice(top, "groups", site.groups, &protocol::Group::prefix);
    refuseTwice(top, "desks", site.desks, &protocol::Desk::desk);
    description.hall.hours = readHours(top);
    readQueueRules(top, description.hall);
    site.no_show = {description.hall.noShow.calls,
                    std::chrono::round<std::chrono::seconds>(description.hall.noShow.spacing).count()};
    file.finish();
    return description;
}

/// A clock that says less has lost its date: a board without a battery starts in 1970 or 2000.
constexpr std::chrono::sys_days programWritten{std::chrono::year{2026} / 1 / 1};

template <class Index, class T>
Index indexOf(const std::vector<T>& all, std::string T::*member, const std::string& name) {
    return static_cast<Index>(std::ranges::find(all, name, member) - all.begin());
}

/// The part of the site's tables the queue needs to know.
void addTables(domain::Site& hall, const protocol::Site& site) {
    for (const auto& lane : site.lanes) {
        hall.lanes.push_back({lane.lane, std::chrono::seconds(lane.promise_s), lane.marked, lane.appointments});
    }
    for (const auto& claim : site.claims) {
        hall.claims.push_back({claim.claim, indexOf<domain::LaneIndex>(site.lanes, &protocol::Lane::lane, claim.lane)});
    }
    for (const auto& group : site.groups) {
        hall.groups.push_back({group.group, group.prefix[0], group.zone});
    }
    for (const auto& item : site.items) {
        hall.items.push_back({item.item, indexOf<domain::GroupIndex>(site.groups, &protocol::Group::group, item.group),
                              static_cast<std::uint16_t>(item.promised_days)});
    }
    for (const auto& desk : site.desks) {
        domain::DeskSetup setup{static_cast<domain::DeskNumber>(desk.desk), {}, desk.green};
        for (const auto& group : desk.groups) {
            setup.groups.push_back(indexOf<domain::GroupIndex>(site.groups, &protocol::Group::group, group));
        }
        for (const auto& group : desk.backup) {
            setup.backup.push_back(indexOf<domain::GroupIndex>(site.groups, &protocol::Group::group, group));
        }
        hall.desks.push_back(std::move(setup));
    }
    for (const auto& reason : site.reasons) {
        hall.reasons.push_back(reason.reason);
    }
    hall.utcOffset = std::chrono::minutes(site.utc_offset_minutes);
    hall.clockNotBefore = programWritten;
}

} // namespace

SiteDescription readSite(const std::filesystem::path& siteFile, const std::filesystem::path& catalogueFile) {
    SiteDescription site = readSiteFile(siteFile);
    const auto catalogue = settings::File::read(catalogueFile);
    site.wire.items = readAll<protocol::Item>(
        catalogue.top().tables("items"), &protocol::Item::item,
        [&](const Table& table) { return readItem(table, site.wire.groups); }, "item");
    catalogue.finish();
    addTables(site.hall, site.wire);
    return site;
}

} // namespace fifteen::apps
