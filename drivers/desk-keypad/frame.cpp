// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/frame.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace fifteen::desk_keypad {

namespace {

constexpr std::array<std::uint8_t, 2> kHead{0xFF, 0x68};
constexpr std::uint8_t kSecondMark = 0x68;
constexpr std::uint8_t kEnd = 0x16;
constexpr std::size_t kHeaderSize = 5; // head, both lengths, second mark
constexpr std::size_t kTrailerSize = 2;
// A line that babbles must not make us keep more than this; next() is called after every feed, so it is never reached
// by a device that speaks frames.
constexpr std::size_t kBufferLimit = 4096;

std::uint8_t sumOf(std::span<const std::uint8_t> bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
                           [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum + byte); });
}

} // namespace

Bytes encode(const Frame& frame) {
    const auto length = static_cast<std::uint8_t>(2 + frame.data.size());
    Bytes bytes(kHead.begin(), kHead.end());
    bytes.insert(bytes.end(), {length, length, kSecondMark, frame.address, frame.command});
    bytes.insert(bytes.end(), frame.data.begin(), frame.data.end());
    bytes.push_back(sumOf(std::span(bytes).subspan(kHeaderSize)));
    bytes.push_back(kEnd);
    return bytes;
}

void FrameReader::feed(std::span<const std::uint8_t> bytes) {
    bytes = bytes.last(std::min(bytes.size(), kBufferLimit));
    const auto whole = buffer_.size() + bytes.size();
    const auto tooMany = whole > kBufferLimit ? whole - kBufferLimit : 0;
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(tooMany));
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

std::optional<Result<Frame>> FrameReader::next() {
    skipToFrame();
    auto found = frameAtFront();
    if (found) {
        const auto size = *found ? kHeaderSize + buffer_[kHead.size()] + kTrailerSize : 1;
        buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
    }
    return found;
}

void FrameReader::skipToFrame() {
    auto head = std::ranges::search(buffer_, kHead).begin();
    if (head == buffer_.end() && !buffer_.empty() && buffer_.back() == kHead.front()) {
        --head; // the rest of it may come
    }
    buffer_.erase(buffer_.begin(), head);
}

std::optional<Result<Frame>> FrameReader::frameAtFront() const {
    if (buffer_.size() < kHeaderSize) {
        return std::nullopt;
    }
    const std::size_t length = buffer_[2];
    if (length != buffer_[3] || length < kSmallestLength || length > kLargestLength) {
        return Result<Frame>(Error::badLength);
    }
    if (buffer_[4] != kSecondMark) {
        return Result<Frame>(Error::badMark);
    }
    if (buffer_.size() < kHeaderSize + length + kTrailerSize) {
        return std::nullopt;
    }
    const auto content = std::span(buffer_).subspan(kHeaderSize, length);
    if (buffer_[kHeaderSize + length + 1] != kEnd) {
        return Result<Frame>(Error::badEnd);
    }
    if (buffer_[kHeaderSize + length] != sumOf(content)) {
        return Result<Frame>(Error::badSum);
    }
    return Result<Frame>(Frame{content[0], content[1], Bytes(content.begin() + 2, content.end())});
}

} // namespace fifteen::desk_keypad
