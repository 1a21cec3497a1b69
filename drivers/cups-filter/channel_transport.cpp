// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/channel_transport.hpp"

#include <climits>
#include <cups/sidechannel.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fifteen::cups_filter {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using transport::Error;

constexpr int kBackChannel = 3; // cupsBackChannelRead has it built in

// USB printer class 1.1, section 4.2: GET_PORT_STATUS and its bits.
constexpr std::uint8_t kClassRequestIn = 0xA1;
constexpr std::uint8_t kGetPortStatus = 1;
constexpr std::uint8_t kNotError = 0x08;
constexpr std::uint8_t kSelected = 0x10;
constexpr std::uint8_t kPaperEmpty = 0x20;

/// A band is a few kilobytes; a printer that takes it at all takes it in this time.
constexpr auto kGrace = 2s;

double seconds(std::chrono::milliseconds time) {
    return std::chrono::duration<double>(time).count();
}

bool isOpen(int descriptor, mode_t kind) {
    struct stat status {};

    return fstat(descriptor, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

/// Poll's events of `descriptor`; none: the time is over, or `cancelled` became readable.
std::optional<short> waitFor(int descriptor, short events, int cancelled, std::chrono::milliseconds timeout) {
    std::array<pollfd, 2> polled{pollfd{descriptor, events, 0}, pollfd{cancelled, POLLIN, 0}};
    const int ready = poll(polled.data(), polled.size(), static_cast<int>(timeout.count()));
    return ready > 0 && polled[0].revents != 0 ? std::optional(polled[0].revents) : std::nullopt;
}

/// The answer of the side channel, one byte; none: there is none.
std::optional<int> askBackend(cups_sc_command_t command, std::chrono::milliseconds timeout) {
    char answer = 0;
    int length = 1;
    const auto status = cupsSideChannelDoRequest(command, &answer, &length, seconds(timeout));
    return status == CUPS_SC_STATUS_OK && length == 1 ? std::optional<int>(static_cast<unsigned char>(answer))
                                                      : std::nullopt;
}

} // namespace

ChannelTransport::Descriptors ChannelTransport::given() {
    return {.back = isOpen(kBackChannel, S_IFIFO), .side = isOpen(CUPS_SC_FD, S_IFSOCK)};
}

ChannelTransport::ChannelTransport(Descriptors descriptors)
    : descriptors_(descriptors)
    , sideAnswers_(descriptors.side) {}

bool ChannelTransport::probe(std::chrono::milliseconds timeout) {
    if (!descriptors_.back || !sideAnswers_) {
        return false;
    }
    const auto bidirectional = askBackend(CUPS_SC_CMD_GET_BIDI, timeout);
    sideAnswers_ = bidirectional.has_value();
    if (bidirectional != CUPS_SC_BIDI_SUPPORTED) {
        return false;
    }
    endpoints_.bulkIn = {0x81};
    return true;
}

bool ChannelTransport::cancelled() const {
    pollfd polled{descriptors_.cancelled, POLLIN, 0};
    return poll(&polled, 1, 0) > 0;
}

transport::Result<std::size_t> ChannelTransport::send(std::uint8_t, std::span<const std::uint8_t> data,
                                                      std::chrono::milliseconds timeout) {
    auto until = Clock::now() + timeout;
    if (cancelled()) {
        graceEnds_ = graceEnds_ == Clock::time_point{} ? Clock::now() + kGrace : graceEnds_;
        until = std::min(until, graceEnds_);
    }
    std::size_t sent = 0;
    while (sent < data.size()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        const auto ready = left < 0ms ? std::nullopt : waitFor(descriptors_.out, POLLOUT, -1, left);
        if (!ready) {
            break;
        }
        // A pipe that is ready takes so much without blocking.
        const auto count =
            write(descriptors_.out, data.data() + sent, std::min<std::size_t>(data.size() - sent, PIPE_BUF));
        if (count < 0 && errno != EINTR && errno != EAGAIN) {
            return errno == EPIPE ? Error::noDevice : Error::failed; // the backend has ended
        }
        sent += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (sent > 0 || data.empty()) {
        return sent;
    }
    return cancelled() ? Error::interrupted : Error::timedOut;
}

transport::Result<std::size_t> ChannelTransport::receive(std::uint8_t, std::span<std::uint8_t> into,
                                                         std::chrono::milliseconds timeout) {
    const auto until = Clock::now() + timeout;
    while (!cancelled()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left < 0ms) {
            return Error::timedOut;
        }
        if (!waitFor(kBackChannel, POLLIN, descriptors_.cancelled, left)) {
            continue;
        }
        const auto count = cupsBackChannelRead(reinterpret_cast<char*>(into.data()), into.size(), 0);
        if (count > 0) {
            return static_cast<std::size_t>(count);
        }
        if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
            return Error::noDevice; // nobody holds the other end: the backend has ended
        }
    }
    return Error::interrupted;
}

transport::Result<std::size_t> ChannelTransport::control(const transport::ControlRequest& request,
                                                         std::span<std::uint8_t> data,
                                                         std::chrono::milliseconds timeout) {
    if (request.requestType != kClassRequestIn || request.request != kGetPortStatus || data.empty()) {
        return Error::stalled;
    }
    if (cancelled()) {
        return Error::interrupted;
    }
    const auto state = sideAnswers_ ? askBackend(CUPS_SC_CMD_GET_STATE, timeout) : std::nullopt;
    sideAnswers_ = state.has_value(); // asked in vain once, it is not asked again: each time costs the whole timeout
    const int known = state.value_or(CUPS_SC_STATE_ONLINE);
    data[0] = static_cast<std::uint8_t>(((known & CUPS_SC_STATE_ERROR) == 0 ? kNotError : 0) |
                                        ((known & CUPS_SC_STATE_ONLINE) != 0 ? kSelected : 0) |
                                        ((known & CUPS_SC_STATE_MEDIA_EMPTY) != 0 ? kPaperEmpty : 0));
    return 1;
}

void ChannelTransport::interrupt() noexcept {
    const std::uint64_t one = 1;
    (void)!write(descriptors_.cancelled, &one, sizeof one);
}

bool ChannelTransport::pause(std::chrono::milliseconds time) const {
    return waitFor(descriptors_.cancelled, POLLIN, -1, time).has_value();
}

} // namespace fifteen::cups_filter
