// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/decide.hpp"
#include "domain/names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// A small site and a hall to give commands to, for the tests of the domain and of what stands on it.
namespace fifteen::domain::test {

using namespace std::chrono_literals;

/// 2025-03-04 08:00 at the site (UTC+8).
inline constexpr TimePoint morning{std::chrono::sys_days{std::chrono::year{2025} / 3 / 4}.time_since_epoch()};

inline constexpr LaneIndex ordinary{0};
inline constexpr LaneIndex priority{1};

/// Lanes ordinary (30 min), priority (10 min, marked) and appointment (5 min, marked, as at the sample site); groups
/// insurance (A) and claims (B), and letters (C) that no desk serves; "change" is
/// done within five working days. Desk 1: A; 2: A and B; 3: A and B, green.
inline Site sampleSite() {
    Site site;
    site.lanes = {{"ordinary", 30min, false}, {"priority", 10min, true}, {"appointment", 5min, true, true}};
    site.claims = {{"elderly", priority}, {"military_family", priority}};
    site.groups = {{"insurance", 'A', "a"}, {"claims", 'B', "b"}, {"letters", 'C', "a"}};
    site.items = {
        {"enrol", GroupIndex{0}}, {"change", GroupIndex{0}, 5}, {"refund", GroupIndex{1}}, {"letter", GroupIndex{2}}};
    site.desks = {{1, {GroupIndex{0}}, false},
                  {2, {GroupIndex{0}, GroupIndex{1}}, false},
                  {3, {GroupIndex{0}, GroupIndex{1}}, true}};
    return site;
}

/// The sample site with a desk that covers for the others.
inline Site siteWithCover() {
    auto site = sampleSite();
    site.desks[0].backup = {GroupIndex{1}};
    return site;
}

/// A hall, its clock, and everything that happened.
class Scene {
public:
    explicit Scene(Site site = sampleSite())
        : hall(std::move(site)) {}

    /// Decides and applies; the events of this command are in `last`.
    Result<std::vector<Event>> command(const Command& command) {
        auto events = decide(hall, command, reading());
        last.clear();
        if (events) {
            for (auto& event : *events) {
                if (auto* const issued = std::get_if<TicketIssued>(&event.body)) {
                    issued->expected = told; // as the service does
                }
                apply(hall, event);
                journal.push_back(event);
            }
            last = *events;
        }
        return events;
    }

    ClockReading reading() const { return ahead ? ClockReading{now, *ahead} : ClockReading{now}; }

    /// The command must succeed.
    void expect(const Command& some) {
        const auto result = command(some);
        ASSERT_TRUE(result) << result.error().message();
    }

    void expectRefused(const Command& some, Error error) {
        const auto result = command(some);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error(), error) << result.error().message();
    }

    TicketId issue(const std::string& item = "enrol", std::optional<std::string> claim = {}) {
        const TicketId id{++ids_, 7};
        expect(IssueTicket{id, {item}, std::move(claim), Evidence::none, 0, "k1"});
        return id;
    }

    void open(DeskNumber desk) { expect(OpenDesk{desk, "staff" + std::to_string(desk)}); }

    /// Calls at the desk; who came.
    std::optional<TicketId> call(DeskNumber desk, bool finishCurrent = false) {
        expect(CallNext{desk, finishCurrent});
        const auto* const ticket = hall.at(desk);
        return ticket == nullptr ? std::nullopt : std::optional{ticket->id};
    }

    void serve(DeskNumber desk) {
        const auto ticket = call(desk);
        ASSERT_TRUE(ticket);
        expect(StartService{desk, *ticket});
        expect(FinishService{desk, *ticket});
    }

    TicketState stateOf(TicketId id) const { return hall.find(id)->state; }

    std::string numberOf(TicketId id) const { return hall.find(id)->number.text(); }

    template <class Body>
    std::vector<Body> lastOf() const {
        std::vector<Body> found;
        for (const auto& event : last) {
            if (const auto* const body = std::get_if<Body>(&event.body)) {
                found.push_back(*body);
            }
        }
        return found;
    }

    Hall hall;
    TimePoint now = morning;       ///< what the clock says
    std::optional<Duration> ahead; ///< how far hall time is ahead of it, to somebody who watches; nothing: nobody does
    Expectation told;              ///< what every ticket says
    std::vector<Event> last;
    std::vector<Event> journal;

private:
    std::uint64_t ids_ = 0;
};

} // namespace fifteen::domain::test
