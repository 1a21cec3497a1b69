// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/line_scanner_model.hpp"
#include "emulator/umockdev_keyboard.hpp"

namespace fifteen::emulator {

/// A code scanner on a bench, in one of the three modes they are sold in.
class ScannerDevice : public BenchDevice {
public:
    using BenchDevice::BenchDevice;

    /// A code is held before it. Throws std::invalid_argument for what its mode cannot say, std::runtime_error where
    /// nobody would hear it.
    virtual void scan(std::string_view text) = 0;
    /// Throws std::invalid_argument for one its mode does not have.
    virtual void setFault(ScannerFault fault) = 0;

    std::string_view kind() const override { return "scanner"; }

    void describe(boost::json::object& into) override;
    bool obey(const boost::json::object& order) override;

private:
    virtual std::string_view mode() const = 0; ///< as emulator.toml calls it

    ScannerFault shownFault_ = ScannerFault::none;
};

/// With reports on a USB bus.
class HidPosScannerDevice final : public ScannerDevice {
public:
    HidPosScannerDevice(std::string name, const ScannerModelOptions& options, const MakePort& makePort);

    void scan(std::string_view text) override;
    void setFault(ScannerFault fault) override;

    Port* socket() override { return port_.get(); }

private:
    std::string_view mode() const override { return "hid-pos"; }

    ScannerModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

class LineScannerDevice final : public ScannerDevice {
public:
    LineScannerDevice(std::string name, const LineScannerOptions& options, const MakePort& makePort);

    void scan(std::string_view text) override;
    void setFault(ScannerFault fault) override;

    Port* socket() override { return port_.get(); }

private:
    std::string_view mode() const override { return "serial"; }

    LineScannerModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

/// Typing like a keyboard.
class WedgeScannerDevice final : public ScannerDevice {
public:
    /// `suffix` is typed after every code: CR is Enter.
    WedgeScannerDevice(std::string name, std::string suffix, std::shared_ptr<UmockdevKeyboard> keyboard);

    void scan(std::string_view text) override;
    /// none, or unfinished: codes without their suffix.
    void setFault(ScannerFault fault) override;

    Plug* socket() override { return keyboard_.get(); }

private:
    std::string_view mode() const override { return "keyboard"; }

    const std::string suffix_;
    bool unfinished_ = false;
    const std::shared_ptr<UmockdevKeyboard> keyboard_;
};

} // namespace fifteen::emulator
