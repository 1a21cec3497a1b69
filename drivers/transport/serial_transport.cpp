// SPDX-License-Identifier: Apache-2.0
#include "serial_transport.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace fifteen::transport {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::uint8_t kOut = 0x01;
constexpr std::uint8_t kIn = 0x81;
// What is sent last may still leave: 9600 baud are 960 bytes a second, and no frame here is longer than 300.
constexpr auto kDrainAtMost = 350ms;
constexpr int kDrainLookEvery_ms = 5;

// An adapter pulled out answers EIO or ENODEV, according to its driver.
Error lineError(int number) {
    return number == EIO || number == ENODEV || number == ENXIO ? Error::noDevice : Error::failed;
}

bool isForLater(int number) {
    return number == EAGAIN || number == EINTR;
}

int pollTimeout(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

} // namespace

SerialTransport::SerialTransport(FileDescriptor line, FileDescriptor interruption)
    : line_(std::move(line))
    , interruption_(std::move(interruption))
    , endpoints_{.bulkOut = {kOut}, .bulkIn = {kIn}, .interruptOut = {}, .interruptIn = {}, .packetSize = 1} {}

SerialTransport::~SerialTransport() {
    drainBriefly();
    ioctl(line_.get(), TIOCNXCL); // a pseudo-terminal keeps the mark while its other end lives
}

Result<std::size_t> SerialTransport::send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                          std::chrono::milliseconds timeout) {
    if (endpoint != kOut) {
        return Error::unsuitable;
    }
    const auto until = Clock::now() + timeout;
    std::size_t sent = 0;
    while (sent < data.size()) {
        if (const auto ready = waitFor(POLLOUT, until); !ready) {
            if (ready.error() == Error::timedOut && sent > 0) {
                break;
            }
            return ready.error();
        }
        const auto written = write(line_.get(), data.data() + sent, data.size() - sent);
        if (written < 0 && !isForLater(errno)) {
            return lineError(errno);
        }
        sent += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
    }
    return sent;
}

Result<std::size_t> SerialTransport::receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                             std::chrono::milliseconds timeout) {
    if (endpoint != kIn || into.empty()) {
        return Error::unsuitable;
    }
    const auto until = Clock::now() + timeout;
    while (true) {
        if (const auto ready = waitFor(POLLIN, until); !ready) {
            return ready.error();
        }
        const auto got = read(line_.get(), into.data(), into.size());
        if (got > 0) {
            return static_cast<std::size_t>(got);
        }
        if (got == 0) { // with VMIN 1 a silent line is EAGAIN: this one has hung up
            return Error::noDevice;
        }
        if (!isForLater(errno)) {
            return lineError(errno);
        }
    }
}

Result<std::size_t> SerialTransport::control(const ControlRequest& /*request*/, std::span<std::uint8_t> /*data*/,
                                             std::chrono::milliseconds /*timeout*/) {
    return Error::unsuitable;
}

void SerialTransport::interrupt() noexcept {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(interruption_.get(), &one, sizeof one); // fails only when it is full
}

// A hang-up counts as ready: reading or writing then says what has happened.
Result<void> SerialTransport::waitFor(short events, TimePoint until) {
    std::array<pollfd, 2> polled{pollfd{line_.get(), events, 0}, pollfd{interruption_.get(), POLLIN, 0}};
    while (true) {
        const int ready = poll(polled.data(), polled.size(), pollTimeout(until));
        if (ready < 0 && errno != EINTR) {
            return Error::failed;
        }
        if (ready > 0) {
            return polled[1].revents != 0 ? Result<void>(Error::interrupted) : Result<void>();
        }
        if (Clock::now() >= until) {
            return Error::timedOut;
        }
    }
}

// Closing a tty waits up to 30 s in the kernel for what is still to be sent, and nobody could end that wait.
void SerialTransport::drainBriefly() {
    const auto until = Clock::now() + kDrainAtMost;
    int waiting = 0;
    while (ioctl(line_.get(), TIOCOUTQ, &waiting) == 0 && waiting > 0 && Clock::now() < until) {
        poll(nullptr, 0, kDrainLookEvery_ms);
    }
    tcflush(line_.get(), TCOFLUSH);
}

} // namespace fifteen::transport
