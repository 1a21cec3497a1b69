// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "code_scanner/code_buffer.hpp"
#include "code_scanner/framing.hpp"

/// Reports of scanners in HID-POS mode, pure. Always 64 bytes, byte 0 is the report id 02, byte 1 counts the bytes of
/// the code in this report (up to 56), bit 0 of byte 63 says that the code goes on in the next report. Then
///   newland:   code from byte 2, symbology in byte 62, 0 for "not said"    (devices.md 2.1: NLS-FM420 manual, p. 47)
///   honeywell: AIM identifier "]xy" in bytes 2-4, code from byte 5, symbology in byte 61
///              (reports printed in HenkVanAsselt/python_hon_usbhid; Access-IS LSR118 manual, appendix B)
namespace fifteen::code_scanner {

inline constexpr std::size_t kHidPosReportSize = 64;

/// Whether a HID report descriptor has an application collection of usage page 8C, bar code scanner (USB HID Point of
/// Sale Usage Tables 1.02). A scanner that was set to be a keyboard has none.
bool isBarCodeScanner(std::span<const std::uint8_t> reportDescriptor);

/// Where a report's code stands.
struct CodePlace {
    std::size_t begin = 0; ///< of the bytes of the code
    std::size_t size = 0;
    std::size_t room = 0; ///< where the place for it ends
    bool goesOn = false;  ///< in the next report
};

/// None: it is no report, or says that it has more than it can.
std::optional<CodePlace> codeIn(std::span<const std::uint8_t> report, HidPosLayout layout);

/// One transfer is one report. A code of which a report was damaged is dropped to its end.
class HidPosFraming final : public Framing {
public:
    explicit HidPosFraming(HidPosLayout layout)
        : layout_(layout) {}

    std::optional<Result<Scan>> take(std::span<const std::uint8_t>& bytes) override;

    bool pending() const override { return code_.pending(); }

    /// Of a code that should have gone on: garbled.
    std::optional<Result<Scan>> quiet() override;

private:
    HidPosLayout layout_;
    CodeBuffer code_;
};

} // namespace fifteen::code_scanner
