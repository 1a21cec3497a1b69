// SPDX-License-Identifier: Apache-2.0
#include "social_card/social_card.hpp"
#include "test_devices/card_transport.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace fifteen::social_card {
namespace {

using emulator::SocialCardFault;
using std::chrono::year;

emulator::SocialCardOptions grandmaLi(int generation = 3) {
    emulator::SocialCardOptions options;
    options.holder = emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}});
    options.generation = generation;
    return options;
}

/// A card as the model plays it, and what the driver makes of it.
class CardOnModel {
public:
    explicit CardOnModel(emulator::SocialCardOptions options, SocialCardOptions driver = {})
        : model_(std::move(options))
        , card_(
              transport_,
              [this](std::string_view number) {
                  hashed_ = number;
                  return std::string("hash");
              },
              std::move(driver)) {}

    Result<Card> read() { return card_.read(); }

    const std::string& hashed() const { return hashed_; }

    tests::CardTransport& transport() { return transport_; }

    emulator::SocialCardModel& model() { return model_; }

    SocialCard& card() { return card_; }

private:
    emulator::SocialCardModel model_;
    tests::CardTransport transport_{model_};
    std::string hashed_;
    SocialCard card_;
};

class EveryGeneration : public testing::TestWithParam<int> {};

TEST_P(EveryGeneration, isRead) {
    const auto options = grandmaLi(GetParam());
    CardOnModel card(options);
    const auto read = card.read();
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->generation, static_cast<Generation>(GetParam()));
    EXPECT_EQ(read->maskedName, "李*");
    EXPECT_EQ(read->idHash, "hash");
    EXPECT_EQ(card.hashed(), options.holder.number) << "the number an ID card of hers has";
    EXPECT_EQ(read->birth, year(1955) / 3 / 12);
    EXPECT_EQ(read->validTo, year(2030) / 1 / 1);
    EXPECT_TRUE(read->expiredOn(year(2030) / 1 / 2));
}

TEST_P(EveryGeneration, isReadByRecordWhereTagsAreNotKnown) {
    auto options = grandmaLi(GetParam());
    options.habits.tagsKnown = false;
    CardOnModel card(options);
    const auto read = card.read();
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->birth, year(1955) / 3 / 12) << "its record moved with the second generation";
    // SELECT twice, one refusal, five records: how to ask is learned once.
    EXPECT_EQ(card.transport().commands(), 2 + 1 + 5);
}

TEST_P(EveryGeneration, isReadWhereAFileIsSelectedByItsIdentifierAlone) {
    auto options = grandmaLi(GetParam());
    options.habits.childKnown = false;
    options.habits.recordsKnown = false; // so that there is no way around SELECT
    CardOnModel card(options);
    const auto read = card.read();
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->maskedName, "李*");
    // SELECT of the environment, a refusal, two files, five items: how to select is learned once.
    EXPECT_EQ(card.transport().commands(), 1 + 1 + 2 + 5);
}

TEST_P(EveryGeneration, isReadByRecordWhereNoFileCanBeSelected) {
    auto options = grandmaLi(GetParam());
    options.habits.childKnown = false;
    options.habits.tagsKnown = false;
    CardOnModel card(options);
    const auto read = card.read();
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->birth, year(1955) / 3 / 12);
}

TEST_P(EveryGeneration, isReadWhateverItsHabits) {
    for (const bool fetched : {false, true}) {
        for (const bool padded : {false, true}) {
            for (const bool exact : {false, true}) {
                for (const bool records : {false, true}) {
                    auto options = grandmaLi(GetParam());
                    options.habits = {.childKnown = !padded,
                                      .tagsKnown = !records,
                                      .recordsKnown = records,
                                      .fetched = fetched,
                                      .exactLength = exact,
                                      .paddedName = padded,
                                      .pin = {}};
                    CardOnModel card(options);
                    const auto read = card.read();
                    ASSERT_TRUE(read) << read.error().message() << fetched << padded << exact << records;
                    EXPECT_EQ(read->maskedName, "李*");
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, EveryGeneration, testing::Values(1, 2, 3));

TEST(SocialCard, asksForNothingItDoesNotNeed) {
    CardOnModel card(grandmaLi());
    ASSERT_TRUE(card.read());
    // SELECT of the environment and two files, and five items: no sex, nation, birthplace or card number.
    EXPECT_EQ(card.transport().commands(), 3 + 5);
}

TEST(SocialCard, mayNameNoEnd) {
    auto options = grandmaLi();
    options.expiry.clear();
    CardOnModel card(options);
    EXPECT_EQ(card.read()->validTo, std::nullopt);
}

TEST(SocialCard, namesWhatIsWrongWithIt) {
    const std::vector<std::pair<SocialCardFault, Error>> faults{
        {SocialCardFault::anotherKind, Error::fileNotFound},
        {SocialCardFault::locked, Error::cardLocked},
        {SocialCardFault::unknownStatus, Error::unknownStatus},
        {SocialCardFault::cardFailure, Error::cardFailure},
        {SocialCardFault::wrongLength, Error::badRecord},
        {SocialCardFault::truncated, Error::badRecord},
        {SocialCardFault::wrongTag, Error::badRecord},
        {SocialCardFault::noStatus, Error::garbledAnswer},
        {SocialCardFault::tooLong, Error::garbledAnswer},
        {SocialCardFault::wrongEncoding, Error::badName},
        {SocialCardFault::wrongCheckDigit, Error::badNumber},
        {SocialCardFault::wrongDate, Error::badDate},
        {SocialCardFault::unknownVersion, Error::unknownGeneration},
        {SocialCardFault::silent, Error::noAnswer}};
    for (const int generation : {1, 2, 3}) {
        for (const auto& [fault, error] : faults) {
            auto options = grandmaLi(generation);
            options.fault = fault;
            CardOnModel card(options);
            const auto read = card.read();
            ASSERT_FALSE(read) << static_cast<int>(fault);
            EXPECT_EQ(read.error(), error) << static_cast<int>(fault) << ": " << read.error().message();
            EXPECT_EQ(card.hashed(), "") << "nothing is hashed that is not a number";
            EXPECT_LT(card.transport().commands(), 20) << "and nobody is asked for ever";
        }
    }
}

TEST(SocialCard, isRefusedWhenItsBirthDateIsNotThatOfItsNumber) {
    auto options = grandmaLi();
    options.holder.birth = "19550313";
    CardOnModel card(options);
    EXPECT_EQ(card.read().error(), Error::badNumber);
    EXPECT_EQ(card.hashed(), "");
}

TEST(SocialCard, mayBePulledOutAfterAnyCommand) {
    CardOnModel whole(grandmaLi());
    ASSERT_TRUE(whole.read());
    for (int commands = 0; commands < whole.transport().commands(); ++commands) {
        auto options = grandmaLi();
        options.pulledAfter = commands;
        CardOnModel card(options);
        const auto read = card.read();
        ASSERT_FALSE(read) << commands;
        EXPECT_EQ(read.error(), Error::cardGone) << commands;
        EXPECT_EQ(card.card().waitUntilGone(std::chrono::hours(1)).value(), id_card::Presence::gone);
    }
}

TEST(SocialCard, isAskedAgainFromTheBeginning) {
    auto options = grandmaLi();
    options.habits.tagsKnown = false;
    CardOnModel card(options);
    ASSERT_TRUE(card.read());
    card.model().reset();
    EXPECT_TRUE(card.read());
}

TEST(SocialCard, wantsAPinThatIsNotSentUnlessConfigured) {
    auto options = grandmaLi();
    options.habits.pin = "888888";
    CardOnModel card(options);
    EXPECT_EQ(card.read().error(), Error::pinNeeded);
    EXPECT_EQ(card.model().pinsSent(), 0);
}

TEST(SocialCard, isOpenedByTheRegionsPin) {
    auto options = grandmaLi();
    options.habits.pin = "888888";
    CardOnModel card(options, {.regionalPin = "888888"});
    EXPECT_TRUE(card.read());
    EXPECT_EQ(card.model().pinsSent(), 1);
}

TEST(SocialCard, aWrongPinIsSentOnce) {
    auto options = grandmaLi();
    options.habits.pin = "123456";
    CardOnModel card(options, {.regionalPin = "888888"});
    EXPECT_EQ(card.read().error(), Error::pinRefused);
    EXPECT_EQ(card.read().error(), Error::pinNeeded);
    EXPECT_EQ(card.model().pinsSent(), 1);
    EXPECT_EQ(card.model().pinTries(), 5);
}

TEST(SocialCard, isNeverBlockedByUs) {
    for (const int tries : {0, 1, 2}) {
        auto options = grandmaLi();
        options.habits.pin = "123456";
        options.habits.pinTries = tries;
        CardOnModel card(options, {.regionalPin = "888888"});
        EXPECT_EQ(card.read().error(), tries == 0 ? Error::pinBlocked : Error::pinNeeded);
        EXPECT_EQ(card.model().pinsSent(), 0);
    }
}

TEST(SocialCard, thatWantsNoPinIsNotSentOne) {
    CardOnModel card(grandmaLi(), {.regionalPin = "888888"});
    EXPECT_TRUE(card.read());
    EXPECT_EQ(card.model().pinsSent(), 0);
}

TEST(SocialCard, tellsHowTheConnectionFailed) {
    const std::vector<std::pair<transport::Error, Error>> failures{
        {transport::Error::noDevice, Error::cardGone},      {transport::Error::empty, Error::cardGone},
        {transport::Error::timedOut, Error::noAnswer},      {transport::Error::interrupted, Error::interrupted},
        {transport::Error::overflow, Error::garbledAnswer}, {transport::Error::failed, Error::transportFailed}};
    for (const auto& [failure, error] : failures) {
        CardOnModel card(grandmaLi());
        card.transport().failWith(failure);
        EXPECT_EQ(card.read().error(), error);
    }
    CardOnModel card(grandmaLi());
    card.transport().takeOnly(3);
    EXPECT_EQ(card.read().error(), Error::noAnswer);
}

TEST(SocialCard, isThereUntilItIsGone) {
    CardOnModel card(grandmaLi());
    ASSERT_TRUE(card.read());
    EXPECT_EQ(card.card().waitUntilGone({}).value(), id_card::Presence::there);
    card.transport().failWith(transport::Error::noDevice);
    EXPECT_EQ(card.card().waitUntilGone({}).value(), id_card::Presence::gone);
    card.transport().interrupt();
    EXPECT_EQ(card.card().waitUntilGone({}).error(), Error::interrupted);
}

} // namespace
} // namespace fifteen::social_card
