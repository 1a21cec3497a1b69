// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pcsc_context.hpp"
#include "transport/pcsc.hpp"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace fifteen::transport {

/// A card that we are connected to. PC/SC cannot end a command that is under way, and some readers take long to give
/// up, so commands run on a thread of their own. That thread outlives the transport where it must.
class PcscTransport final : public Transport {
public:
    /// Connects to the card in the reader. `reader` is as it was seen before: another card since then is a change.
    static Result<std::unique_ptr<Transport>> connect(WatchedReader reader);

    class Exchange;
    PcscTransport(std::shared_ptr<Exchange> exchange, PcscContext watch, WatchedReader reader);
    ~PcscTransport() override;

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                             std::chrono::milliseconds timeout) override;
    Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                std::chrono::milliseconds timeout) override;
    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override;
    void interrupt() noexcept override;

private:
    Result<std::size_t> waitForRemoval(std::chrono::milliseconds timeout);

    const std::shared_ptr<Exchange> exchange_;
    const PcscContext watch_;
    WatchedReader reader_;
    const Endpoints endpoints_{{kPcscOut}, {kPcscIn}, {}, {}, 0, 0, 1};
    std::atomic<bool> interrupted_{false};
    std::thread thread_;
};

} // namespace fifteen::transport
