// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/keys.hpp"

#include <algorithm>
#include <cstring>
#include <linux/input.h>

namespace fifteen::nav_keypad {

namespace {

constexpr std::int32_t kPressed = 1;
constexpr std::int32_t kRepeated = 2;

bool repeats(Key key) {
    return key == Key::previous || key == Key::next || key == Key::louder || key == Key::softer;
}

} // namespace

KeyMap KeyMap::usual() {
    return {.keys = {{KEY_UP, Key::previous},
                     {KEY_LEFT, Key::previous},
                     {KEY_DOWN, Key::next},
                     {KEY_RIGHT, Key::next},
                     {KEY_ENTER, Key::select},
                     {KEY_KPENTER, Key::select},
                     {KEY_SPACE, Key::select},
                     {KEY_ESC, Key::back},
                     {KEY_BACKSPACE, Key::back},
                     {KEY_F1, Key::help},
                     {KEY_HELP, Key::help},
                     {KEY_PLAYPAUSE, Key::listen},
                     {KEY_VOLUMEUP, Key::louder},
                     {KEY_VOLUMEDOWN, Key::softer}},
            .headsetIn = std::nullopt,
            .headsetOut = std::nullopt};
}

std::optional<Key> KeyMap::keyOf(std::uint16_t code) const {
    const auto found = std::ranges::find(keys, code, &Entry::code);
    return found == keys.end() ? std::nullopt : std::optional(found->key);
}

KeyDecoder::KeyDecoder(KeyMap map)
    : map_(std::move(map)) {}

void KeyDecoder::take(std::span<const std::uint8_t> events, const Tell& tell) {
    for (; events.size() >= sizeof(input_event); events = events.subspan(sizeof(input_event))) {
        input_event event{};
        std::memcpy(&event, events.data(), sizeof event);
        if (event.type == EV_SYN) {
            skipping_ = event.code == SYN_DROPPED || (skipping_ && event.code != SYN_REPORT);
        } else if (skipping_) {
            continue;
        } else if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) {
            headset(event.value != 0, tell);
        } else if (event.type == EV_KEY && (event.value == kPressed || event.value == kRepeated)) {
            press(event.code, event.value == kRepeated, tell);
        }
    }
}

void KeyDecoder::press(std::uint16_t code, bool repeat, const Tell& tell) {
    if (code == map_.headsetIn || code == map_.headsetOut) {
        headset(code == map_.headsetIn, tell);
        return;
    }
    const auto key = map_.keyOf(code);
    if (key && (!repeat || repeats(*key))) {
        tell(KeyPressed{*key});
    }
}

void KeyDecoder::headset(bool plugged, const Tell& tell) {
    if (plugged_ != plugged) {
        plugged_ = plugged;
        tell(HeadsetPlugged{plugged});
    }
}

} // namespace fifteen::nav_keypad
