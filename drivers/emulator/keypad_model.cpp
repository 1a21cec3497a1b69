// SPDX-License-Identifier: Apache-2.0
#include "emulator/keypad_model.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

// What the caller's protocol paper leaves open, the command of a key frame among it, is as the field project's host
// would accept it.
constexpr std::uint8_t kKeyCommand = 0x10;
constexpr std::uint8_t kRatingCommand = 0x11;
constexpr std::uint8_t kRatingAnswer = 0x01;
constexpr std::uint8_t kShow = 0x02;
constexpr std::uint8_t kBeep = 0x03;
constexpr std::size_t kShortest = 9; // head 2, lengths 2, mark 1, address and command, sum, end
constexpr std::size_t kAround = 7;   // the same without address and command

std::uint8_t sum(const Bytes& frame) {
    unsigned total = 0;
    for (std::size_t i = 5; i + 2 < frame.size(); ++i) {
        total += frame[i];
    }
    return static_cast<std::uint8_t>(total % 256);
}

Bytes frameOf(std::uint8_t address, std::uint8_t command, const Bytes& data) {
    const auto count = static_cast<std::uint8_t>(data.size() + 2);
    Bytes frame{0xFF, 0x68, count, count, 0x68, address, command};
    frame.insert(frame.end(), data.begin(), data.end());
    frame.insert(frame.end(), {0x00, 0x16});
    frame[frame.size() - 2] = sum(frame);
    return frame;
}

// What the host must say to be taken for having understood.
Bytes answerTo(Bytes frame) {
    if (frame[6] == kRatingCommand) {
        frame[6] = kRatingAnswer;
        frame[frame.size() - 2] = static_cast<std::uint8_t>(frame[frame.size() - 2] - 0x10);
    }
    return frame;
}

char digit(std::uint8_t code) {
    return code <= 9 ? static_cast<char>('0' + code) : code == 0x0A ? ' ' : '?';
}

} // namespace

KeypadModel::KeypadModel(KeypadModelOptions options, std::function<void()> onChange)
    : options_(std::move(options))
    , onChange_(std::move(onChange)) {
    for (const auto address : options_.pads) {
        devices_[address];
    }
    for (const auto address : options_.evaluators) {
        devices_[address].isEvaluator = true;
    }
}

void KeypadModel::press(std::uint8_t pad, Bytes keys) {
    devices_.at(pad).unacknowledged.push_back(frameOf(pad, kKeyCommand, keys));
}

void KeypadModel::rate(std::uint8_t evaluator, std::uint8_t key) {
    auto& device = devices_.at(evaluator);
    device.asking = false;
    device.unacknowledged.push_back(frameOf(evaluator, kRatingCommand, {key}));
}

void KeypadModel::setFault(std::uint8_t device, KeypadFault fault) {
    devices_.at(device).fault = fault;
}

KeypadFault KeypadModel::fault(std::uint8_t device) const {
    return devices_.at(device).fault;
}

std::string KeypadModel::shown(std::uint8_t pad) const {
    return devices_.at(pad).shown;
}

int KeypadModel::displays(std::uint8_t pad) const {
    return devices_.at(pad).displays;
}

int KeypadModel::beeps(std::uint8_t pad) const {
    return devices_.at(pad).beeps;
}

bool KeypadModel::isAsking(std::uint8_t evaluator) const {
    return devices_.at(evaluator).asking;
}

int KeypadModel::stars(std::uint8_t evaluator) const {
    return devices_.at(evaluator).stars;
}

int KeypadModel::lost(std::uint8_t device) const {
    return devices_.at(device).lost;
}

bool KeypadModel::isIdle(std::uint8_t device) const {
    return devices_.at(device).unacknowledged.empty();
}

// The host's frames come whole and without noise, or they are not understood: a pad is a small thing.
std::size_t KeypadModel::takeOut(std::uint8_t /*endpoint*/, std::span<const std::uint8_t> bytes, TimePoint /*now*/) {
    incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
    if (echo_) {
        outgoing_.insert(outgoing_.end(), bytes.begin(), bytes.end());
    }
    while (incoming_.size() >= kShortest) {
        const std::size_t size = incoming_[2] + kAround;
        if (incoming_[0] != 0xFF || incoming_[1] != 0x68 || incoming_[2] < 2) {
            ++notUnderstood_;
            incoming_.erase(incoming_.begin());
            continue;
        }
        if (incoming_.size() < size) {
            break;
        }
        const auto end = incoming_.begin() + static_cast<std::ptrdiff_t>(size);
        hear(Bytes(incoming_.begin(), end));
        incoming_.erase(incoming_.begin(), end);
        changed();
    }
    return bytes.size();
}

void KeypadModel::hear(const Bytes& frame) {
    const auto found = devices_.find(frame[5]);
    const bool sound =
        frame[2] == frame[3] && frame[4] == 0x68 && frame[frame.size() - 2] == sum(frame) && frame.back() == 0x16;
    if (!sound || found == devices_.end()) {
        ++notUnderstood_;
        return;
    }
    auto& device = found->second;
    if (device.fault == KeypadFault::deaf) {
        return;
    }
    if (device.tries > 0 && !device.unacknowledged.empty() && frame == answerTo(device.unacknowledged.front())) {
        device.done = answerTo(device.unacknowledged.front());
        device.unacknowledged.pop_front();
        device.tries = 0;
        return;
    }
    if (frame == device.done) {
        return; // to a repetition that was under way
    }
    obey(device, frame[6], std::span(frame).subspan(7, frame.size() - 9));
}

void KeypadModel::obey(Device& device, std::uint8_t command, std::span<const std::uint8_t> data) {
    if (!device.isEvaluator && command == kShow && data.size() == 6) {
        std::ranges::transform(data, device.shown.begin(), digit);
        ++device.displays;
    } else if (!device.isEvaluator && command == kBeep && data.empty()) {
        ++device.beeps;
    } else if (device.isEvaluator && command == kShow && data.size() == 1) {
        device.stars = data[0];
    } else if (device.isEvaluator && command == kRatingAnswer && data.size() == 1 && data[0] == 0x0B) {
        device.asking = true;
    } else {
        ++notUnderstood_;
    }
}

std::optional<InData> KeypadModel::giveIn(std::uint8_t /*endpoint*/, std::size_t room, TimePoint now) {
    for (auto& [address, device] : devices_) {
        speak(device, now);
    }
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

void KeypadModel::speak(Device& device, TimePoint now) {
    if (device.unacknowledged.empty() || (device.tries > 0 && now < device.again)) {
        return;
    }
    if (device.tries > options_.repeats) {
        device.unacknowledged.pop_front();
        device.tries = 0;
        ++device.lost;
        changed();
        return;
    }
    say(device, device.unacknowledged.front());
    ++device.tries;
    device.again = now + options_.repeatEvery;
}

void KeypadModel::say(const Device& device, const Bytes& frame) {
    auto bytes = frame;
    if (device.fault == KeypadFault::badSum && device.tries == 0) {
        ++bytes[bytes.size() - 2];
    } else if (device.fault == KeypadFault::cutShort && device.tries == 0) {
        bytes.resize(bytes.size() / 2);
    } else if (device.fault == KeypadFault::noise) {
        const Bytes noise{0x00, 0xFF, 0x68, 0x03, 0x16, 0xFF};
        bytes.insert(bytes.begin(), noise.begin(), noise.end());
    }
    outgoing_.insert(outgoing_.end(), bytes.begin(), bytes.end());
}

std::optional<Bytes> KeypadModel::control(const ControlSetup& /*setup*/, std::span<const std::uint8_t> /*data*/,
                                          TimePoint /*now*/) {
    return std::nullopt;
}

void KeypadModel::changed() const {
    if (onChange_) {
        onChange_();
    }
}

// The adapter was plugged in; pads have a supply of their own and know nothing of it.
void KeypadModel::powerOn(TimePoint /*now*/) {
    incoming_.clear();
    outgoing_.clear();
}

} // namespace fifteen::emulator
