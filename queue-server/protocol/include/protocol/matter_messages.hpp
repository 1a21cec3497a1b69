// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// What is missing of a matter, and by which day one is promised; see messages.hpp.
namespace fifteen::protocol {

/// What is missing of one of the ticket's items.
struct Gap {
    std::string item;
    std::vector<std::string> papers; ///< their Chinese names in the item's list of papers
};
BOOST_DESCRIBE_STRUCT(Gap, (), (item, papers))

/// POST /api/v1/desks/{desk}/notice -> 200 Notices, those just given: all that is missing, told at once (一次告知制).
/// The same gaps on the same ticket again are a second copy of the paper, and no second notice.
struct GiveNotice {
    std::string ticket;
    std::vector<Gap> gaps;
};
BOOST_DESCRIBE_STRUCT(GiveNotice, (), (ticket, gaps))

struct GivenNotice {
    std::int64_t at_ms = 0;
    std::string number; ///< of the ticket it was given on
    std::string item;
    std::vector<std::string> papers;
    std::int32_t desk = 0;
    std::string staff;
    bool repeated = false; ///< not the first notice in this matter: the rule of one notice was broken
};
BOOST_DESCRIBE_STRUCT(GivenNotice, (), (at_ms, number, item, papers, desk, staff, repeated))

/// GET /api/v1/tickets/{ticket}/notices: what the visitor was told before, on this ticket and, while their card is
/// remembered, on their earlier ones. Oldest first.
struct Notices {
    std::vector<GivenNotice> notices;
};
BOOST_DESCRIBE_STRUCT(Notices, (), (notices))

/// POST /api/v1/desks/{desk}/accept -> 200 Matter: the papers are complete, the matter is taken on (限时办结制).
struct AcceptMatter {
    std::string ticket;
    std::string item;
};
BOOST_DESCRIBE_STRUCT(AcceptMatter, (), (ticket, item))

/// state: open | due_soon (within two working days) | overdue | done | withdrawn
struct Matter {
    std::string ticket;
    std::string number;
    std::string item;
    std::int32_t desk = 0;
    std::string staff; ///< who is answerable for it
    std::int64_t accepted_at_ms = 0;
    std::string due; ///< the last day of the site's calendar it may be done on: "2026-12-24"
    std::string state;
};
BOOST_DESCRIBE_STRUCT(Matter, (), (ticket, number, item, desk, staff, accepted_at_ms, due, state))

/// GET /api/v1/matters: all that are open, the first due first.
struct Matters {
    std::vector<Matter> matters;
};
BOOST_DESCRIBE_STRUCT(Matters, (), (matters))

/// POST /api/v1/matters/{ticket}/settle -> 200 Matter. outcome: done | withdrawn
struct SettleMatter {
    std::string item;
    std::string outcome;
    std::string by; ///< staff number
};
BOOST_DESCRIBE_STRUCT(SettleMatter, (), (item, outcome, by))

} // namespace fifteen::protocol
