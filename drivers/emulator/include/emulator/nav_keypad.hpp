// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/umockdev_keyboard.hpp"

#include <mutex>
#include <string_view>

namespace fifteen::emulator {

struct NavKeypadOptions {
    std::uint16_t vendor = 0xF015;
    std::uint16_t product = 0x0001;
};

/// A keypad of a kiosk with a headset jack, as an input device of a umockdev testbed. From any thread. What is done to
/// it while it is not plugged reaches nobody, but a headset stays in its jack.
class NavKeypad {
public:
    NavKeypad(_UMockdevTestbed* testbed, const NavKeypadOptions& options);

    void plug();
    void unplug();

    /// previous, next, select, back, help, listen, louder, softer: pressed and released. False: no such key.
    bool press(std::string_view key);
    void setHeadset(bool plugged);

private:
    void tell(std::uint16_t type, std::uint16_t code, const std::vector<std::int32_t>& values);

    std::mutex mutex_;
    UmockdevKeyboard keyboard_;
    bool plugged_ = false;
};

} // namespace fifteen::emulator
