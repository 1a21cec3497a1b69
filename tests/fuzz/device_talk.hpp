// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <algorithm>

namespace fifteen::fuzz {

/// A device that says what the fuzzer wants: a byte for the length of each transfer (0: nothing comes), then its
/// bytes; it is unplugged when the input ends. It takes all it is sent.
class DeviceTalk final : public transport::Transport {
public:
    DeviceTalk(std::span<const std::uint8_t> talk, transport::Endpoints endpoints)
        : talk_(talk)
        , endpoints_(std::move(endpoints)) {}

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    transport::Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds) override {
        return talk_.empty() ? transport::Result<std::size_t>(transport::Error::noDevice) : data.size();
    }

    transport::Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds) override {
        return say(into);
    }

    transport::Result<std::size_t> control(const transport::ControlRequest&, std::span<std::uint8_t> data,
                                           std::chrono::milliseconds) override {
        return say(data);
    }

    void interrupt() noexcept override {}

private:
    transport::Result<std::size_t> say(std::span<std::uint8_t> into) {
        if (talk_.empty()) {
            return transport::Error::noDevice;
        }
        const std::size_t wanted = std::size_t{talk_.front()} * 8; // up to 2040 bytes: longer than any answer
        talk_ = talk_.subspan(1);
        if (wanted == 0) {
            return transport::Error::timedOut;
        }
        const auto size = std::min({wanted, into.size(), talk_.size()});
        std::copy_n(talk_.begin(), size, into.begin());
        talk_ = talk_.subspan(size);
        return size;
    }

    std::span<const std::uint8_t> talk_;
    transport::Endpoints endpoints_;
};

} // namespace fifteen::fuzz
