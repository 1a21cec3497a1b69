// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/hid_pos.hpp"

#include <utility>

namespace fifteen::code_scanner {

namespace {

constexpr std::uint8_t kReportId = 0x02;
constexpr std::size_t kLengthAt = 1;
constexpr std::size_t kMostInReport = 56;
constexpr std::size_t kFlagsAt = 63;
constexpr std::uint8_t kContinued = 0x01;

struct Places {
    std::size_t code;
    std::size_t symbology;
};

constexpr Places kNewland{2, 62};
constexpr Places kHoneywell{5, 61};

// HID 1.11, 6.2.2: an item's first byte is its tag, its type and the size of what follows.
constexpr std::uint8_t kLongItem = 0xFE;
constexpr std::uint8_t kWithoutSize = 0xFC;
constexpr std::uint8_t kUsagePage = 0x04;
constexpr std::uint8_t kUsage = 0x08;
constexpr std::uint8_t kCollection = 0xA0;
constexpr std::uint32_t kApplication = 1;
constexpr std::uint32_t kBarCodeScannerPage = 0x8C;

std::uint32_t number(std::span<const std::uint8_t> littleEndian) {
    std::uint32_t value = 0;
    for (std::size_t at = littleEndian.size(); at > 0; --at) {
        value = value << 8 | littleEndian[at - 1];
    }
    return value;
}

} // namespace

bool isBarCodeScanner(std::span<const std::uint8_t> reportDescriptor) {
    auto rest = reportDescriptor;
    std::uint32_t page = 0;
    std::uint32_t usagePage = 0; // of the usage said last
    while (!rest.empty()) {
        const auto prefix = rest.front();
        std::size_t header = 1;
        std::size_t size = (prefix & 3) == 3 ? 4 : prefix & 3;
        if (prefix == kLongItem) {
            header = 3;
            size = rest.size() > 1 ? rest[1] : 0;
        }
        if (rest.size() < header + size) {
            return false;
        }
        const auto value = prefix == kLongItem ? 0 : number(rest.subspan(header, size));
        switch (prefix & kWithoutSize) {
        case kUsagePage:
            page = value;
            break;
        case kUsage: // one of four bytes brings its page along
            usagePage = size == 4 ? value >> 16 : page;
            break;
        case kCollection:
            if (value == kApplication && usagePage == kBarCodeScannerPage) {
                return true;
            }
            break;
        default:
            break;
        }
        rest = rest.subspan(header + size);
    }
    return false;
}

std::optional<CodePlace> codeIn(std::span<const std::uint8_t> report, HidPosLayout layout) {
    if (report.size() != kHidPosReportSize || report[0] != kReportId || report[kLengthAt] > kMostInReport) {
        return std::nullopt;
    }
    const auto begin = (layout == HidPosLayout::newland ? kNewland : kHoneywell).code;
    return CodePlace{.begin = begin,
                     .size = report[kLengthAt],
                     .room = begin + kMostInReport,
                     .goesOn = (report[kFlagsAt] & kContinued) != 0};
}

std::optional<Result<Scan>> HidPosFraming::take(std::span<const std::uint8_t>& bytes) {
    const auto report = std::exchange(bytes, {});
    if (report.empty()) {
        return std::nullopt;
    }
    if (report.size() != kHidPosReportSize) {
        code_.spoil(Error::garbled); // whether it went on stood in what is missing: quiet() ends it
        return std::nullopt;
    }
    const auto places = layout_ == HidPosLayout::newland ? kNewland : kHoneywell;
    const std::size_t length = report[kLengthAt];
    const bool goesOn = (report[kFlagsAt] & kContinued) != 0;
    // A code of whole reports may be ended by an empty one; nothing else is empty.
    if (report[0] != kReportId || length > kMostInReport || (length == 0 && !code_.pending())) {
        code_.spoil(Error::garbled);
    } else {
        code_.append(report.subspan(places.code, length));
    }
    if (goesOn) {
        return std::nullopt;
    }
    const auto symbology = report[places.symbology];
    return code_.take(symbology != 0 ? std::optional(symbology) : std::nullopt);
}

std::optional<Result<Scan>> HidPosFraming::quiet() {
    if (!code_.pending()) {
        return std::nullopt;
    }
    code_.spoil(Error::garbled);
    return code_.take();
}

} // namespace fifteen::code_scanner
