// SPDX-License-Identifier: Apache-2.0
#include "projections.hpp"

#include "domain/names.hpp"
#include "duties.hpp"
#include "mapping.hpp"

#include <algorithm>

namespace fifteen::net {
namespace {

constexpr std::size_t callsShown = 8;
constexpr std::size_t dangersShown = 5;
constexpr std::size_t referralsShown = 20;
constexpr domain::LaneIndex ordinary{0};

std::vector<protocol::GroupLine> groupLines(const domain::Hall& hall, domain::TimePoint now,
                                            const service::Outlook& outlook) {
    std::vector<protocol::GroupLine> lines;
    for (std::size_t i = 0; i < hall.site().groups.size(); ++i) {
        const auto group = static_cast<domain::GroupIndex>(i);
        protocol::GroupLine line{hall.site().groups[i].id, static_cast<std::int64_t>(hall.waiting(group)),
                                 hall.isOpen(group, now), std::nullopt};
        if (const domain::Ticket* next = hall.next(group, now)) {
            line.next = next->number.text();
        }
        if (const auto wait = outlook.ofNewTicket(group, ordinary, now)) {
            line.wait = waitMessage(*wait);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<protocol::DeskLine> deskLines(const domain::Hall& hall) {
    std::vector<protocol::DeskLine> lines;
    for (const domain::Desk& desk : hall.desks()) {
        // Others are known to old records only, or are gone and still have a visitor.
        if (hall.site().desk(desk.number) != nullptr || desk.ticket) {
            lines.push_back(deskLine(hall, desk));
        }
    }
    return lines;
}

bool servesOneOf(const domain::DeskSetup& desk, const std::vector<domain::GroupIndex>& groups) {
    return std::ranges::any_of(
        desk.groups, [&](domain::GroupIndex group) { return std::ranges::find(groups, group) != groups.end(); });
}

std::vector<protocol::LaneLine> laneLines(const domain::Hall& hall) {
    std::vector<protocol::LaneLine> lines;
    for (std::size_t i = 0; i < hall.site().lanes.size(); ++i) {
        const domain::LaneWaiting waiting = hall.waitingInLane(static_cast<domain::LaneIndex>(i));
        if (hall.site().lanes[i].gone && waiting.waiting == 0) {
            continue; // a name of old records
        }
        protocol::LaneLine line{hall.site().lanes[i].id, static_cast<std::int64_t>(waiting.waiting), std::nullopt};
        if (waiting.longestSince) {
            line.longest_since_ms = milliseconds(*waiting.longestSince);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<protocol::AsideTicket> asideTickets(const domain::Hall& hall) {
    std::vector<protocol::AsideTicket> tickets;
    for (const domain::Ticket* ticket : hall.aside()) {
        tickets.push_back({domain::text(ticket->id), ticket->number.text(), std::string(domain::name(ticket->state)),
                           printName(ticket->print)});
    }
    return tickets;
}

void addDesk(protocol::StaffState& state, const domain::Hall& hall, const domain::Desk& desk,
             const std::optional<service::PersonRecord>& person) {
    if (const domain::Ticket* ticket = hall.at(desk.number)) {
        const bool known = person && person->reference == ticket->person;
        state.visitor = visitorMessage(hall, *ticket, known ? person : std::nullopt);
        state.explanation = explanationMessage(hall, desk);
    }
    state.today.finished = desk.today.finished;
    state.today.no_show = desk.today.noShow;
    if (desk.today.finished > 0) {
        state.today.mean_service_s = desk.today.service / std::chrono::seconds(1) / desk.today.finished;
    }
    for (const domain::Departure& departure : desk.recent) {
        state.recent.push_back(
            {departure.number.text(), std::string(domain::name(departure.outcome)), milliseconds(departure.at)});
    }
}

std::vector<protocol::UnservedGroup> unservedGroups(const domain::Hall& hall, domain::TimePoint now) {
    std::vector<protocol::UnservedGroup> groups;
    for (std::size_t i = 0; i < hall.site().groups.size(); ++i) {
        const auto group = static_cast<domain::GroupIndex>(i);
        if (hall.waiting(group) == 0 || hall.isOpen(group, now)) {
            continue;
        }
        protocol::UnservedGroup one{hall.site().groups[i].id, static_cast<std::int64_t>(hall.waiting(group)), {}};
        const auto since = hall.withoutDeskSince(group);
        if (since && *since != domain::TimePoint{}) { // zero: it has had none today
            one.since_ms = milliseconds(*since);
        }
        groups.push_back(std::move(one));
    }
    return groups;
}

std::optional<protocol::OpenDeskAdvice> openDeskMessage(const domain::Hall& hall, const service::Outlook& outlook) {
    const auto& advice = outlook.advice;
    const domain::Desk* desk = advice ? hall.desk(advice->desk) : nullptr;
    if (desk == nullptr || desk->state == domain::DeskState::open) {
        return std::nullopt; // it was opened since
    }
    protocol::OpenDeskAdvice message{advice->desk, {}};
    const auto seconds = [](domain::Duration wait) { return std::chrono::round<std::chrono::seconds>(wait).count(); };
    for (const domain::LaneGain& gain : advice->lanes) {
        message.lanes.push_back({laneName(hall, gain.lane), seconds(gain.now), seconds(gain.then)});
    }
    return message;
}

std::vector<protocol::Danger> dangerMessages(const domain::Hall& hall, const service::Outlook& outlook) {
    std::vector<protocol::Danger> dangers;
    for (const domain::Danger& danger : outlook.dangers) {
        const domain::Ticket* ticket = hall.find(danger.ticket);
        if (ticket != nullptr && ticket->state == domain::TicketState::waiting) {
            dangers.push_back({ticket->number.text(), laneName(hall, ticket->lane), groupName(hall, ticket->group),
                               milliseconds(danger.due), milliseconds(danger.expected)});
        }
    }
    return dangers;
}

} // namespace

std::optional<domain::TimePoint> opensAt(const domain::Hall& hall, domain::TimePoint now) {
    if (hall.givesNumbers(now)) {
        return std::nullopt;
    }
    auto from = hall.localMinute(hall.clockAt(now));
    if (hall.dayClosed()) { // nothing more today, whatever the hours say
        from = {from.day + 1, 0};
    }
    const auto opens = hall.site().hours.opensNext(from);
    return opens ? std::optional(momentOf(hall, *opens)) : std::nullopt;
}

protocol::Advice adviceMessage(const domain::Hall& hall, const service::Outlook& outlook) {
    protocol::Advice message;
    message.at_ms = milliseconds(outlook.at);
    message.open_desk = openDeskMessage(hall, outlook);
    message.dangers = dangerMessages(hall, outlook);
    return message;
}

protocol::HallState hallState(const domain::Hall& hall, domain::TimePoint now, std::uint64_t lastCall,
                              const service::Outlook& outlook) {
    protocol::HallState state;
    const std::uint64_t newest = hall.lastCall();
    const std::uint64_t from = std::min(lastCall, newest - std::min<std::uint64_t>(newest, callsShown));
    for (const domain::Call& call : hall.callsAfter(from)) {
        state.calls.push_back(callMessage(hall, call));
    }
    state.groups = groupLines(hall, now, outlook);
    state.desks = deskLines(hall);
    return state;
}

protocol::DeskState deskState(const domain::Hall& hall, domain::DeskNumber desk) {
    protocol::DeskState state;
    state.desk.desk = desk;
    state.desk.state = "closed";
    if (const domain::Desk* found = hall.desk(desk)) {
        state.desk = deskLine(hall, *found);
    }
    const domain::DeskSetup* setup = hall.site().desk(desk);
    for (const domain::Desk& other : hall.desks()) {
        const domain::DeskSetup* otherSetup = hall.site().desk(other.number);
        if (setup != nullptr && otherSetup != nullptr && other.number != desk &&
            other.state == domain::DeskState::open && servesOneOf(*otherSetup, setup->groups)) {
            state.other_open.push_back(other.number);
        }
    }
    return state;
}

protocol::KioskState kioskState(const domain::Hall& hall, domain::TimePoint now, const service::Outlook& outlook) {
    protocol::KioskState state;
    state.groups = groupLines(hall, now, outlook);
    state.open_desks =
        static_cast<std::int32_t>(std::ranges::count(hall.desks(), domain::DeskState::open, &domain::Desk::state));
    state.gives_numbers = hall.givesNumbers(now);
    if (const auto opens = opensAt(hall, now)) {
        state.opens_at_ms = milliseconds(*opens);
    }
    return state;
}

protocol::StaffState staffState(const domain::Hall& hall, domain::TimePoint now, domain::DeskNumber desk,
                                const std::optional<service::PersonRecord>& person, const Presence& presence,
                                const service::Outlook& outlook) {
    protocol::StaffState state;
    state.lanes = laneLines(hall);
    state.groups = groupLines(hall, now, outlook);
    state.desks = deskLines(hall);
    if (const domain::Desk* found = hall.desk(desk)) {
        addDesk(state, hall, *found, person);
    }
    state.aside = asideTickets(hall);
    for (const domain::HelpRequest& help : hall.help()) {
        state.help.push_back(helpMessage(help));
    }
    state.kiosks = presence.kiosks();
    state.displays = presence.displays();
    state.unserved = unservedGroups(hall, now);
    state.advice = openDeskMessage(hall, outlook);
    state.dangers = dangerMessages(hall, outlook);
    state.dangers_total = static_cast<std::int64_t>(state.dangers.size());
    state.dangers.resize(std::min(state.dangers.size(), dangersShown));
    state.day_closed = hall.dayClosed();
    state.gives_numbers = hall.givesNumbers(now);
    state.policy_version = hall.policy().version;
    state.covers = coveredGroups(hall, now, desk);
    state.referrals = referrals(hall, desk);
    state.referrals_total = static_cast<std::int64_t>(state.referrals.size());
    state.referrals.resize(std::min(state.referrals.size(), referralsShown));
    return state;
}

} // namespace fifteen::net
