// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner.hpp"

#include "code_scanner/hid_pos.hpp"

#include <algorithm>
#include <array>

namespace fifteen::code_scanner {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A transfer of whole packets ends only when it is full, so one report is asked for at a time. A flood is thrown away
// in larger pieces.
constexpr std::size_t kReceiveSize = 1536; // 64 input events
constexpr std::size_t kDiscardSize = 4096;

constexpr auto kAnswerWithin = 500ms;
constexpr std::size_t kLongestReportDescriptor = 1024;
// HID 1.11, 7.1 and 7.2: GET_DESCRIPTOR (report) and SET_REPORT (feature) of an interface.
constexpr std::uint8_t kFromInterface = 0x81;
constexpr std::uint8_t kGetDescriptor = 0x06;
constexpr std::uint16_t kReportDescriptor = 0x2200;
constexpr std::uint8_t kToInterface = 0x21;
constexpr std::uint8_t kSetReport = 0x09;
constexpr std::uint16_t kHidModeReport = 0x03FE; // feature, FE
constexpr std::uint8_t kHidModeOn = 0x01;

Error toError(const boost::system::error_code& code) {
    if (code == transport::Error::noDevice) {
        return Error::scannerGone;
    }
    if (code == transport::Error::interrupted) {
        return Error::interrupted;
    }
    if (code == transport::Error::timedOut) {
        return Error::noCode;
    }
    if (code == transport::Error::overflow) {
        return Error::garbled;
    }
    return Error::transportFailed;
}

std::chrono::milliseconds defaultQuiet(ScannerKind kind) {
    return kind == ScannerKind::hidPos ? 300ms : 100ms;
}

FloodLimits defaultLimits(ScannerKind kind) {
    switch (kind) {
    case ScannerKind::serial:
        return {.bytes = 16 * 1024};
    case ScannerKind::wedge:
        return {.bytes = 128 * 1024};
    case ScannerKind::hidPos:
        break;
    }
    return {.bytes = 8 * 1024}; // the longest code takes 74 reports
}

std::size_t wholePackets(std::size_t size, std::size_t packet) {
    return packet == 0 ? size : (size + packet - 1) / packet * packet;
}

std::chrono::milliseconds left(Clock::time_point until) {
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()));
}

} // namespace

Scanner::Scanner(transport::Transport& transport, const ScannerOptions& options)
    : transport_(transport)
    , options_(options)
    , quietAfter_(options.quietAfter.value_or(defaultQuiet(options.kind)))
    , framing_(makeFraming(options.kind, options.layout))
    , guard_(options.flood.value_or(defaultLimits(options.kind))) {
    const auto& endpoints = transport.endpoints();
    const auto& in = endpoints.interruptIn.empty() ? endpoints.bulkIn : endpoints.interruptIn;
    if (!in.empty()) {
        endpoint_ = in.front();
    }
    buffer_.resize(wholePackets(kDiscardSize, endpoints.packetSize));
}

Scanner::~Scanner() {
    wipe(buffer_);
}

Result<void> Scanner::start() {
    if (options_.kind != ScannerKind::hidPos) {
        return {};
    }
    const std::uint16_t interface = transport_.endpoints().interfaceNumber;
    std::array<std::uint8_t, kLongestReportDescriptor> descriptor{};
    const auto size =
        transport_.control({kFromInterface, kGetDescriptor, kReportDescriptor, interface}, descriptor, kAnswerWithin);
    if (size && !isBarCodeScanner(std::span(descriptor).first(*size))) {
        return Error::wrongMode;
    }
    if (!size && (size.error() == transport::Error::noDevice || size.error() == transport::Error::interrupted)) {
        return toError(size.error());
    }
    if (options_.layout == HidPosLayout::honeywell) {
        std::array<std::uint8_t, 2> mode{kHidModeReport & 0xFF, kHidModeOn};
        // One that refuses needs no telling.
        (void)transport_.control({kToInterface, kSetReport, kHidModeReport, interface}, mode, kAnswerWithin);
    }
    return {};
}

Result<Scan> Scanner::next(std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    const std::size_t size = options_.kind == ScannerKind::hidPos ? kHidPosReportSize : kReceiveSize;
    while (!guard_.isFlooding(Clock::now())) {
        auto outcome = framing_->take(left_);
        if (!outcome) {
            const auto came = receive(size, framing_->pending() ? quietAfter_ : left(deadline));
            if (!came && came.error() == Error::noCode && framing_->pending()) {
                outcome = framing_->quiet();
            } else if (!came && came.error() == Error::garbled) {
                outcome = Error::garbled;
            } else if (!came) {
                return came.error();
            }
        }
        if (outcome) {
            guard_.codeCame(outcome->has_value(), Clock::now());
            return std::move(*outcome);
        }
    }
    forget();
    return Error::flooding;
}

Result<Flood> Scanner::discard(std::chrono::milliseconds patience) {
    if (const auto came = receive(kDiscardSize, patience); came || came.error() == Error::garbled) {
        guard_.codeCame(false, Clock::now());
    } else if (came.error() != Error::noCode) {
        return came.error();
    }
    forget();
    return guard_.isFlooding(Clock::now()) ? Flood::goesOn : Flood::isOver;
}

// One transfer into the buffer. What babbles counts as if it had filled the buffer.
Result<void> Scanner::receive(std::size_t size, std::chrono::milliseconds timeout) {
    wipe(buffer_);
    const auto into = std::span(buffer_).first(wholePackets(size, transport_.endpoints().packetSize));
    const auto received = transport_.receive(endpoint_, into, timeout);
    const bool babbled = !received && received.error() == transport::Error::overflow;
    const std::size_t count = received ? *received : babbled ? into.size() : 0;
    if (count > 0) {
        guard_.bytesCame(count, Clock::now());
    }
    if (!received) {
        return toError(received.error());
    }
    left_ = into.first(count);
    return {};
}

void Scanner::forget() {
    left_ = {};
    wipe(buffer_);
    framing_ = makeFraming(options_.kind, options_.layout);
}

} // namespace fifteen::code_scanner
