// SPDX-License-Identifier: Apache-2.0
#include "stream_session.hpp"

#include "hub.hpp"
#include "metrics.hpp"
#include "protocol/codec.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace fifteen::net {

namespace websocket = boost::beast::websocket;

StreamSession::StreamSession(Socket socket, Context& context, StreamRequest request, Topic& topic)
    : stream_(std::move(socket))
    , context_(context)
    , request_(std::move(request))
    , topic_(topic) {
    const Limits& limits = context_.settings.limits;
    stream_.set_option(websocket::stream_base::timeout{limits.request, limits.streamIdle, true});
    stream_.read_message_max(limits.frameBytes);
    stream_.auto_fragment(false);
    stream_.text(true);
    context_.connections.add(*this);
}

void StreamSession::abort() {
    ErrorCode ignored;
    stream_.next_layer().close(ignored);
}

void StreamSession::overdue() {
    abort(); // did not take what it was sent
}

void StreamSession::wind() {
    if (!open_ || closing_) {
        return;
    }
    closing_ = true;
    within(std::chrono::seconds(2)); // the closing handshake is a courtesy
    if (!underWay_) {
        stream_.async_close(websocket::close_code::going_away, [self = shared_from_this()](ErrorCode) {});
    }
}

asio::awaitable<void> StreamSession::run(const http::request<http::string_body>& handshake) {
    const auto self = shared_from_this();
    ErrorCode error;
    co_await stream_.async_accept(handshake, asio::redirect_error(asio::use_awaitable, error));
    if (error) {
        co_return;
    }
    open_ = true;
    context_.hub.join(request_, topic_, *this);
    co_await listen();
    open_ = false;
    context_.hub.leave(request_, topic_, *this);
    abort();
}

asio::awaitable<void> StreamSession::listen() {
    for (;;) {
        ErrorCode error;
        co_await stream_.async_read(buffer_, asio::redirect_error(asio::use_awaitable, error));
        if (error) {
            co_return; // closed, silent for too long, or beyond the limits
        }
        const auto data = buffer_.cdata();
        const auto message = protocol::decodeClientMessage({static_cast<const char*>(data.data()), data.size()});
        if (!message || !stream_.got_text()) {
            closing_ = true;
            within(context_.settings.limits.request);
            // Made before the co_await: GCC 12 destroys temporaries of its operand twice.
            const websocket::close_reason reason(websocket::close_code::policy_error,
                                                 message ? "text only" : message.error().location.c_str());
            if (!underWay_) {
                co_await stream_.async_close(reason, asio::redirect_error(asio::use_awaitable, error));
            }
            co_return;
        }
        context_.hub.received(request_, *message);
        buffer_.consume(buffer_.size());
    }
}

void StreamSession::offer(const Frame& frame) {
    if (!open_ || closing_) {
        return;
    }
    if (!underWay_) {
        write(frame);
        return;
    }
    const bool wasBehind = outbox_.behind();
    outbox_.push(frame);
    if (outbox_.behind() && !wasBehind) {
        context_.metrics.fellBehind();
    }
}

void StreamSession::write(Frame frame) {
    underWay_ = std::move(frame);
    within(context_.settings.limits.answer);
    stream_.async_write(asio::buffer(*underWay_),
                        [self = shared_from_this()](ErrorCode error, std::size_t) { self->written(error); });
}

void StreamSession::written(ErrorCode error) {
    underWay_.reset();
    withoutDeadline();
    if (error || !open_) {
        abort();
        return;
    }
    if (closing_) {
        within(std::chrono::seconds(2));
        stream_.async_close(websocket::close_code::going_away, [self = shared_from_this()](ErrorCode) {});
    } else if (outbox_.behind()) {
        outbox_.caughtUp();
        write(topic_.snapshot());
    } else if (!outbox_.empty()) {
        write(outbox_.pop());
    }
}

} // namespace fifteen::net
