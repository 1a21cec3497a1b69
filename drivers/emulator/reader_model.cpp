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
constexpr std::uint8_t kLineOut = 0x01;
constexpr std::size_t kPhotoSize = 1024;
constexpr std::size_t kLargestRequest = 64;
constexpr std::size_t kReportSize = 64;
constexpr int kLooksThatConvince = 3; // a host that looks twice before it believes has believed by then

constexpr std::uint16_t kReset = 0x10FF;
constexpr std::uint16_t kStatus = 0x11FF;
constexpr std::uint16_t kSamId = 0x12FF;
constexpr std::uint16_t kFind = 0x2001;
constexpr std::uint16_t kSelect = 0x2002;
constexpr std::uint16_t kRead = 0x3001;
constexpr std::uint16_t kAppendedAddress = 0x3003;
constexpr std::uint16_t kMaxRfBytes = 0x61FF;
constexpr std::uint16_t kFirstBaud = 0x6000; // 60 00 .. 60 04: 115200 .. 9600
constexpr std::uint16_t kLastBaud = 0x6004;
// Not commands: requests that arrived damaged are answered in turn as well.
constexpr std::uint16_t kWrongChecksum = 0x0010;
constexpr std::uint16_t kWrongLength = 0x0011;

// Vendor-defined, one 64-byte report each way, no report ids (HID 1.11, section 6.2.2).
const Bytes kReportDescriptor{0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,
                              0x95, 0x40, 0x09, 0x02, 0x81, 0x02, 0x95, 0x40, 0x09, 0x03, 0x91, 0x02, 0xC0};

// HID 1.11, sections 7.1.1 and 7.2.
constexpr std::uint8_t kGetDescriptor = 6;
constexpr std::uint16_t kReportDescriptorValue = 0x2200;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint8_t kSetIdle = 0x0A;
constexpr std::uint8_t kOutputReport = 2;

Bytes makeAnswer(const std::array<std::uint8_t, 3>& status, std::span<const std::uint8_t> data = {}) {
    Bytes frame(id_card::kPreamble.begin(), id_card::kPreamble.end());
    const std::size_t length = status.size() + data.size() + 1;
    frame.insert(frame.end(), {static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF)});
    frame.insert(frame.end(), status.begin(), status.end());
    frame.insert(frame.end(), data.begin(), data.end());
    frame.push_back(id_card::checksum(std::span(frame).subspan(id_card::kPreamble.size())));
    return frame;
}

Bytes makeAnswer(std::uint8_t status, std::span<const std::uint8_t> data = {}) {
    return makeAnswer({0, 0, status}, data);
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
    , onEvent_(std::move(onEvent))
    , line_(options.baud) {}

void ReaderModel::lay(const CardHolder& holder) {
    layText(encodeText(holder));
}

void ReaderModel::layText(Bytes text) {
    card_ = Card{.text = std::move(text)};
}

void ReaderModel::lift() {
    card_.reset();
    looksUntilMissed_ = kLooksThatConvince;
}

Bytes ReaderModel::descriptors() const {
    UsbFunction function{options_.vendor, options_.product, 0xFF, 0, 0, {}};
    switch (options_.layout) {
    case ReaderLayout::fourEndpoints:
        function.bulkEndpoints = {kOutFirst, kOutSecond, kInFirst, kInSecond};
        break;
    case ReaderLayout::onePair:
        function.bulkEndpoints = {kOutFirst, kInFirst};
        break;
    case ReaderLayout::hid:
        function.interruptEndpoints = {kOutFirst, kInFirst};
        break;
    case ReaderLayout::hidWithoutOut:
        function.interruptEndpoints = {kInFirst};
        break;
    case ReaderLayout::serial:
        return {};
    }
    if (isHid()) {
        function.interfaceClass = 3;
        function.reportDescriptorSize = kReportDescriptor.size();
    }
    return makeDescriptors(function);
}

void ReaderModel::powerOn(TimePoint) {
    incoming_.clear();
    requests_.clear();
    first_.clear();
    second_.clear();
    line_.clear();
    if (card_) {
        card_ = Card{.text = std::move(card_->text)};
    }
}

std::optional<Bytes> ReaderModel::control(const ControlSetup& setup, std::span<const std::uint8_t> data,
                                          TimePoint now) {
    if (!isHid()) {
        return std::nullopt;
    }
    if (setup.requestType == 0x81 && setup.request == kGetDescriptor && setup.value == kReportDescriptorValue) {
        return kReportDescriptor;
    }
    if (setup.requestType == 0x21 && setup.request == kSetIdle) {
        return Bytes{};
    }
    if (setup.requestType == 0x21 && setup.request == kSetReport && setup.value >> 8 == kOutputReport &&
        data.size() == kReportSize) {
        takeBytes(data, now);
        return Bytes{};
    }
    return std::nullopt;
}

std::size_t ReaderModel::takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) {
    const bool isOurs =
        options_.layout == ReaderLayout::serial
            ? endpoint == kLineOut
            : endpoint == kOutFirst || (endpoint == kOutSecond && options_.layout == ReaderLayout::fourEndpoints);
    const bool isWhole = !isHid() || bytes.size() == kReportSize;
    if (isOurs && isWhole) {
        takeBytes(bytes, now);
    }
    return bytes.size();
}

void ReaderModel::takeBytes(std::span<const std::uint8_t> bytes, TimePoint now) {
    incoming_.insert(incoming_.end(), bytes.begin(), bytes.end());
    takeRequests(now);
}

void ReaderModel::takeRequests(TimePoint now) {
    while (true) {
        auto start = std::ranges::search(incoming_, id_card::kPreamble).begin();
        if (start == incoming_.end()) { // the last bytes may begin a preamble
            start -= static_cast<std::ptrdiff_t>(std::min(incoming_.size(), id_card::kPreamble.size() - 1));
        }
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
        say(std::move(frame), request, std::move(delivered));
    }
}

Bytes ReaderModel::answerTo(const Request& request, std::function<void()>& delivered) {
    if (fault_ == ReaderFault::samBroken) {
        return makeAnswer(0x60);
    }
    if (request.command >= kFirstBaud && request.command <= kLastBaud) {
        return makeAnswer(0x90);
    }
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
        if (!card_ || !card_->found || fault_ == ReaderFault::twoCards) {
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
    if (fault_ == ReaderFault::strangeCard) {
        return makeAnswer(0x40);
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
    if (refusal_) {
        return makeAnswer(*refusal_);
    }
    if (fault_ == ReaderFault::none || fault_ == ReaderFault::garbage || fault_ == ReaderFault::lostFirst) {
        card_->read = true;
        delivered = [this, waited = card_->waited] { onEvent_(Event::cardRead, waited); };
    }
    Bytes data{0x01, 0x00, 0x04, 0x00};
    data.insert(data.end(), card_->text.begin(), card_->text.end());
    const auto photograph = makePhotograph();
    data.insert(data.end(), photograph.begin(), photograph.end());
    return makeAnswer(0x90, data);
}

void ReaderModel::spoil(Bytes& frame, bool isRead) const {
    static constexpr std::array<std::uint8_t, 7> kGarbage{0x00, 0xAA, 0x55, 0xAA, 0x96, 0x00, 0xFF};
    if (fault_ == ReaderFault::garbage) {
        frame.insert(frame.begin(), kGarbage.begin(), kGarbage.end());
    }
    if (fault_ == ReaderFault::lostFirst) {
        frame.erase(frame.begin());
    }
    if (fault_ == ReaderFault::nonsense) {
        frame.back() ^= 0xFF;
        frame.insert(frame.end(), 3001, 0xAA);
    }
    if (!isRead) {
        return;
    }
    if (fault_ == ReaderFault::badChecksum || fault_ == ReaderFault::babble) {
        frame.back() ^= 0xFF;
    }
    if (fault_ == ReaderFault::shortFrame) {
        frame.resize(frame.size() / 2);
    }
    if (fault_ == ReaderFault::babble) {
        frame.insert(frame.end(), 3001, 0xAA);
    }
    if (fault_ == ReaderFault::lostBytes && frame.size() > 300) {
        frame.erase(frame.begin() + 200, frame.begin() + 205);
    }
}

void ReaderModel::say(Bytes frame, const Request& request, std::function<void()> delivered) {
    spoil(frame, request.command == kRead);
    if (options_.layout == ReaderLayout::serial) {
        line_.push(frame, request.due, std::move(delivered));
        return;
    }
    if (isHid()) {
        frame.resize((frame.size() + kReportSize - 1) / kReportSize * kReportSize);
    }
    if (options_.layout != ReaderLayout::fourEndpoints) {
        first_.push(std::move(frame), std::move(delivered));
        return;
    }
    const auto mark = std::ranges::search(frame, std::span(id_card::kPreamble).last(3)); // what every fault leaves
    const auto body = mark.end() + 2;
    first_.push(Bytes(frame.begin(), body));
    second_.push(Bytes(body, frame.end()), std::move(delivered));
}

std::optional<InData> ReaderModel::giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) {
    while (!requests_.empty() && requests_.front().due <= now) {
        const auto request = requests_.front();
        requests_.pop_front();
        finish(request);
    }
    if (endpoint == kInFirst) {
        return options_.layout == ReaderLayout::serial ? line_.give(room, now) : first_.give(room);
    }
    return endpoint == kInSecond ? second_.give(room) : std::nullopt;
}

} // namespace fifteen::emulator
