// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// SDT frames, pure (devices.md 1.2; the SAM protocol document of GA 450 readers):
///   AA AA AA 96 69 | length (2, big endian) | command, parameter, data | XOR
/// where length counts all after itself and XOR runs from the length's first byte to the last of the data.
namespace fifteen::id_card {

enum class Command : std::uint16_t {
    reset = 0x10FF,
    status = 0x11FF,
    samId = 0x12FF,
    find = 0x2001,
    select = 0x2002,
    readTextAndPhoto = 0x3001,
    readAppendedAddress = 0x3003,
};

inline constexpr std::array<std::uint8_t, 5> kPreamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
inline constexpr std::size_t kHeaderSize = 7; ///< preamble and length: what readers with four endpoints send apart
/// Text, photograph and two fingerprints make 0x90A; nothing longer is an answer.
inline constexpr std::size_t kLargestLength = 0x90A;

std::vector<std::uint8_t> encodeRequest(Command command, std::span<const std::uint8_t> data = {});

/// An answer: status and data. The data may be personal: whoever drops it wipes it.
struct Reply {
    std::array<std::uint8_t, 3> status{}; ///< SW1 SW2 SW3
    std::vector<std::uint8_t> data;

    /// Success is 00 00 90, and 00 00 9F for find; all else has a name in Error.
    Result<void> outcome() const;
};

/// Finds frames in what a reader sends, in pieces of any size. Garbage before a preamble is skipped; a preamble that
/// has lost its first AA is one (the vendor's own SDK allows it).
class FrameReader {
public:
    FrameReader() = default;
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;
    ~FrameReader();

    void feed(std::span<const std::uint8_t> bytes);
    /// The next whole answer; none while bytes are missing; garbledAnswer for a frame with a wrong checksum or an
    /// impossible length, after which reading goes on behind its preamble.
    std::optional<Result<Reply>> next();
    /// Forgets, and wipes, what has been fed.
    void clear();

private:
    std::vector<std::uint8_t> buffer_;
};

/// Overwrites memory that held personal data in a way the compiler keeps.
void wipe(std::span<std::uint8_t> bytes) noexcept;

} // namespace fifteen::id_card
