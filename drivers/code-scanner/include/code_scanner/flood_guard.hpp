// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

namespace fifteen::code_scanner {

struct FloodLimits {
    std::size_t bytes = 16384; ///< in a window, without a good code between them
    int codes = 20;            ///< in a window, good or bad: a person manages three
    std::chrono::milliseconds window{1000};
};

/// Tells a scanner that floods from one that scans; pure, the time is an argument and must not go backwards.
class FloodGuard {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit FloodGuard(FloodLimits limits)
        : limits_(limits) {}

    void bytesCame(std::size_t count, TimePoint now);
    /// Good or bad; while flooding: a piece of the flood was thrown away.
    void codeCame(bool good, TimePoint now);

    /// From the moment a limit is passed until a whole window stayed below a quarter of both.
    bool isFlooding(TimePoint now);

private:
    void beginWindowIfOver(TimePoint now);

    FloodLimits limits_;
    TimePoint windowStart_{};
    std::size_t bytes_ = 0;
    int codes_ = 0;
    bool flooding_ = false;
};

} // namespace fifteen::code_scanner
