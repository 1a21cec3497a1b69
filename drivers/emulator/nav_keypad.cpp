// SPDX-License-Identifier: Apache-2.0
#include "emulator/nav_keypad.hpp"

#include "input_events.hpp"

#include <algorithm>
#include <array>

namespace fifteen::emulator {

namespace {

struct NamedKey {
    std::string_view name;
    std::uint16_t code;
};

constexpr std::array kKeys{
    NamedKey{"previous", KEY_UP},     NamedKey{"next", KEY_DOWN},         NamedKey{"select", KEY_ENTER},
    NamedKey{"back", KEY_ESC},        NamedKey{"help", KEY_F1},           NamedKey{"listen", KEY_PLAYPAUSE},
    NamedKey{"louder", KEY_VOLUMEUP}, NamedKey{"softer", KEY_VOLUMEDOWN},
};

} // namespace

NavKeypad::NavKeypad(std::shared_ptr<UmockdevKeyboard> keyboard)
    : keyboard_(std::move(keyboard)) {}

void NavKeypad::plug() {
    const std::lock_guard lock(mutex_);
    keyboard_->plug();
}

void NavKeypad::unplug() {
    const std::lock_guard lock(mutex_);
    keyboard_->unplug();
}

bool NavKeypad::isPlugged() const {
    const std::lock_guard lock(mutex_);
    return keyboard_->isPlugged();
}

bool NavKeypad::hasHeadset() const {
    const std::lock_guard lock(mutex_);
    return headset_;
}

bool NavKeypad::press(std::string_view key) {
    const auto* const found = std::ranges::find(kKeys, key, &NamedKey::name);
    if (found == kKeys.end()) {
        return false;
    }
    tell(EV_KEY, found->code, {1, 0});
    return true;
}

void NavKeypad::setHeadset(bool plugged) {
    {
        const std::lock_guard lock(mutex_);
        headset_ = plugged;
        keyboard_->setSwitch(SW_HEADPHONE_INSERT, plugged);
    }
    tell(EV_SW, SW_HEADPHONE_INSERT, {plugged ? 1 : 0});
}

void NavKeypad::tell(std::uint16_t type, std::uint16_t code, const std::vector<std::int32_t>& values) {
    Bytes events;
    for (const auto value : values) {
        addEvent(events, type, code, value);
        addEvent(events, EV_SYN, SYN_REPORT, 0);
    }
    const std::lock_guard lock(mutex_);
    if (keyboard_->isPlugged()) {
        keyboard_->type(events);
    }
}

} // namespace fifteen::emulator
