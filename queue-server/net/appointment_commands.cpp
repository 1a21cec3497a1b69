// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "random.hpp"
#include "request_parts.hpp"
#include "service/suspend.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

/// Times agreed on beforehand, and those who come for them.
namespace fifteen::net {
namespace {

/// Those of today that nobody has come for yet, by time.
std::vector<domain::Appointment> expectedToday(const domain::Hall& hall, domain::TimePoint now) {
    std::vector<domain::Appointment> expected;
    std::ranges::copy_if(hall.appointments(), std::back_inserter(expected), [&](const domain::Appointment& one) {
        return one.ticket == domain::TicketId{} && hall.dayOf(one.at) == hall.dayOf(hall.clockAt(now));
    });
    return expected;
}

Response answerOf(const domain::Hall& hall, std::span<const domain::Appointment> appointments) {
    protocol::Appointments message;
    for (const domain::Appointment& appointment : appointments) {
        message.appointments.push_back(appointmentMessage(hall, appointment));
    }
    Response response;
    response.body = encode(message);
    return response;
}

/// With a code that no other appointment has. The draws end: a hall with a million appointments has other worries.
domain::TicketId newAppointment(const domain::Hall& hall) {
    domain::TicketId id{randomNumber(), randomNumber()};
    const auto taken = [&](const domain::Appointment& one) {
        return domain::checkInCode(one.id) == domain::checkInCode(id);
    };
    for (int draw = 0; draw < 100 && std::ranges::any_of(hall.appointments(), taken); ++draw) {
        id = {randomNumber(), randomNumber()};
    }
    return id;
}

} // namespace

asio::awaitable<Response> Api::bookAppointment(const Request& request) {
    auto message = protocol::decode<protocol::BookAppointment>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::BookAppointment command;
    command.id = newAppointment(service_->live());
    command.items = std::move(message->items);
    command.at = domain::TimePoint{domain::Duration{message->at_ms}};
    Prepared prepared;
    if (message->person) {
        service::PersonRecord person;
        person.reference = randomNumber() >> 1 | 1;
        person.maskedName = std::move(message->person->masked_name);
        person.idHash = std::move(message->person->id_hash);
        command.person = person.reference;
        prepared.person = std::move(person);
    }
    prepared.render = [id = command.id](const domain::Hall& hall, std::span<const domain::Event>) {
        return service::Reply{201, encode(appointmentMessage(hall, *hall.appointment(id)))};
    };
    prepared.command = std::move(command);
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::cancelAppointment(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    const domain::Appointment* booked = id ? service_->live().appointment(*id) : nullptr;
    if (!isEmptyBody(request.body)) {
        co_return badValue("$");
    }
    // Kept before it is cancelled: afterwards the hall has forgotten it.
    const std::string body = booked == nullptr ? "{}" : encode(appointmentMessage(service_->live(), *booked));
    const auto render = [body](const domain::Hall&, std::span<const domain::Event>) {
        return service::Reply{200, body};
    };
    Prepared prepared{domain::CancelAppointment{id.value_or(domain::TicketId{})}, std::nullopt, render, std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::checkIn(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    auto message = protocol::decode<protocol::CheckIn>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    if (!id) {
        co_return refused(domain::Error::unknownAppointment);
    }
    const domain::TicketId ticket{randomNumber(), randomNumber()};
    domain::CheckIn command{*id, ticket, std::move(message->kiosk)};
    Prepared prepared{std::move(command), std::nullopt, renderTicket(ticket, 201), std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::appointments(const Request&) {
    const domain::Hall& hall = service_->shown();
    co_return answerOf(hall, hall.appointments());
}

asio::awaitable<Response> Api::appointmentsByCode(const Request& request) {
    const auto moment = std::chrono::steady_clock::now();
    if (const auto wait = codeTries_.refusedFor(request.caller.peer, moment); wait > std::chrono::seconds(0)) {
        Response refusal = problem(Wrong::tooManyTries, "too many codes that do not exist; try again later");
        refusal.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        co_return refusal;
    }
    const domain::Hall& hall = service_->shown();
    auto expected = expectedToday(hall, now());
    std::erase_if(expected, [&](const auto& one) { return domain::checkInCode(one.id) != request.parameter; });
    if (expected.empty()) {
        codeTries_.wasWrong(request.caller.peer, moment);
    }
    co_return answerOf(hall, expected);
}

/// Who booked is known to the disk only: asked one by one, of the few that are still expected today.
asio::awaitable<Response> Api::appointmentsByPerson(const Request& request) {
    const std::string idHash(request.parameter);
    std::vector<domain::Appointment> found;
    for (const domain::Appointment& one : expectedToday(service_->shown(), now())) {
        if (one.person == 0) {
            continue;
        }
        const auto person = co_await service::suspend<std::optional<service::PersonRecord>>(
            co_await asio::this_coro::executor,
            [&](auto resume) { journal_->findPerson(one.person, std::move(resume)); });
        if (person && person->idHash == idHash) {
            found.push_back(one);
        }
    }
    co_return answerOf(service_->shown(), found);
}

} // namespace fifteen::net
