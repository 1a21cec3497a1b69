// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "random.hpp"
#include "request_parts.hpp"

/// Times agreed on beforehand, and those who come for them.
namespace fifteen::net {

asio::awaitable<Response> Api::bookAppointment(const Request& request) {
    auto message = protocol::decode<protocol::BookAppointment>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::BookAppointment command;
    command.id = {randomNumber(), randomNumber()};
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
    const domain::Hall& hall = service_->published();
    protocol::Appointments message;
    for (const domain::Appointment& appointment : hall.appointments()) {
        message.appointments.push_back(appointmentMessage(hall, appointment));
    }
    Response response;
    response.body = encode(message);
    co_return response;
}

} // namespace fifteen::net
