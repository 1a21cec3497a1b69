// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fifteen::emulator {

using TimePoint = std::chrono::steady_clock::time_point;
using Bytes = std::vector<std::uint8_t>;

/// The eight bytes that begin a control transfer.
struct ControlSetup {
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::uint16_t length = 0;
};

/// What a device hands to a pending IN transfer. A short packet ends the transfer even if there is room left; a
/// message of whole packets does not, as on the bus.
struct InData {
    Bytes bytes;
    bool shortPacket = false;
    bool overflow = false; ///< the room was no whole number of packets, and more was to come
};

/// A software device: pure, no clock and no I/O. The front asks it with the time as an argument; not thread-safe.
class DeviceModel {
public:
    DeviceModel() = default;
    DeviceModel(const DeviceModel&) = delete;
    DeviceModel& operator=(const DeviceModel&) = delete;
    virtual ~DeviceModel() = default;

    /// Device and configuration descriptors, as in sysfs.
    virtual Bytes descriptors() const = 0;
    /// How many of the bytes the device takes now; the rest it leaves on the host (NAK).
    virtual std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) = 0;
    /// Up to `room` bytes that are ready now; none: nothing is (NAK).
    virtual std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) = 0;
    /// The data stage of an IN request, empty for an accepted OUT request; none: refused (stall).
    virtual std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data,
                                         TimePoint now) = 0;
    /// Plugged in anew: everything in flight is forgotten.
    virtual void powerOn(TimePoint now) = 0;
};

} // namespace fifteen::emulator
