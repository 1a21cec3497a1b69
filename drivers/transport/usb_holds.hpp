// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/usb.hpp"

#include <set>

/// What keeps the sources of one process from each other's devices; not for other folders. From any thread.
namespace fifteen::transport {

/// This process's right to a device, from before it is opened until after it is closed. Who wishes for another
/// interface of the same device is no rival.
class UsbHold {
public:
    /// Waits while somebody else in this process tries to open it (openUsb: some 200 ms); nothing where one has it
    /// open.
    static std::optional<UsbHold> take(const UsbDevice& device, const UsbInterfaceWish& wish);
    UsbHold(const UsbHold&) = delete;
    UsbHold& operator=(const UsbHold&) = delete;
    UsbHold(UsbHold&& other) noexcept;
    UsbHold& operator=(UsbHold&&) = delete;
    ~UsbHold();

    const UsbDevice& device() const { return device_; }

    /// It is open: nobody need wait for this one any more.
    void opened();

private:
    UsbHold(UsbDevice device, const UsbInterfaceWish& wish);

    UsbDevice device_;
    UsbInterfaceWish wish_;
    bool holds_ = true;
};

/// Where a source last had its device. While the source lives, a device of that model in that port is left to it: two
/// readers that are both unplugged and plugged in again keep their names, whichever comes first.
class UsbHome {
public:
    explicit UsbHome(const UsbInterfaceWish& wish);
    UsbHome(const UsbHome&) = delete;
    UsbHome& operator=(const UsbHome&) = delete;
    ~UsbHome();

    /// Those of the present that are not another's, the one at home first.
    std::vector<UsbDevice> choose(const std::set<UsbDevice>& present) const;
    void moveTo(const UsbDevice& device);

private:
    const UsbInterfaceWish wish_;
};

/// As the public one, with a hold that was taken before.
Result<std::unique_ptr<Transport>> openUsb(UsbHold hold, const UsbInterfaceWish& wish);

} // namespace fifteen::transport
