// SPDX-License-Identifier: Apache-2.0
#include "emulator/line_scanner_model.hpp"

#include "emulator/scanner_bytes.hpp"

#include <stdexcept>

namespace fifteen::emulator {

namespace {

constexpr std::uint8_t kIn = 0x81;
constexpr std::string_view kRubbish = "U"; // its bits alternate: what a line is full of at a wrong speed

} // namespace

LineScannerModel::LineScannerModel(LineScannerOptions options)
    : options_(std::move(options))
    , line_(options_.baud) {}

void LineScannerModel::scan(std::string_view text, TimePoint now) {
    line_.push(serialScan(text, fault_ == ScannerFault::unfinished ? "" : options_.suffix), now);
}

void LineScannerModel::setFault(ScannerFault fault) {
    if (fault != ScannerFault::none && fault != ScannerFault::flood && fault != ScannerFault::unfinished) {
        throw std::invalid_argument("a scanner on a serial line has no such fault");
    }
    fault_ = fault;
}

std::size_t LineScannerModel::takeOut(std::uint8_t, std::span<const std::uint8_t> bytes, TimePoint) {
    return bytes.size();
}

std::optional<InData> LineScannerModel::giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) {
    if (endpoint != kIn) {
        return std::nullopt;
    }
    if (fault_ == ScannerFault::flood && line_.isIdle()) {
        line_.push(serialScan(kRubbish, options_.suffix), now);
    }
    return line_.give(room, now);
}

std::optional<Bytes> LineScannerModel::control(const ControlSetup&, std::span<const std::uint8_t>, TimePoint) {
    return std::nullopt;
}

void LineScannerModel::powerOn(TimePoint) {
    line_.clear();
}

} // namespace fifteen::emulator
