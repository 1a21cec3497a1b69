// SPDX-License-Identifier: Apache-2.0
#include "nav_keypad/keys.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <linux/input.h>

namespace fifteen::nav_keypad {
namespace {

using Bytes = std::vector<std::uint8_t>;

void add(Bytes& bytes, std::uint16_t type, std::uint16_t code, std::int32_t value) {
    const input_event event{.time = {}, .type = type, .code = code, .value = value};
    std::array<std::uint8_t, sizeof event> raw{};
    std::memcpy(raw.data(), &event, sizeof event);
    bytes.insert(bytes.end(), raw.begin(), raw.end());
}

Bytes packet(std::uint16_t type, std::uint16_t code, std::int32_t value) {
    Bytes bytes;
    add(bytes, type, code, value);
    add(bytes, EV_SYN, SYN_REPORT, 0);
    return bytes;
}

class KeypadKeys : public testing::Test {
protected:
    std::vector<Happening> take(const Bytes& bytes) {
        std::vector<Happening> happened;
        decoder_.take(bytes, [&](const Happening& one) { happened.push_back(one); });
        return happened;
    }

    std::vector<Happening> key(std::uint16_t code, std::int32_t value = 1) { return take(packet(EV_KEY, code, value)); }

    using Told = std::vector<Happening>;

    KeyDecoder decoder_{KeyMap::usual()};
};

TEST_F(KeypadKeys, meanWhatTheMapSays) {
    for (const auto& [code, wanted] : KeyMap::usual().keys) {
        EXPECT_EQ(key(code), Told{KeyPressed{wanted}}) << code;
        EXPECT_EQ(key(code, 0), Told{}) << "a release is nothing";
    }
    EXPECT_EQ(key(KEY_A), Told{}) << "a key that is not in the map";
}

TEST_F(KeypadKeys, repeatOnlyWhereHoldingMakesSense) {
    EXPECT_EQ(key(KEY_DOWN, 2), Told{KeyPressed{Key::next}});
    EXPECT_EQ(key(KEY_VOLUMEUP, 2), Told{KeyPressed{Key::louder}});
    EXPECT_EQ(key(KEY_ENTER, 2), Told{}) << "a hand that rests on OK must not take a number after the other";
    EXPECT_EQ(key(KEY_ESC, 2), Told{});
    EXPECT_EQ(key(KEY_DOWN, 7), Told{}) << "no value of the kernel's";
}

TEST_F(KeypadKeys, aHeadsetIsToldWhenItComesAndGoes) {
    EXPECT_EQ(take(packet(EV_SW, SW_HEADPHONE_INSERT, 1)), Told{HeadsetPlugged{true}});
    EXPECT_EQ(take(packet(EV_SW, SW_HEADPHONE_INSERT, 1)), Told{}) << "it was there";
    EXPECT_EQ(take(packet(EV_SW, SW_LID, 0)), Told{});
    EXPECT_EQ(take(packet(EV_SW, SW_HEADPHONE_INSERT, 0)), Told{HeadsetPlugged{false}});
}

TEST_F(KeypadKeys, aJackMayBeTwoKeys) {
    auto map = KeyMap::usual();
    map.headsetIn = KEY_F15;
    map.headsetOut = KEY_F16;
    decoder_ = KeyDecoder(map);
    EXPECT_EQ(key(KEY_F15), Told{HeadsetPlugged{true}});
    EXPECT_EQ(key(KEY_F15, 0), Told{});
    EXPECT_EQ(key(KEY_F16), Told{HeadsetPlugged{false}});
}

TEST_F(KeypadKeys, lostEventsLoseTheirPacketAndNoOther) {
    Bytes bytes;
    add(bytes, EV_SYN, SYN_DROPPED, 0);
    add(bytes, EV_KEY, KEY_ENTER, 1);
    add(bytes, EV_SYN, SYN_REPORT, 0);
    add(bytes, EV_KEY, KEY_DOWN, 1);
    add(bytes, EV_SYN, SYN_REPORT, 0);
    EXPECT_EQ(take(bytes), Told{KeyPressed{Key::next}});
}

TEST_F(KeypadKeys, halfAnEventIsPassedOver) {
    auto bytes = packet(EV_KEY, KEY_DOWN, 1);
    bytes.resize(sizeof(input_event) + 5);
    EXPECT_EQ(take(bytes), Told{KeyPressed{Key::next}});
    bytes.resize(7);
    EXPECT_EQ(take(bytes), Told{});
}

} // namespace
} // namespace fifteen::nav_keypad
