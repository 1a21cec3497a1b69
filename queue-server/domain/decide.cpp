// SPDX-License-Identifier: Apache-2.0
#include "domain/decide.hpp"

#include "decider.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::domain {
namespace {

/// What a clock may step back unnoticed: time synchronisation does so all day long.
constexpr Duration stepIgnored = std::chrono::seconds(2);

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

/// What the clock alone makes happen before the command: a correction, a new day, the end of waiting for one desk.
std::vector<Event> beforehand(const Hall& hall, TimePoint clock) {
    std::vector<Event> events;
    const auto now = hall.timeAt(clock);
    const bool newDay = hall.dayOf(now) > hall.day();
    if (newDay && now == clock && hall.clockAhead() != Duration::zero()) {
        events.push_back({now, ClockCorrected{Duration::zero()}});
    } else if (clock + hall.clockAhead() < hall.time() - stepIgnored) {
        events.push_back({now, ClockCorrected{hall.time() - clock}});
    }
    if (newDay) {
        events.push_back({now, DayOpened{hall.dayOf(now)}});
    } else {
        setFree(hall, now, events);
    }
    return events;
}

} // namespace

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
    return hall_.dayClosed() ? Bodies{} : Bodies{DayClosed{command.by}};
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

Result<std::vector<Event>> decide(const Hall& hall, const Command& command, TimePoint clock) {
    auto events = beforehand(hall, clock);
    const auto now = hall.timeAt(clock);
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
