// SPDX-License-Identifier: Apache-2.0
#include "emulator/scanner_model.hpp"

#include "usb_descriptors.hpp"

#include <algorithm>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kIn = 0x81;
constexpr std::uint8_t kHidClass = 3;
constexpr std::uint8_t kBootSubclass = 1;
constexpr std::uint8_t kKeyboardProtocol = 1;
constexpr std::size_t kReportSize = 64;
constexpr std::size_t kMostInReport = 56;
constexpr std::size_t kShortReport = 40;
constexpr std::uint8_t kWrongLength = 200;
constexpr std::size_t kMostFloodAtOnce = 65536;

constexpr std::uint8_t kGetDescriptor = 0x06;
constexpr std::uint8_t kReportDescriptorType = 0x22;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint16_t kHidModeReport = 0x03FE;

// Usages are those of the HID Point of Sale tables: 12 scanned data report, FB symbology identifier, FE decoded data,
// FF decode data continued; 01/3B is the byte count of the generic desktop page.
constexpr std::uint8_t kScannerDescriptor[]{
    0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,                                           // bar code scanner, application
    0x09, 0x12, 0xA1, 0x02, 0x85, 0x02,                                           // scanned data, logical, report 2
    0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,                                     // bytes
    0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02,                               // the length
    0x95, 0x38, 0x05, 0x8C, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x95, 0x04, 0x81, 0x03, // 56 of the code, 4 of nothing
    0x95, 0x01, 0x09, 0xFB, 0x81, 0x02,                                           // the symbology
    0x25, 0x01, 0x75, 0x01, 0x09, 0xFF, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03,       // the continued flag in bit 0
    0xC0, 0xC0};

constexpr std::uint8_t kKeyboardDescriptor[]{
    0x05, 0x01, 0x09, 0x06, 0xA1, 0x01,                                            // keyboard, application
    0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15, 0x00, 0x25, 0x01,                    // modifiers,
    0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03,        // a byte of nothing,
    0x95, 0x06, 0x25, 0x65, 0x19, 0x00, 0x29, 0x65, 0x75, 0x08, 0x81, 0x00, 0xC0}; // six keys

std::span<const std::uint8_t> reportDescriptor(bool keyboard) {
    return keyboard ? std::span<const std::uint8_t>(kKeyboardDescriptor) : kScannerDescriptor;
}

} // namespace

ScannerModel::ScannerModel(ScannerModelOptions options)
    : options_(options) {}

void ScannerModel::scan(std::string_view text, std::uint8_t symbology) {
    do {
        const auto part = text.substr(0, kMostInReport);
        text.remove_prefix(part.size());
        in_.push(report(part, symbology, !text.empty()));
    } while (!text.empty());
}

void ScannerModel::setFault(ScannerFault fault) {
    fault_ = fault;
    floodedAt_.reset();
}

Bytes ScannerModel::report(std::string_view part, std::uint8_t symbology, bool goesOn) const {
    const bool newland = options_.reports == ScannerReports::newland;
    Bytes bytes(kReportSize);
    bytes[0] = 0x02;
    bytes[1] = static_cast<std::uint8_t>(part.size());
    if (!newland) {
        constexpr std::string_view kAimQr = "]Q1";
        std::ranges::copy(kAimQr, bytes.begin() + 2);
    }
    std::ranges::copy(part, bytes.begin() + (newland ? 2 : 5));
    bytes[newland ? 62 : 61] = symbology;
    bytes[63] = goesOn || fault_ == ScannerFault::unfinished ? 1 : 0;
    if (fault_ == ScannerFault::wrongLength) {
        bytes[1] = kWrongLength;
    }
    if (fault_ == ScannerFault::shortReport) {
        bytes.resize(kShortReport);
    }
    return bytes;
}

Bytes ScannerModel::descriptors() const {
    return makeDescriptors({.vendor = options_.vendor,
                            .product = options_.product,
                            .interfaceClass = kHidClass,
                            .interfaceSubclass = options_.keyboard ? kBootSubclass : std::uint8_t{0},
                            .interfaceProtocol = options_.keyboard ? kKeyboardProtocol : std::uint8_t{0},
                            .bulkEndpoints = {},
                            .interruptEndpoints = {kIn},
                            .reportDescriptorSize = reportDescriptor(options_.keyboard).size()});
}

std::size_t ScannerModel::takeOut(std::uint8_t, std::span<const std::uint8_t> bytes, TimePoint) {
    return bytes.size();
}

std::optional<InData> ScannerModel::giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) {
    if (endpoint != kIn) {
        return std::nullopt;
    }
    return fault_ == ScannerFault::flood ? giveFlood(room, now) : in_.give(room);
}

// Whole reports of rubbish, as many as the time since the last ones allows; what nobody fetched is not caught up with.
std::optional<InData> ScannerModel::giveFlood(std::size_t room, TimePoint now) {
    const auto since = now - floodedAt_.value_or(now);
    const auto due = std::chrono::duration<double>(since).count() * static_cast<double>(options_.floodBytesPerSecond);
    const auto size = std::min({static_cast<std::size_t>(due), room, kMostFloodAtOnce}) / kReportSize * kReportSize;
    if (!floodedAt_ || size > 0) {
        floodedAt_ = now;
    }
    if (size == 0) {
        return std::nullopt;
    }
    InData data;
    data.bytes.resize(size);
    for (auto& byte : data.bytes) {
        rubbish_ = rubbish_ * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(rubbish_ >> 24);
    }
    return data;
}

std::optional<Bytes> ScannerModel::control(const ControlSetup& setup, std::span<const std::uint8_t>, TimePoint) {
    if (setup.requestType == 0x81 && setup.request == kGetDescriptor && setup.value >> 8 == kReportDescriptorType) {
        const auto descriptor = reportDescriptor(options_.keyboard);
        return Bytes(descriptor.begin(), descriptor.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                                                  descriptor.size(), setup.length)));
    }
    const bool honeywell = options_.reports == ScannerReports::honeywell;
    if (honeywell && setup.requestType == 0x21 && setup.request == kSetReport && setup.value == kHidModeReport) {
        hidModeSet_ = true;
        return Bytes{};
    }
    return std::nullopt;
}

void ScannerModel::powerOn(TimePoint) {
    in_.clear();
    floodedAt_.reset();
}

} // namespace fifteen::emulator
