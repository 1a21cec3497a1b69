// SPDX-License-Identifier: Apache-2.0
#include "domain/forecast.hpp"
#include "domain/hall.hpp"

#include <algorithm>
#include <map>

namespace fifteen::domain {
namespace {

/// How far back arrivals are counted: long enough to count some, short enough to follow the day.
constexpr auto arrivalsSeen = std::chrono::minutes(60);
constexpr auto leastSeen = std::chrono::minutes(10);

/// Of every lane anybody can stand in, also of one the policy says nothing of.
std::vector<LaneRule> lanesOf(const Hall& hall) {
    std::vector<LaneRule> lanes;
    for (std::size_t i = 0; i < std::max(hall.site().lanes.size(), hall.policy().lanes.size()); ++i) {
        const auto lane = static_cast<LaneIndex>(i);
        lanes.push_back({hall.policy().promise(lane), hall.policy().marked(lane)});
    }
    return lanes;
}

std::vector<ForecastInput::Desk> desksOf(const Hall& hall, TimePoint now) {
    std::vector<ForecastInput::Desk> desks;
    for (const auto& setup : hall.policy().desks) {
        ForecastInput::Desk desk{setup.number, setup.groups, setup.green, false, std::nullopt, {}};
        for (const auto group : setup.backup) {
            if (hall.serves(setup, group, now) && std::ranges::find(desk.groups, group) == desk.groups.end()) {
                desk.groups.push_back(group);
            }
        }
        if (const auto* const place = hall.desk(setup.number)) {
            desk.open = place->state == DeskState::open;
            if (const auto* const ticket = hall.at(setup.number)) {
                desk.busyWith = ticket->group;
                desk.busySince = place->calledAt;
            }
        }
        desks.push_back(std::move(desk));
    }
    return desks;
}

/// Arrivals an hour by group and lane, over the last hour or as long as the day is old.
std::vector<std::vector<double>> arrivalsOf(const Hall& hall, TimePoint now) {
    const auto lanes = lanesOf(hall).size();
    std::vector<std::vector<double>> counts(hall.site().groups.size(), std::vector<double>(lanes));
    TimePoint first = now;
    hall.fromLastTicket([&](const Ticket& ticket) {
        if (ticket.arrived < now - arrivalsSeen) {
            first = now - arrivalsSeen;
            return false;
        }
        first = std::min(first, ticket.arrived);
        const auto group = static_cast<std::size_t>(ticket.group);
        const auto lane = static_cast<std::size_t>(ticket.lane);
        if (group < counts.size() && lane < lanes) {
            counts[group][lane] += 1;
        }
        return true;
    });
    const auto seen = std::max<Duration>(now - first, leastSeen);
    const double perHour = 3'600'000.0 / static_cast<double>(seen.count());
    for (auto& group : counts) {
        for (auto& count : group) {
            count *= perHour;
        }
    }
    return counts;
}

} // namespace

ForecastInput forecastInputOf(const Hall& hall, TimePoint now) {
    ForecastInput input;
    input.now = now;
    input.lanes = lanesOf(hall);
    input.desks = desksOf(hall, now);
    input.arrivalsPerHour = arrivalsOf(hall, now);
    for (std::size_t group = 0; group < hall.site().groups.size(); ++group) {
        const auto& recent = hall.occupations(static_cast<GroupIndex>(group));
        auto& samples = input.occupations.emplace_back();
        for (std::size_t ago = 0; ago < recent.size(); ++ago) {
            samples.push_back(recent[ago]);
        }
    }
    std::map<TicketId, TimePoint> rests;
    for (const auto& rest : hall.room().resting()) {
        rests.emplace(hall.ticket(rest.slot).id, rest.until);
    }
    hall.forEachWaiting([&](const Ticket& ticket) {
        const auto rest = rests.find(ticket.id);
        auto notBefore = rest == rests.end() ? TimePoint{} : rest->second;
        auto onlyAt = ticket.onlyAt;
        if (const auto until = hall.awaitedUntil(onlyAt); onlyAt != 0 && until != TimePoint::max()) {
            onlyAt = 0; // the desk is not open: then all desks take it
            notBefore = std::max(notBefore, until);
        }
        input.waiting.push_back(
            {ticket.id, ticket.group, ticket.lane, onlyAt, ticket.waitsFrom, ticket.arrived, notBefore});
    });
    return input;
}

} // namespace fifteen::domain
