// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus.hpp"

#include <gtest/gtest.h>

namespace fifteen::desk_keypad {
namespace {

using namespace std::chrono_literals;

class BusTest : public testing::Test {
protected:
    BusTest() { bus_.begin(now_); }

    void hear(const Bytes& bytes) { bus_.hear(bytes, now_); }

    void hear(const Frame& frame) { hear(encode(frame)); }

    void wait(std::chrono::milliseconds time) {
        now_ += time;
        bus_.look(now_);
    }

    /// All that is sent from now on, time running as it is needed.
    std::vector<Bytes> sent() {
        std::vector<Bytes> all;
        for (int i = 0; i < 20; ++i) {
            while (auto bytes = bus_.nextToSend(now_)) {
                all.push_back(std::move(*bytes));
            }
            now_ += 30ms;
        }
        return all;
    }

    template <typename Event>
    std::vector<Event> told() {
        std::vector<Event> all;
        for (const auto& event : events_) {
            if (const auto* wanted = std::get_if<Event>(&event)) {
                all.push_back(*wanted);
            }
        }
        return all;
    }

    static BusOptions options() {
        BusOptions options;
        options.pads = {0x05, 0x06};
        options.silentAfter = 60s;
        return options;
    }

    std::vector<BusEvent> events_;
    Bus bus_{options(), [this](const BusEvent& event) { events_.push_back(event); }};
    Bus::TimePoint now_{1h};
};

const Frame kCall{0x05, 0x10, {0x0C}};
const Frame kRecall{0x05, 0x10, {0x0D}};

TEST_F(BusTest, tellsAPressAndAcknowledgesIt) {
    hear(kCall);
    const auto presses = told<KeyPressed>();
    ASSERT_EQ(presses.size(), 1U);
    EXPECT_EQ(presses[0].address, 0x05);
    EXPECT_EQ(presses[0].press.key, Key::call);
    EXPECT_EQ(sent(), std::vector<Bytes>{encode(kCall)});
}

TEST_F(BusTest, aRepeatedFrameIsOnePressAndIsAcknowledgedAgain) {
    for (int i = 0; i < 4; ++i) {
        hear(kCall);
        EXPECT_EQ(bus_.nextToSend(now_), encode(kCall));
        wait(300ms);
    }
    EXPECT_EQ(told<KeyPressed>().size(), 1U);
    EXPECT_EQ(bus_.counters().repeats, 3U);
    EXPECT_EQ(bus_.counters().frames, 4U);
}

TEST_F(BusTest, theSameKeyLaterIsAnotherPress) {
    hear(kCall);
    wait(1000ms);
    hear(kCall);
    EXPECT_EQ(told<KeyPressed>().size(), 2U);
}

TEST_F(BusTest, anotherKeyOrAnotherPadIsAnotherPressAtOnce) {
    hear(kCall);
    hear(kRecall);
    hear(kCall);
    hear(Frame{0x06, 0x10, {0x0C}});
    EXPECT_EQ(told<KeyPressed>().size(), 4U);
}

TEST_F(BusTest, aKeyThatIsStuckIsOnePress) {
    for (int i = 0; i < 100; ++i) {
        hear(kCall);
        wait(300ms);
    }
    EXPECT_EQ(told<KeyPressed>().size(), 1U);
}

TEST_F(BusTest, aPressThatIsRepeatedOverANewLineIsOne) {
    hear(kCall);
    wait(300ms);
    bus_.begin(now_);
    hear(kCall);
    EXPECT_EQ(told<KeyPressed>().size(), 1U);
    EXPECT_EQ(bus_.nextToSend(now_), encode(kCall));
    EXPECT_FALSE(bus_.nextToSend(now_)); // the acknowledgement from before the break is not sent any more
}

TEST_F(BusTest, hearsItselfAndDoesNotAnswer) {
    hear(kCall);
    const auto acknowledgement = bus_.nextToSend(now_);
    ASSERT_TRUE(acknowledgement);
    wait(20ms);
    hear(*acknowledgement);
    EXPECT_FALSE(bus_.nextToSend(now_));
    EXPECT_EQ(bus_.counters().frames, 1U);
    wait(20ms);
    hear(kCall); // the pad itself, which did not hear us
    EXPECT_TRUE(bus_.nextToSend(now_));
    EXPECT_EQ(bus_.counters().repeats, 1U);
}

TEST_F(BusTest, anEchoIsToldFromAPadThatRepeats) {
    hear(kCall);
    EXPECT_TRUE(bus_.nextToSend(now_));
    wait(60ms);
    hear(kCall);
    EXPECT_TRUE(bus_.nextToSend(now_));
}

TEST_F(BusTest, tellsGrades) {
    for (std::uint8_t key = 0; key < 4; ++key) {
        hear(Frame{0x21, 0x11, {key}});
    }
    const auto rated = told<Rated>();
    ASSERT_EQ(rated.size(), 4U);
    EXPECT_EQ(rated[0].grade, 2);
    EXPECT_EQ(rated[1].grade, 1);
    EXPECT_EQ(rated[2].grade, 3);
    EXPECT_EQ(rated[3].grade, 4);
    EXPECT_EQ(rated[3].key, 3);
    EXPECT_EQ(rated[3].address, 0x21);
    EXPECT_EQ(bus_.nextToSend(now_), (Bytes{0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x01, 0x00, 0x22, 0x16}));
}

TEST_F(BusTest, gradesAreConfiguration) {
    auto other = options();
    other.gradeOfKey = {1, 2, 3, 4};
    std::vector<int> grades;
    Bus bus(other, [&](const BusEvent& event) {
        if (const auto* rated = std::get_if<Rated>(&event)) {
            grades.push_back(rated->grade);
        }
    });
    bus.begin(now_);
    bus.hear(encode({0x21, 0x11, {0}}), now_);
    bus.hear(encode({0x21, 0x11, {1}}), now_);
    EXPECT_EQ(grades, (std::vector{1, 2}));
}

TEST_F(BusTest, doesNothingOnABadFrameButCountsIt) {
    auto bytes = encode(kCall);
    bytes[8] ^= 0x01;
    hear(bytes);
    bytes = encode(kCall);
    bytes[9] = 0x00;
    hear(bytes);
    EXPECT_TRUE(told<KeyPressed>().empty());
    EXPECT_TRUE(sent().empty()); // not acknowledged: the pad says it again
    EXPECT_EQ(bus_.counters().badSums, 1U);
    EXPECT_EQ(bus_.counters().badFrames, 1U);
}

TEST_F(BusTest, acknowledgesWhatItDoesNotUnderstand) {
    const Frame unknown{0x05, 0x10, {0x1F}};
    hear(unknown);
    EXPECT_EQ(sent(), std::vector<Bytes>{encode(unknown)});
    EXPECT_EQ(bus_.counters().unknown, 1U);
    EXPECT_TRUE(told<KeyPressed>().empty());
}

TEST_F(BusTest, givesUpOnAFrameThatIsCutShort) {
    auto bytes = encode(kCall);
    bytes.resize(7);
    hear(bytes);
    wait(199ms);
    EXPECT_EQ(bus_.counters().badFrames, 0U);
    wait(1ms);
    EXPECT_EQ(bus_.counters().badFrames, 1U);
    hear(kRecall);
    EXPECT_EQ(told<KeyPressed>().size(), 1U);
}

TEST_F(BusTest, showsOnlyTheNewestDisplay) {
    bus_.show(0x05, {3, std::nullopt});
    bus_.show(0x05, {4, std::nullopt});
    bus_.show(0x06, {std::nullopt, 17});
    EXPECT_EQ(sent(),
              (std::vector<Bytes>{encodeDisplay(0x05, {4, std::nullopt}), encodeDisplay(0x06, {std::nullopt, 17})}));
    bus_.show(0x05, {4, std::nullopt}); // it shows that
    EXPECT_TRUE(sent().empty());
}

TEST_F(BusTest, leavesPadsTimeBetweenTwoFramesButAcknowledgesAtOnce) {
    bus_.show(0x05, {4, std::nullopt});
    bus_.show(0x06, {5, std::nullopt});
    EXPECT_TRUE(bus_.nextToSend(now_));
    EXPECT_FALSE(bus_.nextToSend(now_));
    hear(kCall);
    EXPECT_EQ(bus_.nextToSend(now_), encode(kCall));
    EXPECT_FALSE(bus_.nextToSend(now_ + 29ms));
    EXPECT_TRUE(bus_.nextToSend(now_ + 30ms));
}

TEST_F(BusTest, doesNotSpeakWhileAPadSpeaks) {
    bus_.beep(0x05);
    hear(Bytes{0xFF, 0x68, 0x03});
    EXPECT_FALSE(bus_.nextToSend(now_));
    hear(Bytes{0x03, 0x68, 0x05, 0x10, 0x0C, 0x21, 0x16});
    EXPECT_EQ(bus_.nextToSend(now_), encode(kCall));
    EXPECT_EQ(bus_.nextToSend(now_), encodeBeep(0x05));
}

TEST_F(BusTest, beepsAndAsksOnceEach) {
    bus_.beep(0x05);
    bus_.beep(0x05);
    bus_.askRating(0x21);
    EXPECT_EQ(sent(), (std::vector<Bytes>{encodeBeep(0x05), encodeStartRating(0x21)}));
    EXPECT_TRUE(sent().empty());
}

TEST_F(BusTest, showsAgainAfterTheLineWasLost) {
    bus_.show(0x05, {4, 17});
    EXPECT_EQ(sent().size(), 1U);
    bus_.begin(now_);
    EXPECT_EQ(sent(), std::vector<Bytes>{encodeDisplay(0x05, {4, 17})});
}

TEST_F(BusTest, tellsOfPadsThatAreHeardAndOfThoseThatAreNot) {
    hear(kCall);
    hear(kRecall);
    ASSERT_EQ(told<PadSeen>().size(), 1U);
    EXPECT_EQ(told<PadSeen>()[0].address, 0x05);
    wait(59s);
    EXPECT_TRUE(told<PadSilent>().empty());
    hear(kCall);
    wait(1s);
    auto silent = told<PadSilent>();
    ASSERT_EQ(silent.size(), 1U); // 06, which was never heard; 05 was
    EXPECT_EQ(silent[0].address, 0x06);
    wait(60s);
    EXPECT_EQ(told<PadSilent>().size(), 2U);
    wait(60s);
    EXPECT_EQ(told<PadSilent>().size(), 2U); // told once
}

TEST_F(BusTest, aPadThatComesBackIsShownItsDisplay) {
    bus_.show(0x06, {4, 17});
    EXPECT_EQ(sent().size(), 1U);
    wait(60s);
    hear(Frame{0x06, 0x10, {0x0E}});
    EXPECT_EQ(told<PadSeen>().size(), 1U);
    const auto frames = sent();
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_EQ(frames[1], encodeDisplay(0x06, {4, 17}));
}

TEST_F(BusTest, aFloodOfFramesTakesNoMemory) {
    for (int i = 0; i < 10'000; ++i) {
        const bool again = i / 256 % 2 != 0;
        hear(Frame{static_cast<std::uint8_t>(i % 256), 0x10, {static_cast<std::uint8_t>(again ? 0x0C : 0x0D)}});
    }
    EXPECT_LE(sent().size(), 16U);
    EXPECT_EQ(bus_.counters().frames, 10'000U);
}

} // namespace
} // namespace fifteen::desk_keypad
