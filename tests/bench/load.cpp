// SPDX-License-Identifier: Apache-2.0
#include "load.hpp"

#include "support/http_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace fifteen::bench {

double percentile(std::vector<double>& values, double part) {
    if (values.empty()) {
        throw std::runtime_error("nothing was measured");
    }
    const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

std::string postRequest(const std::string& target, const std::string& body) {
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nIdempotency-Key: " + support::newKey() +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int connectTo(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::system_error(errno, std::generic_category(), "connect");
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(socket, F_SETFL, O_NONBLOCK);
    return socket;
}

int takeAnswer(std::string& bytes) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
        return 0;
    }
    const auto field = bytes.find("\r\nContent-Length: ");
    const std::size_t length = field < end ? std::strtoul(bytes.c_str() + field + 18, nullptr, 10) : 0;
    if (bytes.size() < end + 4 + length) {
        return 0;
    }
    const int status = std::atoi(bytes.c_str() + 9);
    bytes.erase(0, end + 4 + length);
    return status;
}

namespace {

struct Client {
    int socket = -1;
    std::string bytes;
    Clock::time_point sent;
};

void send(Client& client, const std::string& request) {
    client.sent = Clock::now();
    if (::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
        throw std::system_error(errno, std::generic_category(), "send");
    }
}

/// Reads what is there; the status of a whole answer, or 0.
int receive(Client& client) {
    char bytes[8192];
    const ssize_t count = ::recv(client.socket, bytes, sizeof bytes, 0);
    if (count <= 0) {
        throw std::runtime_error("the server closed a connection");
    }
    client.bytes.append(bytes, static_cast<std::size_t>(count));
    return takeAnswer(client.bytes);
}

} // namespace

LoadResult load(std::uint16_t port, std::size_t clients, std::size_t count,
                const std::function<std::string()>& request) {
    std::vector<Client> all(clients);
    const int waiting = ::epoll_create1(EPOLL_CLOEXEC);
    for (std::size_t i = 0; i < clients; ++i) {
        all[i].socket = connectTo(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(waiting, EPOLL_CTL_ADD, all[i].socket, &event);
    }
    LoadResult result;
    result.latencies.reserve(count);
    const auto begin = Clock::now();
    std::size_t sent = 0;
    for (Client& client : all) {
        send(client, request());
        ++sent;
    }
    for (std::size_t answered = 0; answered < sent;) {
        std::array<epoll_event, 64> events{};
        const int ready = ::epoll_wait(waiting, events.data(), static_cast<int>(events.size()), 10'000);
        if (ready <= 0) {
            throw std::runtime_error("no answer within ten seconds");
        }
        for (int i = 0; i < ready; ++i) {
            Client& client = all[events[static_cast<std::size_t>(i)].data.u64];
            const int status = receive(client);
            if (status == 0) {
                continue;
            }
            ++answered;
            if (status / 100 == 2) {
                result.latencies.push_back(Microseconds(Clock::now() - client.sent).count());
            } else {
                ++result.refused;
            }
            if (sent < count) {
                send(client, request());
                ++sent;
            }
        }
    }
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const Client& client : all) {
        ::close(client.socket);
    }
    ::close(waiting);
    return result;
}

} // namespace fifteen::bench
