// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"

#include <cstdint>
#include <vector>

namespace fifteen::simulator {

/// The waits of one lane. Percentiles come from a histogram whose buckets are 1 % wide: at most 0.5 % from the truth.
class Waits {
public:
    explicit Waits(domain::Duration promise)
        : promise_(promise) {}

    void add(domain::Duration wait);

    std::uint64_t count() const { return count_; }

    double totalS() const { return totalS_; }

    double meanS() const { return count_ == 0 ? 0 : totalS_ / static_cast<double>(count_); }

    double maxS() const { return maxS_; }

    /// share in (0, 1].
    double percentileS(double share) const;

    /// Share called within the promise; 1 of nobody.
    double withinPromise() const { return count_ == 0 ? 1 : static_cast<double>(kept_) / static_cast<double>(count_); }

private:
    domain::Duration promise_;
    std::uint64_t count_ = 0;
    std::uint64_t kept_ = 0;
    double totalS_ = 0;
    double maxS_ = 0;
    std::vector<std::uint64_t> buckets_; ///< [0]: no wait at all; [i]: 1 ms * 1.01^(i-1) and up
};

} // namespace fifteen::simulator
