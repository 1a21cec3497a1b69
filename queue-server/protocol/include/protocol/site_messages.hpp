// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a site is made of; see messages.hpp.
namespace fifteen::protocol {

/// A text for people, in the site's two languages. `en` may be empty: the reader then falls back to `zh`.
struct Text {
    std::string zh;
    std::string en;
    bool operator==(const Text&) const = default;
};
BOOST_DESCRIBE_STRUCT(Text, (), (zh, en))

struct Lane {
    std::string lane;
    Text name;
    std::int64_t promise_s = 0;
    bool marked = false;       ///< whether tickets of this lane carry the neutral mark (优先)
    bool appointments = false; ///< who has an appointment goes here
};
BOOST_DESCRIBE_STRUCT(Lane, (), (lane, name, promise_s, marked, appointments))

/// Why somebody is let forward. `age_from` is set for the claims a birth date proves.
struct Claim {
    std::string claim;
    Text name;
    std::string lane;
    Text evidence;           ///< what the desk will ask to see
    bool declarable = false; ///< offered on the kiosk
    std::optional<std::int32_t> age_from;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (claim, name, lane, evidence, declarable, age_from))

struct Zone {
    std::string zone;
    Text name; ///< "乙区绿色座椅"
};
BOOST_DESCRIBE_STRUCT(Zone, (), (zone, name))

struct Group {
    std::string group;
    Text name;
    Text summary; ///< what is in it, two short lines separated by '\n'
    std::string prefix;
    std::string icon; ///< name in the icon set
    std::string zone;
    bool more = false; ///< behind "更多" on the kiosk
};
BOOST_DESCRIBE_STRUCT(Group, (), (group, name, summary, prefix, icon, zone, more))

/// One paper of an item. `kind`: original | copy | form | shared (the system has it) | exempt.
struct Paper {
    Text name;
    Text note;
    std::string kind;
    std::int32_t copies = 0;
    bool id_card = false; ///< satisfied by the card that was read
};
BOOST_DESCRIBE_STRUCT(Paper, (), (name, note, kind, copies, id_card))

/// A service item with its six fields (name, code, materials, time limit, steps, standard). An empty `code` means that
/// the public code is not known; it is never invented.
struct Item {
    std::string item;
    std::string group;
    Text name;
    std::string code;
    std::vector<Paper> materials;
    Text time_limit;
    Text statutory_limit;
    std::vector<Text> steps;
    Text standard;
    std::int32_t target_minutes = 0; ///< served within, shown to the clerk; 0: none
    std::int32_t promised_days = 0;  ///< working days from its acceptance; 0: done while the visitor waits
    bool verified = false;           ///< sample data until somebody has checked it
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (item, group, name, code, materials, time_limit, statutory_limit, steps, standard, target_minutes,
                       promised_days, verified))

struct Desk {
    std::int32_t desk = 0;
    std::vector<std::string> groups;
    bool green = false;
    std::vector<std::string> backup; ///< groups it takes too while they have been without a desk for long (AB岗)
};
BOOST_DESCRIBE_STRUCT(Desk, (), (desk, groups, green, backup))

/// Whoever does not come when called is called again `spacing_s` later, and put aside after `calls` in vain.
struct NoShowRule {
    std::int32_t calls = 2;
    std::int64_t spacing_s = 60;
};
BOOST_DESCRIBE_STRUCT(NoShowRule, (), (calls, spacing_s))

/// A neutral word staff may give for what they do. use: call | hold | transfer | return | lane | pause
struct Reason {
    std::string reason;
    Text name;
    std::vector<std::string> use;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason, name, use))

struct Notice {
    Text title;
    Text body;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (title, body))

/// GET /api/v1/site: everything a screen needs to speak of this site. Kiosks keep the last one for a start without a
/// server.
struct Site {
    Text name;
    Text subtitle;
    std::string hotline;
    std::string public_base_url; ///< empty: the QR carries FIFTEEN:1:{ticket}
    std::int32_t utc_offset_minutes = 0;
    std::vector<Lane> lanes;
    std::vector<Claim> claims;
    std::vector<Zone> zones;
    std::vector<Group> groups;
    std::vector<Item> items;
    std::vector<Desk> desks;
    std::vector<Notice> notices;
    NoShowRule no_show;
    std::vector<Reason> reasons; ///< empty: staff may give any
    Text opening;                ///< the opening hours, a line for people; may be empty
};
BOOST_DESCRIBE_STRUCT(Site, (),
                      (name, subtitle, hotline, public_base_url, utc_offset_minutes, lanes, claims, zones, groups,
                       items, desks, notices, no_show, reasons, opening))

} // namespace fifteen::protocol
