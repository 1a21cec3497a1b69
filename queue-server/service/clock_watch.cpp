// SPDX-License-Identifier: Apache-2.0
#include "clock_watch.hpp"

#include <utility>

namespace fifteen::service {
namespace {

/// A clock that runs too fast or too slow by less than this is merely corrected gently.
constexpr int slewOf = 1000;

} // namespace

domain::ClockReading ClockWatch::read(const domain::Hall& live) {
    const Look look{clock_.now(), clock_.steady()};
    eventsAtStart_ = eventsAtStart_.value_or(live.eventCount());
    if (std::exchange(corrections_, live.clockCorrections()) != live.clockCorrections()) {
        set_ = domain::Duration::zero();
    }
    if (last_) {
        const auto elapsed = look.steady - last_->steady;
        const auto step = look.clock - last_->clock - elapsed;
        if (std::chrono::abs(step) > domain::stepIgnored + elapsed / slewOf) {
            set_ += step;
        }
    }
    last_ = look;
    if (live.eventCount() == *eventsAtStart_) { // nothing has tied hall time to this clock yet
        set_ = domain::Duration::zero();
        return look.clock;
    }
    return {look.clock, live.clockAhead() - set_};
}

} // namespace fifteen::service
