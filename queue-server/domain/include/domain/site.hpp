// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::domain {

struct Lane {
    std::string id;
    Duration promise{};  ///< more than zero
    bool marked = false; ///< a lane of people who are let forward: green desks take it first
};

/// Why somebody is let forward; maps to a lane. The claim itself is personal and never in an event.
struct Claim {
    std::string id;
    LaneIndex lane{};
};

struct Group {
    std::string id;
    char prefix = 'A';
    std::string zone;
};

struct Item {
    std::string id;
    GroupIndex group{};
};

struct DeskSetup {
    DeskNumber number = 0;
    std::vector<GroupIndex> groups;
    bool green = false; ///< takes the marked lanes first
};

/// What the hall is made of: the part of the site's configuration the queue needs to know.
struct Site {
    std::vector<Lane> lanes; ///< the first is the ordinary one
    std::vector<Claim> claims;
    std::vector<Group> groups;
    std::vector<Item> items;
    std::vector<DeskSetup> desks;
    std::chrono::minutes utcOffset{480};
    std::int64_t policyVersion = 1;

    std::optional<LaneIndex> lane(std::string_view id) const;
    std::optional<LaneIndex> laneOfClaim(std::string_view claim) const;
    std::optional<GroupIndex> group(std::string_view id) const;
    std::optional<ItemIndex> item(std::string_view id) const;
    const DeskSetup* desk(DeskNumber number) const;

    /// What makes this site unusable, in words for whoever edits the configuration; empty: nothing.
    std::string defect() const;
};

} // namespace fifteen::domain
