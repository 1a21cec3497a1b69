// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "libusb_handles.hpp"
#include "transport/usb.hpp"

#include <atomic>
#include <list>
#include <mutex>
#include <set>
#include <thread>

namespace fifteen::transport {

/// What all watchers of a program share: one libusb context, one thread, one look at the bus. Every context of libusb
/// looks at every device that arrives, one after the other, and a new one at all there are (measured on an emulated
/// machine: 60 to 90 ms), so that contexts of their own would make each other wait.
class UsbBus {
public:
    struct Watch {
        UsbWanted wanted;
        UsbWatcher::Callback callback;
        bool greeted = false; ///< has been told of those already there
    };

    using Place = std::list<Watch>::iterator;

    /// The one there is, or a new one; it goes with the last who holds it. Throws std::runtime_error where USB cannot
    /// be used at all.
    static std::shared_ptr<UsbBus> shared();

    /// A context to open a device with, ready made if there is one; null: libusb does not start.
    static ContextPtr contextForADevice();

    UsbBus();
    UsbBus(const UsbBus&) = delete;
    UsbBus& operator=(const UsbBus&) = delete;
    ~UsbBus();

    /// Callbacks run on the bus's thread, one at a time.
    Place join(UsbWanted wanted, UsbWatcher::Callback callback);
    /// When it returns, no callback of this watch runs or will.
    void leave(Place watch);

private:
    void run();
    bool registerHotplug(libusb_hotplug_callback_handle& registered);
    static int LIBUSB_CALL onHotplug(libusb_context* context, libusb_device* device, libusb_hotplug_event event,
                                     void* self);
    void happened(UsbWatcher::Change change, const UsbDevice& device);
    void greet();
    void rescan();
    bool keepSpare(bool quiet);

    ContextPtr context_;
    std::atomic<bool> stopping_{false};
    std::set<UsbDevice> present_; ///< of the bus's thread
    std::mutex watchesMutex_;     ///< held while callbacks run, so that leave() can promise that none is under way
    std::list<Watch> watches_;
    std::mutex spareMutex_;
    ContextPtr spare_{nullptr, &libusb_exit};
    std::thread thread_;
};

} // namespace fifteen::transport
