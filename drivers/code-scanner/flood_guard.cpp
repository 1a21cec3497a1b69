// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/flood_guard.hpp"

namespace fifteen::code_scanner {

namespace {

// What a person scans into a scanner that is not listened to is no flood.
constexpr int kCalmPart = 4;

} // namespace

void FloodGuard::bytesCame(std::size_t count, TimePoint now) {
    beginWindowIfOver(now);
    bytes_ += count;
    flooding_ = flooding_ || bytes_ > limits_.bytes;
}

void FloodGuard::codeCame(bool good, TimePoint now) {
    beginWindowIfOver(now);
    ++codes_;
    if (good) {
        bytes_ = 0;
    }
    flooding_ = flooding_ || codes_ > limits_.codes;
}

bool FloodGuard::isFlooding(TimePoint now) {
    beginWindowIfOver(now);
    return flooding_;
}

void FloodGuard::beginWindowIfOver(TimePoint now) {
    if (now - windowStart_ < limits_.window) {
        return;
    }
    flooding_ = flooding_ && (bytes_ > limits_.bytes / kCalmPart || codes_ > limits_.codes / kCalmPart);
    windowStart_ = now;
    bytes_ = 0;
    codes_ = 0;
}

} // namespace fifteen::code_scanner
