// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <functional>
#include <memory>
#include <mutex>

namespace fifteen::emulator {

/// One model as a USB device of a umockdev testbed: plugged, asked and unplugged as a kernel would. The model runs
/// under this port's lock, on umockdev's thread or on the caller's.
class UsbPort {
public:
    class Implementation;

    explicit UsbPort(std::unique_ptr<Implementation> implementation);
    UsbPort(const UsbPort&) = delete;
    UsbPort& operator=(const UsbPort&) = delete;
    ~UsbPort();

    void plug();
    void unplug();
    bool isPlugged() const;
    /// Runs `change` while nobody else touches the model.
    void withModel(const std::function<void()>& change);

private:
    std::unique_ptr<Implementation> implementation_;
};

/// A umockdev testbed. Its environment is inherited by child processes started after it was made; this process and
/// they must run under umockdev-wrapper, or hotplug is silently dead.
class UmockdevFront {
public:
    /// Throws std::runtime_error if this process does not run under umockdev-wrapper.
    UmockdevFront();
    UmockdevFront(const UmockdevFront&) = delete;
    UmockdevFront& operator=(const UmockdevFront&) = delete;
    ~UmockdevFront();

    /// A port for the model, not plugged yet. The model must outlive the port.
    std::unique_ptr<UsbPort> addPort(DeviceModel& model);

    struct Testbed;

private:
    std::shared_ptr<Testbed> testbed_;
};

} // namespace fifteen::emulator
