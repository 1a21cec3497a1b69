// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/press_limit.hpp"

namespace fifteen::nav_keypad {

bool PressLimit::passes(TimePoint now) {
    beginSecondIfOver(now);
    ++presses_;
    flooding_ = flooding_ || presses_ > most;
    return !flooding_;
}

void PressLimit::quiet(TimePoint now) {
    beginSecondIfOver(now);
}

void PressLimit::beginSecondIfOver(TimePoint now) {
    if (now - second_ < std::chrono::seconds(1)) {
        return;
    }
    flooding_ = flooding_ && presses_ > most;
    second_ = now;
    presses_ = 0;
}

} // namespace fifteen::nav_keypad
