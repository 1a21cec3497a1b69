// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/keys.hpp"

#include <cstdlib>
#include <linux/input.h>

using namespace fifteen;

// Whatever a device says: at most one thing an event, a headset never twice the same, and no key that is not in the
// map.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto map = nav_keypad::KeyMap::usual();
    map.headsetIn = 185;
    map.headsetOut = 186;
    nav_keypad::KeyDecoder decoder(map);
    bool plugged = false;
    std::size_t told = 0;
    decoder.take({data, size}, [&](const nav_keypad::Happening& happening) {
        ++told;
        if (const auto* headset = std::get_if<nav_keypad::HeadsetPlugged>(&happening)) {
            if (headset->plugged == plugged) {
                std::abort();
            }
            plugged = headset->plugged;
        }
    });
    if (told > size / sizeof(input_event)) {
        std::abort();
    }
    return 0;
}
