// SPDX-License-Identifier: Apache-2.0
#include "domain/decide.hpp"

#include "decider.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::domain {
namespace {

/// Nobody waits for a desk alone that is closed, gone, or paused for too long.
void setFree(const Hall& hall, TimePoint now, std::vector<Event>& events) {
    for (const auto* const ticket : hall.stranded(now)) {
        const auto until = hall.restsUntil(*ticket);
        events.push_back({now, TicketTransferred{.ticket = ticket->id,
                                                 .desk = 0,
                                                 .group = ticket->group,
                                                 .toDesk = 0,
                                                 .reason = {},
                                                 .again = until > now ? until : TimePoint{}}});
    }
}

std::vector<Event> dueIn(const Hall& hall, const ClockReading& reading, const Moment& moment) {
    std::vector<Event> events;
    const auto off = std::chrono::abs(moment.ahead - hall.clockAhead());
    if (moment.leapt > Duration::zero() || off > (moment.newDay ? Duration::zero() : stepIgnored) || moment.dateFound) {
        events.push_back({moment.now - moment.leapt, ClockCorrected{moment.ahead, moment.leapt, moment.dateFound}});
    }
    if (moment.newDay) {
        events.push_back({moment.now, DayOpened{hall.dayOf(reading.clock), !hall.opensOverNight(reading.clock)}});
    } else if (moment.leapt == Duration::zero()) { // else the pauses, too, have yet to be moved
        setFree(hall, moment.now, events);
    }
    return events;
}

} // namespace

std::vector<Event> dueAt(const Hall& hall, const ClockReading& reading) {
    return dueIn(hall, reading, momentOf(hall, reading));
}

const Desk* Decider::knownDesk(DeskNumber number) const {
    return hall_.policy().desk(number) == nullptr ? nullptr : hall_.desk(number);
}

bool Decider::knownReason(const std::string& reason) const {
    const auto& reasons = hall_.site().reasons;
    return reasons.empty() || std::ranges::find(reasons, reason) != reasons.end();
}

Result<Bodies> Decider::operator()(const OpenDesk& command) const {
    const auto* const desk = knownDesk(command.desk);
    if (desk == nullptr) {
        return Error::unknownDesk;
    }
    if (desk->state == DeskState::open && desk->staff == command.staff) {
        return Bodies{};
    }
    return Bodies{DeskOpened{command.desk, command.staff}};
}

Result<Bodies> Decider::operator()(const PauseDesk& command) const {
    const auto* const desk = knownDesk(command.desk);
    if (desk == nullptr) {
        return Error::unknownDesk;
    }
    if (desk->state == DeskState::closed) {
        return Error::deskClosed;
    }
    if (!command.reason.empty() && !knownReason(command.reason)) { // why may also be said later
        return Error::unknownReason;
    }
    if (desk->state == DeskState::paused && desk->reason == command.reason) {
        return Bodies{};
    }
    return Bodies{DeskPaused{command.desk, command.reason}};
}

Result<Bodies> Decider::operator()(const CloseDesk& command) const {
    const auto* const desk = hall_.desk(command.desk);
    const bool known = knownDesk(command.desk) != nullptr;
    if (desk == nullptr || (!known && desk->state == DeskState::closed)) { // one that is gone is closed for good
        return Error::unknownDesk;
    }
    if (desk->ticket) {
        return Error::deskBusy;
    }
    if (desk->state == DeskState::closed) {
        return Bodies{};
    }
    return Bodies{DeskClosed{command.desk}};
}

Result<Bodies> Decider::operator()(const CloseDay& command) const {
    return hall_.dayClosed() ? Bodies{} : Bodies{DayClosed{command.by, true}};
}

Result<Bodies> Decider::operator()(const ReopenDay& command) const {
    return hall_.dayClosed() ? Bodies{DayReopened{command.by}} : Bodies{};
}

Result<Bodies> Decider::operator()(const AdoptPolicy& command) const {
    const auto& lanes = command.policy.lanes;
    for (std::size_t lane = 0; lane < std::max(lanes.size(), hall_.site().lanes.size()); ++lane) {
        const bool needed = lane < hall_.site().lanes.size() && !hall_.site().lanes[lane].gone;
        const bool stated = lane < lanes.size() && lanes[lane].stated();
        if ((needed && !stated) || (stated && lanes[lane].promise > std::chrono::hours(24))) {
            return Error::unusablePolicy;
        }
    }
    if (command.policy.noShow.calls == 0) {
        return Error::unusablePolicy;
    }
    const auto* const fromFile = hall_.policyOfFile();
    const bool known =
        command.origin == PolicyOrigin::staff || (fromFile != nullptr && fromFile->saysTheSameAs(command.policy));
    if (known && hall_.policy().saysTheSameAs(command.policy)) {
        return Bodies{};
    }
    PolicyAdopted adopted{command.policy, command.origin, command.by};
    adopted.policy.version = hall_.policy().version + (hall_.policyAdopted() ? 1 : 0);
    return Bodies{std::move(adopted)};
}

Result<Bodies> Decider::operator()(const AskHelp& command) const {
    return Bodies{HelpAsked{hall_.lastHelp() + 1, command.kiosk, command.reason}};
}

Result<Bodies> Decider::operator()(const AcknowledgeHelp& command) const {
    if (std::ranges::find(hall_.help(), command.help, &HelpRequest::help) == hall_.help().end()) {
        return Error::unknownHelpRequest;
    }
    return Bodies{HelpAcknowledged{command.help}};
}

Result<std::vector<Event>> decide(const Hall& hall, const Command& command, const ClockReading& reading) {
    const auto moment = momentOf(hall, reading);
    const auto now = moment.now;
    auto events = dueIn(hall, reading, moment);
    auto bodies = [&] {
        if (events.empty()) {
            return std::visit(Decider{hall, now}, command);
        }
        Hall today = hall; // once a day, or when something rare has happened: the copy is affordable
        for (const auto& event : events) {
            apply(today, event);
        }
        return std::visit(Decider{today, now}, command);
    }();
    if (!bodies) {
        return bodies.error();
    }
    events.reserve(events.size() + bodies->size());
    for (auto& body : *bodies) {
        events.push_back({now, std::move(body)});
    }
    return events;
}

} // namespace fifteen::domain
