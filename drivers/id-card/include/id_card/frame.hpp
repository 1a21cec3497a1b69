// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/error.hpp"
#include "id_card/secret.hpp"

#include <array>
#include <optional>

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

/// SW3 of success, SW1 and SW2 being zero.
inline constexpr std::uint8_t kDone = 0x90;
inline constexpr std::uint8_t kFound = 0x9F; ///< of find

/// XOR of the bytes; over length and content of a frame it must equal the frame's last byte.
std::uint8_t checksum(std::span<const std::uint8_t> bytes);

std::vector<std::uint8_t> encodeRequest(Command command, std::span<const std::uint8_t> data = {});

/// An answer: status and data.
struct Reply {
    std::array<std::uint8_t, 3> status{}; ///< SW1 SW2 SW3
    SecretBytes data;

    /// Success is 00 00 90, and 00 00 9F for find; all else has a name in Error.
    Result<void> outcome() const;
};

/// Finds frames in what a reader sends, in pieces of any size. Garbage before a preamble is skipped; a preamble that
/// has lost its first AA is one (the vendor's own SDK allows it).
class FrameReader {
public:
    FrameReader();

    void feed(std::span<const std::uint8_t> bytes);
    /// The next whole answer; none while bytes are missing; garbledAnswer for a frame with a wrong checksum or an
    /// impossible length, after which reading goes on behind its preamble.
    std::optional<Result<Reply>> next();
    /// After next() gave none: how many bytes the frame under way still lacks; none while its header is not complete.
    std::optional<std::size_t> missing() const;
    /// Forgets, and wipes, what has been fed.
    void clear();

private:
    void drop(std::size_t count);
    std::size_t frameLength() const;

    SecretBytes buffer_;   ///< after next(): starts at a preamble, or holds less than one
    bool inFrame_ = false; ///< buffer_ starts with the last four bytes of a preamble
};

} // namespace fifteen::id_card
