// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/port.hpp"

namespace fifteen::emulator {

/// A umockdev testbed: each port is a USB device of it, plugged, asked and unplugged as a kernel would. Models run on
/// umockdev's thread. Its environment is inherited by child processes started after it was made; this process and they
/// must run under umockdev-wrapper, or hotplug is silently dead.
class UmockdevFront final : public Front {
public:
    /// Throws std::runtime_error if this process does not run under umockdev-wrapper.
    UmockdevFront();
    ~UmockdevFront() override;

    std::unique_ptr<Port> addPort(DeviceModel& model, const std::string& name) override;
    std::shared_ptr<UmockdevKeyboard> addKeyboard(std::uint16_t vendor, std::uint16_t product) override;

    struct Testbed;

private:
    std::shared_ptr<Testbed> testbed_;
};

} // namespace fifteen::emulator
