// SPDX-License-Identifier: Apache-2.0
#include "api.hpp"
#include "domain/names.hpp"
#include "mapping.hpp"
#include "request_parts.hpp"

/// What staff do at a desk.
namespace fifteen::net {

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
        co_return refused(domain::Error::unknownDesk);
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
        co_return refused(domain::Error::unknownDesk);
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
        co_return refused(domain::Error::unknownDesk);
    }
    if (!isEmptyBody(request.body)) {
        co_return badValue("$");
    }
    domain::Command command = domain::CloseDesk{*desk};
    co_return co_await onDesk(request, *desk, std::move(command));
}

asio::awaitable<Response> Api::callNext(const Request& request) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        co_return refused(domain::Error::unknownDesk);
    }
    const auto message = protocol::decode<protocol::CallNext>(request.body);
    if (!message) {
        co_return problem(message.error());
    }
    domain::Command command = domain::CallNext{*desk, message->finish_current};
    co_return co_await onDesk(request, *desk, std::move(command));
}

template <class Message, class Make>
asio::awaitable<Response> Api::onTicket(const Request& request, Make make) {
    const auto desk = numberOf<domain::DeskNumber>(request.parameter);
    if (!desk) {
        return immediately(refused(domain::Error::unknownDesk));
    }
    const auto message = protocol::decode<Message>(request.body);
    if (!message) {
        return immediately(problem(message.error()));
    }
    const auto id = domain::ticketIdOf(message->ticket);
    if (!id) {
        return immediately(badValue("$.ticket"));
    }
    return onDesk(request, *desk, domain::Command(make(*desk, *id, *message)), *id);
}

asio::awaitable<Response> Api::recall(const Request& request) {
    return onTicket<protocol::TicketAtDesk>(request, [](auto desk, auto ticket, const auto&) {
        return domain::Recall{desk, ticket};
    });
}

asio::awaitable<Response> Api::startService(const Request& request) {
    return onTicket<protocol::TicketAtDesk>(request, [](auto desk, auto ticket, const auto&) {
        return domain::StartService{desk, ticket};
    });
}

asio::awaitable<Response> Api::finishService(const Request& request) {
    return onTicket<protocol::TicketAtDesk>(request, [](auto desk, auto ticket, const auto&) {
        return domain::FinishService{desk, ticket};
    });
}

asio::awaitable<Response> Api::markNoShow(const Request& request) {
    return onTicket<protocol::TicketAtDesk>(request, [](auto desk, auto ticket, const auto&) {
        return domain::MarkNoShow{desk, ticket};
    });
}

asio::awaitable<Response> Api::resumeTicket(const Request& request) {
    return onTicket<protocol::TicketAtDesk>(request, [](auto desk, auto ticket, const auto&) {
        return domain::ResumeTicket{desk, ticket};
    });
}

asio::awaitable<Response> Api::callTicket(const Request& request) {
    return onTicket<protocol::CallTicket>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::CallTicket{desk, ticket, message.reason};
    });
}

asio::awaitable<Response> Api::holdTicket(const Request& request) {
    return onTicket<protocol::HoldTicket>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::HoldTicket{desk, ticket, message.reason.value_or("")};
    });
}

asio::awaitable<Response> Api::transferTicket(const Request& request) {
    return onTicket<protocol::TransferTicket>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::TransferTicket{desk, ticket, message.group,
                                      static_cast<domain::DeskNumber>(message.to_desk.value_or(0)),
                                      message.reason.value_or("")};
    });
}

asio::awaitable<Response> Api::returnTicket(const Request& request) {
    return onTicket<protocol::ReturnTicket>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::ReturnTicket{desk, ticket, message.reason.value_or("")};
    });
}

asio::awaitable<Response> Api::decideClaim(const Request& request) {
    return onTicket<protocol::DecideClaim>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::DecideClaim{desk, ticket, message.confirmed};
    });
}

asio::awaitable<Response> Api::changeLane(const Request& request) {
    return onTicket<protocol::ChangeLane>(request, [](auto desk, auto ticket, const auto& message) {
        return domain::ChangeLane{desk, ticket, message.lane, message.reason};
    });
}

} // namespace fifteen::net
