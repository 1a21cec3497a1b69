// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <variant>
#include <vector>

/// Keypads for people who cannot see the screen: a few keys that can be told apart by touch, and a headset jack.
namespace fifteen::nav_keypad {

enum class Key { previous, next, select, back, help, listen, louder, softer };

/// A key was pressed, or is held and repeats.
struct KeyPressed {
    Key key;
    bool operator==(const KeyPressed&) const = default;
};

struct HeadsetPlugged {
    bool plugged;
    bool operator==(const HeadsetPlugged&) const = default;
};

using Happening = std::variant<KeyPressed, HeadsetPlugged>;

/// What the keypad's keys mean, as the kernel numbers them (linux/input-event-codes.h). Keypads of this kind are USB
/// keyboards whose key codes the maker lets one set (Storm AudioNav technical manual, "Code Tables"), so there is a
/// map.
struct KeyMap {
    struct Entry {
        std::uint16_t code;
        Key key;
    };

    std::vector<Entry> keys;
    /// Where the jack is told by keys instead of a switch; such a key says it when it is pressed.
    std::optional<std::uint16_t> headsetIn;
    std::optional<std::uint16_t> headsetOut;

    /// Arrows, Enter or Space, Escape or Backspace, F1 or Help, Play, and the two volume keys.
    static KeyMap usual();

    std::optional<Key> keyOf(std::uint16_t code) const;
};

/// The kernel's input events to what they mean, pure. Moving and volume repeat while a key is held; the others do not.
/// A headset is told by the switch SW_HEADPHONE_INSERT, and only when that is another than before. Events the kernel
/// lost (SYN_DROPPED) lose their packet; the transport tells the switches anew after it.
class KeyDecoder {
public:
    using Tell = std::function<void(const Happening&)>;

    explicit KeyDecoder(KeyMap map);

    /// Whole `struct input_event`s of this machine; what is left over at the end is passed over.
    void take(std::span<const std::uint8_t> events, const Tell& tell);

private:
    void press(std::uint16_t code, bool repeat, const Tell& tell);
    void headset(bool plugged, const Tell& tell);

    KeyMap map_;
    bool plugged_ = false;
    bool skipping_ = false; ///< to the end of a packet of which events were lost
};

} // namespace fifteen::nav_keypad
