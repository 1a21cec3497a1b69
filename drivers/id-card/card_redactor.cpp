// SPDX-License-Identifier: Apache-2.0
#include "id_card/card_redactor.hpp"

#include "id_card/frame.hpp"
#include "id_card/text.hpp"

#include <algorithm>

namespace fifteen::id_card {

namespace {

using Mark = std::array<std::uint8_t, 4>;
using Text = std::array<std::uint8_t, kTextSize>;

constexpr Mark kMark{0xAA, 0xAA, 0x96, 0x69}; // of the preamble, the first AA of which may be lost
constexpr std::size_t kLengthSize = 2;
constexpr std::size_t kStatusSize = 3;
constexpr std::size_t kPhotoSize = 1024;
constexpr std::size_t kSizesWithoutFingerprints = 4; // text and photograph, two bytes each
constexpr std::size_t kSizesWithFingerprints = 6;

constexpr void put(Text& text, std::size_t offset, std::u16string_view units) {
    for (const char16_t unit : units) {
        text.at(offset++) = static_cast<std::uint8_t>(unit & 0xFF);
        text.at(offset++) = static_cast<std::uint8_t>(unit >> 8);
    }
}

/// devices.md 1.3, resident. The number is the sample of GB 11643.
constexpr Text madeUpText() {
    Text text{};
    put(text, 0,
        std::u16string_view(u"                                                                "
                            u"                                                                "));
    put(text, 0, u"李秀英");
    put(text, 30, u"2");
    put(text, 32, u"01");
    put(text, 36, u"19491231");
    put(text, 52, u"某省某市某区某路1号");
    put(text, 122, u"11010519491231002X");
    put(text, 158, u"某市公安局");
    put(text, 188, u"20200101");
    put(text, 204, u"长期");
    return text;
}

constexpr Text kText = madeUpText();

} // namespace

void CardRedactor::sent(std::span<std::uint8_t>, std::size_t) {
    beginAnew(); // an answer that was cut short must not make the next one look like its rest
}

void CardRedactor::beginAnew() {
    inFrame_ = false;
    lastFour_ = {};
}

void CardRedactor::received(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) {
        byte = replace(byte);
    }
}

std::uint8_t CardRedactor::replace(std::uint8_t byte) {
    return inFrame_ ? inFrame(byte) : outsideOfFrames(byte);
}

std::uint8_t CardRedactor::outsideOfFrames(std::uint8_t byte) {
    std::ranges::rotate(lastFour_, lastFour_.begin() + 1);
    lastFour_.back() = byte;
    if (lastFour_ == kMark) {
        beginAnew();
        inFrame_ = true;
        position_ = 0;
        length_ = 0;
        change_ = 0;
    }
    return std::ranges::find(kMark, byte) != kMark.end() ? byte : std::uint8_t{0};
}

std::uint8_t CardRedactor::inFrame(std::uint8_t byte) {
    const std::size_t at = position_++;
    if (at < kLengthSize) {
        length_ = length_ << 8 | byte;
        inFrame_ = position_ < kLengthSize || (length_ > kStatusSize && length_ <= kLargestLength);
        return byte;
    }
    const std::size_t inContent = at - kLengthSize;
    if (inContent < kStatusSize) {
        return byte;
    }
    if (inContent == length_ - 1) {
        inFrame_ = false;
        return byte ^ change_;
    }
    const auto replaced = dataByte(inContent - kStatusSize, byte);
    change_ = static_cast<std::uint8_t>(change_ ^ byte ^ replaced);
    return replaced;
}

std::uint8_t CardRedactor::dataByte(std::size_t at, std::uint8_t byte) const {
    const std::size_t data = length_ - kStatusSize - 1;
    if (data < kSizesWithoutFingerprints + kTextSize + kPhotoSize) {
        return 0; // no answer to a read
    }
    const bool plain = data == kSizesWithoutFingerprints + kTextSize + kPhotoSize;
    const std::size_t sizes = plain ? kSizesWithoutFingerprints : kSizesWithFingerprints;
    if (at < sizes) {
        return byte;
    }
    return at - sizes < kTextSize ? kText.at(at - sizes) : std::uint8_t{0};
}

} // namespace fifteen::id_card
