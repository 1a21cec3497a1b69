// SPDX-License-Identifier: Apache-2.0
#include "software_backend.hpp"

#include <cups/sidechannel.h>

#include <array>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fifteen::tests {

namespace {

constexpr int kBackChannel = 3;
constexpr int kFarAway = 100; ///< descriptors of our own, clear of 3 and 4

int moved(int descriptor) {
    const int far = fcntl(descriptor, F_DUPFD_CLOEXEC, kFarAway);
    close(descriptor);
    return far;
}

} // namespace

SoftwareBackend::SoftwareBackend(emulator::PrinterModelOptions options)
    : model_(options, {[] {}, [](std::uint64_t) {},
                       [this](emulator::PrinterModel::Ticket ticket) { tickets_.push_back(std::move(ticket)); }}) {
    kept3_ = fcntl(kBackChannel, F_DUPFD_CLOEXEC, kFarAway);
    kept4_ = fcntl(CUPS_SC_FD, F_DUPFD_CLOEXEC, kFarAway);
    std::array<int, 2> ends{};
    (void)!pipe(ends.data());
    data_ = moved(ends[0]);
    out_ = moved(ends[1]);
    (void)!pipe(ends.data());
    const int backReader = moved(ends[0]);
    back_ = moved(ends[1]);
    (void)!socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data());
    const int sideAsker = moved(ends[0]);
    side_ = moved(ends[1]);
    dup2(backReader, kBackChannel);
    dup2(sideAsker, CUPS_SC_FD);
    close(backReader);
    close(sideAsker);
    cancelled_ = moved(eventfd(0, EFD_CLOEXEC));
    stop_ = moved(eventfd(0, EFD_CLOEXEC));
    thread_ = std::thread([this] { serve(); });
}

SoftwareBackend::~SoftwareBackend() {
    end();
    kept3_ >= 0 ? dup2(kept3_, kBackChannel) : close(kBackChannel);
    kept4_ >= 0 ? dup2(kept4_, CUPS_SC_FD) : close(CUPS_SC_FD);
    for (const int descriptor : {kept3_, kept4_, out_, cancelled_, stop_}) {
        close(descriptor);
    }
}

cups_filter::ChannelTransport::Descriptors SoftwareBackend::descriptors() const {
    auto descriptors = cups_filter::ChannelTransport::given();
    descriptors.out = out_;
    descriptors.cancelled = cancelled_;
    return descriptors;
}

void SoftwareBackend::with(const std::function<void(emulator::PrinterModel&)>& change) {
    const std::lock_guard lock(mutex_);
    change(model_);
}

void SoftwareBackend::answerSide(int bidirectional, int state) {
    const std::lock_guard lock(mutex_);
    bidirectional_ = bidirectional;
    state_ = state;
}

void SoftwareBackend::end() {
    if (!thread_.joinable()) {
        return;
    }
    eventfd_write(stop_, 1);
    thread_.join();
    for (const int descriptor : {data_, back_, side_}) {
        close(descriptor);
    }
}

void SoftwareBackend::serve() {
    std::array<std::uint8_t, 8192> buffer{};
    bool stopping = false;
    while (true) {
        std::array<pollfd, 3> polled{pollfd{data_, POLLIN, 0}, pollfd{side_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
        poll(polled.data(), polled.size(), 1);
        if ((polled[1].revents & POLLIN) != 0) {
            answerOne();
        }
        const bool data = (polled[0].revents & POLLIN) != 0;
        stopping = stopping || polled[2].revents != 0;
        if (stopping && !data) {
            return; // what was sent before the end is printed
        }
        const auto count = data ? read(data_, buffer.data(), buffer.size()) : 0;
        const std::lock_guard lock(mutex_);
        // The model's buffer is never full here: it prints as fast as it is sent.
        (void)model_.takeOut(0x01, std::span(buffer).first(static_cast<std::size_t>(count)),
                             std::chrono::steady_clock::now());
        while (const auto said = model_.giveIn(0x82, 64, std::chrono::steady_clock::now())) {
            (void)!write(back_, said->bytes.data(), said->bytes.size());
        }
    }
}

// CUPS's side channel: command, status, length in two bytes, then data.
void SoftwareBackend::answerOne() {
    std::array<std::uint8_t, 1024> request{};
    if (read(side_, request.data(), request.size()) < 4) {
        return;
    }
    const std::lock_guard lock(mutex_);
    const int value = request[0] == CUPS_SC_CMD_GET_BIDI ? bidirectional_ : state_;
    if (value >= 0) {
        const std::array<std::uint8_t, 5> answer{request[0], CUPS_SC_STATUS_OK, 0, 1, static_cast<std::uint8_t>(value)};
        (void)!write(side_, answer.data(), answer.size());
    }
}

} // namespace fifteen::tests
