// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/nav_keypad.hpp"

namespace fifteen::emulator {

/// A kiosk's keypad for people who cannot see, on a bench.
class NavKeypadDevice final : public BenchDevice {
public:
    NavKeypadDevice(std::string name, std::shared_ptr<UmockdevKeyboard> keyboard)
        : BenchDevice(std::move(name))
        , keypad_(std::move(keyboard)) {}

    std::string_view kind() const override { return "keypad"; }

    void describe(boost::json::object& into) override;
    /// `press` with a `pad` is for a desk's keypads.
    bool obey(const boost::json::object& order) override;

    Plug* socket() override { return &keypad_; }

private:
    NavKeypad keypad_;
};

} // namespace fifteen::emulator
