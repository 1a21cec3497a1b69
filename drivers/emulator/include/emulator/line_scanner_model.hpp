// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/paced_bytes.hpp"
#include "emulator/scanner_model.hpp"

namespace fifteen::emulator {

struct LineScannerOptions {
    int baud = 9600;
    std::string suffix = "\r\n"; ///< after every code
};

/// A code scanner on a serial line (devices.md 2.1): each code as it stands, and its suffix. It says and never listens;
/// the line is IN 0x81.
class LineScannerModel final : public DeviceModel {
public:
    explicit LineScannerModel(LineScannerOptions options);

    /// `now`: when the code is held before it.
    void scan(std::string_view text, TimePoint now);
    /// none, flood, or unfinished: codes without their suffix. Throws std::invalid_argument for any other: they are of
    /// reports, and a line has none.
    void setFault(ScannerFault fault);

    Bytes descriptors() const override { return {}; } ///< a serial line has none

    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, TimePoint now) override;
    std::optional<InData> giveIn(std::uint8_t endpoint, std::size_t room, TimePoint now) override;
    std::optional<Bytes> control(const ControlSetup& setup, std::span<const std::uint8_t> data, TimePoint now) override;
    void powerOn(TimePoint now) override;

private:
    const LineScannerOptions options_;
    ScannerFault fault_ = ScannerFault::none;
    PacedBytes line_;
};

} // namespace fifteen::emulator
