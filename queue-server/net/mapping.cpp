// SPDX-License-Identifier: Apache-2.0
#include "mapping.hpp"

#include "domain/dates.hpp"
#include "domain/names.hpp"

namespace fifteen::net {
namespace {

const domain::Group& groupOf(const domain::Hall& hall, domain::GroupIndex group) {
    return hall.site().groups.at(static_cast<std::size_t>(group));
}

std::vector<std::string> itemNames(const domain::Hall& hall, const domain::ItemList& items) {
    std::vector<std::string> names;
    for (const domain::ItemIndex item : items) {
        names.push_back(hall.site().items.at(static_cast<std::size_t>(item)).id);
    }
    return names;
}

} // namespace

const std::string& laneName(const domain::Hall& hall, domain::LaneIndex lane) {
    return hall.site().lanes.at(static_cast<std::size_t>(lane)).id;
}

const std::string& groupName(const domain::Hall& hall, domain::GroupIndex group) {
    return groupOf(hall, group).id;
}

bool isMarked(const domain::Hall& hall, domain::LaneIndex lane) {
    return hall.site().lanes.at(static_cast<std::size_t>(lane)).marked;
}

/// Whether the visitor walked away from a failed printer is nobody's business at the desk.
std::string printName(domain::PrintOutcome print) {
    return print == domain::PrintOutcome::abandoned ? "failed" : std::string(domain::name(print));
}

std::int64_t milliseconds(domain::TimePoint time) {
    return time.time_since_epoch().count();
}

domain::TimePoint momentOf(const domain::Hall& hall, domain::LocalMinute minute) {
    return domain::TimePoint{std::chrono::sys_days{std::chrono::days(minute.day)}} +
           std::chrono::minutes(minute.minute) - hall.site().utcOffset;
}

protocol::Text textOf(domain::Words words) {
    return {std::move(words.zh), std::move(words.en)};
}

protocol::Wait waitMessage(const domain::Expectation& wait) {
    return {wait.lowS, wait.middleS, wait.highS};
}

std::optional<protocol::Wait> waitOf(const domain::Ticket& ticket, domain::TimePoint now,
                                     const service::Outlook& outlook) {
    if (ticket.state != domain::TicketState::waiting) {
        return std::nullopt;
    }
    if (const auto wait = outlook.ofTicket(ticket.id, now)) {
        return waitMessage(*wait);
    }
    return now - ticket.arrived < service::Outlook::holds ? expectedOf(ticket) : std::nullopt;
}

std::optional<protocol::Wait> expectedOf(const domain::Ticket& ticket) {
    return ticket.expected.given() ? std::optional(waitMessage(ticket.expected)) : std::nullopt;
}

protocol::Ticket ticketMessage(const domain::Hall& hall, const domain::Ticket& ticket, domain::TimePoint now,
                               const service::Outlook& outlook) {
    const domain::Group& group = groupOf(hall, ticket.group);
    protocol::Ticket message;
    message.ticket = domain::text(ticket.id);
    message.number = ticket.number.text();
    message.group = group.id;
    message.items = itemNames(hall, ticket.items);
    message.lane = laneName(hall, ticket.lane);
    message.evidence = domain::name(ticket.evidence);
    message.state = domain::name(ticket.state);
    message.arrived_at_ms = milliseconds(ticket.arrived);
    message.ahead = static_cast<std::int64_t>(hall.ahead(ticket, now));
    message.zone = group.zone;
    if (domain::atDesk(ticket.state)) {
        message.desk = ticket.desk;
    }
    message.wait = waitOf(ticket, now, outlook);
    message.expected = expectedOf(ticket);
    return message;
}

namespace {

/// What its first call said: service, a second wait and time aside are no part of it.
domain::Duration waitedOf(const domain::Hall& hall, const domain::Ticket& ticket) {
    domain::Duration waited{};
    hall.forEachCallBack([&](const domain::Call& call) {
        if (call.ticket == ticket.id && !call.repeated && call.headCount > 0) {
            waited = call.heads[0].waited;
        }
        return call.at >= ticket.arrived;
    });
    return waited;
}

} // namespace

protocol::Visitor visitorMessage(const domain::Hall& hall, const domain::Ticket& ticket,
                                 const std::optional<service::PersonRecord>& person) {
    protocol::Visitor message;
    message.ticket = domain::text(ticket.id);
    message.number = ticket.number.text();
    message.group = groupOf(hall, ticket.group).id;
    message.items = itemNames(hall, ticket.items);
    message.lane = laneName(hall, ticket.lane);
    message.evidence = domain::name(ticket.evidence);
    if (person && !person->claim.empty()) {
        message.claim = person->claim;
    }
    if (person && !person->maskedName.empty()) {
        message.masked_name = person->maskedName;
    }
    message.state = domain::name(ticket.state);
    message.print = printName(ticket.print);
    message.arrived_at_ms = milliseconds(ticket.arrived);
    message.called_at_ms = milliseconds(ticket.called);
    if (ticket.started != domain::TimePoint{}) {
        message.started_at_ms = milliseconds(ticket.started);
    }
    message.calls = ticket.calls;
    if (const std::string& owner = hall.owner(ticket); !owner.empty()) {
        message.owner = owner;
    }
    if (const std::string& helper = hall.helper(ticket); !helper.empty()) {
        message.helper = helper;
    }
    for (const domain::Appointment& appointment : hall.appointments()) {
        if (appointment.ticket == ticket.id) {
            message.appointment_at_ms = milliseconds(appointment.at);
        }
    }
    message.missed = ticket.missed;
    message.waited_ms = waitedOf(hall, ticket).count();
    const domain::Desk* desk = hall.desk(ticket.desk);
    message.here_since_ms = milliseconds(desk == nullptr ? ticket.called : desk->calledAt);
    return message;
}

protocol::Appointment appointmentMessage(const domain::Hall& hall, const domain::Appointment& appointment) {
    protocol::Appointment message;
    message.appointment = domain::text(appointment.id);
    message.items = itemNames(hall, appointment.items);
    message.group = groupName(hall, appointment.group);
    message.at_ms = milliseconds(appointment.at);
    message.state = "booked";
    message.code = domain::checkInCode(appointment.id);
    if (appointment.ticket != domain::TicketId{}) {
        message.ticket = domain::text(appointment.ticket);
        message.state = "here";
    }
    return message;
}

std::string_view urgencyOf(const domain::Hall& hall, std::int32_t due, std::int32_t today) {
    constexpr int soon = 2; // working days
    return due < today ? "overdue" : due <= hall.site().hours.workingDaysAfter(today, soon) ? "due_soon" : "open";
}

protocol::Matter matterMessage(const domain::Hall& hall, const domain::Matter& matter, std::int32_t today,
                               std::string_view state) {
    protocol::Matter message;
    message.ticket = domain::text(matter.ticket);
    message.number = matter.number.text();
    message.item = hall.site().items.at(static_cast<std::size_t>(matter.item)).id;
    message.desk = matter.desk;
    message.staff = matter.staff;
    message.accepted_at_ms = milliseconds(matter.accepted);
    message.due = domain::dateOf(matter.due);
    message.state = state.empty() ? urgencyOf(hall, matter.due, today) : state;
    return message;
}

std::vector<protocol::Head> headMessages(const domain::Hall& hall, std::span<const domain::ComparedHead> heads) {
    std::vector<protocol::Head> messages;
    for (const domain::ComparedHead& head : heads) {
        const bool chosen = messages.empty(); // the hall puts the chosen head first
        messages.push_back(
            {head.number.text(), laneName(hall, head.lane), head.waited.count(), head.promise.count(), chosen});
    }
    return messages;
}

std::optional<protocol::Explanation> explanationMessage(const domain::Hall& hall, const domain::Desk& desk) {
    if (!desk.explanation) {
        return std::nullopt;
    }
    protocol::Explanation message;
    message.policy_version = desk.explanation->policyVersion;
    message.record = static_cast<std::int64_t>(desk.explanation->record);
    message.heads = headMessages(hall, desk.explanation->heads);
    message.green = desk.explanation->markedFirst;
    if (!desk.explanation->reason.empty()) {
        message.reason = desk.explanation->reason;
    }
    message.sentence = textOf(domain::whyCalled(desk.explanation->heads, {message.green, message.reason.has_value()}));
    return message;
}

protocol::DeskAnswer deskAnswer(const domain::Hall& hall, domain::DeskNumber desk) {
    protocol::DeskAnswer answer;
    answer.desk = desk;
    answer.state = "closed";
    const domain::Desk* found = hall.desk(desk);
    if (found == nullptr) {
        return answer;
    }
    answer.state = domain::name(found->state);
    if (const domain::Ticket* ticket = hall.at(desk)) {
        answer.visitor = visitorMessage(hall, *ticket, std::nullopt);
        answer.explanation = explanationMessage(hall, *found);
    }
    return answer;
}

protocol::HelpRequest helpMessage(const domain::HelpRequest& help) {
    return {static_cast<std::int64_t>(help.help), help.kiosk, help.reason, milliseconds(help.asked)};
}

protocol::DeskLine deskLine(const domain::Hall& hall, const domain::Desk& desk) {
    protocol::DeskLine line;
    line.desk = desk.number;
    line.state = domain::name(desk.state);
    line.staff = desk.staff;
    line.reason = desk.reason;
    if (const domain::Ticket* ticket = hall.at(desk.number)) {
        line.number = ticket->number.text();
        line.ticket_state = domain::name(ticket->state);
        line.marked = isMarked(hall, ticket->lane);
    }
    return line;
}

protocol::Call callMessage(const domain::Hall& hall, const domain::Call& call) {
    return {static_cast<std::int64_t>(call.call),
            call.number.text(),
            call.desk,
            groupOf(hall, call.group).id,
            isMarked(hall, call.lane),
            call.times,
            milliseconds(call.at)};
}

} // namespace fifteen::net
