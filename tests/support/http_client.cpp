// SPDX-License-Identifier: Apache-2.0
#include "support/http_client.hpp"

#include <arpa/inet.h>
#include <atomic>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace fifteen::support {

std::string HttpAnswer::member(std::string_view name) const {
    const std::string start = "\"" + std::string(name) + "\":\"";
    const auto begin = body.find(start);
    if (begin == std::string::npos) {
        return {};
    }
    const auto from = begin + start.size();
    return body.substr(from, body.find('"', from) - from);
}

HttpClient::HttpClient(std::uint16_t port, std::chrono::milliseconds patience)
    : port_(port) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval limit{patience.count() / 1000, patience.count() % 1000 * 1000};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket_);
        socket_ = -1;
    }
}

HttpClient::~HttpClient() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
}

bool HttpClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

HttpAnswer HttpClient::read() {
    HttpAnswer answer;
    std::size_t bodyAt = std::string::npos;
    std::size_t length = 0;
    for (;;) {
        if (bodyAt == std::string::npos) {
            const auto end = buffer_.find("\r\n\r\n");
            if (end != std::string::npos) {
                bodyAt = end + 4;
                const auto field = buffer_.find("\r\nContent-Length: ");
                length = field < end ? std::strtoul(buffer_.c_str() + field + 18, nullptr, 10) : 0;
            }
        }
        if (bodyAt != std::string::npos && buffer_.size() >= bodyAt + length) {
            answer.status = std::atoi(buffer_.c_str() + 9);
            answer.head = buffer_.substr(0, bodyAt);
            answer.body = buffer_.substr(bodyAt, length);
            buffer_.erase(0, bodyAt + length);
            return answer;
        }
        char bytes[8192];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) {
            return answer;
        }
        buffer_.append(bytes, static_cast<std::size_t>(count));
    }
}

HttpAnswer HttpClient::raw(std::string_view bytes) {
    send(bytes); // a server may answer and close before it has read everything
    return read();
}

HttpAnswer HttpClient::get(std::string_view target, std::string_view headers) {
    std::string request = "GET ";
    request += target;
    request += " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
    request += headers;
    request += "\r\n";
    return raw(request);
}

HttpAnswer HttpClient::post(std::string_view target, std::string_view key, std::string_view body,
                            std::string_view headers) {
    std::string request = "POST ";
    request += target;
    request += " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
    if (!key.empty()) {
        request += "Idempotency-Key: ";
        request += key;
        request += "\r\n";
    }
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    request += headers;
    request += "\r\n";
    request += body;
    return raw(request);
}

std::string newKey() {
    static const std::uint64_t run = [] {
        std::uint64_t number = 0;
        return ::getentropy(&number, sizeof number) == 0 ? number : static_cast<std::uint64_t>(::getpid());
    }();
    static std::atomic<std::uint64_t> next = 1;
    return std::to_string(run) + "-" + std::to_string(next++);
}

} // namespace fifteen::support
