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

/// A keypad of a kiosk with a headset jack, as an input device. From any thread. What is done to it while it is not
/// plugged reaches nobody, but a headset stays in its jack.
class NavKeypad final : public Plug {
public:
    explicit NavKeypad(std::shared_ptr<UmockdevKeyboard> keyboard);

    void plug() override;
    void unplug() override;
    bool isPlugged() const override;

    /// previous, next, select, back, help, listen, louder, softer: pressed and released. False: no such key.
    bool press(std::string_view key);
    void setHeadset(bool plugged);
    bool hasHeadset() const;

private:
    void tell(std::uint16_t type, std::uint16_t code, const std::vector<std::int32_t>& values);

    mutable std::mutex mutex_;
    const std::shared_ptr<UmockdevKeyboard> keyboard_;
    bool headset_ = false;
};

} // namespace fifteen::emulator
