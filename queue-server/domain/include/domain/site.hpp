// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/calendar.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fifteen::domain {

struct Lane {
    std::string id;
    Duration promise{};        ///< more than zero
    bool marked = false;       ///< a lane of people who are let forward: green desks take it first
    bool appointments = false; ///< who has an appointment goes here; one lane at most
    bool gone = false;         ///< the configuration has it no more: only old records know it
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
    std::uint16_t promisedDays = 0; ///< working days from its acceptance; 0: done while the visitor waits
};

struct DeskSetup {
    DeskNumber number = 0;
    std::vector<GroupIndex> groups;
    bool green = false; ///< takes the marked lanes first
    std::vector<GroupIndex>
        backup{}; ///< served too once no desk that has them in `groups` has been open for long (AB岗)
    bool operator==(const DeskSetup&) const = default;
};

/// Whoever does not come is called again, their place kept, but not at once; after `calls` in vain they are put aside.
/// A repeated announcement counts as a call if it comes `spacing` after the one before.
struct NoShowRule {
    std::uint8_t calls = 2; ///< at least 1
    Duration spacing = std::chrono::seconds(60);
    bool operator==(const NoShowRule&) const = default;
};

/// What the hall is made of: the part of the site's configuration the queue needs to know.
struct Site {
    std::vector<Lane> lanes; ///< the first is the ordinary one
    std::vector<Claim> claims;
    std::vector<Group> groups;
    std::vector<Item> items;
    std::vector<DeskSetup> desks;
    NoShowRule noShow;
    Duration coverAfter = std::chrono::minutes(10); ///< how long a group is without its desks before others cover it
    std::vector<std::string> reasons; ///< neutral words a clerk may give for going out of the order; empty: any
    OpeningHours hours;               ///< when kiosks give out numbers
    std::chrono::minutes utcOffset{480};
    TimePoint clockNotBefore{}; ///< a clock before this has lost its date; zero: any will do
    bool nightless = false;     ///< of a simulated hall: its day never ends
    bool desksStayOpen = false; ///< of a simulated hall: nobody has to open them in the morning
    std::int64_t policyVersion = 1;

    std::optional<LaneIndex> lane(std::string_view id) const;
    std::optional<LaneIndex> laneOfClaim(std::string_view claim) const;
    /// Where appointments go; nothing: the site takes none.
    std::optional<LaneIndex> laneOfAppointments() const;
    std::optional<GroupIndex> group(std::string_view id) const;
    std::optional<ItemIndex> item(std::string_view id) const;
    /// As configured; what is in force is the hall's policy.
    const DeskSetup* desk(DeskNumber number) const;

    /// What makes this site unusable, in words for whoever edits the configuration; empty: nothing.
    std::string defect() const;
};

} // namespace fifteen::domain
