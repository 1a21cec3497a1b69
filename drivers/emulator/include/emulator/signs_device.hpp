// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/bench_device.hpp"
#include "emulator/bench_event.hpp"
#include "emulator/sign_model.hpp"

namespace fifteen::emulator {

/// A serial line of signs over windows on a bench.
class SignsDevice final : public BenchDevice {
public:
    SignsDevice(std::string name, std::vector<std::uint8_t> addresses, const MakePort& makePort, Emit emit);

    // Both throw std::invalid_argument for an address that is not on the line.

    /// One that is dead is dark.
    void setFault(std::uint8_t sign, SignFault fault);
    /// Its own supply fails and comes back: it is dark.
    void switchOffAndOn(std::uint8_t sign);

    std::string_view kind() const override { return "signs"; }

    void describe(boost::json::object& into) override;
    bool obey(const boost::json::object& order) override;

    Port* socket() override { return port_.get(); }

private:
    void mustHave(std::uint8_t sign) const;
    void look();

    const Emit emit_;
    const std::vector<std::uint8_t> addresses_;
    std::map<std::uint8_t, std::string> told_; ///< under the port's lock
    SignModel model_;
    const std::unique_ptr<Port> port_; ///< last: until it is gone the model may run
};

} // namespace fifteen::emulator
