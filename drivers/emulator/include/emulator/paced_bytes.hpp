// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <deque>
#include <functional>

namespace fifteen::emulator {

/// What a device says on a serial line: each byte is there when the line has had the time to carry it.
class PacedBytes {
public:
    explicit PacedBytes(int baud);

    /// `delivered` is called when the last byte is handed over.
    void push(const Bytes& bytes, TimePoint now, std::function<void()> delivered = {});
    /// All that has arrived and fits, at least one byte; a line has no packets, so every piece ends a transfer.
    std::optional<InData> give(std::size_t room, TimePoint now);

    /// Everything that was pushed has been handed over.
    bool isIdle() const { return bytes_.empty(); }

    void clear() { bytes_.clear(); }

private:
    struct Byte {
        std::uint8_t value;
        TimePoint due;
        std::function<void()> delivered;
    };

    std::chrono::nanoseconds perByte_;
    TimePoint lineFreeAt_{};
    std::deque<Byte> bytes_;
};

} // namespace fifteen::emulator
