// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/wedge.hpp"
#include "emulator/scanner_bytes.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace fifteen::code_scanner {
namespace {

using emulator::wedgeScan;
using Bytes = std::vector<std::uint8_t>;
using Outcomes = std::vector<std::string>;

Bytes event(std::uint16_t type, std::uint16_t code, std::int32_t value) {
    input_event event{};
    event.type = type;
    event.code = code;
    event.value = value;
    Bytes bytes(sizeof event);
    std::memcpy(bytes.data(), &event, sizeof event);
    return bytes;
}

class Wedge : public testing::Test {
protected:
    Outcomes feed(std::span<const std::uint8_t> bytes) {
        Outcomes outcomes;
        while (const auto outcome = framing_.take(bytes)) {
            outcomes.push_back(*outcome ? (*outcome)->text : outcome->error().message());
        }
        EXPECT_TRUE(bytes.empty());
        return outcomes;
    }

    void key(int code, std::int32_t value) {
        EXPECT_EQ(feed(event(EV_KEY, static_cast<std::uint16_t>(code), value)), Outcomes{});
    }

    void tap(int code) {
        key(code, 1);
        key(code, 0);
    }

    std::string enter() {
        const auto outcomes = feed(event(EV_KEY, KEY_ENTER, 1));
        key(KEY_ENTER, 0);
        return outcomes.size() == 1 ? outcomes.front() : "nothing";
    }

    WedgeFraming framing_;
};

TEST_F(Wedge, readsEveryCharacterOfAUsKeyboard) {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) {
        all += c;
    }
    EXPECT_EQ(feed(wedgeScan(all)), Outcomes{all});
    EXPECT_FALSE(framing_.pending());
}

TEST_F(Wedge, endsACodeWithEnterTabOrBoth) {
    EXPECT_EQ(feed(wedgeScan("4243", "\r")), Outcomes{"4243"});
    EXPECT_EQ(feed(wedgeScan("4243", "\t")), Outcomes{"4243"});
    EXPECT_EQ(feed(wedgeScan("4243", "\t\r")), Outcomes{"4243"});
    tap(KEY_4);
    EXPECT_EQ(feed(event(EV_KEY, KEY_KPENTER, 1)), Outcomes{"4"});
    EXPECT_EQ(enter(), "nothing");
}

TEST_F(Wedge, endsACodeWhenItIsQuiet) {
    EXPECT_EQ(feed(wedgeScan("731904", "")), Outcomes{});
    EXPECT_TRUE(framing_.pending());
    EXPECT_EQ((*framing_.quiet())->text, "731904");
    EXPECT_FALSE(framing_.quiet());
}

TEST_F(Wedge, takesEventsInPieces) {
    const auto typed = wedgeScan("FIFTEEN:1:");
    Outcomes outcomes;
    for (std::size_t at = 0; at < typed.size(); at += 7) {
        for (auto& outcome : feed(std::span(typed).subspan(at, std::min<std::size_t>(7, typed.size() - at)))) {
            outcomes.push_back(outcome);
        }
    }
    EXPECT_EQ(outcomes, Outcomes{"FIFTEEN:1:"});
    EXPECT_EQ(feed(std::span(typed).first(5)), Outcomes{});
    EXPECT_TRUE(framing_.pending());
    EXPECT_EQ(framing_.quiet()->error(), Error::garbled) << "an event that does not end";
    EXPECT_EQ(feed(typed), Outcomes{"FIFTEEN:1:"});
}

TEST_F(Wedge, doesNotCountRepeatsAndReleases) {
    key(KEY_7, 1);
    key(KEY_7, 2);
    key(KEY_7, 2);
    key(KEY_7, 0);
    key(KEY_8, 0);
    key(KEY_7, -1);
    EXPECT_EQ(enter(), "7");
}

TEST_F(Wedge, readsTheDigitsOfTheKeypad) {
    for (const int code : {KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9, KEY_KP0,
                           KEY_KPDOT, KEY_KPMINUS, KEY_KPPLUS, KEY_KPASTERISK, KEY_KPSLASH}) {
        tap(code);
    }
    EXPECT_EQ(enter(), "1234567890.-+*/");
}

TEST_F(Wedge, shiftsWhileEitherShiftIsHeld) {
    key(KEY_LEFTSHIFT, 1);
    key(KEY_RIGHTSHIFT, 1);
    key(KEY_LEFTSHIFT, 0);
    tap(KEY_A);
    key(KEY_RIGHTSHIFT, 2);
    key(KEY_RIGHTSHIFT, 0);
    tap(KEY_A);
    EXPECT_EQ(enter(), "Aa");
}

TEST_F(Wedge, capsLockIsForLettersOnlyAndShiftUndoesIt) {
    tap(KEY_CAPSLOCK);
    tap(KEY_A);
    tap(KEY_1);
    key(KEY_LEFTSHIFT, 1);
    tap(KEY_A);
    tap(KEY_1);
    key(KEY_LEFTSHIFT, 0);
    tap(KEY_CAPSLOCK);
    tap(KEY_A);
    EXPECT_EQ(enter(), "A1a!a");
}

TEST_F(Wedge, knowsControlCharacters) {
    tap(KEY_1);
    key(KEY_LEFTCTRL, 1);
    tap(KEY_RIGHTBRACE);
    key(KEY_LEFTCTRL, 0);
    tap(KEY_2);
    key(KEY_RIGHTCTRL, 1);
    EXPECT_EQ(feed(event(EV_KEY, KEY_M, 1)), Outcomes{"1\x1D"
                                                      "2"})
        << "Ctrl-M is a CR";
    EXPECT_EQ(feed(event(EV_KEY, KEY_J, 1)), Outcomes{}) << "and Ctrl-J its LF";
}

TEST_F(Wedge, dropsACodeTypedWithAltOrMeta) {
    const auto garbled = make_error_code(Error::garbled).message();
    for (const int code : {KEY_LEFTALT, KEY_RIGHTALT, KEY_LEFTMETA, KEY_RIGHTMETA}) {
        tap(KEY_1);
        key(code, 1);
        tap(KEY_KP2);
        key(code, 0);
        tap(KEY_3);
        EXPECT_EQ(enter(), garbled);
        tap(KEY_3);
        EXPECT_EQ(enter(), "3");
    }
}

TEST_F(Wedge, doesNotMindKeysThatTypeNothing) {
    tap(KEY_F1);
    tap(KEY_1);
    tap(KEY_NUMLOCK);
    tap(KEY_ESC);
    tap(KEY_MAX);
    tap(0xFFFF);
    EXPECT_EQ(feed(event(EV_LED, LED_CAPSL, 1)), Outcomes{});
    EXPECT_EQ(feed(event(EV_REL, REL_X, 1)), Outcomes{});
    EXPECT_EQ(enter(), "1");
}

TEST_F(Wedge, dropsACodeOfWhichTheKernelLostEvents) {
    tap(KEY_1);
    key(KEY_LEFTSHIFT, 1);
    EXPECT_EQ(feed(event(EV_SYN, SYN_DROPPED, 0)), Outcomes{});
    tap(KEY_2);
    EXPECT_EQ(feed(event(EV_KEY, KEY_ENTER, 1)), Outcomes{}) << "still in the packet that is not whole";
    EXPECT_EQ(feed(event(EV_SYN, SYN_REPORT, 0)), Outcomes{});
    tap(KEY_3);
    EXPECT_EQ(enter(), make_error_code(Error::garbled).message());
    tap(KEY_4);
    EXPECT_EQ(enter(), "4") << "shift was forgotten";
}

TEST_F(Wedge, dropsWhatIsTooLong) {
    const std::string longest(kLongestCode, 'x');
    EXPECT_EQ(feed(wedgeScan(longest)), Outcomes{longest});
    EXPECT_EQ(feed(wedgeScan(longest + "x")), Outcomes{make_error_code(Error::tooLong).message()});
    EXPECT_EQ(feed(wedgeScan("next")), Outcomes{"next"});
}

} // namespace
} // namespace fifteen::code_scanner
