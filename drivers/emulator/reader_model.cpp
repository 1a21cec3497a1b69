// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_model.hpp"

#include "id_card/frame.hpp"
#include "usb_descriptors.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kOutFirst = 0x02;
constexpr std::uint8_t kOutSecond = 0x06;
constexpr std::uint8_t kInFirst = 0x81;
constexpr std::uint8_t kInSecond = 0x85;
constexpr std::size_t kPhotoSize = 1024;
constexpr std::size_t kLargestRequest = 64;
constexpr int kLooksThatConvince = 3; // a host that looks twice before it believes has believed by then

constexpr std::uint16_t kReset = 0x10FF;
constexpr std::uint16_t kStatus = 0x11FF;
constexpr std::uint16_t kSamId = 0x12FF;
constexpr std::uint16_t kFind = 0x2001;
constexpr std::uint16_t kSelect = 0x2002;
constexpr std::uint16_t kRead = 0x3001;
constexpr std::uint16_t kAppendedAddress = 0x3003;
constexpr std::uint16_t kMaxRfBytes = 0x61FF;
// Not commands: requests that arrived damaged are answered in turn as well.
constexpr std::uint16_t kWrongChecksum = 0x0010;
constexpr std::uint16_t kWrongLength = 0x0011;

Bytes makeAnswer(std::uint8_t status, std::span<const std::uint8_t> data = {}) {
    Bytes frame(id_card::kPreamble.begin(), id_card::kPreamble.end());
    const std::size_t length = 3 + data.size() + 1;
    frame.insert(frame.end(),
                 {static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF), 0, 0, status});
    frame.insert(frame.end(), data.begin(), data.end());
    frame.push_back(id_card::checksum(std::span(frame).subspan(id_card::kPreamble.size())));
    return frame;
}

// The SAM protocol document's own sample: 05.01-20101129-0001228293-0296863149.
constexpr std::array<std::uint8_t, 16> kSampleSamId{0x05, 0x00, 0x01, 0x00, 0x09, 0xB8, 0x32, 0x01,
                                                    0x05, 0xBE, 0x12, 0x00, 0xAD, 0xC5, 0xB1, 0x11};

// Something that changes from byte to byte; a real one is a WLT picture, which nobody here can or wants to decode.
Bytes makePhotograph() {
    Bytes photograph(kPhotoSize);
    std::uint32_t state = 0x15;
    for (auto& byte : photograph) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return photograph;
}

} // namespace

ReaderModel::ReaderModel(ReaderModelOptions options, OnEvent onEvent)
    : options_(options)
    , onEvent_(std::move(onEvent)) {}

void ReaderModel::lay(const CardHolder& holder) {
    card_ = Card{.text = encodeText(holder)};
}

void ReaderModel::lift() {
    card_.reset();
    looksUntilMissed_ = kLooksThatConvince;
}

Bytes ReaderModel::descriptors() const {
    std::vector<std::uint8_t> endpoints{kOutFirst, kInFirst};
    if (options_.fourEndpoints) {
        endpoints = {kOutFirst, kOutSecond, kInFirst, kInSecond};
    }
    return makeDescriptors({options_.vendor, options_.product, 0xFF, 0, 0, endpoints});
}

void ReaderModel::powerOn(TimePoint) {
    incoming_.clear();
    requests_.clear();
    first_.clear();
    second_.clear();
    if (card_) {
        card_ = Card{.text = std::move(card_->text)};
    }
}

std::optional<Bytes> ReaderModel::control(const ControlSetup&, std::span<const std::uint8_t>, TimePoint) {
    return std::nullopt;
}

std::size_t ReaderModel::takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) {
    if (endpoint == kOutFirst || endpoint == kOutSecond) {
        incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
        takeRequests(now);
    }
    return bytes.size();
}

void ReaderModel::takeRequests(TimePoint now) {
    while (true) {
        const auto start = std::ranges::search(incoming_, id_card::kPreamble).begin();
        incoming_.erase(incoming_.begin(), start);
        if (incoming_.size() < id_card::kHeaderSize) {
            return;
        }
        const std::size_t length = static_cast<std::size_t>(incoming_[5]) << 8 | incoming_[6];
        if (length < 3 || length > kLargestRequest) {
            incoming_.clear();
            begin(kWrongLength, now);
            return;
        }
        const std::size_t whole = id_card::kHeaderSize + length;
        if (incoming_.size() < whole) {
            return;
        }
        const bool sound = id_card::checksum(std::span(incoming_).subspan(5, length + 1)) == incoming_[whole - 1];
        const auto command = static_cast<std::uint16_t>(incoming_[7] << 8 | incoming_[8]);
        incoming_.erase(incoming_.begin(), incoming_.begin() + static_cast<std::ptrdiff_t>(whole));
        begin(sound ? command : kWrongChecksum, now);
    }
}

void ReaderModel::begin(std::uint16_t command, TimePoint now) {
    std::chrono::microseconds wait{0};
    if (command == kFind) {
        wait = card_ && !card_->read && fault_ != ReaderFault::notFound ? options_.waits.find : options_.waits.absent;
    } else if (command == kRead && card_ && card_->selected) {
        wait = options_.waits.read;
    }
    requests_.push_back({command, now + wait, wait});
}

void ReaderModel::finish(const Request& request) {
    std::function<void()> delivered;
    auto frame = answerTo(request, delivered);
    if (fault_ != ReaderFault::silent) {
        say(std::move(frame), request.command == kRead, std::move(delivered));
    }
}

Bytes ReaderModel::answerTo(const Request& request, std::function<void()>& delivered) {
    switch (request.command) {
    case kReset:
    case kStatus:
    case kMaxRfBytes:
        return makeAnswer(0x90);
    case kSamId:
        return makeAnswer(0x90, kSampleSamId);
    case kFind:
        return answerToFind(request, delivered);
    case kSelect:
        if (!card_ || !card_->found) {
            return makeAnswer(0x81);
        }
        card_->selected = true;
        return makeAnswer(0x90, std::array<std::uint8_t, 8>{});
    case kRead:
        return answerToRead(request, delivered);
    case kAppendedAddress:
        return makeAnswer(card_ && card_->read ? 0x91 : 0x41);
    case kWrongChecksum:
        return makeAnswer(0x10);
    case kWrongLength:
        return makeAnswer(0x11);
    default:
        return makeAnswer(0x21);
    }
}

Bytes ReaderModel::answerToFind(const Request& request, std::function<void()>& delivered) {
    if (!card_ && looksUntilMissed_ > 0 && --looksUntilMissed_ == 0) {
        delivered = [this] { onEvent_(Event::cardMissed, std::chrono::microseconds{0}); };
    }
    if (!card_ || card_->read || fault_ == ReaderFault::notFound) {
        return makeAnswer(0x80);
    }
    card_->found = true;
    card_->selected = false;
    card_->waited += request.wait;
    delivered = [this, waited = card_->waited] { onEvent_(Event::cardFound, waited); };
    return makeAnswer(0x9F, std::array<std::uint8_t, 4>{});
}

Bytes ReaderModel::answerToRead(const Request& request, std::function<void()>& delivered) {
    if (!card_ || !card_->selected) {
        return makeAnswer(0x41);
    }
    card_->waited += request.wait;
    if (fault_ == ReaderFault::none || fault_ == ReaderFault::garbage) {
        card_->read = true;
        delivered = [this, waited = card_->waited] { onEvent_(Event::cardRead, waited); };
    }
    Bytes data{0x01, 0x00, 0x04, 0x00};
    data.insert(data.end(), card_->text.begin(), card_->text.end());
    const auto photograph = makePhotograph();
    data.insert(data.end(), photograph.begin(), photograph.end());
    return makeAnswer(0x90, data);
}

void ReaderModel::say(Bytes frame, bool isRead, std::function<void()> delivered) {
    Bytes before;
    if (fault_ == ReaderFault::garbage) {
        before = {0x00, 0xAA, 0x55, 0xAA, 0x96, 0x00, 0xFF};
    }
    if (isRead && fault_ == ReaderFault::badChecksum) {
        frame.back() ^= 0xFF;
    }
    if (isRead && fault_ == ReaderFault::shortFrame) {
        frame.resize(frame.size() / 2);
    }
    if (isRead && fault_ == ReaderFault::babble) {
        frame.back() ^= 0xFF;
        frame.insert(frame.end(), 3001, 0xAA);
    }
    if (!options_.fourEndpoints) {
        before.insert(before.end(), frame.begin(), frame.end());
        first_.push(std::move(before), std::move(delivered));
        return;
    }
    const auto body = frame.begin() + id_card::kHeaderSize;
    before.insert(before.end(), frame.begin(), body);
    first_.push(std::move(before));
    second_.push(Bytes(body, frame.end()), std::move(delivered));
}

std::optional<InData> ReaderModel::giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) {
    while (!requests_.empty() && requests_.front().due <= now) {
        const auto request = requests_.front();
        requests_.pop_front();
        finish(request);
    }
    if (endpoint == kInFirst) {
        return first_.give(room);
    }
    return endpoint == kInSecond && options_.fourEndpoints ? second_.give(room) : std::nullopt;
}

} // namespace fifteen::emulator
