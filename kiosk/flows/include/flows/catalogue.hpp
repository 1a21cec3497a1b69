// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the kiosk and the screens know of the site: the words on the pages, in both languages. Filled by an adapter
/// from the server's answer; flows and view-models read it.
namespace fifteen::flows {

struct Text {
    std::string zh;
    std::string en; ///< may be empty: fall back to zh
    bool operator==(const Text&) const = default;
};

struct Paper {
    enum class Kind { original, copy, form, shared, exempt };
    Text name;
    Text note;
    Kind kind = Kind::original;
    int copies = 0;
    bool idCard = false; ///< the card that was read satisfies it
};

struct Item {
    std::string id;
    std::string group;
    Text name;
    std::string code; ///< empty: not known
    std::vector<Paper> papers;
    Text timeLimit;
    std::vector<Text> steps;
    Text standard;
};

struct Group {
    std::string id;
    Text name;
    Text summary; ///< two short lines, '\n' between
    std::string prefix;
    std::string icon;
    std::string zone;
    bool more = false;
};

struct Claim {
    std::string id;
    Text name;
    std::string lane;
    Text evidence;
    bool declarable = false;
    std::optional<int> ageFrom; ///< proven by a birth date of at least so many years
};

struct Lane {
    std::string id;
    Text name;
    bool marked = false;
};

struct Zone {
    std::string id;
    Text name;
};

struct Notice {
    Text title;
    Text body;
};

struct Catalogue {
    Text siteName;
    Text siteSubtitle;
    std::string hotline;
    std::string publicBaseUrl;
    int utcOffsetMinutes = 480;
    bool takesAppointments = false;
    std::vector<Lane> lanes;
    std::vector<Claim> claims;
    std::vector<Zone> zones;
    std::vector<Group> groups;
    std::vector<Item> items;
    std::vector<Notice> notices;

    const Group* group(const std::string& id) const;
    const Item* item(const std::string& id) const;
    const Zone* zone(const std::string& id) const;
    const Lane* lane(const std::string& id) const;

    std::vector<const Item*> itemsOf(const std::string& groupId) const;

    /// Their names on one line, as each language joins them; unknown ones are left out.
    Text namesOf(const std::vector<std::string>& ids) const;

    /// What all these items ask for, each paper once (with the most copies any of them wants).
    std::vector<Paper> papersOf(const std::vector<std::string>& ids) const;

    /// The claims offered on the kiosk, in the site's order (the likely ones first).
    std::vector<const Claim*> declarableClaims() const;

    /// The claim a birth date proves on that day, the highest age first; the year counts from the birthday on.
    /// Someone born on 29 February has the birthday on 1 March in a year without one.
    std::optional<std::string> claimProvenBy(std::chrono::year_month_day birth,
                                             std::chrono::year_month_day today) const;
};

/// Minutes somebody will probably wait.
struct WaitRange {
    int fromMinutes = 0;
    int toMinutes = 0;
    bool operator==(const WaitRange&) const = default;
};

/// Live figures of one group.
struct GroupLine {
    std::string group;
    std::int64_t waiting = 0;
    bool open = false;
    std::optional<std::string> next;
    std::optional<WaitRange> wait{}; ///< of an ordinary visitor who would take a number now
};

} // namespace fifteen::flows
