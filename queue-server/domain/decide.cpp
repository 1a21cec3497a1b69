// SPDX-License-Identifier: Apache-2.0
#include "domain/decide.hpp"

#include "domain/order.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::domain {
namespace {

constexpr std::uint32_t lastPossibleNumber = 999'999;

/// What a clock may step back unnoticed: time synchronisation does so all day long.
constexpr Duration stepIgnored = std::chrono::seconds(2);

using Bodies = std::vector<EventBody>;

/// One member a command, on a hall whose day is today's.
class Decider {
public:
    Decider(const Hall& hall, TimePoint now)
        : hall_(hall)
        , now_(now) {}

    Result<Bodies> operator()(const IssueTicket& command) const {
        if (hall_.find(command.id) != nullptr) {
            return Error::ticketExists;
        }
        TicketIssued issued;
        issued.ticket = command.id;
        issued.person = command.person;
        issued.issuedBy = command.issuedBy;
        if (const auto error = chooseItems(command, issued)) {
            return *error;
        }
        if (command.claim) {
            const auto lane = hall_.site().laneOfClaim(*command.claim);
            if (!lane) {
                return Error::unknownClaim;
            }
            issued.lane = *lane;
            // A claim nobody has proven was at least declared.
            issued.evidence = command.evidence == Evidence::none ? Evidence::declared : command.evidence;
        }
        const char prefix = hall_.site().groups[static_cast<std::size_t>(issued.group)].prefix;
        if (hall_.lastNumber(prefix) >= lastPossibleNumber) {
            return Error::numbersUsedUp;
        }
        issued.number = {prefix, hall_.lastNumber(prefix) + 1};
        return Bodies{std::move(issued)};
    }

    Result<Bodies> operator()(const CallNext& command) const {
        const auto* const setup = hall_.site().desk(command.desk);
        const auto* const desk = hall_.desk(command.desk);
        if (setup == nullptr || desk == nullptr) {
            return Error::unknownDesk;
        }
        if (desk->state != DeskState::open) {
            return Error::deskClosed;
        }
        Bodies bodies;
        if (const auto* const current = hall_.at(command.desk)) {
            if (!command.finishCurrent || current->state != TicketState::serving) {
                return Error::deskBusy;
            }
            bodies.emplace_back(ServiceFinished{current->id, command.desk});
        }
        if (auto choice = chooseNext(hall_, *setup, now_)) {
            bodies.emplace_back(TicketCalled{.ticket = choice->ticket,
                                             .desk = command.desk,
                                             .call = hall_.lastCall() + 1,
                                             .policyVersion = hall_.site().policyVersion,
                                             .markedFirst = choice->markedFirst,
                                             .heads = std::move(choice->heads)});
        }
        return bodies;
    }

    Result<Bodies> operator()(const Recall& command) const {
        return atDeskIn(TicketState::called, command,
                        TicketRecalled{command.ticket, command.desk, hall_.lastCall() + 1});
    }

    Result<Bodies> operator()(const StartService& command) const {
        return atDeskIn(TicketState::called, command, ServiceStarted{command.ticket, command.desk});
    }

    Result<Bodies> operator()(const FinishService& command) const {
        return atDeskIn(TicketState::serving, command, ServiceFinished{command.ticket, command.desk});
    }

    Result<Bodies> operator()(const MarkNoShow& command) const {
        return atDeskIn(TicketState::called, command, TicketNoShow{command.ticket, command.desk});
    }

    Result<Bodies> operator()(const ResumeTicket& command) const {
        const auto* const desk = knownDesk(command.desk);
        if (desk == nullptr) {
            return Error::unknownDesk;
        }
        if (desk->state == DeskState::closed) {
            return Error::deskClosed;
        }
        const auto* const ticket = hall_.find(command.ticket);
        if (ticket == nullptr) {
            return Error::unknownTicket;
        }
        if (!isAside(ticket->state)) {
            return Error::ticketWrongState;
        }
        return Bodies{TicketResumed{command.ticket, command.desk}};
    }

    Result<Bodies> operator()(const CancelTicket& command) const {
        const auto* const ticket = hall_.find(command.ticket);
        if (ticket == nullptr) {
            return Error::unknownTicket;
        }
        const bool cancellable =
            ticket->state == TicketState::waiting || ticket->state == TicketState::called || isAside(ticket->state);
        if (!cancellable) {
            return Error::ticketWrongState;
        }
        return Bodies{TicketCancelled{command.ticket, command.by}};
    }

    Result<Bodies> operator()(const RecordPrint& command) const {
        const auto* const ticket = hall_.find(command.ticket);
        if (ticket == nullptr) {
            return Error::unknownTicket;
        }
        const bool over = ticket->state == TicketState::finished || ticket->state == TicketState::cancelled ||
                          ticket->state == TicketState::expired;
        if (over) {
            return Error::ticketWrongState;
        }
        return Bodies{PrintRecorded{command.ticket, command.outcome, command.reprint, command.fault, command.kiosk}};
    }

    Result<Bodies> operator()(const OpenDesk& command) const {
        const auto* const desk = knownDesk(command.desk);
        if (desk == nullptr) {
            return Error::unknownDesk;
        }
        if (desk->state == DeskState::open && desk->staff == command.staff) {
            return Bodies{};
        }
        return Bodies{DeskOpened{command.desk, command.staff}};
    }

    Result<Bodies> operator()(const PauseDesk& command) const {
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

    Result<Bodies> operator()(const CloseDesk& command) const {
        const auto* const desk = knownDesk(command.desk);
        if (desk == nullptr) {
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

    Result<Bodies> operator()(const AskHelp& command) const {
        return Bodies{HelpAsked{hall_.lastHelp() + 1, command.kiosk, command.reason}};
    }

    Result<Bodies> operator()(const AcknowledgeHelp& command) const {
        if (std::ranges::find(hall_.help(), command.help, &HelpRequest::help) == hall_.help().end()) {
            return Error::unknownHelpRequest;
        }
        return Bodies{HelpAcknowledged{command.help}};
    }

private:
    /// Fills the items and their one group.
    std::optional<Error> chooseItems(const IssueTicket& command, TicketIssued& issued) const {
        const auto& site = hall_.site();
        for (const auto& id : command.items) {
            const auto item = site.item(id);
            if (!item) {
                return Error::unknownItem;
            }
            if (std::ranges::find(issued.items, *item) != issued.items.end()) {
                continue;
            }
            const auto group = site.items[static_cast<std::size_t>(*item)].group;
            if (issued.items.size() > 0 && group != issued.group) {
                return Error::itemsOfSeveralGroups;
            }
            if (issued.items.size() == ItemList::capacity) {
                return Error::tooManyItems;
            }
            issued.group = group;
            issued.items.push(*item);
        }
        if (issued.items.size() == 0) {
            return Error::noItem;
        }
        const bool served = std::ranges::any_of(site.desks, [&](const DeskSetup& desk) {
            return std::ranges::find(desk.groups, issued.group) != desk.groups.end();
        });
        return served ? std::nullopt : std::optional{Error::groupClosed};
    }

    /// A desk of the site as it is today; a desk that only old records know is not one.
    const Desk* knownDesk(DeskNumber number) const {
        return hall_.site().desk(number) == nullptr ? nullptr : hall_.desk(number);
    }

    /// `event`, if the ticket the clerk means is at the clerk's desk and in `state`.
    template <class DeskCommand>
    Result<Bodies> atDeskIn(TicketState state, const DeskCommand& command, EventBody event) const {
        if (knownDesk(command.desk) == nullptr) {
            return Error::unknownDesk;
        }
        const auto* const ticket = hall_.find(command.ticket);
        if (ticket == nullptr) {
            return Error::unknownTicket;
        }
        if (atDesk(ticket->state) && ticket->desk != command.desk) {
            return Error::ticketElsewhere;
        }
        if (ticket->state != state) {
            return Error::ticketWrongState;
        }
        return Bodies{std::move(event)};
    }

    const Hall& hall_;
    TimePoint now_;
};

/// What the clock alone makes happen before the command: a correction, a new day.
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
    }
    return events;
}

} // namespace

Result<std::vector<Event>> decide(const Hall& hall, const Command& command, TimePoint clock) {
    auto events = beforehand(hall, clock);
    const auto now = hall.timeAt(clock);
    auto bodies = [&] {
        if (events.empty()) {
            return std::visit(Decider{hall, now}, command);
        }
        Hall today = hall; // once a day, or after a correction of the clock: the copy is affordable
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
