// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card_redactor.hpp"

#include "social_card/item.hpp"

#include <algorithm>
#include <array>

namespace fifteen::social_card {

namespace {

constexpr std::size_t kCommandHeader = 5; // CLA INS P1 P2 Lc
constexpr std::uint8_t kVerify = 0x20;
constexpr std::uint8_t kGetResponse = 0xC0;
constexpr std::size_t kStatusSize = 2;
constexpr std::size_t kRecordHeader = 2; // tag and length
constexpr std::uint8_t kFiller = 0x0F;   // of an odd last digit

// The number is the sample of GB 11643, the name 李秀英 in GB 18030.
constexpr std::array<std::uint8_t, 18> kNumber{'1', '1', '0', '1', '0', '5', '1', '9', '4',
                                               '9', '1', '2', '3', '1', '0', '0', '2', 'X'};
constexpr std::array<std::uint8_t, 6> kName{0xC0, 0xEE, 0xD0, 0xE3, 0xD3, 0xA2};
constexpr std::array<std::uint8_t, 4> kBirth{0x19, 0x49, 0x12, 0x31};

/// In as much room as there is; whole characters, the rest zeros.
void put(std::span<std::uint8_t> to, std::span<const std::uint8_t> value, std::size_t unit) {
    std::ranges::fill(to, std::uint8_t{0});
    const auto room = std::min(to.size(), value.size()) / unit * unit;
    std::ranges::copy(value.first(room), to.begin());
}

void replaceValue(std::uint8_t tag, std::span<std::uint8_t> value) {
    switch (tag) {
    case static_cast<std::uint8_t>(Item::version):
        return;
    case static_cast<std::uint8_t>(Item::number):
        return put(value, kNumber, 1);
    case static_cast<std::uint8_t>(Item::name):
        return put(value, kName, 2);
    case static_cast<std::uint8_t>(Item::birth):
        return put(value, kBirth, 1);
    default:
        return put(value, {}, 1);
    }
}

/// The tags of both files; 4E is the rest of a long name. No digit and no byte of a name looks like one.
bool beginsARecord(std::span<const std::uint8_t> data) {
    constexpr std::uint8_t last = 0x0D;
    constexpr std::uint8_t restOfName = 0x4E;
    return data.size() >= kRecordHeader && (data[0] <= last || data[0] == restOfName);
}

bool isWhole(std::span<const std::uint8_t> record) {
    return record[1] <= record.size() - kRecordHeader;
}

} // namespace

void SocialCardRedactor::sent(std::span<std::uint8_t> bytes, std::size_t /*taken*/) {
    const auto instruction = bytes.size() > 1 ? bytes[1] : std::uint8_t{0};
    fetchesMore_ = instruction == kGetResponse && goesOn_;
    if (instruction == kVerify && bytes.size() > kCommandHeader) {
        for (auto& twoDigits : bytes.subspan(kCommandHeader)) {
            twoDigits = (twoDigits & kFiller) == kFiller ? kFiller : 0;
        }
    }
}

void SocialCardRedactor::received(std::span<std::uint8_t> bytes) {
    if (bytes.size() < kStatusSize) {
        return put(bytes, {}, 1); // half a status word
    }
    const auto data = bytes.first(bytes.size() - kStatusSize);
    if (fetchesMore_ || !beginsARecord(data)) {
        put(data, {}, 1); // the rest of a record, or what is none
    } else if (!isWhole(data)) {
        put(data.subspan(kRecordHeader), {}, 1); // tag and length are what the driver refuses
    } else {
        replaceValue(data[0], data.subspan(kRecordHeader, data[1]));
        put(data.subspan(kRecordHeader + data[1]), {}, 1); // padding
    }
    goesOn_ = !data.empty();
}

} // namespace fifteen::social_card
