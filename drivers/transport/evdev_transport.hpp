// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"
#include "transport/transport.hpp"

namespace fifteen::transport {

/// An open and grabbed input device, non-blocking. Waits in poll, together with an eventfd that interrupt() makes
/// readable for ever. A switch is told of when it changes only, so receive() gives events of our own: of those that are
/// on already, first of all; and of every one after the kernel had to drop events, where no change can be trusted.
class EvdevTransport final : public Transport {
public:
    EvdevTransport(FileDescriptor device, FileDescriptor interruption);

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override;
    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override;
    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override;
    void interrupt() noexcept override;

private:
    Result<void> waitForInput(std::chrono::steady_clock::time_point until);
    std::size_t giveOwn(std::span<std::uint8_t> into);
    void lookForLosses(std::span<const std::uint8_t> events);

    FileDescriptor device_; ///< closing it ends the grab
    FileDescriptor interruption_;
    std::vector<std::uint8_t> own_; ///< whole events, to be given before any other
    bool dropped_ = false;          ///< the kernel dropped events, and the packet it says so in has not ended
    Endpoints endpoints_;
};

} // namespace fifteen::transport
