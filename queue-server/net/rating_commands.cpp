// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "request_parts.hpp"

/// What visitors think of the service.
namespace fifteen::net {

asio::awaitable<Response> Api::rateService(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return refused(domain::Error::unknownDesk);
    }
    const auto message = protocol::decode<protocol::RateService>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    const auto id = domain::ticketIdOf(message->ticket);
    if (!id) {
        co_return badValue("$.ticket");
    }
    const auto render = [](const domain::Hall&, std::span<const domain::Event> events) {
        protocol::Rating rating;
        for (const domain::Event& event : events) {
            if (const auto* const rated = std::get_if<domain::ServiceRated>(&event.body)) {
                rating = {domain::text(rated->ticket), rated->number.text(), rated->desk, rated->staff, rated->grade};
            }
        }
        return service::Reply{200, encode(rating)};
    };
    Prepared prepared{domain::RateService{*desk, *id, message->grade}, std::nullopt, render, *id};
    co_return co_await execute(request, std::move(prepared));
}

} // namespace fifteen::net
