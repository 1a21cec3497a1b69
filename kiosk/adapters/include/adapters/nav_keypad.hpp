// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "nav_keypad/keys.hpp"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace fifteen::transport {
class DeviceSource;
}

namespace fifteen::nav_keypad {
struct KeypadServiceOptions;
}

namespace fifteen::adapters {

/// The driver for keypads of people who cannot see (drivers/nav-keypad) brought onto Qt's loop.
class NavKeypad : public QObject {
    Q_OBJECT

public:
    NavKeypad(std::unique_ptr<transport::DeviceSource> source, const nav_keypad::KeypadServiceOptions& options,
              QObject* parent = nullptr);
    ~NavKeypad() override;

    /// Not known (nothing) until the keypad was looked for.
    std::optional<bool> present() const { return present_; }

    /// "flooding", "denied", "busy"; empty: none.
    std::string trouble() const { return trouble_; }

signals:
    /// present() or trouble() is another.
    void stateChanged();
    void pressed(fifteen::nav_keypad::Key key);
    void headsetChanged(bool plugged);

private:
    class Driver;
    void become(std::optional<bool> present, const char* trouble);

    std::optional<bool> present_;
    std::string trouble_;
    std::unique_ptr<Driver> driver_; ///< last: its thread ends before anything else goes
};

} // namespace fifteen::adapters
