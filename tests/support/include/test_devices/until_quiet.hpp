// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "test_devices/model_transport.hpp"

namespace fifteen::tests {

/// A device that is unplugged when it has nothing more to say, and does not come back: what a service's thread does
/// with it has an end, and is the same each time.
class UntilQuietSource final : public transport::DeviceSource {
public:
    UntilQuietSource(emulator::DeviceModel& model, transport::Endpoints endpoints)
        : model_(model)
        , endpoints_(std::move(endpoints)) {}

    transport::Result<std::unique_ptr<transport::Transport>> open() override {
        if (std::exchange(opened_, true)) {
            return transport::Error::noDevice;
        }
        return std::make_unique<UntilQuiet>(model_, endpoints_);
    }

    void listen(std::function<void()>) override {}

private:
    class UntilQuiet final : public transport::Transport {
    public:
        UntilQuiet(emulator::DeviceModel& model, const transport::Endpoints& endpoints)
            : inner_(model, endpoints) {}

        const transport::Endpoints& endpoints() const override { return inner_.endpoints(); }

        transport::Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                            std::chrono::milliseconds timeout) override {
            return inner_.send(endpoint, data, timeout);
        }

        transport::Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                               std::chrono::milliseconds timeout) override {
            const auto got = inner_.receive(endpoint, into, timeout);
            const bool quiet = got.has_error() && got.error() == transport::Error::timedOut;
            return quiet ? transport::Result<std::size_t>(transport::Error::noDevice) : got;
        }

        transport::Result<std::size_t> control(const transport::ControlRequest& request, std::span<std::uint8_t> data,
                                               std::chrono::milliseconds timeout) override {
            return inner_.control(request, data, timeout);
        }

        void interrupt() noexcept override {} // transfers take no real time

    private:
        ModelTransport inner_;
    };

    emulator::DeviceModel& model_;
    const transport::Endpoints endpoints_;
    bool opened_ = false;
};

} // namespace fifteen::tests
