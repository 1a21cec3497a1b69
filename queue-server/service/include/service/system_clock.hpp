// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/ports.hpp"

#include <chrono>

namespace fifteen::service {

/// The machine's clock, which may be set; the hall copes with that.
class SystemClock final : public Clock {
public:
    domain::TimePoint now() override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace fifteen::service
