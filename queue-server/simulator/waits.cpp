// SPDX-License-Identifier: Apache-2.0
#include "simulator/waits.hpp"

#include <algorithm>
#include <cmath>

namespace fifteen::simulator {
namespace {

const double logOfWidth = std::log(1.01);

std::size_t bucketOf(domain::Duration wait) {
    return wait <= domain::Duration::zero()
               ? 0
               : static_cast<std::size_t>(std::log(static_cast<double>(wait.count())) / logOfWidth) + 1;
}

/// The bucket's middle, in the geometric sense: no value in it is further than half its width.
double middleS(std::size_t bucket) {
    return bucket == 0 ? 0 : std::exp((static_cast<double>(bucket) - 0.5) * logOfWidth) / 1000;
}

} // namespace

void Waits::add(domain::Duration wait) {
    const double seconds = static_cast<double>(wait.count()) / 1000;
    const auto bucket = bucketOf(wait);
    if (bucket >= buckets_.size()) {
        buckets_.resize(bucket + 1);
    }
    ++buckets_[bucket];
    ++count_;
    kept_ += wait <= promise_ ? 1 : 0;
    totalS_ += seconds;
    maxS_ = std::max(maxS_, seconds);
}

double Waits::percentileS(double share) const {
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
        seen += buckets_[bucket];
        if (seen >= wanted && seen > 0) {
            return std::min(middleS(bucket), maxS_);
        }
    }
    return 0;
}

} // namespace fifteen::simulator
