// SPDX-License-Identifier: Apache-2.0
#include "social_card/apdu.hpp"

#include <algorithm>
#include <array>

namespace fifteen::social_card {

namespace {

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadRecord = 0xB2;
constexpr std::uint8_t kGetResponse = 0xC0;
constexpr std::uint8_t kVerify = 0x20;
constexpr std::uint8_t kByName = 0x04;
constexpr std::uint8_t kFileBelow = 0x02; // P1 of SELECT: a file of the selected environment
constexpr std::uint8_t kByIdentifier = 0x00;
constexpr std::uint8_t kFirstWithTag = 0x00;
constexpr std::uint8_t kByNumber = 0x04;  // in P2 of READ RECORD, below the short file identifier
constexpr std::uint8_t kFileGroup = 0xEF; // files of data are EFxx
constexpr std::uint8_t kRecordHeader = 2; // tag and length

// sx1.sh.社会保障 in GBK
constexpr std::array<std::uint8_t, 15> kEnvironment{0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9,
                                                    0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF};

SecretBytes withData(std::uint8_t instruction, std::uint8_t p1, std::uint8_t p2, std::span<const std::uint8_t> data) {
    SecretBytes command{0x00, instruction, p1, p2, static_cast<std::uint8_t>(data.size())};
    command.insert(command.end(), data.begin(), data.end());
    return command;
}

Result<void> nameOf(std::uint16_t status) {
    switch (status) {
    case 0x9000:
        return {};
    case 0x6281:
        return Error::dataDamaged;
    case 0x6282:
        return Error::endOfFile;
    case 0x6283:
        return Error::fileInvalid;
    case 0x6700:
        return Error::wrongLength;
    case 0x6981:
        return Error::wrongFileKind;
    case 0x6982:
        return Error::pinNeeded;
    case 0x6983:
        return Error::pinBlocked;
    case 0x6984:
    case 0x6985:
        return Error::conditionsNotMet;
    case 0x6986:
        return Error::noFileSelected;
    case 0x6987:
    case 0x6988:
        return Error::secureMessaging;
    case 0x6A80:
        return Error::wrongData;
    case 0x6A81:
        return Error::notSupported;
    case 0x6A82:
        return Error::fileNotFound;
    case 0x6A83:
        return Error::recordNotFound;
    case 0x6A86:
    case 0x6B00:
        return Error::wrongParameters;
    case 0x6A88:
        return Error::itemNotFound;
    case 0x6D00:
        return Error::unknownCommand;
    case 0x6E00:
        return Error::unknownClass;
    case 0x6F00:
        return Error::cardFailure;
    case 0x9303:
        return Error::applicationLocked;
    default:
        break;
    }
    switch (status >> 8) {
    case 0x64:
    case 0x65:
        return Error::memoryFailed;
    case 0x68:
        return Error::featureNotOnCard;
    case 0x6C:
        return Error::wrongLength;
    default:
        return (status & 0xFFF0) == 0x63C0 ? Error::pinRefused : Error::unknownStatus;
    }
}

} // namespace

SecretBytes selectEnvironment() {
    return withData(kSelect, kByName, 0, kEnvironment);
}

SecretBytes selectFile(File file, SelectBy by) {
    return withData(kSelect, by == SelectBy::child ? kFileBelow : kByIdentifier, 0,
                    std::array<std::uint8_t, 2>{kFileGroup, static_cast<std::uint8_t>(file)});
}

SecretBytes readByTag(Item item) {
    const auto size = static_cast<std::uint8_t>(kRecordHeader + placeOf(item).size);
    return {0x00, kReadRecord, static_cast<std::uint8_t>(item), kFirstWithTag, size};
}

SecretBytes readByRecord(Item item, Generation generation) {
    const auto place = placeOf(item);
    const auto record = generation == Generation::first ? place.firstRecord : place.record;
    const auto fileAndKind = static_cast<std::uint8_t>(static_cast<unsigned>(place.file) << 3 | kByNumber);
    return {0x00, kReadRecord, record, fileAndKind, static_cast<std::uint8_t>(kRecordHeader + place.size)};
}

SecretBytes getResponse(std::uint8_t size) {
    return {0x00, kGetResponse, 0, 0, size};
}

SecretBytes askPinTries() {
    return {0x00, kVerify, 0, 0};
}

SecretBytes verifyPin(std::string_view digits) {
    SecretBytes packed((digits.size() + 1) / 2, 0xFF);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto digit = static_cast<unsigned>(digits[i] - '0') & 0x0FU;
        auto& byte = packed[i / 2];
        byte = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4 | 0x0FU : (byte & 0xF0U) | digit);
    }
    return withData(kVerify, 0, 0, packed);
}

std::optional<std::uint8_t> Response::moreToFetch() const {
    return status >> 8 == 0x61 ? std::optional(static_cast<std::uint8_t>(status & 0xFF)) : std::nullopt;
}

std::optional<std::uint8_t> Response::lengthToAsk() const {
    return status >> 8 == 0x6C ? std::optional(static_cast<std::uint8_t>(status & 0xFF)) : std::nullopt;
}

std::optional<int> Response::triesLeft() const {
    return (status & 0xFFF0) == 0x63C0 ? std::optional(status & 0x0F) : std::nullopt;
}

Result<void> Response::outcome() const {
    return nameOf(status);
}

Result<Response> parseResponse(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 2 || bytes.size() > kLargestResponse) {
        return Error::garbledAnswer;
    }
    const auto status = bytes.last(2);
    Response response;
    response.data.assign(bytes.begin(), bytes.end() - 2);
    response.status = static_cast<std::uint16_t>(status[0] << 8 | status[1]);
    return response;
}

} // namespace fifteen::social_card
