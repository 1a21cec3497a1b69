// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/ports.hpp"

#include <chrono>
#include <ctime>

namespace fifteen::service {

/// The machine's clock, which may be set; the hall copes with that.
class SystemClock final : public Clock {
public:
    domain::TimePoint now() override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

    /// Since the machine was started, the time it slept included: std::chrono::steady_clock leaves that out on Linux.
    domain::Duration steady() override {
        timespec sinceBoot{};
        ::clock_gettime(CLOCK_BOOTTIME, &sinceBoot);
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::seconds(sinceBoot.tv_sec) +
                                                             std::chrono::nanoseconds(sinceBoot.tv_nsec));
    }
};

} // namespace fifteen::service
