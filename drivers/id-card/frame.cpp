// SPDX-License-Identifier: Apache-2.0
#include "id_card/frame.hpp"

#include <algorithm>
#include <numeric>

namespace fifteen::id_card {

namespace {

// The part of the preamble that must be there; the first AA may be lost on the way.
constexpr std::span<const std::uint8_t> kMark = std::span(kPreamble).subspan(1);
constexpr std::size_t kSmallestLength = 4; // three status bytes and the checksum
// A reader that babbles must not make us keep more than this; the largest frame fits several times.
constexpr std::size_t kBufferLimit = 8192;

Result<void> nameOf(const std::array<std::uint8_t, 3>& status) {
    // 31 and 32 carry the card's or the SAM's own code in SW1 and SW2; everywhere else they are zero.
    switch (status[2]) {
    case 0x31:
        return Error::cardRejectsReader;
    case 0x32:
        return Error::readerRejectsCard;
    default:
        break;
    }
    if (status[0] != 0 || status[1] != 0) {
        return Error::unknownStatus;
    }
    switch (status[2]) {
    case kDone:
    case kFound:
        return {};
    case 0x10:
        return Error::requestChecksum;
    case 0x11:
        return Error::requestLength;
    case 0x21:
        return Error::unknownCommand;
    case 0x23:
        return Error::notPermitted;
    case 0x24:
        return Error::readerUnknownError;
    case 0x33:
        return Error::verificationFailed;
    case 0x40:
        return Error::wrongCardType;
    case 0x41:
        return Error::readFailed;
    case 0x47:
        return Error::randomFailed;
    case 0x60:
        return Error::selfTestFailed;
    case 0x66:
        return Error::readerNotAuthorised;
    case 0x80:
        return Error::noCard;
    case 0x81:
        return Error::selectFailed;
    case 0x91:
        return Error::itemEmpty;
    default:
        return Error::unknownStatus;
    }
}

} // namespace

std::uint8_t checksum(std::span<const std::uint8_t> bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
                           [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum ^ byte); });
}

std::vector<std::uint8_t> encodeRequest(Command command, std::span<const std::uint8_t> data) {
    const auto code = static_cast<std::uint16_t>(command);
    const std::size_t length = 2 + data.size() + 1;
    std::vector<std::uint8_t> frame(kPreamble.begin(), kPreamble.end());
    frame.push_back(static_cast<std::uint8_t>(length >> 8));
    frame.push_back(static_cast<std::uint8_t>(length & 0xFF));
    frame.push_back(static_cast<std::uint8_t>(code >> 8));
    frame.push_back(static_cast<std::uint8_t>(code & 0xFF));
    frame.insert(frame.end(), data.begin(), data.end());
    frame.push_back(checksum(std::span(frame).subspan(kPreamble.size())));
    return frame;
}

Result<void> Reply::outcome() const {
    return nameOf(status);
}

FrameReader::FrameReader() {
    buffer_.reserve(kBufferLimit);
}

void FrameReader::feed(std::span<const std::uint8_t> bytes) {
    bytes = bytes.last(std::min(bytes.size(), kBufferLimit));
    if (buffer_.size() + bytes.size() > kBufferLimit) {
        drop(buffer_.size() + bytes.size() - kBufferLimit);
    }
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

std::optional<Result<Reply>> FrameReader::next() {
    const auto mark = std::ranges::search(buffer_, kMark);
    if (mark.empty()) {
        drop(buffer_.size() - std::min(buffer_.size(), kMark.size() - 1)); // the rest may begin a preamble
        return std::nullopt;
    }
    drop(static_cast<std::size_t>(mark.begin() - buffer_.begin()));
    inFrame_ = true;
    if (buffer_.size() < kMark.size() + 2) {
        return std::nullopt;
    }
    const std::size_t length = frameLength();
    if (length < kSmallestLength || length > kLargestLength) {
        drop(kMark.size());
        return Result<Reply>(Error::garbledAnswer);
    }
    const std::size_t whole = kMark.size() + 2 + length;
    if (buffer_.size() < whole) {
        return std::nullopt;
    }
    const auto summed = std::span(buffer_).subspan(kMark.size(), 2 + length - 1);
    if (checksum(summed) != buffer_[whole - 1]) {
        drop(kMark.size());
        return Result<Reply>(Error::garbledAnswer);
    }
    Reply reply;
    std::copy_n(summed.begin() + 2, reply.status.size(), reply.status.begin());
    reply.data.assign(summed.begin() + 2 + reply.status.size(), summed.end());
    drop(whole);
    return Result<Reply>(std::move(reply));
}

std::optional<std::size_t> FrameReader::missing() const {
    if (!inFrame_ || buffer_.size() < kMark.size() + 2) {
        return std::nullopt;
    }
    const std::size_t whole = kMark.size() + 2 + frameLength();
    return whole > buffer_.size() ? whole - buffer_.size() : 0;
}

void FrameReader::clear() {
    drop(buffer_.size());
}

std::size_t FrameReader::frameLength() const {
    return static_cast<std::size_t>(buffer_[kMark.size()]) << 8 | buffer_[kMark.size() + 1];
}

void FrameReader::drop(std::size_t count) {
    if (count == 0) {
        return;
    }
    const auto kept = std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(count), buffer_.end(), buffer_.begin());
    wipe(std::span(kept, buffer_.end()));
    buffer_.erase(kept, buffer_.end());
    inFrame_ = false;
}

} // namespace fifteen::id_card
