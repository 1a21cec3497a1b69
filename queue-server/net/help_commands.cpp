// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "request_parts.hpp"

/// Asking a person to come, and somebody going.
namespace fifteen::net {

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
        co_return refused(domain::Error::unknownHelpRequest);
    }
    if (!isEmptyBody(request.body)) {
        co_return badValue("$");
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

} // namespace fifteen::net
