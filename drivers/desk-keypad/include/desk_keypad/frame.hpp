// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk_keypad/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Frames of the bus of "21-key LCD callers", pure (devices.md 4; the caller's protocol paper and JackQChen/QueueSystem
/// agree on them):
///   FF 68 | length | length | 68 | address, command, data | sum | 16
/// where length counts address, command and data, and sum is theirs modulo 256.
namespace fifteen::desk_keypad {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::size_t kSmallestLength = 3; ///< from a device: address, command and one byte of data
inline constexpr std::size_t kLargestLength = 5;  ///< from a device; the host sends up to 8

struct Frame {
    std::uint8_t address = 0; ///< of the device, whoever speaks
    std::uint8_t command = 0;
    Bytes data;
    bool operator==(const Frame&) const = default;
};

/// `data` of 253 bytes at most.
Bytes encode(const Frame& frame);

/// Finds frames in what devices send, in pieces of any size. What does not begin like a frame is skipped; behind a bad
/// frame's first byte reading goes on, so that a good one inside it is found.
class FrameReader {
public:
    void feed(std::span<const std::uint8_t> bytes);
    /// The next whole frame, or what is wrong with what began like one; none while bytes are missing.
    std::optional<Result<Frame>> next();

    /// After next() gave none: part of a frame is there.
    bool isInFrame() const { return !buffer_.empty(); }

    /// Forgets what has been fed.
    void clear() { buffer_.clear(); }

private:
    void skipToFrame();
    std::optional<Result<Frame>> frameAtFront() const;

    Bytes buffer_;
};

} // namespace fifteen::desk_keypad
