// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "domain/queue.hpp"
#include "mapping.hpp"
#include "projections.hpp"
#include "request_parts.hpp"
#include "service/suspend.hpp"

#include <algorithm>

/// Looks at the order: for the clerk who may call by name, for the visitor who wonders, for whoever asks why.
namespace fifteen::net {
namespace {

constexpr std::size_t queueShown = 30;
constexpr std::size_t passingsShown = 20;

protocol::QueuedTicket queuedMessage(const domain::Hall& hall, const domain::Ticket& ticket,
                                     const domain::DeskSetup& desk, domain::TimePoint now,
                                     const service::Outlook& outlook) {
    protocol::QueuedTicket message;
    message.ticket = domain::text(ticket.id);
    message.number = ticket.number.text();
    message.group = groupName(hall, ticket.group);
    message.lane = laneName(hall, ticket.lane);
    message.evidence = domain::name(ticket.evidence);
    message.marked = isMarked(hall, ticket.lane);
    message.arrived_at_ms = milliseconds(ticket.arrived);
    message.waited_ms = std::max(domain::Duration::zero(), now - ticket.waitsFrom).count();
    message.promise_ms = hall.policy().promise(ticket.lane).count();
    message.only_here = ticket.onlyAt == desk.number;
    message.print = printName(ticket.print);
    message.wait = waitOf(ticket, now, outlook);
    for (const domain::Appointment& appointment : hall.appointments()) {
        if (appointment.ticket == ticket.id) {
            message.appointment_at_ms = milliseconds(appointment.at);
        }
    }
    return message;
}

/// The site's words for a reason; one it does not know speaks for itself.
protocol::Text reasonName(const protocol::Site& site, const std::string& reason) {
    const auto known = std::ranges::find(site.reasons, reason, &protocol::Reason::reason);
    return known == site.reasons.end() ? protocol::Text{reason, reason} : known->name;
}

protocol::ExplainedCall explainedCall(const domain::Hall& hall, const protocol::Site& site, const domain::Call& call,
                                      std::span<const domain::ComparedHead> heads) {
    protocol::ExplainedCall message;
    message.call = static_cast<std::int64_t>(call.call);
    message.desk = call.desk;
    message.at_ms = milliseconds(call.at);
    message.by_order = !call.kind.outOfOrder;
    message.green = call.kind.markedFirst;
    message.policy_version = call.policyVersion;
    message.record = static_cast<std::int64_t>(call.record);
    message.heads = headMessages(hall, heads);
    message.sentence = textOf(domain::whyCalled(heads, call.kind));
    if (!call.reason.empty()) {
        message.reason = reasonName(site, call.reason);
    }
    return message;
}

} // namespace

asio::awaitable<Response> Api::deskQueue(const Request& request) {
    const domain::Hall& hall = service_->shown();
    const auto number = numberOf<domain::DeskNumber>(request.parameter);
    const domain::DeskSetup* desk = number ? hall.policy().desk(*number) : nullptr;
    if (desk == nullptr) {
        co_return refused(domain::Error::unknownDesk);
    }
    const domain::TimePoint moment = now();
    const service::Outlook& outlook = service_->outlook();
    protocol::DeskQueue message;
    for (const domain::Ticket* ticket : domain::nextAt(hall, *desk, moment, queueShown)) {
        message.waiting.push_back(queuedMessage(hall, *ticket, *desk, moment, outlook));
    }
    for (const domain::Resting& rest : domain::restingAt(hall, *desk, moment, queueShown)) {
        message.waiting.push_back(queuedMessage(hall, hall.ticket(rest.slot), *desk, moment, outlook));
        message.waiting.back().resting_until_ms = milliseconds(rest.until);
    }
    Response response;
    response.body = encode(message);
    co_return response;
}

asio::awaitable<Response> Api::place(const Request& request) {
    const domain::Hall& hall = service_->shown();
    const auto id = domain::ticketIdOf(request.parameter);
    const domain::Ticket* ticket = id ? hall.find(*id) : nullptr;
    if (ticket == nullptr) {
        co_return refused(domain::Error::unknownTicket);
    }
    const domain::TimePoint moment = now();
    protocol::Place message;
    message.number = ticket->number.text();
    message.group = groupName(hall, ticket->group);
    message.lane_marked = isMarked(hall, ticket->lane);
    message.state = domain::name(ticket->state);
    message.ahead = static_cast<std::int64_t>(hall.ahead(*ticket, moment));
    message.arrived_at_ms = milliseconds(ticket->arrived);
    message.wait = waitOf(*ticket, moment, service_->outlook());
    message.expected = expectedOf(*ticket);
    if (domain::atDesk(ticket->state)) {
        message.desk = ticket->desk;
    }
    message.zone = hall.site().groups.at(static_cast<std::size_t>(ticket->group)).zone;
    for (const domain::Passing& passing : domain::passings(hall, *ticket, passingsShown)) {
        message.passed_by.push_back({passing.call.number.text(), milliseconds(passing.call.at), passing.call.desk,
                                     textOf(domain::whyPassed(passing.called, passing.passed, passing.call.kind))});
    }
    Response response;
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = encode(message);
    co_return response;
}

/// All that were compared are in the journal alone; while the disk does not answer, the first two the hall keeps.
asio::awaitable<std::vector<domain::ComparedHead>> Api::headsOf(const domain::Call& call) {
    const auto event = co_await service::suspend<std::optional<domain::Event>>(
        co_await asio::this_coro::executor, [&](auto resume) { journal_->findEvent(call.record, std::move(resume)); });
    const auto* const kept = event ? std::get_if<domain::TicketCalled>(&event->body) : nullptr;
    co_return kept != nullptr ? kept->heads : std::vector(call.heads.begin(), call.heads.begin() + call.headCount);
}

asio::awaitable<Response> Api::explanation(const Request& request) {
    const domain::Hall& hall = service_->shown();
    const auto id = domain::ticketIdOf(request.parameter);
    const domain::Ticket* ticket = id ? hall.find(*id) : nullptr;
    if (ticket == nullptr) {
        co_return refused(domain::Error::unknownTicket);
    }
    protocol::TicketExplanation message;
    message.number = ticket->number.text();
    std::vector<domain::Call> calls;
    hall.forEachCallBack([&](const domain::Call& call) {
        if (call.ticket == *id && !call.repeated) {
            calls.push_back(call);
        }
        return call.at >= ticket->arrived;
    });
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        const auto heads = co_await headsOf(*call);
        message.calls.push_back(explainedCall(service_->published(), described_, *call, heads));
    }
    Response response;
    response.body = encode(message);
    co_return response;
}

asio::awaitable<Response> Api::advice(const Request&) {
    Response response;
    response.body = encode(adviceMessage(service_->shown(), service_->outlook()));
    co_return response;
}

} // namespace fifteen::net
