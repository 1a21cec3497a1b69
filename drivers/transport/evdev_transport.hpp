// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"
#include "transport/transport.hpp"

namespace fifteen::transport {

/// An open and grabbed input device, non-blocking. Waits in poll, together with an eventfd that interrupt() makes
/// readable for ever.
class EvdevTransport final : public Transport {
public:
    /// `before`: whole events that receive() gives before any other.
    EvdevTransport(FileDescriptor device, FileDescriptor interruption, std::vector<std::uint8_t> before = {});

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

    FileDescriptor device_; ///< closing it ends the grab
    FileDescriptor interruption_;
    std::vector<std::uint8_t> before_;
    Endpoints endpoints_;
};

} // namespace fifteen::transport
