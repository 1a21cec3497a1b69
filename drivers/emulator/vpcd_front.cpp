// SPDX-License-Identifier: Apache-2.0
#include "emulator/vpcd_front.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace fifteen::emulator {

namespace {

// Messages are a length of two bytes, high byte first, and as many bytes. One byte alone is an order of the reader;
// only the last has an answer (vsmartcard's virtualsmartcard/src/vpcd).
constexpr std::uint8_t kPowerOff = 0;
constexpr std::uint8_t kPowerOn = 1;
constexpr std::uint8_t kReset = 2;
constexpr std::uint8_t kAskAnswerToReset = 4;
constexpr std::size_t kHeader = 2;

constexpr int kConnectAgainAfter_ms = 20;

bool sendMessage(int socket, const Bytes& content) {
    Bytes message{static_cast<std::uint8_t>(content.size() >> 8), static_cast<std::uint8_t>(content.size() & 0xFF)};
    message.insert(message.end(), content.begin(), content.end());
    std::size_t sent = 0;
    while (sent < message.size()) {
        const auto count = ::send(socket, message.data() + sent, message.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

} // namespace

VpcdFront::VpcdFront(std::uint16_t port)
    : port_(port)
    , wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (wake_ < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
    thread_ = std::thread([this] { run(); });
}

VpcdFront::~VpcdFront() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    ::eventfd_write(wake_, 1);
    thread_.join();
    ::close(wake_);
}

void VpcdFront::lay(SocialCardModel card) {
    const std::lock_guard lock(mutex_);
    card_ = std::move(card);
    changed_ = true;
    refused_ = false;
    ::eventfd_write(wake_, 1);
}

void VpcdFront::lift() {
    const std::lock_guard lock(mutex_);
    card_.reset();
    changed_ = true;
    ::eventfd_write(wake_, 1);
}

bool VpcdFront::isConnected() const {
    const std::lock_guard lock(mutex_);
    return connected_;
}

bool VpcdFront::takesCard(std::chrono::milliseconds patience) const {
    std::unique_lock lock(mutex_);
    tried_.wait_for(lock, patience, [this] { return !changed_ && (connected_ || refused_); });
    return !changed_ && connected_;
}

std::optional<SocialCardModel> VpcdFront::card() const {
    const std::lock_guard lock(mutex_);
    return card_;
}

void VpcdFront::run() {
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) {
                return;
            }
            changed_ = false;
            if (card_ && card_->pulled()) {
                card_.reset();
            }
        }
        const int socket = card() ? connectToReader() : -1;
        if (socket >= 0) {
            play(socket);
            ::close(socket); // this is what taking a card out is to vpcd
        } else {
            refuse();
            wakeAfter(-1, card() ? kConnectAgainAfter_ms : -1);
        }
    }
}

void VpcdFront::refuse() {
    const std::lock_guard lock(mutex_);
    refused_ = true;
    tried_.notify_all();
}

int VpcdFront::connectToReader() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket >= 0 && ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

/// Waits for something on the socket (true), or for news or the time's end (false). -1: without end.
bool VpcdFront::wakeAfter(int socket, int milliseconds) const {
    std::array<pollfd, 2> waiting{{{socket, POLLIN, 0}, {wake_, POLLIN, 0}}};
    ::poll(waiting.data(), waiting.size(), milliseconds);
    eventfd_t count = 0;
    if (waiting[1].revents != 0) {
        ::eventfd_read(wake_, &count);
    }
    return waiting[0].revents != 0;
}

/// Until the card is taken out, or vpcd hangs up.
void VpcdFront::play(int socket) {
    Bytes incoming;
    bool connected = true;
    while (connected) {
        {
            const std::lock_guard lock(mutex_);
            connected_ = !stopping_ && !changed_ && card_ && !card_->pulled();
            connected = connected_;
            tried_.notify_all();
        }
        if (!connected || !wakeAfter(socket, -1)) {
            continue;
        }
        std::array<std::uint8_t, 4096> buffer{};
        const auto count = ::recv(socket, buffer.data(), buffer.size(), 0);
        connected = count > 0;
        incoming.insert(incoming.end(), buffer.begin(), buffer.begin() + std::max<ssize_t>(count, 0));
        while (connected && incoming.size() >= kHeader) {
            const std::size_t size = static_cast<std::size_t>(incoming[0]) << 8 | incoming[1];
            if (incoming.size() < kHeader + size) {
                break;
            }
            connected = answer(socket, std::span(incoming).subspan(kHeader, size));
            incoming.erase(incoming.begin(), incoming.begin() + static_cast<std::ptrdiff_t>(kHeader + size));
        }
    }
    const std::lock_guard lock(mutex_);
    connected_ = false;
}

/// False when the card is gone.
bool VpcdFront::answer(int socket, std::span<const std::uint8_t> message) {
    const std::lock_guard lock(mutex_);
    if (!card_ || changed_) {
        return false;
    }
    if (message.size() != 1) {
        const auto said = card_->transmit(message);
        return said ? sendMessage(socket, *said) : !card_->pulled();
    }
    switch (message.front()) {
    case kPowerOff:
    case kPowerOn:
    case kReset:
        card_->reset();
        return true;
    case kAskAnswerToReset:
        return sendMessage(socket, card_->answerToReset());
    default:
        return true;
    }
}

} // namespace fifteen::emulator
