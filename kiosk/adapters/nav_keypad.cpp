// SPDX-License-Identifier: Apache-2.0
#include "adapters/nav_keypad.hpp"

#include "device_words.hpp"
#include "nav_keypad/keypad_service.hpp"

#include <QMetaObject>

namespace fifteen::adapters {

class NavKeypad::Driver {
public:
    Driver(NavKeypad& keypad, std::unique_ptr<transport::DeviceSource> source,
           const nav_keypad::KeypadServiceOptions& options)
        : keypad_(keypad)
        , service_(
              std::move(source), [this](const nav_keypad::KeypadEvent& event) { cross(event); }, options) {}

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const nav_keypad::KeypadEvent& event) {
        QMetaObject::invokeMethod(
            &keypad_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const nav_keypad::KeypadPresent& event) { keypad_.become(event.present, wordOf(event.withheld)); }

    void tell(const nav_keypad::KeypadFlooding& event) {
        keypad_.become(keypad_.present(), event.flooding ? "flooding" : "");
    }

    void tell(const nav_keypad::KeyPressed& event) {
        emit keypad_.pressed(event.key);
        emit keypad_.worked(true);
    }

    void tell(const nav_keypad::HeadsetPlugged& event) { emit keypad_.headsetChanged(event.plugged); }

    NavKeypad& keypad_;
    nav_keypad::KeypadService service_;
};

NavKeypad::NavKeypad(std::unique_ptr<transport::DeviceSource> source, const nav_keypad::KeypadServiceOptions& options,
                     QObject* parent)
    : InputDevice(parent)
    , driver_(std::make_unique<Driver>(*this, std::move(source), options)) {}

NavKeypad::~NavKeypad() = default;

} // namespace fifteen::adapters
