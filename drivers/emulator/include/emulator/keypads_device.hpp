// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/bench_event.hpp"
#include "emulator/keypad_model.hpp"

namespace fifteen::emulator {

/// A serial line of clerks' pads and visitors' evaluators on a bench.
class KeypadsDevice final : public BenchDevice {
public:
    KeypadsDevice(std::string name, const KeypadModelOptions& options, const MakePort& makePort, Emit emit);

    // Each throws std::invalid_argument for an address that is not on the line.

    /// Key codes as typed.
    void press(std::uint8_t pad, const Bytes& keys);
    void rate(std::uint8_t evaluator, std::uint8_t key);
    void setFault(std::uint8_t address, KeypadFault fault);

    std::string_view kind() const override { return "keypads"; }

    void describe(boost::json::object& into) override;
    /// `press` without a `pad` is for the kiosk's keypad.
    bool obey(const boost::json::object& order) override;

    Port* socket() override { return port_.get(); }

private:
    void look();
    void look(ShownEvent event);

    const Emit emit_;
    const KeypadModelOptions options_;
    std::map<std::uint8_t, std::string> told_; ///< under the port's lock
    KeypadModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

} // namespace fifteen::emulator
