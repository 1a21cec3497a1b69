// SPDX-License-Identifier: Apache-2.0
#include "usb_transport.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace fifteen::transport {

namespace {

using TransferPtr = std::unique_ptr<libusb_transfer, decltype(&libusb_free_transfer)>;

// libusb takes 0 for "for ever", which nobody here may wait.
unsigned libusbTimeout(std::chrono::milliseconds timeout) {
    return static_cast<unsigned>(std::clamp<std::int64_t>(timeout.count(), 1, std::numeric_limits<int>::max()));
}

void LIBUSB_CALL markCompleted(libusb_transfer* transfer) {
    *static_cast<int*>(transfer->user_data) = 1;
}

} // namespace

UsbTransport::UsbTransport(UsbHold hold, ContextPtr context, HandlePtr handle, Endpoints endpoints)
    : hold_(std::move(hold))
    , context_(std::move(context))
    , handle_(std::move(handle))
    , endpoints_(std::move(endpoints)) {}

UsbTransport::~UsbTransport() {
    libusb_release_interface(handle_.get(), endpoints_.interfaceNumber);
}

UsbId UsbTransport::usbId() const {
    libusb_device_descriptor descriptor{}; // kept by libusb since the device was found: this asks nobody
    libusb_get_device_descriptor(libusb_get_device(handle_.get()), &descriptor);
    return {descriptor.idVendor, descriptor.idProduct};
}

Result<std::size_t> UsbTransport::send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                       std::chrono::milliseconds timeout) {
    // libusb's interface is not const-correct; an OUT transfer does not write to its buffer.
    return transfer(endpoint, const_cast<std::uint8_t*>(data.data()), data.size(), timeout); // NOLINT
}

Result<std::size_t> UsbTransport::receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                          std::chrono::milliseconds timeout) {
    return transfer(endpoint, into.data(), into.size(), timeout);
}

Result<std::size_t> UsbTransport::transfer(std::uint8_t endpoint, std::uint8_t* data, std::size_t size,
                                           std::chrono::milliseconds timeout) {
    const TransferPtr transfer{libusb_alloc_transfer(0), &libusb_free_transfer};
    if (!transfer) {
        return Error::failed;
    }
    const auto& interrupts = (endpoint & LIBUSB_ENDPOINT_IN) != 0 ? endpoints_.interruptIn : endpoints_.interruptOut;
    libusb_fill_bulk_transfer(transfer.get(), handle_.get(), endpoint, data, static_cast<int>(size), nullptr, nullptr,
                              libusbTimeout(timeout));
    if (std::ranges::find(interrupts, endpoint) != interrupts.end()) {
        transfer->type = LIBUSB_TRANSFER_TYPE_INTERRUPT; // filled in alike but for this
    }
    auto moved = run(*transfer);
    if (moved.has_error() && moved.error() == Error::stalled) {
        libusb_clear_halt(handle_.get(), endpoint);
    }
    return moved;
}

Result<std::size_t> UsbTransport::control(const ControlRequest& request, std::span<std::uint8_t> data,
                                          std::chrono::milliseconds timeout) {
    const TransferPtr transfer{libusb_alloc_transfer(0), &libusb_free_transfer};
    if (!transfer || data.size() > std::numeric_limits<std::uint16_t>::max()) {
        return Error::failed;
    }
    std::vector<std::uint8_t> buffer(LIBUSB_CONTROL_SETUP_SIZE + data.size());
    libusb_fill_control_setup(buffer.data(), request.requestType, request.request, request.value, request.index,
                              static_cast<std::uint16_t>(data.size()));
    std::copy(data.begin(), data.end(), buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE);
    libusb_fill_control_transfer(transfer.get(), handle_.get(), buffer.data(), nullptr, nullptr,
                                 libusbTimeout(timeout));
    const auto moved = run(*transfer);
    if (moved && (request.requestType & LIBUSB_ENDPOINT_IN) != 0) {
        std::copy_n(buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE, std::min(*moved, data.size()), data.begin());
    }
    return moved;
}

Result<std::size_t> UsbTransport::run(libusb_transfer& transfer) {
    if (interrupted_) {
        return Error::interrupted;
    }
    int completed = 0;
    transfer.callback = &markCompleted;
    transfer.user_data = &completed;
    if (const int code = libusb_submit_transfer(&transfer); code != LIBUSB_SUCCESS) {
        return toError(code);
    }
    bool cancelled = false;
    while (completed == 0) {
        // The transfer's own time-out ends the wait; this one only bounds it should libusb lose the event.
        timeval longest{1, 0};
        const int code = libusb_handle_events_timeout_completed(context_.get(), &longest, &completed);
        const bool broken = code != LIBUSB_SUCCESS && code != LIBUSB_ERROR_INTERRUPTED && code != LIBUSB_ERROR_TIMEOUT;
        if (completed == 0 && !cancelled && (interrupted_ || broken)) {
            libusb_cancel_transfer(&transfer);
            cancelled = true;
        }
    }
    const auto moved = static_cast<std::size_t>(transfer.actual_length);
    switch (transfer.status) {
    case LIBUSB_TRANSFER_COMPLETED:
        return moved;
    case LIBUSB_TRANSFER_TIMED_OUT:
        return moved > 0 ? Result<std::size_t>(moved) : Error::timedOut;
    case LIBUSB_TRANSFER_CANCELLED:
        return interrupted_ ? Error::interrupted : Error::failed;
    case LIBUSB_TRANSFER_STALL:
        return Error::stalled;
    case LIBUSB_TRANSFER_NO_DEVICE:
        return Error::noDevice;
    case LIBUSB_TRANSFER_OVERFLOW:
        return Error::overflow;
    case LIBUSB_TRANSFER_ERROR:
        break;
    }
    return Error::failed;
}

void UsbTransport::interrupt() noexcept {
    interrupted_ = true;
    libusb_interrupt_event_handler(context_.get());
}

} // namespace fifteen::transport
