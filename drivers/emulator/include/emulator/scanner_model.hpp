// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/in_queue.hpp"

#include <string>
#include <string_view>

namespace fifteen::emulator {

enum class ScannerFault {
    none,
    flood,       ///< says rubbish without end
    shortReport, ///< reports end after 40 bytes
    wrongLength, ///< the length byte says 200
    unfinished,  ///< the last report of a code says that there is another one
};

enum class ScannerReports {
    newland,   ///< code from byte 2, symbology in byte 62
    honeywell, ///< AIM identifier in bytes 2-4, code from byte 5, symbology in byte 61
};

struct ScannerModelOptions {
    std::uint16_t vendor = 0x1EAB;
    std::uint16_t product = 0x0D10;
    ScannerReports reports = ScannerReports::newland;
    bool keyboard = false; ///< set to the wrong mode: describes itself as a boot keyboard
    std::size_t floodBytesPerSecond = 1'000'000;
};

/// A 2D code scanner in HID-POS mode (devices.md 2.1): one interrupt IN endpoint, 64-byte reports, a report descriptor
/// of the bar code scanner page.
class ScannerModel final : public DeviceModel {
public:
    explicit ScannerModel(ScannerModelOptions options);

    /// Somebody holds a code under the scanner; it says so in as many reports as the code needs. `symbology` is the
    /// maker's own number for the kind of code.
    void scan(std::string_view text, std::uint8_t symbology = 0x73);
    void setFault(ScannerFault fault);

    /// Whether the host has sent the feature report that sets Honeywell scanners to this mode.
    bool hidModeWasSet() const { return hidModeSet_; }

    Bytes descriptors() const override;
    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    Bytes report(std::string_view part, std::uint8_t symbology, bool goesOn) const;
    std::optional<InData> giveFlood(std::size_t room, TimePoint now);

    ScannerModelOptions options_;
    ScannerFault fault_ = ScannerFault::none;
    InQueue in_;
    bool hidModeSet_ = false;
    std::uint32_t rubbish_ = 0x2D; ///< state of a small generator
    std::optional<TimePoint> floodedAt_;
};

} // namespace fifteen::emulator
