// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"
#include "transport/transport.hpp"

namespace fifteen::transport {

/// An open tty, already set up, non-blocking. Waits in poll, together with an eventfd that interrupt() makes readable
/// for ever.
class SerialTransport final : public Transport {
public:
    SerialTransport(FileDescriptor line, FileDescriptor interruption);
    ~SerialTransport() override;

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override;
    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override;
    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override;
    void interrupt() noexcept override;

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    Result<void> waitFor(short events, TimePoint until);
    void drainBriefly();

    FileDescriptor line_;
    FileDescriptor interruption_;
    Endpoints endpoints_;
};

} // namespace fifteen::transport
