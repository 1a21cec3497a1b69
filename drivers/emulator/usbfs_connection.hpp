// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <umockdev-1.0/umockdev.h>

#include <list>
#include <memory>
#include <mutex>

struct usbdevfs_urb;

namespace fifteen::emulator {

/// What the kernel's usbfs is to one device node, from plugging to unplugging: takes URBs, lets the model work on
/// them, gives them back. Everything but unplug() runs on umockdev's thread.
class UsbfsConnection {
public:
    UsbfsConnection(DeviceModel& model, std::shared_ptr<std::mutex> modelMutex);
    UsbfsConnection(const UsbfsConnection&) = delete;
    UsbfsConnection& operator=(const UsbfsConnection&) = delete;
    ~UsbfsConnection();

    UMockdevIoctlBase* handler() const { return handler_; }

    /// The model is not touched any more after this.
    void unplug();

private:
    struct DataDeleter {
        void operator()(UMockdevIoctlData* data) const { umockdev_ioctl_data_unref(data); }
    };

    using DataPtr = std::unique_ptr<UMockdevIoctlData, DataDeleter>;

    struct Urb {
        UMockdevIoctlClient* client = nullptr; ///< only compared, never followed
        DataPtr data;
        DataPtr buffer;
        std::size_t moved = 0;
        int status = 0;
        bool done = false;
    };

    static gboolean onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self);
    static DataPtr argumentOf(UMockdevIoctlClient* client, std::size_t size);
    bool handle(UMockdevIoctlClient* client);
    void submit(UMockdevIoctlClient* client);
    void reap(UMockdevIoctlClient* client, bool mayWait);
    void discard(UMockdevIoctlClient* client);
    void progress(TimePoint now);
    void progress(Urb& urb, TimePoint now);
    void progressControl(Urb& urb, TimePoint now);
    bool giveBack(UMockdevIoctlClient* client);
    void answerEmpty(UMockdevIoctlClient* client, bool mayWait);

    DeviceModel& model_;
    std::shared_ptr<std::mutex> modelMutex_; ///< guards all below and the model
    UMockdevIoctlBase* handler_;
    std::list<Urb> urbs_; ///< in the order of their submission
    bool gone_ = false;
    bool gaveBack_ = false; ///< the last reap gave an URB back
};

} // namespace fifteen::emulator
