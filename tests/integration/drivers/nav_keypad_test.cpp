// SPDX-License-Identifier: Apache-2.0
#include "emulator/nav_keypad.hpp"
#include "emulator/umockdev_keyboard.hpp"
#include "nav_keypad/keypad_service.hpp"
#include "transport/evdev.hpp"
#include "usb_bench.hpp"

#include <gtest/gtest.h>
#include <umockdev.h>

#include <cstring>
#include <linux/input.h>

namespace fifteen::nav_keypad {
namespace {

using namespace std::chrono_literals;

constexpr transport::UsbId kId{0xF015, 0x0001};

/// A keypad as an input device: its node is opened, grabbed and read as on a real kernel.
class NavKeypadNode : public testing::Test {
protected:
    NavKeypadNode()
        : bed_(umockdev_testbed_new()) {
        keypad_.emplace(std::make_shared<emulator::UmockdevKeyboard>(bed_, kId.vendor, kId.product));
    }

    ~NavKeypadNode() override { g_object_unref(bed_); }

    void TearDown() override {
        service_.reset();
        keypad_.reset();
    }

    void start() {
        transport::EvdevWish wish{{kId}, {}, {KEY_UP, KEY_DOWN}};
        service_.emplace(std::make_unique<transport::EvdevDeviceSource>(wish),
                         [this](const KeypadEvent& event) { events_.put(event); });
    }

    /// The keypad may not have been seen yet when the service starts: absent first, then present.
    bool becomesPresent() {
        auto told = events_.next<KeypadPresent>();
        while (told && !told->present) {
            told = events_.next<KeypadPresent>();
        }
        return told.has_value();
    }

    UMockdevTestbed* const bed_;
    std::optional<emulator::NavKeypad> keypad_;
    tests::Inbox<KeypadEvent> events_;
    std::optional<KeypadService> service_;
};

TEST_F(NavKeypadNode, tellsItsKeysInTheirOrder) {
    keypad_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    for (const auto* key : {"next", "next", "previous", "select"}) {
        ASSERT_TRUE(keypad_->press(key));
    }
    for (const auto key : {Key::next, Key::next, Key::previous, Key::select}) {
        EXPECT_EQ(events_.next<KeyPressed>(), KeyPressed{key});
    }
    EXPECT_FALSE(keypad_->press("no such key"));
}

TEST_F(NavKeypadNode, aHeadsetThatIsThereAlreadyIsTold) {
    keypad_->setHeadset(true);
    keypad_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{true});
    keypad_->setHeadset(false);
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{false});
}

TEST_F(NavKeypadNode, pulledItTakesItsHeadsetWithIt) {
    keypad_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    keypad_->setHeadset(true);
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{true});
    keypad_->unplug();
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{false});
    const auto gone = events_.next<KeypadPresent>();
    ASSERT_TRUE(gone);
    EXPECT_FALSE(gone->present);
    keypad_->plug();
    ASSERT_TRUE(becomesPresent());
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{true}) << "it is in the jack still";
}

TEST_F(NavKeypadNode, thatBabblesIsNamedAndComesBackByItself) {
    keypad_->plug();
    start();
    ASSERT_TRUE(becomesPresent());
    for (int press = 0; press < 500; ++press) {
        ASSERT_TRUE(keypad_->press("next"));
    }
    const auto flooding = events_.next<KeypadFlooding>();
    ASSERT_TRUE(flooding);
    EXPECT_TRUE(flooding->flooding);
    const auto calm = events_.next<KeypadFlooding>(30s);
    ASSERT_TRUE(calm);
    EXPECT_FALSE(calm->flooding);
    ASSERT_TRUE(keypad_->press("select"));
    EXPECT_EQ(events_.next<KeyPressed>(), KeyPressed{Key::select}) << "not what was thrown away";
}

emulator::Bytes bytesOf(const std::vector<input_event>& events) {
    emulator::Bytes bytes(events.size() * sizeof(input_event));
    std::memcpy(bytes.data(), events.data(), bytes.size());
    return bytes;
}

TEST_F(NavKeypadNode, aHeadsetPulledAmongDroppedEventsIsNoticed) {
    emulator::UmockdevKeyboard keyboard(bed_, kId.vendor, kId.product);
    keyboard.setSwitch(SW_HEADPHONE_INSERT, true);
    keyboard.plug();
    start();
    ASSERT_TRUE(becomesPresent());
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{true});
    keyboard.setSwitch(SW_HEADPHONE_INSERT, false); // and the event of it is lost
    keyboard.type(bytesOf({{.time = {}, .type = EV_SYN, .code = SYN_DROPPED, .value = 0},
                           {.time = {}, .type = EV_KEY, .code = KEY_ENTER, .value = 1},
                           {.time = {}, .type = EV_SYN, .code = SYN_REPORT, .value = 0}}));
    EXPECT_EQ(events_.next<HeadsetPlugged>(), HeadsetPlugged{false});
    keyboard.type(bytesOf({{.time = {}, .type = EV_KEY, .code = KEY_DOWN, .value = 1},
                           {.time = {}, .type = EV_SYN, .code = SYN_REPORT, .value = 0}}));
    EXPECT_EQ(events_.next<KeyPressed>(), KeyPressed{Key::next}) << "what stands in the broken packet is passed over";
}

} // namespace
} // namespace fifteen::nav_keypad
