// SPDX-License-Identifier: Apache-2.0
#include "emulator/scanner_bytes.hpp"

#include "input_events.hpp"

#include <stdexcept>

namespace fifteen::emulator {

namespace {

// HID usage tables, page 07: letters from 04, digits from 1E, and so on; the kernel calls the keys by codes of its own.
constexpr std::uint32_t kKeyboardPage = 0x00070000;

struct Key {
    char plain;
    char shifted;
    std::uint8_t usage;
    std::uint16_t code;
};

constexpr Key kKeys[]{
    {'a', 'A', 0x04, KEY_A},           {'b', 'B', 0x05, KEY_B},          {'c', 'C', 0x06, KEY_C},
    {'d', 'D', 0x07, KEY_D},           {'e', 'E', 0x08, KEY_E},          {'f', 'F', 0x09, KEY_F},
    {'g', 'G', 0x0A, KEY_G},           {'h', 'H', 0x0B, KEY_H},          {'i', 'I', 0x0C, KEY_I},
    {'j', 'J', 0x0D, KEY_J},           {'k', 'K', 0x0E, KEY_K},          {'l', 'L', 0x0F, KEY_L},
    {'m', 'M', 0x10, KEY_M},           {'n', 'N', 0x11, KEY_N},          {'o', 'O', 0x12, KEY_O},
    {'p', 'P', 0x13, KEY_P},           {'q', 'Q', 0x14, KEY_Q},          {'r', 'R', 0x15, KEY_R},
    {'s', 'S', 0x16, KEY_S},           {'t', 'T', 0x17, KEY_T},          {'u', 'U', 0x18, KEY_U},
    {'v', 'V', 0x19, KEY_V},           {'w', 'W', 0x1A, KEY_W},          {'x', 'X', 0x1B, KEY_X},
    {'y', 'Y', 0x1C, KEY_Y},           {'z', 'Z', 0x1D, KEY_Z},          {'1', '!', 0x1E, KEY_1},
    {'2', '@', 0x1F, KEY_2},           {'3', '#', 0x20, KEY_3},          {'4', '$', 0x21, KEY_4},
    {'5', '%', 0x22, KEY_5},           {'6', '^', 0x23, KEY_6},          {'7', '&', 0x24, KEY_7},
    {'8', '*', 0x25, KEY_8},           {'9', '(', 0x26, KEY_9},          {'0', ')', 0x27, KEY_0},
    {'\r', '\r', 0x28, KEY_ENTER},     {'\t', '\t', 0x2B, KEY_TAB},      {' ', ' ', 0x2C, KEY_SPACE},
    {'-', '_', 0x2D, KEY_MINUS},       {'=', '+', 0x2E, KEY_EQUAL},      {'[', '{', 0x2F, KEY_LEFTBRACE},
    {']', '}', 0x30, KEY_RIGHTBRACE},  {'\\', '|', 0x31, KEY_BACKSLASH}, {';', ':', 0x33, KEY_SEMICOLON},
    {'\'', '"', 0x34, KEY_APOSTROPHE}, {'`', '~', 0x35, KEY_GRAVE},      {',', '<', 0x36, KEY_COMMA},
    {'.', '>', 0x37, KEY_DOT},         {'/', '?', 0x38, KEY_SLASH},
};
constexpr Key kLeftShift{0, 0, 0xE1, KEY_LEFTSHIFT};

// As hid-input reports one change: the scan code, the key, and the end of the packet.
void change(Bytes& bytes, const Key& key, bool pressed) {
    addEvent(bytes, EV_MSC, MSC_SCAN, static_cast<std::int32_t>(kKeyboardPage | key.usage));
    addEvent(bytes, EV_KEY, key.code, pressed ? 1 : 0);
    addEvent(bytes, EV_SYN, SYN_REPORT, 0);
}

void type(Bytes& bytes, char character) {
    for (const auto& key : kKeys) {
        if (key.plain != character && key.shifted != character) {
            continue;
        }
        const bool shift = key.plain != character;
        if (shift) {
            change(bytes, kLeftShift, true);
        }
        change(bytes, key, true);
        change(bytes, key, false);
        if (shift) {
            change(bytes, kLeftShift, false);
        }
        return;
    }
    throw std::invalid_argument("a wedge has no key for this character");
}

} // namespace

Bytes serialScan(std::string_view text, std::string_view suffix) {
    Bytes bytes(text.begin(), text.end());
    bytes.insert(bytes.end(), suffix.begin(), suffix.end());
    return bytes;
}

Bytes wedgeScan(std::string_view text, std::string_view suffix) {
    Bytes bytes;
    for (const auto part : {text, suffix}) {
        for (const char character : part) {
            type(bytes, character);
        }
    }
    return bytes;
}

} // namespace fifteen::emulator
