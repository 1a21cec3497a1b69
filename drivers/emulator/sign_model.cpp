// SPDX-License-Identifier: Apache-2.0
#include "emulator/sign_model.hpp"

#include <algorithm>
#include <array>

namespace fifteen::emulator {

namespace {

constexpr std::size_t kHeader = 7; // A5 15, address, sequence, command, length of two bytes
constexpr std::size_t kMostData = 240;
constexpr std::size_t kSmallMemory = 12;
constexpr std::uint8_t kShow = 0x01;
constexpr std::uint8_t kAck = 0x06;
constexpr std::uint8_t kNak = 0x15;

// The same CRC-16/IBM-3740 as the host's, reckoned in another way: nibble by nibble with a table.
std::uint16_t crc(std::span<const std::uint8_t> bytes) {
    static constexpr std::array<std::uint16_t, 16> kTable{0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50A5,
                                                          0x60C6, 0x70E7, 0x8108, 0x9129, 0xA14A, 0xB16B,
                                                          0xC18C, 0xD1AD, 0xE1CE, 0xF1EF};
    unsigned value = 0xFFFF;
    for (const auto byte : bytes) {
        value = (value << 4 & 0xFFFF) ^ kTable[(value >> 12 ^ byte >> 4) & 0xF];
        value = (value << 4 & 0xFFFF) ^ kTable[(value >> 12 ^ byte) & 0xF];
    }
    return static_cast<std::uint16_t>(value);
}

} // namespace

SignModel::SignModel(const std::vector<std::uint8_t>& addresses, std::function<void()> onChange)
    : onChange_(std::move(onChange)) {
    for (const auto address : addresses) {
        signs_[address];
    }
}

void SignModel::setFault(std::uint8_t sign, SignFault fault) {
    signs_.at(sign).fault = fault;
}

SignFault SignModel::fault(std::uint8_t sign) const {
    return signs_.at(sign).fault;
}

void SignModel::switchOffAndOn(std::uint8_t sign) {
    signs_.at(sign).shown.clear();
}

std::string SignModel::shown(std::uint8_t sign) const {
    return signs_.at(sign).shown;
}

int SignModel::encoding(std::uint8_t sign) const {
    return signs_.at(sign).encoding;
}

int SignModel::blinks(std::uint8_t sign) const {
    return signs_.at(sign).blinks;
}

int SignModel::heard(std::uint8_t sign) const {
    return signs_.at(sign).heard;
}

std::size_t SignModel::takeOut(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> bytes, TimePoint /*now*/) {
    incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
    if (echo_) {
        outgoing_.insert(outgoing_.end(), bytes.begin(), bytes.end());
    }
    while (takeFrame()) {
    }
    return bytes.size();
}

/// False when more must come.
bool SignModel::takeFrame() {
    if (incoming_.size() < kHeader) {
        return false;
    }
    const std::size_t length = static_cast<std::size_t>(incoming_[5]) * 256 + incoming_[6];
    const std::size_t size = kHeader + length + 2;
    const bool begins = incoming_[0] == 0xA5 && incoming_[1] == 0x15 && length <= kMostData;
    if (begins && incoming_.size() < size) {
        return false;
    }
    if (!begins || crc(std::span(incoming_).subspan(2, size - 4)) != incoming_[size - 2] * 256 + incoming_[size - 1]) {
        ++garbage_;
        incoming_.erase(incoming_.begin());
        return true;
    }
    const auto end = incoming_.begin() + static_cast<std::ptrdiff_t>(size);
    obey(Bytes(incoming_.begin(), end));
    incoming_.erase(incoming_.begin(), end);
    if (onChange_) {
        onChange_();
    }
    return true;
}

void SignModel::obey(const Bytes& frame) {
    const auto found = signs_.find(frame[2]);
    if (found == signs_.end() || frame[4] != kShow || frame.size() < kHeader + 4) {
        return;
    }
    auto& sign = found->second;
    if (sign.fault == SignFault::dead) {
        return;
    }
    if (sign.fault == SignFault::deafOnce) {
        sign.fault = SignFault::none;
        return;
    }
    ++sign.heard;
    const auto text = std::span(frame).subspan(kHeader + 2, frame.size() - kHeader - 4);
    const int encoding = frame[kHeader];
    if (encoding != 1 && (encoding != 2 || sign.fault == SignFault::onlyUtf8)) {
        answer(frame, sign, 1);
    } else if (sign.fault == SignFault::smallMemory && text.size() > kSmallMemory) {
        answer(frame, sign, 2);
    } else if (sign.fault == SignFault::displayBroken) {
        answer(frame, sign, 3);
    } else {
        sign.shown.assign(text.begin(), text.end());
        sign.encoding = encoding;
        sign.blinks += frame[kHeader + 1] == 1 ? 1 : 0;
        answer(frame, sign, 0);
    }
}

void SignModel::answer(const Bytes& frame, const Sign& sign, std::uint8_t refusal) {
    if (sign.fault == SignFault::silent) {
        return;
    }
    Bytes said{0xA5, 0x15, frame[2], frame[3], refusal == 0 ? kAck : kNak, 0, 0};
    if (refusal != 0) {
        said.back() = 1;
        said.push_back(refusal);
    }
    unsigned check = crc(std::span(said).subspan(2));
    check ^= sign.fault == SignFault::badAnswer ? 1U : 0U;
    said.push_back(static_cast<std::uint8_t>(check / 256));
    said.push_back(static_cast<std::uint8_t>(check % 256));
    outgoing_.insert(outgoing_.end(), said.begin(), said.end());
}

std::optional<InData> SignModel::giveIn(std::uint8_t /*endpoint*/, std::size_t room, TimePoint /*now*/) {
    if (outgoing_.empty() || room == 0) {
        return std::nullopt;
    }
    InData data;
    const auto end = outgoing_.begin() + static_cast<std::ptrdiff_t>(std::min(room, outgoing_.size()));
    data.bytes.assign(outgoing_.begin(), end);
    data.shortPacket = true; // a serial line gives what it has
    outgoing_.erase(outgoing_.begin(), end);
    return data;
}

std::optional<Bytes> SignModel::control(const ControlSetup& /*setup*/, std::span<const std::uint8_t> /*data*/,
                                        TimePoint /*now*/) {
    return std::nullopt;
}

// The adapter was plugged in; signs have a supply of their own and go on showing what they show.
void SignModel::powerOn(TimePoint /*now*/) {
    incoming_.clear();
    outgoing_.clear();
}

} // namespace fifteen::emulator
