// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "window_sign/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Our own frame for signs over windows, pure; the README of this folder describes it:
///   A5 15 | address | sequence | command | length (2, big endian) | data | CRC-16 (2, big endian)
/// where length counts data and the CRC runs from the address to the last of the data.
namespace fifteen::window_sign {

using Bytes = std::vector<std::uint8_t>;

enum class Command : std::uint8_t {
    show = 0x01,            ///< host: encoding, manner, text
    acknowledge = 0x06,     ///< sign: nothing
    notAcknowledged = 0x15, ///< sign: reason
};

inline constexpr std::size_t kLargestData = 240;

struct Frame {
    std::uint8_t address = 0;
    std::uint8_t sequence = 0; ///< of the message; an answer has that of its message
    Command command = Command::show;
    Bytes data;
    bool operator==(const Frame&) const = default;
};

/// CRC-16/IBM-3740 (polynomial 1021, initial value FFFF, not reflected): 29B1 for "123456789".
std::uint16_t crc16(std::span<const std::uint8_t> bytes);

/// `data` of at most kLargestData bytes.
Bytes encode(const Frame& frame);

/// Takes the first frame out of what has come; bytes before it are dropped. None: more must come. `garbled`: what began
/// like a frame had a wrong CRC or an impossible length; its first byte is dropped, the next call goes on behind it.
std::optional<Result<Frame>> takeFrame(Bytes& received);

} // namespace fifteen::window_sign
