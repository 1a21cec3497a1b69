// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/social_card_model.hpp"
#include "transport/transport.hpp"

#include <algorithm>

namespace fifteen::tests {

/// A transport straight onto a card model: no reader and no waiting. With no command sent, a receive tells at once
/// whether the card is still there.
class CardTransport final : public transport::Transport {
public:
    explicit CardTransport(emulator::SocialCardModel& model)
        : model_(model) {}

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    transport::Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t> data,
                                        std::chrono::milliseconds) override {
        if (failure_) {
            return *failure_;
        }
        ++commands_;
        asked_ = true;
        answer_ = model_.transmit(data);
        return std::min(data.size(), takes_);
    }

    transport::Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds) override {
        if (failure_) {
            return *failure_;
        }
        const bool asked = std::exchange(asked_, false);
        const auto answer = std::exchange(answer_, std::nullopt);
        if (model_.pulled()) {
            return transport::Error::noDevice;
        }
        if (!asked || !answer) {
            return transport::Error::timedOut;
        }
        std::copy_n(answer->begin(), std::min(answer->size(), into.size()), into.begin());
        return answer->size() <= into.size() ? transport::Result<std::size_t>(answer->size())
                                             : transport::Error::overflow;
    }

    transport::Result<std::size_t> control(const transport::ControlRequest&, std::span<std::uint8_t>,
                                           std::chrono::milliseconds) override {
        return transport::Error::unsuitable;
    }

    void interrupt() noexcept override { failure_ = transport::Error::interrupted; }

    /// Every transfer from now on ends like this.
    void failWith(std::optional<transport::Error> error) { failure_ = error; }

    /// From now on only so many bytes of a command are taken.
    void takeOnly(std::size_t bytes) { takes_ = bytes; }

    int commands() const { return commands_; }

private:
    emulator::SocialCardModel& model_;
    const transport::Endpoints endpoints_{{0x01}, {0x81}, {}, {}, 0, 0, 1};
    std::optional<emulator::Bytes> answer_;
    std::optional<transport::Error> failure_;
    std::size_t takes_ = SIZE_MAX;
    bool asked_ = false;
    int commands_ = 0;
};

} // namespace fifteen::tests
