// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"
#include "transport/transport.hpp"

#include <functional>
#include <map>
#include <optional>

namespace fifteen::tests {

/// A transport straight onto a device model: no bus, no thread, and a clock of its own, which runs only while the
/// driver waits. What takes seconds on a device takes none here.
class ModelTransport final : public transport::Transport {
public:
    ModelTransport(emulator::DeviceModel& model, transport::Endpoints endpoints)
        : model_(model)
        , endpoints_(std::move(endpoints)) {}

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    transport::Result<std::size_t> send(std::uint8_t endpoint, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds timeout) override {
        const auto until = now_ + timeout;
        std::size_t taken = 0;
        while (!failure_ && (taken += model_.takeOut(endpoint, data.subspan(taken), now_)) < data.size() &&
               now_ < until) {
            tick();
        }
        if (failure_) {
            return *failure_;
        }
        return taken > 0 ? transport::Result<std::size_t>(taken) : transport::Error::timedOut;
    }

    transport::Result<std::size_t> receive(std::uint8_t endpoint, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds timeout) override {
        const auto until = now_ + timeout;
        std::size_t received = 0;
        while (!failure_ && received < into.size() && now_ <= until) {
            const auto data = model_.giveIn(endpoint, into.size() - received, now_);
            if (!data) {
                tick();
                continue;
            }
            std::copy(data->bytes.begin(), data->bytes.end(), into.begin() + static_cast<std::ptrdiff_t>(received));
            received += data->bytes.size();
            if (data->overflow) {
                return transport::Error::overflow;
            }
            if (data->shortPacket) {
                break;
            }
        }
        if (failure_) {
            return *failure_;
        }
        return received > 0 ? transport::Result<std::size_t>(received) : transport::Error::timedOut;
    }

    transport::Result<std::size_t> control(const transport::ControlRequest& request, std::span<std::uint8_t> data,
                                           std::chrono::milliseconds) override {
        if (failure_) {
            return *failure_;
        }
        const auto answer = model_.control({request.requestType, request.request, request.value, request.index,
                                            static_cast<std::uint16_t>(data.size())},
                                           data, now_);
        if (!answer) {
            return transport::Error::stalled;
        }
        const auto size = std::min(answer->size(), data.size());
        std::copy_n(answer->begin(), size, data.begin());
        return size;
    }

    void interrupt() noexcept override { failure_ = transport::Error::interrupted; }

    /// Every transfer from now on ends like this.
    void failWith(std::optional<transport::Error> error) { failure_ = error; }

    /// Done when the clock has moved on so far: something that happens while the driver waits.
    void after(std::chrono::milliseconds time, std::function<void()> happening) {
        happenings_.emplace(now_ + time, std::move(happening));
    }

    emulator::TimePoint now() const { return now_; }

private:
    void tick() {
        now_ += std::chrono::milliseconds(1);
        while (!happenings_.empty() && happenings_.begin()->first <= now_) {
            const auto happening = std::move(happenings_.begin()->second);
            happenings_.erase(happenings_.begin());
            happening();
        }
    }

    emulator::DeviceModel& model_;
    transport::Endpoints endpoints_;
    emulator::TimePoint now_{};
    std::multimap<emulator::TimePoint, std::function<void()>> happenings_;
    std::optional<transport::Error> failure_;
};

} // namespace fifteen::tests
