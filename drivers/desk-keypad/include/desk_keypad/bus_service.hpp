// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk_keypad/bus.hpp"
#include "transport/transport.hpp"

#include <memory>

namespace fifteen::desk_keypad {

struct BusServiceTiming {
    std::chrono::milliseconds listenFor{40};     ///< how long a command may wait while nobody speaks
    std::chrono::milliseconds sendAtMost{500};   ///< 15 bytes take 16 ms
    std::chrono::milliseconds reopenEvery{1000}; ///< after the line could not be opened
};

/// The thread of one bus: keeps the line open, hears and acknowledges pads and evaluators, sends what they shall show.
class BusService {
public:
    using Callback = std::function<void(const BusEvent&)>;

    /// `source`: the serial line, 9600 baud. `emit` runs on the service's thread and must only pass the event on.
    /// Starts at once.
    BusService(std::unique_ptr<transport::DeviceSource> source, BusOptions options, Callback emit,
               BusServiceTiming timing = {});
    BusService(const BusService&) = delete;
    BusService& operator=(const BusService&) = delete;
    /// Interrupts what is under way; no event after it returns.
    ~BusService();

    /// From any thread. The newest display of each address is kept while the line is not there.
    void show(std::uint8_t address, const Display& display);
    void beep(std::uint8_t address);
    /// Switches an evaluator to its question; Rated follows if the visitor answers.
    void askRating(std::uint8_t address);

    /// From any thread; since the start.
    BusCounters counters() const;

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace fifteen::desk_keypad
