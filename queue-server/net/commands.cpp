// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "hash.hpp"
#include "mapping.hpp"
#include "random.hpp"

#include <algorithm>
#include <charconv>

/// The handlers that change the hall.
namespace fifteen::net {
namespace {

constexpr std::size_t shortestKey = 8;
constexpr std::size_t longestKey = 128;

template <class Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = error == std::errc() && end == text.data() + text.size() && number > 0;
    return good ? std::optional(number) : std::nullopt;
}

Response unknownDesk() {
    return problem(make_error_code(domain::Error::unknownDesk), std::nullopt);
}

/// Of a POST that says everything in its path: an empty body or {}.
bool isEmptyBody(std::string_view body) {
    return body.empty() || body == "{}";
}

bool isJson(std::string_view contentType) {
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    return type == "application/json";
}

} // namespace

std::optional<Response> Api::refusePost(const Request& request) const {
    if (winding_) {
        return problem(Wrong::shuttingDown, "come back in a moment");
    }
    const std::string_view key = request.idempotencyKey;
    const bool visible = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
    if (key.size() < shortestKey || key.size() > longestKey || !visible) {
        return problem(Wrong::idempotencyKeyMissing,
                       "a POST needs an Idempotency-Key of 8 to 128 visible ASCII characters");
    }
    if (!request.body.empty() && !isJson(request.contentType)) {
        return problem(Wrong::unsupportedMediaType, "Content-Type must be application/json");
    }
    return std::nullopt;
}

asio::awaitable<Response> Api::execute(const Request& request, Prepared prepared) {
    service::Request command;
    command.command = std::move(prepared.command);
    command.person = std::move(prepared.person);
    command.idempotencyKey = request.idempotencyKey;
    // Of all that makes the request what it is; the path holds the desk or the ticket.
    command.requestHash = hashOf(request.body, hashOf("\n", hashOf(request.path)));
    command.render = std::move(prepared.render);
    ++underWay_;
    auto outcome = co_await service_->execute(std::move(command));
    --underWay_;
    if (outcome) {
        Response response;
        response.status = outcome->status;
        response.body = std::move(outcome->body);
        co_return response;
    }
    std::optional<std::string> state;
    if (const domain::Ticket* ticket = prepared.about ? service_->live().find(*prepared.about) : nullptr) {
        state = domain::name(ticket->state);
    }
    co_return problem(outcome.error(), std::move(state));
}

service::Render Api::renderTicket(domain::TicketId id, std::uint16_t status) const {
    return [this, id, status](const domain::Hall& hall, std::span<const domain::Event>) {
        const domain::Ticket* ticket = hall.find(id); // `decide` has seen it, or made it
        return service::Reply{status, encode(ticketMessage(hall, *ticket, hall.timeAt(clock_.now())))};
    };
}

asio::awaitable<Response> Api::issueTicket(const Request& request) {
    auto message = protocol::decode<protocol::IssueTicket>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    Prepared prepared;
    domain::IssueTicket command;
    command.id = {randomNumber(), randomNumber()};
    command.items = std::move(message->items);
    command.issuedBy = std::move(message->kiosk);
    if (message->claim || message->person) {
        service::PersonRecord person;
        person.reference = randomNumber() >> 1 | 1; // never 0, and never negative in a database
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
        co_return problem(make_error_code(domain::Error::unknownTicket), std::nullopt);
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
        co_return problem(make_error_code(domain::Error::unknownTicket), std::nullopt);
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

asio::awaitable<Response> Api::askHelp(const Request& request) {
    const auto message = protocol::decode<protocol::AskHelp>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto render = [](const domain::Hall& hall, std::span<const domain::Event>) {
        return service::Reply{201, encode(helpMessage(hall.help().back()))};
    };
    Prepared prepared{domain::AskHelp{message->kiosk, message->reason}, std::nullopt, render, std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::acknowledgeHelp(const Request& request) {
    const auto help = numberOf<std::uint64_t>(request.parameter);
    if (!help) {
        co_return problem(make_error_code(domain::Error::unknownHelpRequest), std::nullopt);
    }
    if (!isEmptyBody(request.body)) {
        co_return problem(protocol::Fault{protocol::Error::badValue, "$"});
    }
    // Kept before it is acknowledged: afterwards the hall has forgotten it.
    std::string body = "{}";
    for (const domain::HelpRequest& one : service_->live().help()) {
        if (one.help == *help) {
            body = encode(helpMessage(one));
        }
    }
    const auto render = [body](const domain::Hall&, std::span<const domain::Event>) {
        return service::Reply{200, body};
    };
    Prepared prepared{domain::AcknowledgeHelp{*help}, std::nullopt, render, std::nullopt};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::onDesk(const Request& request, domain::DeskNumber desk, domain::Command command,
                                      std::optional<domain::TicketId> about) {
    const auto render = [desk](const domain::Hall& hall, std::span<const domain::Event>) {
        return service::Reply{200, encode(deskAnswer(hall, desk))};
    };
    // A name for what is passed on: GCC 12 may destroy an aggregate made inside a co_await expression twice.
    Prepared prepared{std::move(command), std::nullopt, render, about};
    co_return co_await execute(request, std::move(prepared));
}

asio::awaitable<Response> Api::openDesk(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return unknownDesk();
    }
    const auto message = protocol::decode<protocol::OpenDesk>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::Command command = domain::OpenDesk{*desk, message->staff};
    co_return co_await onDesk(request, *desk, std::move(command));
}

asio::awaitable<Response> Api::pauseDesk(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return unknownDesk();
    }
    const auto message = protocol::decode<protocol::PauseDesk>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::Command command = domain::PauseDesk{*desk, message->reason};
    co_return co_await onDesk(request, *desk, std::move(command));
}

asio::awaitable<Response> Api::closeDesk(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return unknownDesk();
    }
    if (!isEmptyBody(request.body)) {
        co_return problem(protocol::Fault{protocol::Error::badValue, "$"});
    }
    domain::Command command = domain::CloseDesk{*desk};
    co_return co_await onDesk(request, *desk, std::move(command));
}

asio::awaitable<Response> Api::callNext(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return unknownDesk();
    }
    const auto message = protocol::decode<protocol::CallNext>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::Command command = domain::CallNext{*desk, message->finish_current};
    co_return co_await onDesk(request, *desk, std::move(command));
}

asio::awaitable<Response> Api::onTicketAtDesk(const Request& request,
                                              domain::Command (*make)(domain::DeskNumber, domain::TicketId)) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return unknownDesk();
    }
    const auto message = protocol::decode<protocol::TicketAtDesk>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto id = domain::ticketIdOf(message->ticket);
    if (!id) {
        co_return problem(protocol::Fault{protocol::Error::badValue, "$.ticket"});
    }
    domain::Command command = make(*desk, *id);
    co_return co_await onDesk(request, *desk, std::move(command), *id);
}

asio::awaitable<Response> Api::recall(const Request& request) {
    return onTicketAtDesk(request, [](domain::DeskNumber desk, domain::TicketId ticket) -> domain::Command {
        return domain::Recall{desk, ticket};
    });
}

asio::awaitable<Response> Api::startService(const Request& request) {
    return onTicketAtDesk(request, [](domain::DeskNumber desk, domain::TicketId ticket) -> domain::Command {
        return domain::StartService{desk, ticket};
    });
}

asio::awaitable<Response> Api::finishService(const Request& request) {
    return onTicketAtDesk(request, [](domain::DeskNumber desk, domain::TicketId ticket) -> domain::Command {
        return domain::FinishService{desk, ticket};
    });
}

asio::awaitable<Response> Api::markNoShow(const Request& request) {
    return onTicketAtDesk(request, [](domain::DeskNumber desk, domain::TicketId ticket) -> domain::Command {
        return domain::MarkNoShow{desk, ticket};
    });
}

asio::awaitable<Response> Api::resumeTicket(const Request& request) {
    return onTicketAtDesk(request, [](domain::DeskNumber desk, domain::TicketId ticket) -> domain::Command {
        return domain::ResumeTicket{desk, ticket};
    });
}

} // namespace fifteen::net
