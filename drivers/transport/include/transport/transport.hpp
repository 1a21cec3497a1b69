// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/error.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace fifteen::transport {

/// The bulk and interrupt endpoints of the claimed interface, in the order of its descriptors; addresses as on the bus
/// (IN: 0x80 set). A HID has interrupt endpoints only, often no OUT one.
struct Endpoints {
    std::vector<std::uint8_t> bulkOut;
    std::vector<std::uint8_t> bulkIn;
    std::vector<std::uint8_t> interruptOut;
    std::vector<std::uint8_t> interruptIn;
    std::uint8_t interfaceNumber = 0;
    std::uint8_t alternateSetting = 0;
    /// Of the first bulk IN endpoint, or the first interrupt IN one where there is none; receive in multiples of it, or
    /// babble is an overflow.
    std::uint16_t packetSize = 64;
};

/// Vendor and product of a USB device.
struct UsbId {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    auto operator<=>(const UsbId&) const = default;
};

/// A control request; the direction is bit 7 of requestType, the length is that of the data given.
struct ControlRequest {
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
};

/// The port every device class is written against: an open device with endpoints. Calls block their thread for
/// at most the time given, so they belong on a device's own thread. One thread at a time, except interrupt().
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    virtual const Endpoints& endpoints() const = 0;

    /// Which device this is, for drivers that know dialects; zeros where it is not on USB.
    virtual UsbId usbId() const { return {}; }

    /// Bytes the device took: fewer than given if the time ran out midway, timedOut if it took none.
    virtual Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                     std::chrono::milliseconds timeout) = 0;

    /// Bytes received; a short packet ends the transfer, as on the bus. timedOut if none came.
    virtual Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                        std::chrono::milliseconds timeout) = 0;

    /// Bytes moved in the data stage; `data` is read or written according to the request's direction.
    virtual Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                        std::chrono::milliseconds timeout) = 0;

    /// From any thread: the transfer under way, and every later one, ends with interrupted.
    virtual void interrupt() noexcept = 0;
};

/// Where a device comes from: one kind of device, which is plugged and unplugged as people please.
class DeviceSource {
public:
    DeviceSource() = default;
    DeviceSource(const DeviceSource&) = delete;
    DeviceSource& operator=(const DeviceSource&) = delete;
    virtual ~DeviceSource() = default;

    /// Opens the device that is there now; noDevice if there is none. Blocks for some 100 ms at most.
    virtual Result<std::unique_ptr<Transport>> open() = 0;

    /// `changed` is called, on a thread of the source, after such a device came or went. Empty: no more calls, none
    /// being under way when this returns.
    virtual void listen(std::function<void()> changed) = 0;
};

} // namespace fifteen::transport
