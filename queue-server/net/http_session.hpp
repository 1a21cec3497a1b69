// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connections.hpp"
#include "http_message.hpp"
#include "net/settings.hpp"
#include "types.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <memory>
#include <optional>

namespace fifteen::net {

class Api;
class Hub;
class Metrics;

/// What every session works with.
struct Context {
    const Settings& settings;
    Api& api;
    Hub& hub;
    Metrics& metrics;
    Connections& connections;
    const Log& log;
};

/// One peer's requests, one after the other, until either side has enough or the stream takes over.
class HttpSession final : public Connection, public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(Socket socket, Context& context);

    asio::awaitable<void> run();

    void overdue() override;
    void wind() override;

private:
    using Parser = http::request_parser<http::string_body>;

    enum class Next { request, end };

    asio::awaitable<ErrorCode> read(Parser& parser);
    asio::awaitable<Next> serve(Parser& parser);
    asio::awaitable<void> refuse(ErrorCode error);
    asio::awaitable<ErrorCode> send(const Response& response, bool head, bool close);
    asio::awaitable<void> becomeStream(Parser& parser, const Request& request);
    Request requestOf(const Parser& parser) const;

    Socket socket_;
    Context& context_;
    asio::ip::address peer_;
    boost::beast::flat_buffer buffer_;
    bool waiting_ = false; ///< between two requests
    bool winding_ = false;
};

} // namespace fifteen::net
