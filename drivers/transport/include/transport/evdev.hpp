// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/usb.hpp"

#include <filesystem>

/// Keyboards through the kernel's input layer (/dev/input/event*), for devices that only know how to type. Nothing here
/// knows what is typed.
namespace fifteen::transport {

/// Which keyboard.
struct EvdevWish {
    std::vector<UsbId> ids;            ///< the first of these, over any bus, that has the keys; in the kernel's order
    std::filesystem::path path;        ///< not empty: this node and no other, best a link of /dev/input/by-path
    std::vector<std::uint16_t> keys{}; ///< with `ids`: one of these (linux/input-event-codes.h); none: digits and Enter
};

/// Opens and grabs: as long as it is open, what is typed arrives here and nowhere else. As a Transport it has one IN
/// endpoint 0x81 and packets of one event: receive() gives whole `struct input_event`s as the kernel has them, at least
/// one, and needs room for one; the first of them are the switches that are on already (a plug in its jack), and every
/// switch is told anew after the kernel dropped events; send() and control() are unsuitable; unplugged is noDevice.
/// `denied`: one of the wanted devices is there and may not be opened; `busy`: another program has grabbed it;
/// `unsuitable`: the path is no input device.
Result<std::unique_ptr<Transport>> openEvdev(const EvdevWish& wish);

/// listen() tells at once when input devices come, go, or change their permissions.
class EvdevDeviceSource final : public DeviceSource {
public:
    /// Throws std::runtime_error where files cannot be watched (start-up).
    explicit EvdevDeviceSource(EvdevWish wish);
    ~EvdevDeviceSource() override;

    Result<std::unique_ptr<Transport>> open() override;
    void listen(std::function<void()> changed) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace fifteen::transport
