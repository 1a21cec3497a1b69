// SPDX-License-Identifier: Apache-2.0
#include "evdev_transport.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <linux/input.h>
#include <poll.h>

namespace fifteen::transport {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint8_t kIn = 0x81;

int pollTimeout(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

} // namespace

EvdevTransport::EvdevTransport(FileDescriptor device, FileDescriptor interruption, std::vector<std::uint8_t> before)
    : device_(std::move(device))
    , interruption_(std::move(interruption))
    , before_(std::move(before)) {
    endpoints_.bulkIn = {kIn};
    endpoints_.packetSize = sizeof(input_event);
}

Result<std::size_t> EvdevTransport::send(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> /*data*/,
                                         std::chrono::milliseconds /*timeout*/) {
    return Error::unsuitable;
}

Result<std::size_t> EvdevTransport::receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                            std::chrono::milliseconds timeout) {
    if (endpoint != kIn || into.size() < sizeof(input_event)) {
        return Error::unsuitable;
    }
    if (!before_.empty()) {
        const auto size = std::min(before_.size(), into.size() / sizeof(input_event) * sizeof(input_event));
        std::copy_n(before_.begin(), size, into.begin());
        before_.erase(before_.begin(), before_.begin() + static_cast<std::ptrdiff_t>(size));
        return size;
    }
    const auto until = Clock::now() + timeout;
    while (true) {
        if (const auto ready = waitForInput(until); !ready) {
            return ready.error();
        }
        const auto got = read(device_.get(), into.data(), into.size());
        if (got > 0) {
            return static_cast<std::size_t>(got);
        }
        if (got == 0 || errno == ENODEV ||
            errno == EIO) { // the kernel says ENODEV, a pseudo-terminal one of the others
            return Error::noDevice;
        }
        if (errno != EAGAIN && errno != EINTR) {
            return Error::failed;
        }
    }
}

Result<std::size_t> EvdevTransport::control(const ControlRequest& /*request*/, std::span<std::uint8_t> /*data*/,
                                            std::chrono::milliseconds /*timeout*/) {
    return Error::unsuitable;
}

void EvdevTransport::interrupt() noexcept {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(interruption_.get(), &one, sizeof one); // fails only when it is full
}

// A device that is gone counts as ready: reading says so.
Result<void> EvdevTransport::waitForInput(Clock::time_point until) {
    std::array<pollfd, 2> polled{pollfd{device_.get(), POLLIN, 0}, pollfd{interruption_.get(), POLLIN, 0}};
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

} // namespace fifteen::transport
