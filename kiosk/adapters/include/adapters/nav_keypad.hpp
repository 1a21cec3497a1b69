// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/input_device.hpp"
#include "nav_keypad/keys.hpp"

#include <memory>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::nav_keypad {
struct KeypadServiceOptions;
}

namespace fifteen::adapters {

/// The driver for keypads of people who cannot see (drivers/nav-keypad) brought onto Qt's loop.
class NavKeypad : public InputDevice {
    Q_OBJECT

public:
    NavKeypad(std::unique_ptr<transport::DeviceSource> source, const nav_keypad::KeypadServiceOptions& options,
              QObject* parent = nullptr);
    ~NavKeypad() override;

signals:
    void pressed(fifteen::nav_keypad::Key key);
    void headsetChanged(bool plugged);

private:
    class Driver;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
