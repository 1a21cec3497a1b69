// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus_service.hpp"

#include "transport/device_thread.hpp"

namespace fifteen::desk_keypad {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kChunk = 256;

} // namespace

class BusService::Work {
public:
    Work(std::unique_ptr<transport::DeviceSource> source, BusOptions options, Callback emit, BusServiceTiming timing)
        : emit_(std::move(emit))
        , timing_(timing)
        , bus_(std::move(options), [this](const BusEvent& event) { events_.push_back(event); })
        , thread_(std::move(source), timing.reopenEvery) {
        thread_.start([this](transport::Transport& line) { serve(line); },
                      [this](const boost::system::error_code& reason) {
                          tellPresent(false, lost_ ? lost_ : reason);
                          lost_.clear();
                      });
    }

    template <typename Change>
    auto withBus(Change change) {
        const std::lock_guard lock(mutex_);
        return change(bus_);
    }

private:
    void serve(transport::Transport& line) {
        tellPresent(true, {});
        withBus([](Bus& bus) { bus.begin(Clock::now()); });
        Bytes chunk(kChunk);
        while (!thread_.stopping() && sendAll(line)) {
            const auto got = line.receive(line.endpoints().bulkIn.front(), chunk, timing_.listenFor);
            if (!got && got.error() != transport::Error::timedOut) {
                lost_ = got.error();
                return;
            }
            withBus([&](Bus& bus) {
                if (got) {
                    bus.hear(std::span(chunk).first(*got), Clock::now());
                }
                bus.look(Clock::now());
            });
            passEventsOn();
        }
    }

    /// False when the line is lost. A frame the line did not take whole is garbage to its devices, and is not sent
    /// again: what they show is sent anew when the line is opened again.
    bool sendAll(transport::Transport& line) {
        while (const auto frame = withBus([](Bus& bus) { return bus.nextToSend(Clock::now()); })) {
            const auto sent = line.send(line.endpoints().bulkOut.front(), *frame, timing_.sendAtMost);
            if (!sent || *sent != frame->size()) {
                lost_ = sent ? make_error_code(transport::Error::timedOut) : sent.error();
                return false;
            }
        }
        return true;
    }

    // Outside the lock: whoever is told may give a command at once.
    void passEventsOn() {
        for (const auto& event : withBus([this](Bus&) { return std::exchange(events_, {}); })) {
            emit(event);
        }
    }

    void tellPresent(bool present, const boost::system::error_code& reason) {
        if (present_ != present || reason_ != reason) {
            present_ = present;
            reason_ = reason;
            emit(BusPresent{present, reason});
        }
    }

    void emit(const BusEvent& event) {
        if (!thread_.stopping()) {
            emit_(event);
        }
    }

    const Callback emit_;
    const BusServiceTiming timing_;
    std::mutex mutex_; ///< guards the next two
    Bus bus_;
    std::vector<BusEvent> events_;
    std::optional<bool> present_;
    boost::system::error_code reason_;
    boost::system::error_code lost_; ///< why serve() returned
    transport::DeviceThread thread_; ///< last: it uses all of the above
};

BusService::BusService(std::unique_ptr<transport::DeviceSource> source, BusOptions options, Callback emit,
                       BusServiceTiming timing)
    : work_(std::make_unique<Work>(std::move(source), std::move(options), std::move(emit), timing)) {}

BusService::~BusService() = default;

void BusService::show(std::uint8_t address, const Display& display) {
    work_->withBus([&](Bus& bus) { bus.show(address, display); });
}

void BusService::beep(std::uint8_t address) {
    work_->withBus([&](Bus& bus) { bus.beep(address); });
}

void BusService::askRating(std::uint8_t address) {
    work_->withBus([&](Bus& bus) { bus.askRating(address); });
}

BusCounters BusService::counters() const {
    return work_->withBus([](const Bus& bus) { return bus.counters(); });
}

} // namespace fifteen::desk_keypad
