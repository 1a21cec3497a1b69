// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "random.hpp"
#include "request_parts.hpp"

/// From number to paper.
namespace fifteen::net {
namespace {

std::uint64_t newReference() {
    return randomNumber() >> 1 | 1; // never 0, and never negative in a database
}

} // namespace

asio::awaitable<Response> Api::issueTicket(const Request& request) {
    auto message = protocol::decode<protocol::IssueTicket>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const bool byStaff = message->desk || message->helper;
    if (byStaff) {
        if (const auto refusal = access_.check(request.caller, Permission::staff)) {
            co_return problem(*refusal);
        }
        if (message->desk &&
            service_->live().policy().desk(static_cast<domain::DeskNumber>(*message->desk)) == nullptr) {
            co_return refused(domain::Error::unknownDesk);
        }
    }
    Prepared prepared;
    domain::IssueTicket command;
    command.id = {randomNumber(), randomNumber()};
    command.items = std::move(message->items);
    command.issuedBy = std::move(message->kiosk);
    command.byStaff = byStaff;
    command.helper = message->helper.value_or("");
    if (message->claim || message->person) {
        service::PersonRecord person;
        person.reference = newReference();
        if (message->claim) {
            command.claim = message->claim->claim;
            command.evidence = domain::evidenceOf(message->claim->evidence).value_or(domain::Evidence::none);
            person.claim = std::move(message->claim->claim);
        }
        if (message->person) {
            person.maskedName = std::move(message->person->masked_name);
            person.idHash = std::move(message->person->id_hash);
        }
        command.person = person.reference;
        prepared.person = std::move(person);
    }
    prepared.render = renderTicket(command.id, 201);
    prepared.command = std::move(command);
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::recordPrint(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    if (!id) {
        co_return refused(domain::Error::unknownTicket);
    }
    const auto message = protocol::decode<protocol::PrintResult>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::RecordPrint command;
    command.ticket = *id;
    command.outcome = domain::printOutcomeOf(message->result).value_or(domain::PrintOutcome::unknown);
    command.reprint = message->reprint;
    command.fault = message->fault;
    command.kiosk = message->kiosk;
    Prepared prepared{std::move(command), std::nullopt, renderTicket(*id, 200), *id};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::cancelTicket(const Request& request) {
    const auto id = domain::ticketIdOf(request.parameter);
    if (!id) {
        co_return refused(domain::Error::unknownTicket);
    }
    const auto message = protocol::decode<protocol::CancelTicket>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    if (message->by == "staff") {
        if (const auto refusal = access_.check(request.caller, Permission::staff)) {
            co_return problem(*refusal);
        }
    }
    Prepared prepared{domain::CancelTicket{*id, message->by}, std::nullopt, renderTicket(*id, 200), *id};
    co_return co_await execute(request, std::move(prepared));
}

} // namespace fifteen::net
