// SPDX-License-Identifier: Apache-2.0
#include "emulator/nav_keypad_device.hpp"

#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

using namespace order;

void press(NavKeypad& keypad, const json::object& order) {
    if (!keypad.press(text(order, "key"))) {
        throw problem("\"key\" must be previous, next, select, back, help, listen, louder or softer");
    }
}

} // namespace

void NavKeypadDevice::describe(boost::json::object& into) {
    into["headset"] = keypad_.hasHeadset();
}

bool NavKeypadDevice::obey(const boost::json::object& order) {
    static const Orders<NavKeypad> orders{
        {"press", &press},
        {"headset", [](auto& keypad, const auto& said) { keypad.setHeadset(boolean(said, "plugged")); }},
    };
    return !order.contains("pad") && carryOut(orders, keypad_, order);
}

} // namespace fifteen::emulator
