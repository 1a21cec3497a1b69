// SPDX-License-Identifier: Apache-2.0
#include "transport/usb.hpp"
#include "usb_bus.hpp"
#include "usb_holds.hpp"
#include "usb_transport.hpp"

#include <thread>

namespace fifteen::transport {

namespace {

using namespace std::chrono_literals;

// On a real kernel a device just arrived answers NOT_FOUND to a claim for up to 21 ms, until it is configured.
constexpr auto kClaimPatience = 200ms;
constexpr auto kClaimRetryEvery = 4ms;

Endpoints endpointsOf(const libusb_interface_descriptor& setting) {
    Endpoints found;
    found.interfaceNumber = setting.bInterfaceNumber;
    found.alternateSetting = setting.bAlternateSetting;
    for (const auto& endpoint : std::span(setting.endpoint, setting.bNumEndpoints)) {
        const auto type = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
        const bool isBulk = type == LIBUSB_TRANSFER_TYPE_BULK;
        if (!isBulk && type != LIBUSB_TRANSFER_TYPE_INTERRUPT) {
            continue;
        }
        if ((endpoint.bEndpointAddress & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_OUT) {
            (isBulk ? found.bulkOut : found.interruptOut).push_back(endpoint.bEndpointAddress);
            continue;
        }
        const bool isFirst = found.bulkIn.empty() && (isBulk || found.interruptIn.empty());
        if (isFirst && endpoint.wMaxPacketSize > 0) {
            found.packetSize = endpoint.wMaxPacketSize;
        }
        (isBulk ? found.bulkIn : found.interruptIn).push_back(endpoint.bEndpointAddress);
    }
    return found;
}

bool fits(const Endpoints& endpoints, const UsbInterfaceWish& wish) {
    const bool hasOut = !endpoints.bulkOut.empty() || !endpoints.interruptOut.empty();
    const bool hasIn = !endpoints.bulkIn.empty() || !endpoints.interruptIn.empty();
    return (hasOut || !wish.outNeeded) && (hasIn || !wish.inNeeded) && (hasOut || hasIn);
}

Result<Endpoints> chooseInterface(libusb_device* device, const UsbInterfaceWish& wish) {
    libusb_config_descriptor* raw = nullptr;
    if (const int code = libusb_get_active_config_descriptor(device, &raw); code != LIBUSB_SUCCESS) {
        return toError(code);
    }
    const ConfigPtr config{raw, &libusb_free_config_descriptor};
    for (const auto& interface : std::span(config->interface, config->bNumInterfaces)) {
        for (const auto& setting :
             std::span(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting))) {
            if (wish.interfaceClass && setting.bInterfaceClass != *wish.interfaceClass) {
                continue;
            }
            auto endpoints = endpointsOf(setting);
            if (fits(endpoints, wish)) {
                return endpoints;
            }
        }
    }
    return Error::unsuitable;
}

libusb_device* findDevice(std::span<libusb_device* const> devices, const UsbDevice& wanted) {
    for (auto* device : devices) {
        if (libusb_get_bus_number(device) == wanted.bus && libusb_get_device_address(device) == wanted.address) {
            return device;
        }
    }
    return nullptr;
}

Result<HandlePtr> openHandle(libusb_context* context, const UsbDevice& wanted) {
    libusb_device** list = nullptr;
    const auto count = libusb_get_device_list(context, &list);
    if (count < 0) {
        return toError(static_cast<int>(count));
    }
    auto* const device = findDevice({list, static_cast<std::size_t>(count)}, wanted);
    libusb_device_handle* handle = nullptr;
    const int code = device != nullptr ? libusb_open(device, &handle) : static_cast<int>(LIBUSB_ERROR_NO_DEVICE);
    libusb_free_device_list(list, 1);
    if (code != LIBUSB_SUCCESS) {
        return toError(code);
    }
    return HandlePtr{handle, &libusb_close};
}

Result<Endpoints> claim(libusb_device_handle* handle, const UsbInterfaceWish& wish) {
    const auto endpoints = chooseInterface(libusb_get_device(handle), wish);
    if (!endpoints) {
        return endpoints;
    }
    libusb_set_auto_detach_kernel_driver(handle, 1);
    if (const int code = libusb_claim_interface(handle, endpoints->interfaceNumber); code != LIBUSB_SUCCESS) {
        return toError(code);
    }
    if (endpoints->alternateSetting != 0) {
        const int code =
            libusb_set_interface_alt_setting(handle, endpoints->interfaceNumber, endpoints->alternateSetting);
        if (code != LIBUSB_SUCCESS) {
            libusb_release_interface(handle, endpoints->interfaceNumber);
            return toError(code);
        }
    }
    return endpoints;
}

} // namespace

Result<std::unique_ptr<Transport>> openUsb(const UsbDevice& device, const UsbInterfaceWish& wish) {
    auto hold = UsbHold::take(device, wish);
    return hold ? openUsb(std::move(*hold), wish) : Error::busy;
}

Result<std::unique_ptr<Transport>> openUsb(UsbHold hold, const UsbInterfaceWish& wish) {
    auto context = UsbBus::contextForADevice();
    if (!context) {
        return Error::failed;
    }
    const auto giveUpAt = std::chrono::steady_clock::now() + kClaimPatience;
    const auto isEarly = [giveUpAt](const auto& result) {
        return !result && result.error() == Error::noDevice && std::chrono::steady_clock::now() < giveUpAt;
    };
    auto handle = openHandle(context.get(), hold.device());
    while (isEarly(handle)) {
        std::this_thread::sleep_for(kClaimRetryEvery); // this context may not have looked at the device yet
        handle = openHandle(context.get(), hold.device());
    }
    if (!handle) {
        return handle.error();
    }
    auto endpoints = claim(handle->get(), wish);
    while (isEarly(endpoints)) {
        std::this_thread::sleep_for(kClaimRetryEvery);
        endpoints = claim(handle->get(), wish);
    }
    if (!endpoints) {
        return endpoints.error();
    }
    hold.opened();
    return std::make_unique<UsbTransport>(std::move(hold), std::move(context), std::move(*handle),
                                          std::move(*endpoints));
}

} // namespace fifteen::transport
