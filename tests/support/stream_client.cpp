// SPDX-License-Identifier: Apache-2.0
#include "support/stream_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace fifteen::support {

namespace asio = boost::asio;
namespace beast = boost::beast;

struct StreamClient::Parts {
    asio::io_context io;
    beast::websocket::stream<beast::tcp_stream> stream{io};
    beast::flat_buffer buffer;
    bool reading = false;
    bool done = false;
    boost::system::error_code error;
};

StreamClient::StreamClient(std::uint16_t port, std::string_view query, std::string_view origin)
    : parts_(std::make_unique<Parts>()) {
    beast::get_lowest_layer(parts_->stream).connect(asio::ip::tcp::endpoint(asio::ip::address_v4::loopback(), port));
    parts_->stream.set_option(beast::websocket::stream_base::decorator(
        [origin = std::string(origin)](beast::websocket::request_type& request) {
            if (!origin.empty()) {
                request.set(beast::http::field::origin, origin);
            }
        }));
    parts_->stream.handshake("127.0.0.1:" + std::to_string(port), "/api/v1/stream?" + std::string(query));
}

StreamClient::~StreamClient() = default;

std::optional<std::string> StreamClient::next(std::chrono::milliseconds within) {
    Parts& parts = *parts_;
    if (!parts.reading) {
        parts.reading = true;
        parts.done = false;
        parts.stream.async_read(parts.buffer, [&parts](boost::system::error_code error, std::size_t) {
            parts.error = error;
            parts.done = true;
        });
    }
    parts.io.restart();
    const auto end = std::chrono::steady_clock::now() + within;
    while (!parts.done && parts.io.run_one_until(end) != 0) {
    }
    if (!parts.done) {
        return std::nullopt; // the read goes on; the next call takes it up
    }
    parts.reading = false;
    if (parts.error) {
        return std::nullopt;
    }
    std::string frame = beast::buffers_to_string(parts.buffer.data());
    parts.buffer.clear();
    return frame;
}

std::optional<std::string> StreamClient::nextWith(std::string_view text, std::chrono::milliseconds within) {
    const auto end = std::chrono::steady_clock::now() + within;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        auto frame = next(std::max(left, std::chrono::milliseconds(0)));
        if (!frame || frame->find(text) != std::string::npos) {
            return frame;
        }
    }
}

void StreamClient::send(std::string_view text) {
    boost::system::error_code ignored; // a server that closed it is seen by `next`
    parts_->stream.write(asio::buffer(text), ignored);
}

std::uint16_t StreamClient::closeCode() const {
    return parts_->stream.reason().code;
}

} // namespace fifteen::support
