// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http_session.hpp"
#include "outbox.hpp"
#include "stream_request.hpp"
#include "topic.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <memory>

namespace fifteen::net {

/// One screen, kiosk or page on the stream.
class StreamSession final : public Connection, public Subscriber, public std::enable_shared_from_this<StreamSession> {
public:
    StreamSession(Socket socket, Context& context, StreamRequest request, Topic& topic);

    /// Accepts the handshake, joins the view, reads what the client says until it goes.
    asio::awaitable<void> run(const http::request<http::string_body>& handshake);

    void offer(const Frame& frame) override;
    void overdue() override;
    void wind() override;

private:
    asio::awaitable<void> listen();
    void write(Frame frame);
    void written(ErrorCode error);
    void abort();

    boost::beast::websocket::stream<Socket> stream_;
    Context& context_;
    StreamRequest request_;
    Topic& topic_;
    boost::beast::flat_buffer buffer_;
    Outbox outbox_;
    Frame underWay_; ///< being written; null: idle
    bool open_ = false;
    bool closing_ = false;
};

} // namespace fifteen::net
