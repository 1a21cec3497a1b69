// SPDX-License-Identifier: Apache-2.0
#include "screens.hpp"

#include <array>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fifteen::bench {
namespace {

constexpr std::uint64_t clerkId = ~std::uint64_t{0};

/// Bytes of the first frame, payload from `start`; 0: it is not whole yet. A server's frames are not masked.
std::size_t frameLength(const std::string& bytes, std::size_t& start) {
    if (bytes.size() < 2) {
        return 0;
    }
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])); };
    std::size_t length = byte(1) & 0x7f;
    start = length < 126 ? 2 : length == 126 ? 4 : 10;
    if (bytes.size() < start) {
        return 0;
    }
    if (length >= 126) {
        length = 0;
        for (std::size_t i = 2; i < start; ++i) {
            length = length << 8 | byte(i);
        }
    }
    return bytes.size() < start + length ? 0 : start + length;
}

void watch(int waiting, int socket, std::uint64_t id) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = id;
    ::epoll_ctl(waiting, EPOLL_CTL_ADD, socket, &event);
}

void sendAll(int socket, const std::string& bytes) {
    if (::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size())) {
        throw std::runtime_error("a command could not be sent");
    }
}

bool receive(int socket, std::string& bytes) {
    char buffer[16384];
    const ssize_t count = ::recv(socket, buffer, sizeof buffer, 0);
    if (count == 0) {
        throw std::runtime_error("the server closed a connection");
    }
    if (count > 0) {
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
    return count > 0;
}

} // namespace

Screens::Screens(std::uint16_t port, std::size_t count, const std::string& target)
    : screens_(count) {
    waiting_ = ::epoll_create1(EPOLL_CLOEXEC);
    clerk_ = connectTo(port);
    watch(waiting_, clerk_, clerkId);
    for (std::size_t i = 0; i < count; ++i) {
        screens_[i].socket = connectTo(port);
        watch(waiting_, screens_[i].socket, i);
        sendAll(screens_[i].socket, "GET " + target +
                                        " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: "
                                        "Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                                        "dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }
    waitUntilLetIn();
}

Screens::~Screens() {
    for (const Screen& screen : screens_) {
        ::close(screen.socket);
    }
    ::close(clerk_);
    ::close(waiting_);
}

void Screens::waitUntilLetIn() {
    std::size_t left = screens_.size();
    std::array<epoll_event, 64> events{};
    while (left > 0) {
        const int ready = ::epoll_wait(waiting_, events.data(), static_cast<int>(events.size()), 10'000);
        if (ready <= 0) {
            throw std::runtime_error("a screen was not let in");
        }
        for (int i = 0; i < ready; ++i) {
            Screen& screen = screens_.at(events[static_cast<std::size_t>(i)].data.u64);
            receive(screen.socket, screen.bytes);
            const auto end = screen.bytes.find("\r\n\r\n");
            if (!screen.served && end != std::string::npos) {
                if (!screen.bytes.starts_with("HTTP/1.1 101")) {
                    throw std::runtime_error("a screen was refused: " + screen.bytes.substr(0, 40));
                }
                screen.bytes.erase(0, end + 4);
                screen.served = true;
                --left;
            }
        }
    }
}

bool Screens::takeFrames(Screen& screen) {
    bool told = false;
    std::size_t start = 0;
    for (std::size_t length = 0; (length = frameLength(screen.bytes, start)) != 0; screen.bytes.erase(0, length)) {
        if (std::string_view(screen.bytes).substr(start, length - start).find("\"calls\":") != std::string_view::npos) {
            told = true;
            frameBytes_ = length - start;
        }
    }
    return told;
}

void Screens::sendClerk(const std::string& request) {
    clerkBody_.clear();
    sendAll(clerk_, request);
}

bool Screens::readClerk() {
    receive(clerk_, clerkBytes_);
    const std::string whole = clerkBytes_;
    const int status = takeAnswer(clerkBytes_);
    if (status != 0) {
        clerkBody_ = whole;
        if (status != 200 && status != 201) {
            throw std::runtime_error("a command was refused: " + whole);
        }
    }
    return status != 0;
}

Round Screens::call(const std::string& request) {
    for (Screen& screen : screens_) {
        screen.served = false;
    }
    Round round;
    std::size_t left = screens_.size();
    bool answered = false;
    const auto begin = Clock::now();
    sendClerk(request);
    std::array<epoll_event, 64> events{};
    while (left > 0 || !answered) {
        const int ready = ::epoll_wait(waiting_, events.data(), static_cast<int>(events.size()), 10'000);
        if (ready <= 0) {
            throw std::runtime_error("a call did not reach every screen");
        }
        for (int i = 0; i < ready; ++i) {
            const std::uint64_t id = events[static_cast<std::size_t>(i)].data.u64;
            if (id == clerkId) {
                if (readClerk()) {
                    answered = true;
                    round.answer = Microseconds(Clock::now() - begin).count();
                    round.body = clerkBody_;
                }
                continue;
            }
            Screen& screen = screens_[id];
            receive(screen.socket, screen.bytes);
            if (takeFrames(screen) && !screen.served) {
                screen.served = true;
                --left;
            }
        }
    }
    round.last = screens_.empty() ? 0 : Microseconds(Clock::now() - begin).count();
    return round;
}

std::string Screens::tell(const std::string& request) {
    sendClerk(request);
    bool answered = false;
    std::array<epoll_event, 64> events{};
    for (;;) {
        // After the answer, until nothing has come for a while: the next measurement starts on a quiet machine.
        const int ready =
            ::epoll_wait(waiting_, events.data(), static_cast<int>(events.size()), answered ? 15 : 10'000);
        if (ready <= 0) {
            return clerkBody_;
        }
        for (int i = 0; i < ready; ++i) {
            const std::uint64_t id = events[static_cast<std::size_t>(i)].data.u64;
            if (id == clerkId) {
                answered = readClerk() || answered;
            } else {
                receive(screens_[id].socket, screens_[id].bytes);
                takeFrames(screens_[id]);
            }
        }
    }
}

} // namespace fifteen::bench
