// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/bus_service.hpp"
#include "emulator/keypad_model.hpp"
#include "serial_bench.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using namespace desk_keypad;
using emulator::KeypadFault;
using emulator::KeypadModel;

constexpr std::uint8_t kPad = 0x05;
constexpr std::uint8_t kOtherPad = 0x06;
constexpr std::uint8_t kEvaluator = 0x21;

emulator::KeypadModelOptions pads() {
    return {.pads = {kPad, kOtherPad}, .evaluators = {kEvaluator}, .repeatEvery = 400ms, .repeats = 3};
}

class KeypadTest : public testing::Test {
protected:
    void start(BusOptions options = {}) {
        BusServiceTiming timing;
        timing.reopenEvery = 1h; // what is plugged in is seen, not looked for
        service_ = std::make_unique<BusService>(
            bench_.source(), std::move(options), [this](const BusEvent& event) { inbox_.put(event); }, timing);
    }

    void startPlugged(BusOptions options = {}) {
        bench_.plug();
        start(std::move(options));
        waitForBus(true);
    }

    /// A bus that is gone may be told of twice: it broke off, and there is none.
    void waitForBus(bool present) {
        auto bus = inbox_.next<BusPresent>();
        while (bus && bus->present != present) {
            bus = inbox_.next<BusPresent>();
        }
        ASSERT_TRUE(bus);
    }

    void press(std::uint8_t pad, const emulator::Bytes& keys) {
        bench_.with([&](KeypadModel& model) { model.press(pad, keys); });
    }

    bool untilIdle(std::uint8_t device) {
        return bench_.until([&](const KeypadModel& model) { return model.isIdle(device); });
    }

    bool untilShown(std::uint8_t pad, const std::string& digits) {
        return bench_.until([&](const KeypadModel& model) { return model.shown(pad) == digits; });
    }

    std::size_t presses() {
        const auto events = inbox_.takeAll();
        return static_cast<std::size_t>(std::ranges::count_if(
            events, [](const BusEvent& event) { return std::holds_alternative<KeyPressed>(event); }));
    }

    SerialBench<KeypadModel> bench_{pads()};
    Inbox<BusEvent> inbox_;
    std::unique_ptr<BusService> service_;
};

TEST_F(KeypadTest, everyKeyArrivesOnceAndIsAcknowledged) {
    startPlugged();
    const std::vector<std::pair<emulator::Bytes, Key>> keys{
        {{0x0C}, Key::call},           {{0x0D}, Key::recall}, {{0x0B}, Key::evaluate},     {{0x12}, Key::pause},
        {{0x13}, Key::transfer},       {{0x0E}, Key::cancel}, {{0x06, 0x0F}, Key::noShow}, {{0x00, 0x0F}, Key::suspend},
        {{0x03, 0x0F}, Key::callBack}, {{0x05}, Key::digit}};
    for (const auto& [bytes, key] : keys) {
        press(kPad, bytes);
        const auto pressed = inbox_.next<KeyPressed>();
        ASSERT_TRUE(pressed);
        EXPECT_EQ(pressed->address, kPad);
        EXPECT_EQ(pressed->press.key, key);
        EXPECT_TRUE(untilIdle(kPad));
    }
    bench_.with([](const KeypadModel& model) {
        EXPECT_EQ(model.lost(kPad), 0);
        EXPECT_EQ(model.notUnderstood(), 0);
    });
    EXPECT_EQ(service_->counters().frames, keys.size());
    EXPECT_EQ(presses(), 0U);
}

TEST_F(KeypadTest, aPadThatHearsNoAcknowledgementRepeatsAndIsOnePress) {
    BusOptions options;
    options.repeatWindow = 1h; // however slow this machine is
    startPlugged(options);
    bench_.with([](KeypadModel& model) { model.setFault(kPad, KeypadFault::deaf); });
    press(kPad, {0x0C});
    EXPECT_TRUE(bench_.until([](const KeypadModel& model) { return model.lost(kPad) == 1; }));
    EXPECT_EQ(service_->counters().frames, 4U);
    EXPECT_EQ(service_->counters().repeats, 3U);
    EXPECT_EQ(presses(), 1U);
}

TEST_F(KeypadTest, aFrameWithAWrongSumIsNotActedOnUntilItComesRight) {
    startPlugged();
    for (const auto fault : {KeypadFault::badSum, KeypadFault::cutShort, KeypadFault::noise}) {
        bench_.with([&](KeypadModel& model) { model.setFault(kPad, fault); });
        press(kPad, {0x0C});
        EXPECT_TRUE(inbox_.next<KeyPressed>());
        EXPECT_TRUE(untilIdle(kPad));
        press(kPad, {0x0D});
        EXPECT_TRUE(inbox_.next<KeyPressed>());
        EXPECT_TRUE(untilIdle(kPad));
    }
    EXPECT_EQ(presses(), 0U);
    EXPECT_EQ(service_->counters().badSums, 2U);
    EXPECT_GE(service_->counters().badFrames, 2U);
}

TEST_F(KeypadTest, padsShowWhoIsCalledAndHowManyWait) {
    startPlugged();
    service_->show(kPad, {12, 17});
    service_->show(kOtherPad, {1234, std::nullopt});
    EXPECT_TRUE(untilShown(kPad, "012017"));
    EXPECT_TRUE(untilShown(kOtherPad, "999   "));
    service_->beep(kPad);
    EXPECT_TRUE(bench_.until([](const KeypadModel& model) { return model.beeps(kPad) == 1; }));
    bench_.with([](const KeypadModel& model) {
        EXPECT_EQ(model.beeps(kOtherPad), 0);
        EXPECT_EQ(model.notUnderstood(), 0);
    });
}

TEST_F(KeypadTest, aVisitorIsAskedAndAnswers) {
    startPlugged();
    service_->askRating(kEvaluator);
    EXPECT_TRUE(bench_.until([](const KeypadModel& model) { return model.isAsking(kEvaluator); }));
    bench_.with([](KeypadModel& model) { model.rate(kEvaluator, 1); });
    const auto rated = inbox_.next<Rated>();
    ASSERT_TRUE(rated);
    EXPECT_EQ(rated->address, kEvaluator);
    EXPECT_EQ(rated->grade, 1);
    EXPECT_TRUE(untilIdle(kEvaluator)); // the acknowledgement was the one with the smaller sum
    bench_.with([](const KeypadModel& model) { EXPECT_EQ(model.lost(kEvaluator), 0); });
}

TEST_F(KeypadTest, manyPadsSpeakAtOnce) {
    startPlugged();
    bench_.with([](KeypadModel& model) {
        for (int i = 0; i < 20; ++i) {
            for (const auto pad : {kPad, kOtherPad}) {
                model.press(pad, {static_cast<std::uint8_t>(i % 2 == 0 ? 0x0C : 0x0D)});
            }
            model.rate(kEvaluator, static_cast<std::uint8_t>(i % 4));
        }
    });
    std::size_t pressed = 0;
    while (pressed < 40) {
        ASSERT_TRUE(inbox_.next<KeyPressed>());
        ++pressed;
    }
    EXPECT_TRUE(untilIdle(kPad));
    EXPECT_TRUE(untilIdle(kOtherPad));
    EXPECT_TRUE(untilIdle(kEvaluator));
    EXPECT_EQ(service_->counters().badFrames + service_->counters().badSums, 0U);
}

TEST_F(KeypadTest, anAdapterThatHearsItselfAnswersNobody) {
    BusOptions options;
    options.echoComesWithin = 1h; // however slow this machine is
    startPlugged(options);
    bench_.with([](KeypadModel& model) { model.setEcho(true); });
    press(kPad, {0x0C});
    EXPECT_TRUE(inbox_.next<KeyPressed>());
    EXPECT_TRUE(untilIdle(kPad));
    press(kPad, {0x0D}); // would not be heard behind an endless talk of the host with itself
    EXPECT_TRUE(inbox_.next<KeyPressed>());
    EXPECT_TRUE(untilIdle(kPad));
    EXPECT_EQ(service_->counters().frames, 2U);
}

TEST_F(KeypadTest, aLineThatIsPluggedInLaterIsServedAndShownWhatIsCurrent) {
    start();
    waitForBus(false);
    service_->show(kPad, {3, std::nullopt});
    service_->show(kPad, {4, std::nullopt});
    bench_.plug();
    waitForBus(true);
    EXPECT_TRUE(untilShown(kPad, "004   "));
    bench_.with([](const KeypadModel& model) { EXPECT_EQ(model.displays(kPad), 1); });
}

TEST_F(KeypadTest, survivesUnpluggingAgainAndAgain) {
    startPlugged();
    service_->show(kPad, {1, 2});
    int before = 0;
    for (int round = 1; round <= 10; ++round) {
        // Once for the plug, and perhaps once more for the key: what counts is that it is shown again.
        EXPECT_TRUE(bench_.until([&](const KeypadModel& model) { return model.displays(kPad) > before; }));
        press(kPad, {static_cast<std::uint8_t>(round % 2 == 0 ? 0x0C : 0x0D)});
        ASSERT_TRUE(inbox_.next<KeyPressed>()) << round;
        bench_.unplug();
        waitForBus(false);
        bench_.with([&](const KeypadModel& model) { before = model.displays(kPad); });
        bench_.plug();
        waitForBus(true);
    }
}

TEST(Keypad, aPressWhileNobodyListensIsRepeatedUntilSomebodyDoes) {
    SerialBench<KeypadModel> bench{
        emulator::KeypadModelOptions{.pads = {kPad}, .evaluators = {}, .repeatEvery = 50ms, .repeats = 1000}};
    bench.plug();
    bench.with([](KeypadModel& model) { model.press(kPad, {0x0C}); });
    Inbox<BusEvent> inbox;
    const BusService service(bench.source(), {}, [&](const BusEvent& event) { inbox.put(event); });
    EXPECT_TRUE(inbox.next<KeyPressed>());
    EXPECT_TRUE(bench.until([](const KeypadModel& model) { return model.isIdle(kPad); }));
    bench.with([](const KeypadModel& model) { EXPECT_EQ(model.lost(kPad), 0); });
}

TEST_F(KeypadTest, tellsOfAPadThatIsSilent) {
    BusOptions options;
    options.pads = {kPad, kOtherPad};
    options.silentAfter = 300ms;
    startPlugged(options);
    const auto silent = inbox_.next<PadSilent>();
    ASSERT_TRUE(silent);
    EXPECT_EQ(silent->address, kPad);
    EXPECT_TRUE(inbox_.next<PadSilent>());
    press(kOtherPad, {0x0C});
    const auto seen = inbox_.next<PadSeen>();
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->address, kOtherPad);
}

TEST_F(KeypadTest, endsAtOnceWhateverItDoes) {
    startPlugged();
    service_->show(kPad, {1, 2});
    const auto begin = std::chrono::steady_clock::now();
    service_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
}

} // namespace
} // namespace fifteen::tests
