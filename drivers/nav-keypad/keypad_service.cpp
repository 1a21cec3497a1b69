// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/keypad_service.hpp"

#include "nav_keypad/press_limit.hpp"
#include "transport/device_thread.hpp"

#include <array>
#include <linux/input.h>

namespace fifteen::nav_keypad {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kEvents = 64;
constexpr auto kLookEvery = 1s; // while it floods; otherwise waits are ended from outside, and this only bounds them
constexpr auto kPatience = 10s;

} // namespace

class KeypadService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, Callback emit, const KeypadServiceOptions& options)
        : emit_(std::move(emit))
        , map_(options.map)
        , thread_(std::move(source), options.reopenEvery) {
        thread_.start([this](transport::Transport& transport) { serve(transport); },
                      [this](const boost::system::error_code& error) {
                          tellFlooding(false);
                          tellHeadset(false);
                          tellPresent(false, transport::withheld(error));
                      });
    }

private:
    void serve(transport::Transport& transport) {
        KeyDecoder decoder(map_);
        PressLimit limit;
        tellPresent(true);
        std::array<std::uint8_t, kEvents * sizeof(input_event)> events{};
        const auto endpoint = transport.endpoints().bulkIn.front();
        while (!thread_.stopping()) {
            const auto got = transport.receive(endpoint, events, limit.flooding() ? kLookEvery : kPatience);
            if (got) {
                decoder.take(std::span(events).first(*got),
                             [&](const Happening& happening) { tell(happening, limit); });
            } else if (got.error() == transport::Error::timedOut) {
                limit.quiet(Clock::now());
            } else {
                return;
            }
            tellFlooding(limit.flooding());
        }
    }

    void tell(const Happening& happening, PressLimit& limit) {
        if (const auto* headset = std::get_if<HeadsetPlugged>(&happening)) {
            tellHeadset(headset->plugged);
        } else if (limit.passes(Clock::now())) {
            emit(std::get<KeyPressed>(happening));
        }
    }

    void tellPresent(bool present, const boost::system::error_code& withheld = {}) {
        if (present_ != present || withheld_ != withheld) {
            present_ = present;
            withheld_ = withheld;
            emit(KeypadPresent{present, withheld});
        }
    }

    void tellHeadset(bool plugged) {
        if (headset_ != plugged) {
            headset_ = plugged;
            emit(HeadsetPlugged{plugged});
        }
    }

    void tellFlooding(bool flooding) {
        if (flooding_ != flooding) {
            flooding_ = flooding;
            emit(KeypadFlooding{flooding});
        }
    }

    void emit(const KeypadEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const Callback emit_;
    const KeyMap map_;
    std::optional<bool> present_;
    boost::system::error_code withheld_;
    bool headset_ = false;
    bool flooding_ = false;
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

KeypadService::KeypadService(std::unique_ptr<transport::DeviceSource> source, Callback emit,
                             KeypadServiceOptions options)
    : work_(std::make_unique<Work>(std::move(source), std::move(emit), options)) {}

KeypadService::~KeypadService() = default;

} // namespace fifteen::nav_keypad
