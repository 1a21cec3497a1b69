// SPDX-License-Identifier: Apache-2.0
#include "evdev_transport.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>

namespace fifteen::transport {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint8_t kIn = 0x81;

int pollTimeout(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

void add(std::vector<std::uint8_t>& events, const input_event& event) {
    std::array<std::uint8_t, sizeof event> bytes{};
    std::memcpy(bytes.data(), &event, sizeof event);
    events.insert(events.end(), bytes.begin(), bytes.end());
}

/// How the switches are now, as if each had just become so.
std::vector<std::uint8_t> switchEvents(int device, bool alsoThoseOff) {
    std::array<std::uint8_t, (SW_MAX + 8) / 8> bits{};
    std::vector<std::uint8_t> events;
    if (ioctl(device, EVIOCGSW(bits.size()), bits.data()) < 0) {
        return events; // a device without switches says so, or that there are none
    }
    for (std::uint16_t number = 0; number <= SW_MAX; ++number) {
        const bool on = (bits.at(number / 8U) >> (number % 8U) & 1U) != 0;
        if (on || alsoThoseOff) {
            add(events, {.time = {}, .type = EV_SW, .code = number, .value = on ? 1 : 0});
        }
    }
    if (!events.empty()) {
        add(events, {.time = {}, .type = EV_SYN, .code = SYN_REPORT, .value = 0});
    }
    return events;
}

} // namespace

EvdevTransport::EvdevTransport(FileDescriptor device, FileDescriptor interruption)
    : device_(std::move(device))
    , interruption_(std::move(interruption))
    , own_(switchEvents(device_.get(), false)) {
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
    if (!own_.empty()) {
        return giveOwn(into);
    }
    const auto until = Clock::now() + timeout;
    while (true) {
        if (const auto ready = waitForInput(until); !ready) {
            return ready.error();
        }
        const auto got = read(device_.get(), into.data(), into.size());
        if (got > 0) {
            lookForLosses(into.first(static_cast<std::size_t>(got)));
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

std::size_t EvdevTransport::giveOwn(std::span<std::uint8_t> into) {
    const auto size = std::min(own_.size(), into.size() / sizeof(input_event) * sizeof(input_event));
    std::copy_n(own_.begin(), size, into.begin());
    own_.erase(own_.begin(), own_.begin() + static_cast<std::ptrdiff_t>(size));
    return size;
}

// What stands between SYN_DROPPED and the end of its packet is not to be used (Documentation/input/event-codes).
void EvdevTransport::lookForLosses(std::span<const std::uint8_t> events) {
    for (; events.size() >= sizeof(input_event); events = events.subspan(sizeof(input_event))) {
        input_event event{};
        std::memcpy(&event, events.data(), sizeof event);
        if (event.type == EV_SYN && event.code == SYN_DROPPED) {
            dropped_ = true;
        } else if (dropped_ && event.type == EV_SYN && event.code == SYN_REPORT) {
            dropped_ = false;
            own_ = switchEvents(device_.get(), true);
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
