// SPDX-License-Identifier: Apache-2.0
#include "window_sign/frame.hpp"

#include <algorithm>
#include <array>

namespace fifteen::window_sign {

namespace {

constexpr std::array<std::uint8_t, 2> kPreamble{0xA5, 0x15};
constexpr std::size_t kHeaderSize = 7;
constexpr std::size_t kCrcSize = 2;
constexpr std::uint16_t kPolynomial = 0x1021;
constexpr std::uint16_t kInitial = 0xFFFF;

std::uint16_t word(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

void append(Bytes& bytes, std::size_t value) {
    bytes.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFF));
    bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
}

void dropFirst(Bytes& bytes, std::size_t count) {
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
}

void skipToPreamble(Bytes& bytes) {
    auto begin = std::ranges::search(bytes, kPreamble).begin();
    if (begin == bytes.end() && !bytes.empty() && bytes.back() == kPreamble.front()) {
        --begin; // the rest of it may come
    }
    bytes.erase(bytes.begin(), begin);
}

} // namespace

std::uint16_t crc16(std::span<const std::uint8_t> bytes) {
    std::uint16_t crc = kInitial;
    for (const auto byte : bytes) {
        crc = static_cast<std::uint16_t>(crc ^ byte << 8);
        for (int bit = 0; bit < 8; ++bit) {
            const bool carry = (crc & 0x8000) != 0;
            crc = static_cast<std::uint16_t>(crc << 1 ^ (carry ? kPolynomial : 0));
        }
    }
    return crc;
}

Bytes encode(const Frame& frame) {
    Bytes bytes(kPreamble.begin(), kPreamble.end());
    bytes.insert(bytes.end(), {frame.address, frame.sequence, static_cast<std::uint8_t>(frame.command)});
    append(bytes, frame.data.size());
    bytes.insert(bytes.end(), frame.data.begin(), frame.data.end());
    append(bytes, crc16(std::span(bytes).subspan(kPreamble.size())));
    return bytes;
}

std::optional<Result<Frame>> takeFrame(Bytes& received) {
    skipToPreamble(received);
    if (received.size() < kHeaderSize) {
        return std::nullopt;
    }
    const std::span<const std::uint8_t> all(received);
    const std::size_t length = word(all.subspan(5));
    if (length > kLargestData) {
        dropFirst(received, 1);
        return Result<Frame>(Error::garbled);
    }
    if (received.size() < kHeaderSize + length + kCrcSize) {
        return std::nullopt;
    }
    const auto covered = all.subspan(kPreamble.size(), kHeaderSize - kPreamble.size() + length);
    if (crc16(covered) != word(all.subspan(kHeaderSize + length))) {
        dropFirst(received, 1);
        return Result<Frame>(Error::garbled);
    }
    const auto data = all.subspan(kHeaderSize, length);
    Frame frame{all[2], all[3], static_cast<Command>(all[4]), Bytes(data.begin(), data.end())};
    dropFirst(received, kHeaderSize + length + kCrcSize);
    return Result<Frame>(std::move(frame));
}

} // namespace fifteen::window_sign
