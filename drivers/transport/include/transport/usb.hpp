// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <compare>
#include <optional>
#include <string>

/// USB through libusb. Nothing here knows what is on the other end.
namespace fifteen::transport {

/// One device on the bus; the address is a new one after every plugging.
struct UsbDevice {
    UsbId id;
    std::uint8_t bus = 0;
    std::uint8_t address = 0;
    std::string port; ///< where it is plugged in, "1-1.4" as the kernel names it; the same after every plugging
    auto operator<=>(const UsbDevice&) const = default;
};

/// Which devices are meant: any with one of the ids, at that port if one is given.
struct UsbWanted {
    std::vector<UsbId> ids;
    std::string port; ///< as in UsbDevice; empty: any
};

/// Which interface to claim.
struct UsbInterfaceWish {
    std::optional<std::uint8_t> interfaceClass; ///< e.g. 7, printer; none: the first one with the endpoints needed
    bool inNeeded = true;                       ///< at least one IN endpoint, bulk or interrupt
    bool outNeeded = true;                      ///< and OUT; a HID may do without
    bool operator==(const UsbInterfaceWish&) const = default;
};

/// Opens and claims; a kernel driver on the interface (usblp) is detached and comes back afterwards. For some 20 ms
/// after its arrival a device cannot be claimed yet (measured on a real kernel), or is not known yet: that is waited
/// for here, 200 ms at most, also if it has just gone. `busy`: another program has it, or another part of this one.
Result<std::unique_ptr<Transport>> openUsb(const UsbDevice& device, const UsbInterfaceWish& wish);

/// Tells of the wanted devices that arrive and leave, first of those already there. The callback runs on a thread that
/// all watchers share: it is short, and must neither make nor destroy a
/// watcher.
class UsbWatcher {
public:
    enum class Change { arrived, left };
    using Callback = std::function<void(Change, const UsbDevice&)>;

    /// Throws std::runtime_error where USB cannot be used at all (start-up).
    UsbWatcher(UsbWanted wanted, Callback callback);
    UsbWatcher(const UsbWatcher&) = delete;
    UsbWatcher& operator=(const UsbWatcher&) = delete;
    ~UsbWatcher();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// The first of the wanted devices that can be opened. Sources of one program share what is plugged in: what one has
/// open is not there for the others (`busy` is another program's), and each gets back what it had, by its port,
/// whatever is unplugged and plugged in. Which source gets which at first, only UsbWanted::port decides.
class UsbDeviceSource final : public DeviceSource {
public:
    UsbDeviceSource(UsbWanted wanted, UsbInterfaceWish wish);
    ~UsbDeviceSource() override;

    Result<std::unique_ptr<Transport>> open() override;
    void listen(std::function<void()> changed) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace fifteen::transport
