// SPDX-License-Identifier: Apache-2.0
#include "emulator/paced_bytes.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

constexpr std::int64_t kBitsPerByte = 10; // 8N1: start, eight, stop

} // namespace

PacedBytes::PacedBytes(int baud)
    : perByte_(1'000'000'000LL * kBitsPerByte / baud) {}

void PacedBytes::push(const Bytes& bytes, TimePoint now, std::function<void()> delivered) {
    if (bytes.empty()) {
        return;
    }
    lineFreeAt_ = std::max(lineFreeAt_, now);
    for (const auto value : bytes) {
        lineFreeAt_ += perByte_;
        bytes_.push_back({value, lineFreeAt_, {}});
    }
    bytes_.back().delivered = std::move(delivered);
}

std::optional<InData> PacedBytes::give(std::size_t room, TimePoint now) {
    InData data;
    data.shortPacket = true;
    while (data.bytes.size() < room && !bytes_.empty() && bytes_.front().due <= now) {
        data.bytes.push_back(bytes_.front().value);
        const auto delivered = std::move(bytes_.front().delivered);
        bytes_.pop_front();
        if (delivered) {
            delivered();
        }
    }
    return data.bytes.empty() ? std::nullopt : std::optional(std::move(data));
}

} // namespace fifteen::emulator
