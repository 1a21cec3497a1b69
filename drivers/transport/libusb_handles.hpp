// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/error.hpp"

#include <libusb-1.0/libusb.h>

#include <memory>

/// What the libusb sources of this folder share; not for others.
namespace fifteen::transport {

using ContextPtr = std::unique_ptr<libusb_context, decltype(&libusb_exit)>;
using HandlePtr = std::unique_ptr<libusb_device_handle, decltype(&libusb_close)>;
using ConfigPtr = std::unique_ptr<libusb_config_descriptor, decltype(&libusb_free_config_descriptor)>;

inline ContextPtr makeContext() {
    libusb_context* context = nullptr;
    return {libusb_init(&context) == LIBUSB_SUCCESS ? context : nullptr, &libusb_exit};
}

inline Error toError(int libusbCode) {
    switch (libusbCode) {
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND:
        return Error::noDevice;
    case LIBUSB_ERROR_TIMEOUT:
        return Error::timedOut;
    case LIBUSB_ERROR_PIPE:
        return Error::stalled;
    case LIBUSB_ERROR_OVERFLOW:
        return Error::overflow;
    case LIBUSB_ERROR_ACCESS:
        return Error::denied;
    case LIBUSB_ERROR_BUSY:
        return Error::busy;
    case LIBUSB_ERROR_INTERRUPTED:
        return Error::interrupted;
    default:
        return Error::failed;
    }
}

} // namespace fifteen::transport
