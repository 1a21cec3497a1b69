// SPDX-License-Identifier: Apache-2.0
#include "domain/site.hpp"

#include <algorithm>
#include <set>

namespace fifteen::domain {
namespace {

template <class Index, class Entry>
std::optional<Index> indexOf(const std::vector<Entry>& entries, std::string_view id) {
    const auto found = std::ranges::find(entries, id, &Entry::id);
    if (found == entries.end()) {
        return std::nullopt;
    }
    return static_cast<Index>(found - entries.begin());
}

/// The first id that stands twice; empty: none.
template <class Entry>
std::string repeated(const std::vector<Entry>& entries) {
    std::set<std::string_view> seen;
    for (const auto& entry : entries) {
        if (!seen.insert(entry.id).second) {
            return entry.id;
        }
    }
    return {};
}

std::string defectOfLanes(const Site& site) {
    if (site.lanes.empty()) {
        return "there is no lane";
    }
    if (site.lanes.size() > 200) {
        return "there are more than 200 lanes";
    }
    for (const auto& lane : site.lanes) {
        if (lane.promise <= Duration::zero() || lane.promise > std::chrono::hours(24)) {
            return "lane '" + lane.id + "' promises nothing, or more than a day";
        }
    }
    if (std::ranges::count(site.lanes, true, &Lane::appointments) > 1) {
        return "more than one lane is for appointments";
    }
    if (site.noShow.calls == 0 || site.noShow.spacing < Duration::zero() || site.coverAfter < Duration::zero()) {
        return "nobody is called before being put aside, or a time is less than nothing";
    }
    for (const auto& claim : site.claims) {
        if (static_cast<std::size_t>(claim.lane) >= site.lanes.size()) {
            return "claim '" + claim.id + "' leads to no lane";
        }
    }
    return {};
}

std::string defectOfGroups(const Site& site) {
    if (site.groups.size() > 200 || site.items.size() > 10'000) {
        return "there are more than 200 groups or 10000 items";
    }
    std::set<char> prefixes;
    for (const auto& group : site.groups) {
        if (group.prefix < 'A' || group.prefix > 'Z') {
            return "group '" + group.id + "' has a prefix that is not a capital letter";
        }
        if (!prefixes.insert(group.prefix).second) {
            return "group '" + group.id + "' has the prefix of another group";
        }
    }
    for (const auto& item : site.items) {
        if (static_cast<std::size_t>(item.group) >= site.groups.size()) {
            return "item '" + item.id + "' belongs to no group";
        }
    }
    return {};
}

std::string defectOfDesks(const Site& site) {
    std::set<DeskNumber> numbers;
    for (const auto& desk : site.desks) {
        if (desk.number == 0 || !numbers.insert(desk.number).second) {
            return "desk " + std::to_string(desk.number) + " stands twice, or has the number 0";
        }
        const auto unknown = [&](GroupIndex group) { return static_cast<std::size_t>(group) >= site.groups.size(); };
        if (std::ranges::any_of(desk.groups, unknown) || std::ranges::any_of(desk.backup, unknown)) {
            return "desk " + std::to_string(desk.number) + " serves an unknown group";
        }
    }
    return {};
}

} // namespace

std::optional<LaneIndex> Site::lane(std::string_view id) const {
    return indexOf<LaneIndex>(lanes, id);
}

std::optional<LaneIndex> Site::laneOfClaim(std::string_view claim) const {
    const auto found = std::ranges::find(claims, claim, &Claim::id);
    if (found == claims.end()) {
        return std::nullopt;
    }
    return found->lane;
}

std::optional<LaneIndex> Site::laneOfAppointments() const {
    const auto found = std::ranges::find(lanes, true, &Lane::appointments);
    if (found == lanes.end()) {
        return std::nullopt;
    }
    return static_cast<LaneIndex>(found - lanes.begin());
}

std::optional<GroupIndex> Site::group(std::string_view id) const {
    return indexOf<GroupIndex>(groups, id);
}

std::optional<ItemIndex> Site::item(std::string_view id) const {
    return indexOf<ItemIndex>(items, id);
}

const DeskSetup* Site::desk(DeskNumber number) const {
    const auto found = std::ranges::find(desks, number, &DeskSetup::number);
    return found == desks.end() ? nullptr : &*found;
}

std::string Site::defect() const {
    for (const auto& id : {repeated(lanes), repeated(claims), repeated(groups), repeated(items)}) {
        if (!id.empty()) {
            return "'" + id + "' stands twice";
        }
    }
    for (auto* const check : {&defectOfLanes, &defectOfGroups, &defectOfDesks}) {
        if (auto defect = check(*this); !defect.empty()) {
            return defect;
        }
    }
    return {};
}

} // namespace fifteen::domain
