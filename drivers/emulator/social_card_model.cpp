// SPDX-License-Identifier: Apache-2.0
#include "emulator/social_card_model.hpp"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <stdexcept>
#include <utility>

namespace fifteen::emulator {

namespace {

constexpr std::string_view kEnvironment = "sx1.sh.\xC9\xE7\xBB\xE1\xB1\xA3\xD5\xCF"; // 社会保障 in GBK
constexpr std::size_t kNameSize = 30;
constexpr std::uint8_t kIssuerFile = 5;
constexpr std::uint8_t kHolderFile = 6;

Bytes status(std::uint16_t word) {
    return {static_cast<std::uint8_t>(word >> 8), static_cast<std::uint8_t>(word & 0xFF)};
}

Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

Bytes packed(std::string_view digits) {
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        bytes.push_back(static_cast<std::uint8_t>((digits[i] - '0') << 4 | (digits[i + 1] - '0')));
    }
    return bytes;
}

Bytes toGb18030(std::string utf8) {
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1)) { // NOLINT: iconv's way to say no
        throw std::runtime_error("the C library has no table for GB 18030");
    }
    std::string out(utf8.size() * 2, '\0');
    char* from = utf8.data();
    char* to = out.data();
    std::size_t fromLeft = utf8.size();
    std::size_t toLeft = out.size();
    const bool converted = iconv(converter, &from, &fromLeft, &to, &toLeft) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!converted || out.size() - toLeft > kNameSize) {
        throw std::invalid_argument("a name the card has no room for");
    }
    return bytesOf(std::string_view(out).substr(0, out.size() - toLeft));
}

std::string_view versionOf(int generation) {
    static constexpr std::array<std::string_view, 3> kVersions{"1.00", "2.00", "3.00"};
    return kVersions.at(static_cast<std::size_t>(generation - 1));
}

} // namespace

SocialCardModel::SocialCardModel(SocialCardOptions options)
    : options_(std::move(options))
    , pinTries_(options_.habits.pinTries) {
    const auto& holder = options_.holder;
    const auto fault = options_.fault;
    auto name = toGb18030(holder.name);
    if (fault == SocialCardFault::wrongEncoding) {
        name = {0xC0, 0xEE, 0xD0}; // 李, and half a character
    } else if (options_.habits.paddedName) {
        name.resize(kNameSize);
    }
    auto number = holder.number;
    if (fault == SocialCardFault::wrongCheckDigit && !number.empty()) {
        number.back() = number.back() == '1' ? '2' : '1';
    }
    const bool unknown = fault == SocialCardFault::unknownVersion;
    const auto birth = fault == SocialCardFault::wrongDate ? holder.birth.substr(0, 4) + "0231" : holder.birth;
    files_[kIssuerFile] = {{0x01, packed("330100D1560000050001020304050607")},
                           {0x02, bytesOf("1")},
                           {0x03, bytesOf(unknown ? "9.00" : versionOf(options_.generation))},
                           {0x04, packed("000000330100000000000000")},
                           {0x05, packed(options_.issued)},
                           {0x06, options_.expiry.empty() ? Bytes(4) : packed(options_.expiry)},
                           {0x07, bytesOf("A12345678")}};
    auto& records = files_[kHolderFile];
    records = {{0x08, bytesOf(number)}, {0x09, name}};
    if (options_.generation > 1) {
        records.push_back({0x4E, Bytes(20)}); // what of the name did not fit
    }
    records.push_back({0x0A, bytesOf(holder.sex == "male" ? "1" : "2")});
    records.push_back({0x0B, packed("01")});
    records.push_back({0x0C, packed("330106")});
    records.push_back({0x0D, packed(birth)});
}

// T=0 or T=1 makes no difference to vpcd; the historical bytes say who is speaking.
Bytes SocialCardModel::answerToReset() const {
    return {0x3B, 0x67, 0x00, 0x00, 'F', 'i', 'f', 't', 'e', 'e', 'n'};
}

void SocialCardModel::reset() {
    inEnvironment_ = false;
    file_ = 0;
    pinPresented_ = false;
    toFetch_.clear();
}

std::optional<Bytes> SocialCardModel::transmit(std::span<const std::uint8_t> command) {
    if (options_.pulledAfter && (*options_.pulledAfter)-- <= 0) {
        return std::nullopt;
    }
    if (options_.fault == SocialCardFault::silent) {
        return std::nullopt;
    }
    auto said = answer(command);
    if (options_.fault == SocialCardFault::noStatus) {
        said.resize(1);
    }
    return said;
}

Bytes SocialCardModel::answer(std::span<const std::uint8_t> command) {
    if (command.size() < 4) {
        return status(0x6700);
    }
    if (command[0] != 0x00) {
        return status(0x6E00);
    }
    switch (command[1]) {
    case 0xA4:
        return select(command);
    case 0xB2:
        return readRecord(command);
    case 0x20:
        return verify(command);
    case 0xC0:
        return command.size() == 5 ? getResponse(command[4]) : status(0x6700);
    default:
        return status(0x6D00);
    }
}

Bytes SocialCardModel::select(std::span<const std::uint8_t> command) {
    if (command.size() < 5 || command.size() != std::size_t{5} + command[4]) {
        return status(0x6700);
    }
    const auto data = command.subspan(5);
    const auto p1 = command[2];
    if (p1 == 0x04) {
        if (options_.fault == SocialCardFault::locked) {
            return status(0x6A81);
        }
        if (options_.fault == SocialCardFault::anotherKind || !std::ranges::equal(data, bytesOf(kEnvironment))) {
            return status(0x6A82);
        }
        reset();
        inEnvironment_ = true;
        const auto environment = bytesOf(kEnvironment);
        Bytes description{0x6F, 0x11, 0x84, 0x0F};
        description.insert(description.end(), environment.begin(), environment.end());
        return say(std::move(description), 0);
    }
    if (p1 != 0x00 && (p1 != 0x02 || !options_.habits.childKnown)) {
        return status(0x6A86);
    }
    if (!inEnvironment_ || data.size() != 2 || data[0] != 0xEF || !files_.contains(data[1])) {
        return status(0x6A82);
    }
    file_ = data[1];
    return status(0x9000);
}

Bytes SocialCardModel::readRecord(std::span<const std::uint8_t> command) {
    if (command.size() != 5) {
        return status(0x6700);
    }
    if (options_.fault == SocialCardFault::unknownStatus) {
        return status(0x9A77);
    }
    if (options_.fault == SocialCardFault::cardFailure) {
        return status(0x6F00);
    }
    const auto p2 = command[3];
    const auto fileIdentifier = static_cast<std::uint8_t>(p2 >> 3);
    const bool byTag = (p2 & 0x07) == 0x00;
    const bool byNumber = (p2 & 0x07) == 0x04;
    if (!inEnvironment_ || (byTag ? !options_.habits.tagsKnown : !byNumber || !options_.habits.recordsKnown)) {
        return status(0x6A86);
    }
    const auto file = fileIdentifier != 0 ? fileIdentifier : file_;
    if (!files_.contains(file)) {
        return status(fileIdentifier != 0 ? 0x6A82 : 0x6986);
    }
    if (file == kHolderFile && options_.habits.pin && !pinPresented_) {
        return status(pinTries_ > 0 ? 0x6982 : 0x6983);
    }
    const auto* record = find(file, command[2], byTag);
    return record == nullptr ? status(0x6A83) : say(encode(*record), command[4]);
}

const SocialCardModel::Record* SocialCardModel::find(std::uint8_t file, std::uint8_t wanted, bool byTag) const {
    const auto& records = files_.at(file);
    if (byTag) {
        const auto found = std::ranges::find(records, wanted, &Record::tag);
        return found == records.end() ? nullptr : &*found;
    }
    return wanted >= 1 && wanted <= records.size() ? &records[wanted - 1U] : nullptr;
}

Bytes SocialCardModel::encode(const Record& record) const {
    Bytes bytes{record.tag, static_cast<std::uint8_t>(record.value.size())};
    bytes.insert(bytes.end(), record.value.begin(), record.value.end());
    switch (options_.fault) {
    case SocialCardFault::wrongLength:
        bytes[1] = 0x7F;
        break;
    case SocialCardFault::truncated:
        bytes.resize(bytes.size() / 2);
        bytes[1] = static_cast<std::uint8_t>(bytes.size() - 2);
        break;
    case SocialCardFault::wrongTag:
        bytes[0] ^= 0x40;
        break;
    default:
        break;
    }
    return bytes;
}

// `asked` 0: as much as there is (256 at most).
Bytes SocialCardModel::say(Bytes data, std::uint8_t asked) {
    if (asked != 0 && asked != data.size() && options_.habits.exactLength) {
        return status(static_cast<std::uint16_t>(0x6C00 | data.size()));
    }
    if (options_.fault == SocialCardFault::tooLong) {
        data.resize(255, 0xEE);
        toFetch_ = data;
        data.insert(data.end(), {0x61, 0xFF});
        return data;
    }
    if (options_.habits.fetched) {
        toFetch_ = std::move(data);
        return status(static_cast<std::uint16_t>(0x6100 | toFetch_.size()));
    }
    data.insert(data.end(), {0x90, 0x00});
    return data;
}

Bytes SocialCardModel::getResponse(std::uint8_t size) {
    if (toFetch_.empty()) {
        return status(0x6985);
    }
    if (size != toFetch_.size()) {
        return status(static_cast<std::uint16_t>(0x6C00 | toFetch_.size()));
    }
    auto data = options_.fault == SocialCardFault::tooLong ? toFetch_ : std::exchange(toFetch_, {});
    const Bytes end = options_.fault == SocialCardFault::tooLong ? Bytes{0x61, 0xFF} : status(0x9000);
    data.insert(data.end(), end.begin(), end.end());
    return data;
}

Bytes SocialCardModel::verify(std::span<const std::uint8_t> command) {
    if (!options_.habits.pin) {
        return status(0x6985);
    }
    const auto triesLeft = [this] { return status(static_cast<std::uint16_t>(0x63C0 | pinTries_)); };
    if (command.size() == 4) {
        return pinPresented_ ? status(0x9000) : triesLeft();
    }
    ++pinsSent_;
    if (pinTries_ == 0) {
        return status(0x6983);
    }
    if (command.size() != std::size_t{5} + command[4] ||
        !std::ranges::equal(command.subspan(5), packed(*options_.habits.pin))) {
        --pinTries_;
        return triesLeft();
    }
    pinTries_ = options_.habits.pinTries;
    pinPresented_ = true;
    return status(0x9000);
}

} // namespace fifteen::emulator
