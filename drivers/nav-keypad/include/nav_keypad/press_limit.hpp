// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace fifteen::nav_keypad {

/// Tells a hand from a key that bounces or a keypad that babbles; pure, the time is an argument and must not go
/// backwards. The kernel repeats a held key 25 to 33 times a second.
class PressLimit {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr int most = 40; ///< in a second

    /// Whether this press is passed on.
    bool passes(TimePoint now);

    /// From the first press too many until a second in which none was.
    bool flooding() const { return flooding_; }

    /// Time has passed without a press.
    void quiet(TimePoint now);

private:
    void beginSecondIfOver(TimePoint now);

    TimePoint second_{};
    int presses_ = 0;
    bool flooding_ = false;
};

} // namespace fifteen::nav_keypad
