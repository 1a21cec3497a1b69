// SPDX-License-Identifier: Apache-2.0
#include "transport/usb.hpp"
#include "usb_holds.hpp"

#include <mutex>
#include <set>

namespace fifteen::transport {

struct UsbDeviceSource::State {
    State(UsbWanted wanted, UsbInterfaceWish wished)
        : wish(wished)
        , home(wished)
        , watcher(std::move(wanted), [this](UsbWatcher::Change change, const UsbDevice& device) {
            {
                const std::lock_guard lock(presentMutex);
                if (change == UsbWatcher::Change::arrived) {
                    present.insert(device);
                } else {
                    present.erase(device);
                }
            }
            const std::lock_guard lock(listenerMutex);
            if (listener) {
                listener();
            }
        }) {}

    const UsbInterfaceWish wish;
    UsbHome home;
    std::mutex presentMutex;
    std::set<UsbDevice> present;
    std::mutex listenerMutex; ///< held while the listener runs, so that listen() can promise that none is under way
    std::function<void()> listener;
    UsbWatcher watcher; ///< last: its thread uses all of the above
};

UsbDeviceSource::UsbDeviceSource(UsbWanted wanted, UsbInterfaceWish wish)
    : state_(std::make_unique<State>(std::move(wanted), wish)) {}

UsbDeviceSource::~UsbDeviceSource() = default;

Result<std::unique_ptr<Transport>> UsbDeviceSource::open() {
    std::set<UsbDevice> present;
    {
        const std::lock_guard lock(state_->presentMutex);
        present = state_->present;
    }
    Result<std::unique_ptr<Transport>> opened = Error::noDevice;
    for (const auto& device : state_->home.choose(present)) {
        auto hold = UsbHold::take(device, state_->wish);
        if (!hold) {
            continue; // another source of this process has it: for this one it is not there
        }
        opened = openUsb(std::move(*hold), state_->wish);
        if (opened) {
            state_->home.moveTo(device);
            break;
        }
    }
    return opened;
}

void UsbDeviceSource::listen(std::function<void()> changed) {
    const std::lock_guard lock(state_->listenerMutex);
    state_->listener = std::move(changed);
}

} // namespace fifteen::transport
