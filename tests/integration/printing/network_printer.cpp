// SPDX-License-Identifier: Apache-2.0
#include "network_printer.hpp"

#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fifteen::testing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{20};
constexpr std::uint8_t out = 0x01;
constexpr std::uint8_t in = 0x82;
constexpr int tickMs = 1; ///< of the printer's head, and for what it has to say

bool readable(int descriptor, int stop, int timeoutMs) {
    std::array<pollfd, 2> polled{pollfd{descriptor, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    poll(polled.data(), polled.size(), timeoutMs);
    return polled[0].revents != 0;
}

bool stopped(int stop) {
    pollfd polled{stop, POLLIN, 0};
    return poll(&polled, 1, 0) > 0;
}

} // namespace

NetworkPrinter::NetworkPrinter(emulator::PrinterModelOptions options)
    : model_(options, events())
    , listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , stop_(eventfd(0, EFD_CLOEXEC)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(listener_, 1) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        throw std::runtime_error("no port for the software printer");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

NetworkPrinter::~NetworkPrinter() {
    eventfd_write(stop_, 1);
    thread_.join();
    close(listener_);
    close(stop_);
}

emulator::PrinterModel::Events NetworkPrinter::events() {
    // All of them come with the mutex held: the model is only touched so.
    return {[this] {
                firstDots_.push_back(Clock::now());
                changed_.notify_all();
            },
            [](std::uint64_t) {},
            [this](emulator::PrinterModel::Ticket ticket) {
                tickets_.push_back(std::move(ticket));
                changed_.notify_all();
            }};
}

void NetworkPrinter::with(const std::function<void(emulator::PrinterModel&)>& change) {
    const std::lock_guard lock(mutex_);
    change(model_);
}

std::vector<emulator::PrinterModel::Ticket> NetworkPrinter::tickets(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return tickets_.size() >= count; });
    return tickets_;
}

std::vector<Clock::time_point> NetworkPrinter::firstDots() {
    const std::lock_guard lock(mutex_);
    return firstDots_;
}

bool NetworkPrinter::hasBegun(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return firstDots_.size() >= count; });
}

void NetworkPrinter::serve() {
    while (!stopped(stop_)) {
        if (!readable(listener_, stop_, tickMs)) {
            const std::lock_guard lock(mutex_);
            while (model_.giveIn(in, 64, Clock::now())) { // its head goes on; nobody hears what it says
            }
            continue;
        }
        const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        talk(connection);
        close(connection);
    }
}

// What the model does not take stays in the socket, as with a real printer's full buffer.
void NetworkPrinter::talk(int connection) {
    std::array<std::uint8_t, 4096> buffer{};
    std::span<const std::uint8_t> left;
    while (!stopped(stop_)) {
        if (left.empty() && readable(connection, stop_, tickMs)) {
            const auto count = recv(connection, buffer.data(), buffer.size(), 0);
            if (count <= 0) {
                return;
            }
            left = std::span(buffer).first(static_cast<std::size_t>(count));
        } else if (!left.empty()) {
            poll(nullptr, 0, tickMs);
        }
        const std::lock_guard lock(mutex_);
        left = left.subspan(model_.takeOut(out, left, Clock::now()));
        while (const auto said = model_.giveIn(in, 64, Clock::now())) {
            (void)!send(connection, said->bytes.data(), said->bytes.size(), MSG_NOSIGNAL);
        }
    }
}

} // namespace fifteen::testing
