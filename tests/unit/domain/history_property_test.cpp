// SPDX-License-Identifier: Apache-2.0
#include "random_history.hpp"

#include <map>
#include <set>

namespace fifteen::domain::test {
namespace {

__extension__ using Wide = __int128; // no product of milliseconds can overflow it

/// The slow obvious order: everybody who waits, looked at one by one, in 128-bit integers.
bool obviouslyBefore(const Site& site, const Ticket& a, const Ticket& b, TimePoint now) {
    const auto waited = [&](const Ticket& t) { return static_cast<Wide>((now - t.arrived).count()); };
    const auto promise = [&](const Ticket& t) {
        return static_cast<Wide>(site.lanes[static_cast<std::size_t>(t.lane)].promise.count());
    };
    const auto left = waited(a) * promise(b);
    const auto right = waited(b) * promise(a);
    if (left != right) {
        return left > right;
    }
    return a.arrived != b.arrived ? a.arrived < b.arrived : a.id < b.id;
}

std::optional<TicketId> obviousNext(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    const Ticket* best = nullptr;
    const auto& site = hall.site();
    const auto consider = [&](bool markedOnly) {
        hall.forEachTicket([&](const Ticket& ticket) {
            const bool mine = std::ranges::find(desk.groups, ticket.group) != desk.groups.end();
            const bool marked = site.lanes[static_cast<std::size_t>(ticket.lane)].marked;
            if (ticket.state == TicketState::waiting && mine && (marked || !markedOnly) &&
                (best == nullptr || obviouslyBefore(site, ticket, *best, now))) {
                best = &ticket;
            }
        });
    };
    if (desk.green) {
        consider(true);
    }
    if (best == nullptr) {
        consider(false);
    }
    return best == nullptr ? std::nullopt : std::optional{best->id};
}

RC_GTEST_PROP(History, everyCallIsTheOneTheObviousOrderDemands, ()) {
    Scene scene;
    std::uint64_t nextId = 0;
    for (const auto& step : *anyHistory()) {
        scene.now += std::chrono::seconds(step.seconds);
        const Hall before = scene.hall;
        const auto result = scene.command(commandOf(step, scene, ++nextId));
        for (const auto& called : scene.lastOf<TicketCalled>()) {
            if (scene.lastOf<DayOpened>().empty()) {
                RC_ASSERT(called.ticket == obviousNext(before, *before.site().desk(called.desk), scene.hall.time()));
            }
            RC_ASSERT(called.heads.front().number == scene.hall.find(called.ticket)->number);
        }
    }
}

RC_GTEST_PROP(History, noTicketIsAtTwoDesksAndNobodyIsLost, ()) {
    Scene scene;
    play(scene, *anyHistory(), [&](const Step&, const auto&) {
        std::set<TicketId> atDesks;
        for (const auto& desk : scene.hall.desks()) {
            if (desk.ticket) {
                RC_ASSERT(atDesks.insert(*desk.ticket).second);
            }
        }
        std::size_t waiting = 0;
        std::size_t aside = 0;
        std::map<std::pair<GroupIndex, LaneIndex>, std::size_t> lines;
        scene.hall.forEachTicket([&](const Ticket& ticket) {
            RC_ASSERT(atDesk(ticket.state) == (atDesks.count(ticket.id) == 1));
            if (ticket.state == TicketState::waiting) {
                ++waiting;
                ++lines[{ticket.group, ticket.lane}];
            }
            aside += isAside(ticket.state) ? 1 : 0;
        });
        RC_ASSERT(scene.hall.waiting() == waiting);
        RC_ASSERT(scene.hall.aside().size() == aside);
        for (const auto& [line, count] : lines) {
            RC_ASSERT(scene.hall.waiting(line.first, line.second) == count);
        }
    });
}

RC_GTEST_PROP(History, numbersAreUniqueInADayAndCallsHaveNoGaps, ()) {
    Scene scene;
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    std::set<std::string> numbers;
    std::uint64_t calls = 0;
    for (const auto& event : scene.journal) {
        if (std::holds_alternative<DayOpened>(event.body)) {
            numbers.clear();
        } else if (const auto* const issued = std::get_if<TicketIssued>(&event.body)) {
            RC_ASSERT(numbers.insert(issued->number.text()).second);
        } else if (const auto* const called = std::get_if<TicketCalled>(&event.body)) {
            RC_ASSERT(called->call == ++calls);
        } else if (const auto* const recalled = std::get_if<TicketRecalled>(&event.body)) {
            RC_ASSERT(recalled->call == ++calls);
        }
    }
}

RC_GTEST_PROP(History, hallTimeNeverGoesBackWhateverTheClockDoes, ()) {
    Scene scene;
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    TimePoint last{};
    for (const auto& event : scene.journal) {
        RC_ASSERT(event.at >= last);
        last = event.at;
    }
}

RC_GTEST_PROP(History, theEventsAloneRebuildTheHall, ()) {
    Scene scene;
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    Hall rebuilt(sampleSite());
    for (const auto& event : scene.journal) {
        apply(rebuilt, event);
    }
    RC_ASSERT(everythingAbout(rebuilt) == everythingAbout(scene.hall));
}

RC_GTEST_PROP(History, decidingChangesNothing, ()) {
    Scene scene;
    std::uint64_t nextId = 0;
    for (const auto& step : *anyHistory()) {
        scene.now += std::chrono::seconds(step.seconds);
        const auto before = everythingAbout(scene.hall);
        const auto command = commandOf(step, scene, ++nextId);
        const auto first = decide(scene.hall, command, scene.now);
        const auto second = decide(scene.hall, command, scene.now);
        RC_ASSERT(everythingAbout(scene.hall) == before);
        RC_ASSERT(first.has_value() == second.has_value());
        if (first) {
            RC_ASSERT(*first == *second);
        }
        scene.command(command);
    }
}

RC_GTEST_PROP(History, aheadIsWhatAnObviousCountSays, ()) {
    Scene scene;
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    const auto now = scene.hall.time() + 3min;
    scene.hall.forEachTicket([&](const Ticket& ticket) {
        std::size_t before = 0;
        scene.hall.forEachTicket([&](const Ticket& other) {
            before += other.state == TicketState::waiting && other.group == ticket.group &&
                              obviouslyBefore(scene.hall.site(), other, ticket, now)
                          ? 1
                          : 0;
        });
        RC_ASSERT(scene.hall.ahead(ticket, now) == (ticket.state == TicketState::waiting ? before : 0));
    });
}

} // namespace
} // namespace fifteen::domain::test
