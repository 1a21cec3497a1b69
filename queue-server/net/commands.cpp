// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "hash.hpp"
#include "mapping.hpp"

#include <algorithm>

/// What all handlers that change the hall have in common.
namespace fifteen::net {
namespace {

constexpr std::size_t shortestKey = 8;
constexpr std::size_t longestKey = 128;

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
        return service::Reply{status, encode(ticketMessage(hall, *ticket, service_->now(), service_->outlook()))};
    };
}

} // namespace fifteen::net
