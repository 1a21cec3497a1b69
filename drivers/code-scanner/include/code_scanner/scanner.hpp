// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/flood_guard.hpp"
#include "code_scanner/framing.hpp"
#include "transport/transport.hpp"

#include <vector>

namespace fifteen::code_scanner {

struct ScannerOptions {
    ScannerKind kind = ScannerKind::hidPos;
    HidPosLayout layout = HidPosLayout::newland;
    /// Nothing more came for so long: the code is over. None: 300 ms on HID-POS, where only a damaged code ends so, and
    /// 100 ms on the others; a scanner that types more slowly needs more.
    std::optional<std::chrono::milliseconds> quietAfter{};
    /// None: what the kind can be believed to send, 8 KiB, 16 KiB and (wedge, some 200 bytes a character) 128 KiB.
    std::optional<FloodLimits> flood{};
};

enum class Flood { goesOn, isOver };

/// A code scanner on its transport. Blocks; belongs on the thread of its device. Reads from the first IN endpoint.
class Scanner {
public:
    Scanner(transport::Transport& transport, const ScannerOptions& options);
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;
    ~Scanner();

    /// HID-POS: asks for the report descriptor, and answers wrongMode if it is that of something else; a scanner that
    /// refuses the question is believed. A Honeywell one is told to use this mode, as its makers' hosts do
    /// (NielsLeenheer/WebHidBarcodeScanner): feature report FE with the value 01.
    Result<void> start();

    /// The next code; noCode when none begins within `patience`.
    Result<Scan> next(std::chrono::milliseconds patience);

    /// After flooding, or wrongMode: waits for input and throws it away, one transfer's worth. To be called with a
    /// pause in between, which leaves the flood with the device.
    Result<Flood> discard(std::chrono::milliseconds patience);

private:
    Result<void> receive(std::size_t size, std::chrono::milliseconds timeout);
    void forget();

    transport::Transport& transport_;
    ScannerOptions options_;
    std::chrono::milliseconds quietAfter_;
    std::uint8_t endpoint_ = 0x81;
    std::unique_ptr<Framing> framing_;
    FloodGuard guard_;
    std::vector<std::uint8_t> buffer_;
    std::span<const std::uint8_t> left_; ///< of `buffer_`: received and not looked at yet
};

} // namespace fifteen::code_scanner
