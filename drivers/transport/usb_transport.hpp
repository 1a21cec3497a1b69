// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "libusb_handles.hpp"
#include "transport/transport.hpp"
#include "usb_holds.hpp"

#include <atomic>

namespace fifteen::transport {

/// An open device with a libusb context of its own, whose events are handled by the calling thread while a transfer
/// is under way and by nobody in between: an idle device costs nothing, and devices cannot hold each other up.
class UsbTransport final : public Transport {
public:
    UsbTransport(UsbHold hold, ContextPtr context, HandlePtr handle, Endpoints endpoints);
    ~UsbTransport() override;

    const Endpoints& endpoints() const override { return endpoints_; }

    UsbId usbId() const override;

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override;
    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override;
    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override;
    void interrupt() noexcept override;

private:
    Result<std::size_t> transfer(std::uint8_t endpoint, std::uint8_t* data, std::size_t size,
                                 std::chrono::milliseconds timeout);
    Result<std::size_t> run(libusb_transfer& transfer);

    UsbHold hold_; ///< first: it ends when the device has been closed
    ContextPtr context_;
    HandlePtr handle_;
    Endpoints endpoints_;
    std::atomic<bool> interrupted_{false};
};

} // namespace fifteen::transport
