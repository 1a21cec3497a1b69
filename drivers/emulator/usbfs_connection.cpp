// SPDX-License-Identifier: Apache-2.0
#include "usbfs_connection.hpp"

#include "usb_descriptors.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h> // before usbdevice_fs.h, which uses its macros
#include <utility>

namespace fifteen::emulator {

namespace {

constexpr std::size_t kSetupSize = 8;
// libusb polls the device node for writability, and the mock node, a plain file, is always writable. Holding the
// empty answer keeps it from spinning; longer than 1 ms would slow every other call, which the preload serialises.
constexpr gint64 kEmptyAnswerHoldUs = 300; // glib rounds the wait up to the next millisecond

usbdevfs_urb& urbOf(UMockdevIoctlData* data) {
    return *reinterpret_cast<usbdevfs_urb*>(data->data);
}

void complete(UMockdevIoctlClient* client, int error) {
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
}

gboolean completeLater(gpointer client) {
    complete(static_cast<UMockdevIoctlClient*>(client), EAGAIN);
    return G_SOURCE_REMOVE;
}

} // namespace

UsbfsConnection::UsbfsConnection(DeviceModel& model, std::shared_ptr<std::mutex> modelMutex)
    : model_(model)
    , modelMutex_(std::move(modelMutex))
    , handler_(umockdev_ioctl_base_new()) {
    g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(&UsbfsConnection::onIoctl), this);
}

UsbfsConnection::~UsbfsConnection() {
    g_signal_handlers_disconnect_by_data(handler_, this);
    g_object_unref(handler_);
}

void UsbfsConnection::unplug() {
    const std::lock_guard lock(*modelMutex_);
    gone_ = true;
    for (auto& urb : urbs_) {
        if (!urb.done) {
            urb.done = true;
            urb.status = -ESHUTDOWN;
        }
    }
}

gboolean UsbfsConnection::onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    return static_cast<UsbfsConnection*>(self)->handle(client) ? TRUE : FALSE;
}

bool UsbfsConnection::handle(UMockdevIoctlClient* client) {
    const std::lock_guard lock(*modelMutex_);
    const auto request = umockdev_ioctl_client_get_request(client);
    const bool isReap = request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY;
    if (gone_ && !isReap) {
        complete(client, ENODEV);
        return true;
    }
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: {
        const auto value = argumentOf(client, sizeof(guint32));
        if (!value) {
            complete(client, EFAULT);
            return true;
        }
        const guint32 capabilities =
            USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
        std::memcpy(value->data, &capabilities, sizeof capabilities);
        complete(client, 0);
        return true;
    }
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM:
        // Whoever held the device before and died left its URBs behind; the kernel drops them when the node is closed.
        std::erase_if(urbs_, [&](const Urb& urb) { return urb.client != client; });
        complete(client, 0);
        return true;
    case USBDEVFS_RELEASEINTERFACE:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_CLEAR_HALT:
    case USBDEVFS_RESET:
    case USBDEVFS_RESETEP:
        complete(client, 0);
        return true;
    case USBDEVFS_GETDRIVER:
        complete(client, ENODATA);
        return true;
    case USBDEVFS_SUBMITURB:
        submit(client);
        return true;
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
        reap(client, request == USBDEVFS_REAPURBNDELAY);
        return true;
    case USBDEVFS_DISCARDURB:
        discard(client);
        return true;
    default:
        return false;
    }
}

// What the ioctl's argument points to; nothing if the program has died meanwhile.
UsbfsConnection::DataPtr UsbfsConnection::argumentOf(UMockdevIoctlClient* client, std::size_t size) {
    return DataPtr(umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, size, nullptr));
}

void UsbfsConnection::submit(UMockdevIoctlClient* client) {
    auto data = argumentOf(client, sizeof(usbdevfs_urb));
    if (!data) {
        complete(client, EFAULT);
        return;
    }
    const auto& urb = urbOf(data.get());
    const bool known = urb.type == USBDEVFS_URB_TYPE_BULK || urb.type == USBDEVFS_URB_TYPE_INTERRUPT ||
                       urb.type == USBDEVFS_URB_TYPE_CONTROL;
    if (!known || urb.buffer_length < 0 ||
        (urb.type == USBDEVFS_URB_TYPE_CONTROL && urb.buffer_length < static_cast<int>(kSetupSize))) {
        complete(client, EINVAL);
        return;
    }
    DataPtr buffer;
    if (urb.buffer_length > 0) {
        buffer.reset(umockdev_ioctl_data_resolve(data.get(), offsetof(usbdevfs_urb, buffer),
                                                 static_cast<gsize>(urb.buffer_length), nullptr));
        if (!buffer) {
            complete(client, EFAULT);
            return;
        }
    }
    urbs_.push_back({client, std::move(data), std::move(buffer)});
    progress(std::chrono::steady_clock::now());
    complete(client, 0);
}

void UsbfsConnection::progress(TimePoint now) {
    std::vector<std::uint8_t> blocked; // transfers of one endpoint are worked on in order
    for (auto& urb : urbs_) {
        const auto endpoint = urbOf(urb.data.get()).endpoint;
        if (urb.done || gone_ || std::ranges::find(blocked, endpoint) != blocked.end()) {
            continue;
        }
        progress(urb, now);
        if (!urb.done) {
            blocked.push_back(endpoint);
        }
    }
}

void UsbfsConnection::progress(Urb& urb, TimePoint now) {
    const auto& kernel = urbOf(urb.data.get());
    const auto size = static_cast<std::size_t>(kernel.buffer_length);
    if (kernel.type == USBDEVFS_URB_TYPE_CONTROL) {
        progressControl(urb, now);
        return;
    }
    if ((kernel.endpoint & kDirectionIn) == 0) {
        if (size > urb.moved) {
            urb.moved += model_.takeOut(kernel.endpoint, std::span(urb.buffer->data, size).subspan(urb.moved), now);
        }
        urb.done = urb.moved == size;
        return;
    }
    while (!urb.done) {
        const auto data = model_.giveIn(kernel.endpoint, size - urb.moved, now);
        if (!data) {
            break;
        }
        std::copy(data->bytes.begin(), data->bytes.end(), urb.buffer->data + urb.moved);
        urb.moved += data->bytes.size();
        urb.status = data->overflow ? -EOVERFLOW : 0;
        urb.done = data->shortPacket || data->overflow || urb.moved == size;
    }
}

void UsbfsConnection::progressControl(Urb& urb, TimePoint now) {
    const std::span<std::uint8_t> bytes(urb.buffer->data, static_cast<std::size_t>(urb.buffer->data_len));
    const auto word = [&](std::size_t at) { return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8); };
    const ControlSetup setup{bytes[0], bytes[1], word(2), word(4), word(6)};
    const auto data = bytes.subspan(kSetupSize);
    const auto answer = model_.control(setup, data, now);
    urb.done = true;
    urb.status = answer ? 0 : -EPIPE;
    if (answer && (setup.requestType & kDirectionIn) != 0) {
        urb.moved = std::min(answer->size(), data.size());
        std::copy_n(answer->begin(), urb.moved, data.begin());
    } else if (answer) {
        urb.moved = data.size();
    }
}

void UsbfsConnection::reap(UMockdevIoctlClient* client, bool mayWait) {
    progress(std::chrono::steady_clock::now());
    if (giveBack(client)) {
        gaveBack_ = true;
        return;
    }
    // libusb reaps until nothing is left: that last look is answered at once, or every transfer would cost a hold.
    answerEmpty(client, mayWait && !std::exchange(gaveBack_, false));
}

bool UsbfsConnection::giveBack(UMockdevIoctlClient* client) {
    const auto found = std::ranges::find_if(urbs_, [&](const Urb& urb) { return urb.done && urb.client == client; });
    if (found == urbs_.end()) {
        return false;
    }
    auto& kernel = urbOf(found->data.get());
    kernel.actual_length = static_cast<int>(found->moved);
    kernel.status = found->status;
    if (const auto pointer = argumentOf(client, sizeof(gpointer))) {
        umockdev_ioctl_data_set_ptr(pointer.get(), 0, found->data.get());
    }
    urbs_.erase(found);
    complete(client, 0);
    return true;
}

void UsbfsConnection::answerEmpty(UMockdevIoctlClient* client, bool mayWait) {
    if (gone_) {
        complete(client, ENODEV);
        return;
    }
    if (!mayWait) {
        complete(client, EAGAIN);
        return;
    }
    auto* const later = g_timeout_source_new(0);
    g_source_set_ready_time(later, g_get_monotonic_time() + kEmptyAnswerHoldUs);
    g_source_set_callback(later, &completeLater, g_object_ref(client), &g_object_unref);
    g_source_attach(later, g_main_context_get_thread_default());
    g_source_unref(later);
}

void UsbfsConnection::discard(UMockdevIoctlClient* client) {
    gulong address = 0;
    std::memcpy(&address, umockdev_ioctl_client_get_arg(client)->data, sizeof address);
    const auto found = std::ranges::find_if(urbs_, [&](const Urb& urb) { return urb.data->client_addr == address; });
    if (found == urbs_.end() || found->done) {
        complete(client, EINVAL); // as the kernel says of an URB that is on its way back already
        return;
    }
    found->done = true;
    found->status = -ENOENT;
    complete(client, 0);
}

} // namespace fifteen::emulator
