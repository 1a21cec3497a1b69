// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/error.hpp"
#include "code_scanner/scan.hpp"

#include <memory>

namespace fifteen::code_scanner {

enum class ScannerKind {
    hidPos, ///< USB, reports of 64 bytes (hid_pos.hpp)
    serial, ///< CDC-ACM or a real serial line: text (lines.hpp)
    wedge,  ///< it types: the kernel's input events (wedge.hpp)
};

/// How HID-POS reports are laid out (hid_pos.hpp).
enum class HidPosLayout {
    newland,
    honeywell, ///< and makers that took it over, such as Access-IS
};

/// Makes codes out of what a scanner sends; pure, memory bounded by kLongestCode.
class Framing {
public:
    Framing() = default;
    Framing(const Framing&) = delete;
    Framing& operator=(const Framing&) = delete;
    virtual ~Framing() = default;

    /// Takes bytes off the front of what a transfer gave, until a code is complete or all are taken: to be called until
    /// nothing is left. Garbled or tooLong stands in the place of a code that was dropped.
    virtual std::optional<Result<Scan>> take(std::span<const std::uint8_t>& bytes) = 0;

    /// A code is under way: quiet() should be called when nothing more of it comes.
    virtual bool pending() const = 0;

    /// Nothing came for long enough to say that what is under way is over.
    virtual std::optional<Result<Scan>> quiet() = 0;
};

/// `layout` is that of ScannerKind::hidPos.
std::unique_ptr<Framing> makeFraming(ScannerKind kind, HidPosLayout layout = HidPosLayout::newland);

} // namespace fifteen::code_scanner
