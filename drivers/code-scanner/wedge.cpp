// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/wedge.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace fifteen::code_scanner {

namespace {

struct Characters {
    char plain = 0; ///< 0: the key types nothing
    char shifted = 0;
};

/// Keys that follow each other on the keyboard have codes that do so too (linux/input-event-codes.h).
struct Row {
    std::uint16_t firstKey;
    std::string_view plain;
    std::string_view shifted;
};

constexpr std::array kRows{
    Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
    Row{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
    Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    Row{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    Row{KEY_KPASTERISK, "*", "*"},
    Row{KEY_SPACE, " ", " "},
    Row{KEY_KP7, "789-456+1230.", "789-456+1230."},
    Row{KEY_KPSLASH, "/", "/"},
};

constexpr auto kKeyboard = [] {
    std::array<Characters, KEY_KPSLASH + 1> keyboard{};
    for (const auto& row : kRows) {
        for (std::size_t place = 0; place < row.plain.size(); ++place) {
            keyboard[row.firstKey + place] = {row.plain[place], row.shifted[place]};
        }
    }
    return keyboard;
}();

// In the order of a HID boot keyboard's first byte; each key is a bit.
constexpr std::array<std::uint16_t, 8> kModifiers{KEY_LEFTCTRL,  KEY_LEFTSHIFT,  KEY_LEFTALT,  KEY_LEFTMETA,
                                                  KEY_RIGHTCTRL, KEY_RIGHTSHIFT, KEY_RIGHTALT, KEY_RIGHTMETA};
constexpr std::uint8_t kControl = 0x11;
constexpr std::uint8_t kShift = 0x22;
constexpr std::uint8_t kAltOrMeta = 0xCC;

constexpr std::uint8_t kControlMask = 0x1F; // Ctrl-] is GS, as between the fields of a GS1 code

bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

bool endsCode(std::uint16_t key) {
    return key == KEY_ENTER || key == KEY_KPENTER || key == KEY_TAB;
}

} // namespace

std::optional<char> typedBy(std::uint16_t key, bool shifted) {
    if (key >= kKeyboard.size() || kKeyboard[key].plain == 0) {
        return std::nullopt;
    }
    return shifted ? kKeyboard[key].shifted : kKeyboard[key].plain;
}

std::optional<Result<Scan>> WedgeFraming::take(std::span<const std::uint8_t>& bytes) {
    while (!bytes.empty()) {
        const auto size = std::min(bytes.size(), piece_.size() - have_);
        std::copy_n(bytes.begin(), size, piece_.begin() + static_cast<std::ptrdiff_t>(have_));
        bytes = bytes.subspan(size);
        have_ += size;
        if (have_ < piece_.size()) {
            break;
        }
        input_event event{};
        std::memcpy(&event, piece_.data(), sizeof event);
        have_ = 0;
        wipe(piece_);
        if (auto outcome = takeEvent(event)) {
            return outcome;
        }
    }
    return std::nullopt;
}

std::optional<Result<Scan>> WedgeFraming::quiet() {
    if (have_ > 0) {
        code_.spoil(Error::garbled);
        have_ = 0;
        wipe(piece_);
    }
    return code_.pending() ? std::optional(code_.take()) : std::nullopt;
}

std::optional<Result<Scan>> WedgeFraming::takeEvent(const input_event& event) {
    if (event.type == EV_SYN) {
        if (event.code == SYN_DROPPED) {
            lostEvents();
        } else if (event.code == SYN_REPORT) {
            skipping_ = false;
        }
        return std::nullopt;
    }
    const bool pressed = event.value == 1; // 0 is a release, 2 a repeat
    if (event.type != EV_KEY || skipping_ || (!pressed && event.value != 0)) {
        return std::nullopt;
    }
    if (const auto found = std::ranges::find(kModifiers, event.code); found != kModifiers.end()) {
        const auto bit = static_cast<std::uint8_t>(1U << (found - kModifiers.begin()));
        held_ = static_cast<std::uint8_t>(pressed ? held_ | bit : held_ & ~bit);
        return std::nullopt;
    }
    return pressed ? press(event.code) : std::nullopt;
}

std::optional<Result<Scan>> WedgeFraming::press(std::uint16_t key) {
    if (key == KEY_CAPSLOCK) {
        capsLock_ = !capsLock_;
        return std::nullopt;
    }
    if (endsCode(key)) {
        return code_.pending() ? std::optional(code_.take()) : std::nullopt;
    }
    if (!typedBy(key, false)) {
        return std::nullopt; // a function key or the like
    }
    if ((held_ & kAltOrMeta) != 0) {
        code_.spoil(Error::garbled);
        return std::nullopt;
    }
    const auto [plain, shifted] = kKeyboard[key];
    const bool upper = ((held_ & kShift) != 0) != (capsLock_ && isLetter(plain));
    auto typed = static_cast<std::uint8_t>(upper ? shifted : plain);
    if ((held_ & kControl) != 0) {
        typed &= kControlMask;
        if (typed == '\r' || typed == '\n' || typed == '\t') {
            return code_.pending() ? std::optional(code_.take()) : std::nullopt;
        }
    }
    code_.append(typed);
    return std::nullopt;
}

// The kernel's buffer ran over. Whatever was held down may have been released meanwhile.
void WedgeFraming::lostEvents() {
    code_.spoil(Error::garbled);
    held_ = 0;
    skipping_ = true;
}

} // namespace fifteen::code_scanner
