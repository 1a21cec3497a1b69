// SPDX-License-Identifier: Apache-2.0
#include "emulator/sign_model.hpp"
#include "serial_bench.hpp"
#include "window_sign/number_board_codec.hpp"
#include "window_sign/sign_service.hpp"
#include "window_sign/text_sign_codec.hpp"

#include <gtest/gtest.h>

#include <map>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using namespace window_sign;
using emulator::SignFault;
using emulator::SignModel;

constexpr std::uint8_t kThree = 3;
constexpr std::uint8_t kFour = 4;

class SignTest : public testing::Test {
protected:
    static SignServiceTiming quick() {
        SignServiceTiming timing;
        timing.reopenEvery = 1h; // what is plugged in is seen, not looked for
        timing.retrySilentEvery = 50ms;
        timing.sign.answer = 200ms;
        return timing;
    }

    void start(SignServiceTiming timing = quick(),
               std::unique_ptr<const SignCodec> codec = std::make_unique<TextSignCodec>()) {
        service_ = std::make_unique<SignService>(
            bench_.source(), std::move(codec), [this](const SignEvent& event) { inbox_.put(event); }, timing);
    }

    void startPlugged(SignServiceTiming timing = quick()) {
        bench_.plug();
        start(timing);
        waitForLine(true);
    }

    /// A line that is gone may be told of twice: it broke off, and there is none.
    void waitForLine(bool present) {
        auto line = inbox_.next<LinePresent>();
        while (line && line->present != present) {
            line = inbox_.next<LinePresent>();
        }
        ASSERT_TRUE(line);
    }

    bool untilShown(std::uint8_t sign, const std::string& text) {
        return bench_.until([&](const SignModel& model) { return model.shown(sign) == text; });
    }

    void setFault(std::uint8_t sign, SignFault fault) {
        bench_.with([&](SignModel& model) { model.setFault(sign, fault); });
    }

    SerialBench<SignModel> bench_{std::vector<std::uint8_t>{kThree, kFour}};
    Inbox<SignEvent> inbox_;
    std::unique_ptr<SignService> service_;
};

TEST_F(SignTest, signsShowWhatTheyAreGiven) {
    startPlugged();
    service_->show(kThree, "A017 请到3号窗口", 17);
    service_->show(kFour, "暂停服务", std::nullopt);
    EXPECT_TRUE(untilShown(kThree, "A017 请到3号窗口"));
    EXPECT_TRUE(untilShown(kFour, "暂停服务"));
    EXPECT_TRUE(inbox_.next<SignSeen>());
    EXPECT_TRUE(inbox_.next<SignSeen>());
    service_->show(kThree, "", std::nullopt);
    EXPECT_TRUE(untilShown(kThree, ""));
    bench_.with([](const SignModel& model) {
        EXPECT_EQ(model.blinks(kThree), 2);
        EXPECT_EQ(model.garbage(), 0);
    });
}

TEST_F(SignTest, theSameTextIsNotSentTwice) {
    startPlugged();
    service_->show(kThree, "A017", 17);
    service_->show(kThree, "A017", 17);
    EXPECT_TRUE(untilShown(kThree, "A017"));
    service_->show(kFour, "B002", 2);
    EXPECT_TRUE(untilShown(kFour, "B002"));
    bench_.with([](const SignModel& model) { EXPECT_EQ(model.heard(kThree), 1); });
}

TEST_F(SignTest, aSignThatMissesATextIsAskedAgain) {
    startPlugged();
    setFault(kThree, SignFault::deafOnce);
    service_->show(kThree, "A017", 17);
    EXPECT_TRUE(untilShown(kThree, "A017"));
    const auto seen = inbox_.next<SignSeen>();
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->address, kThree);
}

TEST_F(SignTest, aSignThatIsSilentIsToldAndDoesNotHoldUpTheOthers) {
    startPlugged();
    setFault(kThree, SignFault::dead);
    service_->show(kThree, "A017", 17);
    const auto silent = inbox_.next<SignSilent>();
    ASSERT_TRUE(silent);
    EXPECT_EQ(silent->address, kThree);
    service_->show(kFour, "B002", 2);
    EXPECT_TRUE(untilShown(kFour, "B002"));
    service_->show(kThree, "A018", 18);
    setFault(kThree, SignFault::none);
    EXPECT_TRUE(untilShown(kThree, "A018"));
    auto seen = inbox_.next<SignSeen>();
    while (seen && seen->address != kThree) {
        seen = inbox_.next<SignSeen>();
    }
    EXPECT_TRUE(seen);
    bench_.with([](const SignModel& model) { EXPECT_EQ(model.blinks(kThree), 1); });
}

TEST_F(SignTest, aSignThatWasSwitchedOffGetsItsTextBackAndDoesNotBlink) {
    auto timing = quick();
    timing.refreshEvery = 100ms;
    startPlugged(timing);
    service_->show(kThree, "A017", 17);
    EXPECT_TRUE(untilShown(kThree, "A017"));
    EXPECT_TRUE(inbox_.next<SignSeen>());
    bench_.with([](SignModel& model) { model.switchOffAndOn(kThree); });
    EXPECT_TRUE(untilShown(kThree, "A017"));
    bench_.with([](const SignModel& model) { EXPECT_EQ(model.blinks(kThree), 1); });
}

TEST_F(SignTest, whatWasGivenWhileTheLineWasAwayIsShownWhenItComes) {
    start();
    waitForLine(false);
    service_->show(kThree, "A016", 16);
    service_->show(kThree, "A017", 17);
    bench_.plug();
    waitForLine(true);
    EXPECT_TRUE(untilShown(kThree, "A017"));
    bench_.with([](const SignModel& model) { EXPECT_EQ(model.heard(kThree), 1); });
}

TEST_F(SignTest, survivesUnpluggingAgainAndAgain) {
    startPlugged();
    for (int round = 0; round < 5; ++round) {
        const auto text = "A10" + std::to_string(round);
        service_->show(kThree, text, std::nullopt);
        EXPECT_TRUE(untilShown(kThree, text));
        bench_.with([](SignModel& model) { model.switchOffAndOn(kThree); });
        bench_.unplug();
        waitForLine(false);
        bench_.plug();
        waitForLine(true);
        EXPECT_TRUE(untilShown(kThree, text));
    }
}

TEST_F(SignTest, unpluggedWhileASignIsAskedIsSeenAtOnce) {
    auto timing = quick();
    timing.sign.answer = 1h;
    startPlugged(timing);
    setFault(kThree, SignFault::silent);
    service_->show(kThree, "A017", 17);
    EXPECT_TRUE(untilShown(kThree, "A017")); // and now the service waits for the answer
    bench_.unplug();
    waitForLine(false);
}

TEST_F(SignTest, tellsWhyASignRefuses) {
    startPlugged();
    setFault(kThree, SignFault::displayBroken);
    service_->show(kThree, "A017", 17);
    auto refused = inbox_.next<SignRefused>();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->address, kThree);
    EXPECT_EQ(refused->reason, Error::displayBroken);
    service_->show(kFour, "two\nlines", std::nullopt);
    refused = inbox_.next<SignRefused>();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->reason, Error::unsayable);
    setFault(kThree, SignFault::none);
    service_->show(kThree, "A018", 18);
    EXPECT_TRUE(untilShown(kThree, "A018"));
    EXPECT_TRUE(inbox_.next<SignSeen>());
}

TEST_F(SignTest, endsAtOnceWhateverItDoes) {
    auto timing = quick();
    timing.sign.answer = 1h;
    startPlugged(timing);
    setFault(kThree, SignFault::silent);
    service_->show(kThree, "A017", 17);
    EXPECT_TRUE(untilShown(kThree, "A017"));
    const auto begin = std::chrono::steady_clock::now();
    service_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
}

/// Boards of digits: packets of four bytes, no answer.
class BoardModel final : public emulator::DeviceModel {
public:
    explicit BoardModel(std::function<void()> onChange)
        : onChange_(std::move(onChange)) {}

    int shown(std::uint8_t address) const {
        const auto found = shown_.find(address);
        return found == shown_.end() ? -1 : found->second;
    }

    emulator::Bytes descriptors() const override { return {}; }

    std::size_t takeOut(std::uint8_t, std::span<const std::uint8_t> bytes, emulator::TimePoint) override {
        if (bytes.size() < 4) {
            return 0; // the rest of it comes
        }
        EXPECT_EQ(static_cast<std::uint8_t>(bytes[0] + bytes[1] + bytes[2]), bytes[3]);
        shown_[bytes[0]] = bytes[1] * 256 + bytes[2];
        onChange_();
        return 4;
    }

    std::optional<emulator::InData> giveIn(std::uint8_t, std::size_t, emulator::TimePoint) override {
        return std::nullopt;
    }

    std::optional<emulator::Bytes> control(const emulator::ControlSetup&, std::span<const std::uint8_t>,
                                           emulator::TimePoint) override {
        return std::nullopt;
    }

    void powerOn(emulator::TimePoint) override { shown_.clear(); }

private:
    std::function<void()> onChange_;
    std::map<std::uint8_t, int> shown_;
};

TEST(NumberBoards, areAnotherCodecOfTheSameService) {
    SerialBench<BoardModel> bench;
    bench.plug();
    Inbox<SignEvent> inbox;
    SignService service(bench.source(), std::make_unique<NumberBoardCodec>(),
                        [&](const SignEvent& event) { inbox.put(event); });
    service.show(kThree, "A017 请到3号窗口", 17);
    service.show(kFour, "B999", 999);
    EXPECT_TRUE(bench.until([](const BoardModel& model) { return model.shown(kThree) == 17; }));
    EXPECT_TRUE(bench.until([](const BoardModel& model) { return model.shown(kFour) == 999; }));
    service.show(kThree, "暂停服务", std::nullopt);
    const auto refused = inbox.next<SignRefused>();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->reason, Error::unsayable);
    bench.with([](const BoardModel& model) { EXPECT_EQ(model.shown(kThree), 17); });
    EXPECT_FALSE(inbox.next<SignSeen>(1ms)); // nothing is known of boards that never answer
}

} // namespace
} // namespace fifteen::tests
