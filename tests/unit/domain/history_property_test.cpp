// SPDX-License-Identifier: Apache-2.0
#include "random_history.hpp"

#include <map>
#include <set>

namespace fifteen::domain::test {
namespace {

__extension__ using Wide = __int128; // no product of milliseconds can overflow it

Wide waitedOf(const Ticket& ticket, TimePoint now) {
    return ticket.waitsFrom > now ? 0 : static_cast<Wide>((now - ticket.waitsFrom).count());
}

/// The slow obvious order: everybody who waits, looked at one by one, in 128-bit integers.
bool obviouslyBefore(const Hall& hall, const Ticket& a, const Ticket& b, TimePoint now) {
    const auto promise = [&](const Ticket& t) { return static_cast<Wide>(hall.policy().promise(t.lane).count()); };
    const auto left = waitedOf(a, now) * promise(b);
    const auto right = waitedOf(b, now) * promise(a);
    if (left != right) {
        return left > right;
    }
    const bool earlyA = a.waitsFrom > now;
    const bool earlyB = b.waitsFrom > now;
    if (earlyA != earlyB) {
        return earlyB;
    }
    if (earlyA && a.waitsFrom != b.waitsFrom) {
        return a.waitsFrom < b.waitsFrom;
    }
    return a.arrived != b.arrived ? a.arrived < b.arrived : a.id < b.id;
}

bool rests(const Hall& hall, const Ticket& ticket, TimePoint now) {
    const auto isAmong = [&](TimePoint until) {
        bool found = false;
        hall.forEachRested(until, [&](const Ticket& other) { found = found || other.id == ticket.id; });
        return found;
    };
    return isAmong(TimePoint::max()) && !isAmong(now);
}

bool mayTake(const Hall& hall, const DeskSetup& desk, const Ticket& ticket, TimePoint now) {
    if (ticket.state != TicketState::waiting || rests(hall, ticket, now)) {
        return false;
    }
    if (ticket.onlyAt != 0) {
        return ticket.onlyAt == desk.number;
    }
    if (std::ranges::find(desk.groups, ticket.group) != desk.groups.end()) {
        return true;
    }
    const auto since = hall.withoutDeskSince(ticket.group);
    return std::ranges::find(desk.backup, ticket.group) != desk.backup.end() && since &&
           now - *since >= hall.policy().coverAfter;
}

/// queueing.md, word by word: before its time a ticket "comes after all others", at a green desk too. Among those whose
/// time has come a green desk takes the marked lanes first.
std::optional<TicketId> obviousNext(const Hall& hall, const DeskSetup& desk, TimePoint now) {
    const auto turn = [&](const Ticket& ticket) {
        const bool early = ticket.waitsFrom > now;
        return early ? 2 : desk.green && !hall.policy().marked(ticket.lane) ? 1 : 0;
    };
    const Ticket* best = nullptr;
    hall.forEachTicket([&](const Ticket& ticket) {
        if (mayTake(hall, desk, ticket, now) &&
            (best == nullptr || turn(ticket) < turn(*best) ||
             (turn(ticket) == turn(*best) && obviouslyBefore(hall, ticket, *best, now)))) {
            best = &ticket;
        }
    });
    return best == nullptr ? std::nullopt : std::optional{best->id};
}

/// Calls `check(hall before, the call, the desk, hall time)` for every call of the order in a history, but for those
/// that begin a day.
template <class Check>
void everyCallOfTheOrder(Scene& scene, const std::vector<Step>& steps, Check&& check) {
    std::uint64_t nextId = 0;
    for (const auto& step : steps) {
        scene.now += std::chrono::seconds(step.seconds);
        const Hall before = scene.hall;
        scene.command(commandOf(step, scene, ++nextId));
        for (const auto& called : scene.lastOf<TicketCalled>()) {
            if (scene.lastOf<DayOpened>().empty() && called.reason.empty()) {
                check(before, called, *before.policy().desk(called.desk), scene.hall.time());
            }
        }
    }
}

RC_GTEST_PROP(History, everyCallIsTheOneTheObviousOrderDemands, ()) {
    Scene scene(siteWithCover());
    everyCallOfTheOrder(scene, *anyHistory(),
                        [&](const Hall& before, const TicketCalled& called, const DeskSetup& desk, TimePoint at) {
                            RC_ASSERT(called.ticket == obviousNext(before, desk, at));
                            RC_ASSERT(called.heads.front().number == scene.hall.find(called.ticket)->number);
                        });
}

/// What the call event keeps is enough to see that the choice was right.
RC_GTEST_PROP(History, theHeadsInACallExplainIt, ()) {
    Scene scene(siteWithCover());
    everyCallOfTheOrder(
        scene, *anyHistory(), [&](const Hall& before, const TicketCalled& called, const DeskSetup&, TimePoint) {
            const auto& chosen = called.heads.front();
            for (const auto& other : called.heads) {
                const bool passedOver = called.markedFirst && !before.policy().marked(other.lane);
                RC_ASSERT(passedOver || static_cast<Wide>(chosen.waited.count()) * other.promise.count() >=
                                            static_cast<Wide>(other.waited.count()) * chosen.promise.count());
            }
            RC_ASSERT(!called.markedFirst || before.policy().marked(chosen.lane));
            RC_ASSERT(called.policyVersion == before.policy().version);
        });
}

/// queueing.md: whoever waits w can be overtaken only by those who came in the first (1 - r) w of it, r being the ratio
/// of the promises; at desks that are not green and could have taken them.
RC_GTEST_PROP(History, theStarvationBoundHoldsForEveryTicket, ()) {
    Scene scene(siteWithCover());
    everyCallOfTheOrder(
        scene, *anyHistory(), [&](const Hall& before, const TicketCalled& called, const DeskSetup& desk, TimePoint at) {
            if (desk.green) {
                return;
            }
            const auto& taken = *before.find(called.ticket);
            const auto promise = [&](const Ticket& ticket) {
                return static_cast<Wide>(before.policy().promise(ticket.lane).count());
            };
            before.forEachTicket([&](const Ticket& overtaken) {
                if (mayTake(before, desk, overtaken, at) && overtaken.waitsFrom < taken.waitsFrom &&
                    taken.waitsFrom <= at) {
                    // came after at most (1 - r) w:  (taken.from - overtaken.from) * P <= (P - p) * w
                    const auto later = static_cast<Wide>((taken.waitsFrom - overtaken.waitsFrom).count());
                    RC_ASSERT(later * promise(overtaken) <=
                              (promise(overtaken) - promise(taken)) * waitedOf(overtaken, at));
                }
            });
        });
}

/// Told by the events alone: however a ticket is moved meanwhile, the order does not call it before its rest is over.
RC_GTEST_PROP(History, whoDidNotComeIsNotCalledAgainAtOnce, ()) {
    Scene scene(siteWithCover());
    play(scene, *anyHistory(), [](const Step&, const auto&) {});
    std::map<TicketId, TimePoint> again;
    for (const auto& event : scene.journal) {
        if (const auto* const missed = std::get_if<TicketNoShow>(&event.body)) {
            again[missed->ticket] = missed->again;
        } else if (const auto* const resumed = std::get_if<TicketResumed>(&event.body)) {
            again.erase(resumed->ticket); // somebody saw them
        } else if (const auto* const called = std::get_if<TicketCalled>(&event.body)) {
            const bool rested = !again.contains(called->ticket) || event.at >= again[called->ticket];
            RC_ASSERT(rested || !called->reason.empty());
            again.erase(called->ticket);
        }
    }
}

/// After any command nobody waits for a desk alone that is closed, or gone.
RC_GTEST_PROP(History, nobodyWaitsAloneForADeskThatIsClosed, ()) {
    Scene scene(siteWithCover());
    play(scene, *anyHistory(), [&](const Step&, const auto& result) {
        if (result) {
            scene.hall.forEachWaiting([&](const Ticket& ticket) {
                const bool comes = ticket.onlyAt == 0 || scene.hall.desk(ticket.onlyAt)->state != DeskState::closed;
                RC_ASSERT(comes); // a value: RC_ASSERT takes an expression apart, and looks at both sides of an or
            });
        }
    });
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
    Scene scene(sampleSite());
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
            const bool sameLine =
                ticket.onlyAt != 0 ? other.onlyAt == ticket.onlyAt : other.onlyAt == 0 && other.group == ticket.group;
            before += other.state == TicketState::waiting && sameLine && obviouslyBefore(scene.hall, other, ticket, now)
                          ? 1
                          : 0;
        });
        RC_ASSERT(scene.hall.ahead(ticket, now) == (ticket.state == TicketState::waiting ? before : 0));
    });
}

} // namespace
} // namespace fifteen::domain::test
