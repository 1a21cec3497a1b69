// SPDX-License-Identifier: Apache-2.0
#include "emulator/social_card_model.hpp"
#include "social_card/social_card.hpp"
#include "social_card/social_card_redactor.hpp"
#include "test_devices/card_transport.hpp"
#include "test_devices/recording.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

namespace fifteen::social_card {
namespace {

using emulator::SocialCardFault;

class CardSource final : public transport::DeviceSource {
public:
    explicit CardSource(emulator::SocialCardModel& model)
        : model_(model) {}

    transport::Result<std::unique_ptr<transport::Transport>> open() override {
        return std::make_unique<tests::CardTransport>(model_);
    }

    void listen(std::function<void()>) override {}

private:
    emulator::SocialCardModel& model_;
};

Result<Card> readOnce(transport::DeviceSource& source, const std::string& pin) {
    const auto opened = source.open();
    SocialCard card(**opened, [](std::string_view number) { return std::string(number); }, {.regionalPin = pin});
    return card.read();
}

emulator::SocialCardOptions someone() {
    emulator::SocialCardOptions options;
    options.holder = emulator::makeCardHolder({{"name", "欧阳震华"}, {"birth", "19670809"}, {"sex", "male"}});
    return options;
}

std::string hexOf(std::string_view bytes) {
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += "0123456789abcdef"[byte >> 4];
        hex += "0123456789abcdef"[byte & 0xF];
    }
    return hex;
}

class SocialCardRecording : public testing::Test {
protected:
    Result<Card> record(const emulator::SocialCardOptions& options, const std::string& pin = {}) const {
        emulator::SocialCardModel model(options);
        transport::RecordingSource source(std::make_unique<CardSource>(model), file_.path(),
                                          std::make_unique<SocialCardRedactor>());
        return readOnce(source, pin);
    }

    /// Neither name (GB 18030), number, birth date nor PIN.
    void expectNothingOfThePerson(const emulator::CardHolder& holder) const {
        const auto text = tests::contents(file_.path());
        for (const auto& secret : {hexOf("\xC5\xB7\xD1\xF4"), hexOf(holder.number.substr(6)),
                                   hexOf(holder.number.substr(12)), std::string("19670809"), std::string("246813")}) {
            EXPECT_EQ(text.find(secret), std::string::npos) << secret;
        }
    }

    tests::TemporaryFile file_;
};

/// The recording in the tree: replayed, and still what the model and the driver say to each other.
TEST_F(SocialCardRecording, ofTheTreeIsReplayed) {
    const std::filesystem::path kept = std::filesystem::path(RECORDINGS) / "third-generation-with-a-pin.txt";
    auto options = someone();
    options.habits.pin = "246813";
    options.habits.fetched = true;
    ASSERT_TRUE(record(options, "246813"));
    expectNothingOfThePerson(options.holder);
    EXPECT_EQ(tests::timeless(file_.path()), tests::timeless(kept)) << "if that is meant, this is the new one:\n"
                                                                    << tests::contents(file_.path());
    transport::ReplaySource replay(kept);
    const auto card = readOnce(replay, "000000");
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_TRUE(replay.finished());
    ASSERT_TRUE(card) << card.error().message();
    EXPECT_EQ(card->maskedName, "李*");
    EXPECT_EQ(card->idHash, "11010519491231002X");
    EXPECT_EQ(card->validTo, std::nullopt);
}

TEST_F(SocialCardRecording, holdsNothingOfThePersonHoweverTheCardAnswers) {
    for (const auto fault : {SocialCardFault::none, SocialCardFault::wrongLength, SocialCardFault::truncated,
                             SocialCardFault::wrongTag, SocialCardFault::noStatus, SocialCardFault::tooLong,
                             SocialCardFault::wrongCheckDigit, SocialCardFault::wrongEncoding}) {
        for (const bool fetched : {false, true}) {
            auto options = someone();
            options.fault = fault;
            options.habits.fetched = fetched;
            (void)record(options);
            expectNothingOfThePerson(options.holder);
        }
    }
}

TEST_F(SocialCardRecording, isReplayedWithTheSameOutcome) {
    for (const int generation : {1, 2, 3}) {
        for (const bool byTag : {false, true}) {
            for (const auto fault : {SocialCardFault::none, SocialCardFault::wrongLength, SocialCardFault::truncated,
                                     SocialCardFault::anotherKind, SocialCardFault::tooLong}) {
                auto options = someone();
                options.generation = generation;
                options.habits.tagsKnown = byTag;
                options.fault = fault;
                const auto then = record(options);
                transport::ReplaySource replay(file_.path());
                const auto now = readOnce(replay, {});
                EXPECT_EQ(replay.mismatch(), std::nullopt) << generation << " " << static_cast<int>(fault);
                ASSERT_EQ(then.has_value(), now.has_value()) << generation << " " << static_cast<int>(fault);
                if (!then) {
                    EXPECT_EQ(then.error(), now.error());
                }
            }
        }
    }
}

} // namespace
} // namespace fifteen::social_card
