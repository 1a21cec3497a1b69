// SPDX-License-Identifier: Apache-2.0
#include "http_session.hpp"

#include "api.hpp"
#include "problem.hpp"
#include "stream_session.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <array>

namespace fifteen::net {
namespace {

constexpr std::size_t readAtOnce = 4096;

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

/// Of several fields of one name none counts: two Hosts or two keys are somebody's trick.
std::string_view only(const http::fields& fields, auto name) {
    const auto range = fields.equal_range(name);
    const bool one = range.first != range.second && std::next(range.first) == range.second;
    return one ? view(range.first->value()) : std::string_view();
}

} // namespace

HttpSession::HttpSession(Socket socket, Context& context)
    : socket_(std::move(socket))
    , context_(context) {
    ErrorCode ignored; // a peer that is gone already is noticed at the first read
    const auto endpoint = socket_.remote_endpoint(ignored);
    peer_ = endpoint.address();
    socket_.set_option(Tcp::no_delay(true), ignored);
    context_.connections.add(*this);
}

void HttpSession::overdue() {
    ErrorCode ignored;
    socket_.close(ignored); // what is under way ends with operation_aborted
}

void HttpSession::wind() {
    winding_ = true;
    if (waiting_) {
        overdue();
    }
}

asio::awaitable<void> HttpSession::run() {
    for (;;) {
        Parser parser;
        parser.eager(true);
        parser.header_limit(static_cast<std::uint32_t>(context_.settings.limits.headerBytes));
        parser.body_limit(context_.settings.limits.bodyBytes);
        const ErrorCode error = co_await read(parser);
        if (error) {
            co_await refuse(error);
            co_return;
        }
        if (co_await serve(parser) == Next::end) {
            co_return;
        }
    }
}

/// The parser is fed by hand: one system call and one turn of the loop for a request that comes in one piece.
asio::awaitable<ErrorCode> HttpSession::read(Parser& parser) {
    const Limits& limits = context_.settings.limits;
    const bool begun = buffer_.size() > 0; // of a request sent before the last one was answered
    within(begun ? limits.request : limits.idle);
    waiting_ = !begun;
    while (!parser.is_done()) {
        ErrorCode error;
        if (buffer_.size() > 0) {
            buffer_.consume(parser.put(buffer_.data(), error));
            if (parser.is_done() && !error) {
                break;
            }
            if (error && error != http::error::need_more) {
                co_return error;
            }
            if (!error && buffer_.size() > 0) {
                continue;
            }
            if (!parser.is_header_done() && buffer_.size() > limits.headerBytes) {
                co_return http::error::header_limit;
            }
        }
        const std::size_t count = co_await socket_.async_read_some(buffer_.prepare(readAtOnce),
                                                                   asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            co_return error;
        }
        if (waiting_) {
            waiting_ = false;
            within(limits.request);
        }
        buffer_.commit(count);
    }
    co_return ErrorCode();
}

Request HttpSession::requestOf(const Parser& parser) const {
    const auto& message = parser.get();
    Request request;
    request.method = message.method();
    const std::string_view target = view(message.target());
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    request.query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    request.body = message.body();
    request.contentType = only(message, http::field::content_type);
    request.idempotencyKey = only(message, "Idempotency-Key");
    request.ifNoneMatch = view(message[http::field::if_none_match]);
    request.caller.peer = peer_;
    request.caller.host = only(message, http::field::host);
    request.caller.origin = view(message[http::field::origin]);
    request.caller.fetchSite = view(message["Sec-Fetch-Site"]);
    return request;
}

asio::awaitable<HttpSession::Next> HttpSession::serve(Parser& parser) {
    const auto& message = parser.get();
    const Limits& limits = context_.settings.limits;
    within(limits.answer);
    if (message.target().size() > limits.targetBytes) {
        const Response response = problem(Wrong::targetTooLarge, "the target is longer than any of this server's");
        co_await send(response, false, true);
        co_return Next::end;
    }
    const Request request = requestOf(parser);
    if (request.path == "/api/v1/stream" && boost::beast::websocket::is_upgrade(message)) {
        co_await becomeStream(parser, request);
        co_return Next::end;
    }
    const Response response = co_await context_.api.answer(request);
    const bool close = !message.keep_alive() || winding_;
    const ErrorCode error = co_await send(response, request.method == http::verb::head, close);
    co_return error || close ? Next::end : Next::request;
}

asio::awaitable<void> HttpSession::becomeStream(Parser& parser, const Request& request) {
    auto asked = parseStreamRequest(request.query);
    std::optional<Response> refusal =
        asked ? context_.api.refuseStream(request.caller, *asked) : problem(asked.error());
    Topic* topic = refusal ? nullptr : context_.hub.topicOf(*asked);
    if (!refusal && topic == nullptr) {
        refusal = problem(make_error_code(domain::Error::unknownDesk), std::nullopt);
    }
    if (refusal) {
        co_await send(*refusal, false, true);
        co_return;
    }
    withoutDeadline();
    const auto stream = std::make_shared<StreamSession>(std::move(socket_), context_, *std::move(asked), *topic);
    unlink(); // the stream is the connection from here on
    const auto message = parser.release();
    co_await stream->run(message);
}

/// What the parser would not have is answered where the peer can still hear it.
asio::awaitable<void> HttpSession::refuse(ErrorCode error) {
    if (error.category() != make_error_code(http::error::bad_target).category() ||
        error == http::error::end_of_stream || error == http::error::partial_message) {
        co_return; // gone, or cut off for being slow
    }
    Response response = problem(Wrong::badRequest, error.message());
    if (error == http::error::body_limit) {
        response = problem(Wrong::bodyTooLarge, "the body is longer than any command");
    } else if (error == http::error::header_limit) {
        response = problem(Wrong::headerTooLarge, "the header is longer than any command needs");
    }
    within(context_.settings.limits.request);
    co_await send(response, false, true);
    // Whoever is still sending would lose the answer to a reset: wait a little for them to stop.
    socket_.shutdown(Tcp::socket::shutdown_send, error);
    within(std::chrono::seconds(1));
    std::array<char, readAtOnce> rest;
    while (!error) {
        co_await socket_.async_read_some(asio::buffer(rest), asio::redirect_error(asio::use_awaitable, error));
    }
}

asio::awaitable<ErrorCode> HttpSession::send(const Response& response, bool head, bool close) {
    std::string bytes = headOf(response, close);
    ErrorCode error;
    if (response.shared && !head) {
        const std::array<asio::const_buffer, 2> both{asio::buffer(bytes), asio::buffer(*response.shared)};
        co_await asio::async_write(socket_, both, asio::redirect_error(asio::use_awaitable, error));
    } else {
        if (!head) {
            bytes += response.body;
        }
        co_await asio::async_write(socket_, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
    }
    co_return error;
}

} // namespace fifteen::net
