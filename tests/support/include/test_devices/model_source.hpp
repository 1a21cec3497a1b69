// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "test_devices/model_transport.hpp"

#include <mutex>

namespace fifteen::tests {

/// A device model as a source of devices, for services with a thread of their own. The model is touched under a lock:
/// by the driver, and by the test through withModel().
class ModelSource final : public transport::DeviceSource {
public:
    /// Shared with the test, which outlives the service.
    struct Device {
        Device(emulator::DeviceModel& deviceModel, transport::Endpoints deviceEndpoints)
            : model(deviceModel)
            , endpoints(std::move(deviceEndpoints)) {}

        void withModel(const std::function<void()>& change) {
            const std::lock_guard lock(mutex);
            change();
        }

        emulator::DeviceModel& model;
        transport::Endpoints endpoints;
        std::mutex mutex;
    };

    explicit ModelSource(Device& device)
        : device_(device) {}

    transport::Result<std::unique_ptr<transport::Transport>> open() override {
        const std::lock_guard lock(device_.mutex);
        device_.model.powerOn({});
        return std::make_unique<Locked>(device_);
    }

    void listen(std::function<void()>) override {}

private:
    class Locked final : public transport::Transport {
    public:
        explicit Locked(Device& device)
            : device_(device)
            , inner_(device.model, device.endpoints) {}

        const transport::Endpoints& endpoints() const override { return device_.endpoints; }

        transport::Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                            std::chrono::milliseconds timeout) override {
            const std::lock_guard lock(device_.mutex);
            return inner_.send(endpoint, data, timeout);
        }

        transport::Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                               std::chrono::milliseconds timeout) override {
            const std::lock_guard lock(device_.mutex);
            return inner_.receive(endpoint, into, timeout);
        }

        transport::Result<std::size_t> control(const transport::ControlRequest& request, std::span<std::uint8_t> data,
                                               std::chrono::milliseconds timeout) override {
            const std::lock_guard lock(device_.mutex);
            return inner_.control(request, data, timeout);
        }

        // Transfers take no real time, so there is none to be cut short: the next one ends.
        void interrupt() noexcept override {
            const std::lock_guard lock(device_.mutex);
            inner_.interrupt();
        }

    private:
        Device& device_;
        ModelTransport inner_;
    };

    Device& device_;
};

} // namespace fifteen::tests
