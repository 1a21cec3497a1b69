// SPDX-License-Identifier: Apache-2.0
#include "transport/usb.hpp"
#include "usb_bus.hpp"

namespace fifteen::transport {

class UsbWatcher::Work {
public:
    Work(UsbWanted wanted, Callback callback)
        : bus_(UsbBus::shared())
        , watch_(bus_->join(std::move(wanted), std::move(callback))) {}

    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    ~Work() { bus_->leave(watch_); }

private:
    const std::shared_ptr<UsbBus> bus_;
    const UsbBus::Place watch_;
};

UsbWatcher::UsbWatcher(UsbWanted wanted, Callback callback)
    : work_(std::make_unique<Work>(std::move(wanted), std::move(callback))) {}

UsbWatcher::~UsbWatcher() = default;

} // namespace fifteen::transport
