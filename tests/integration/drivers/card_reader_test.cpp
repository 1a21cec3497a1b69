// SPDX-License-Identifier: Apache-2.0
#include "usb_bench.hpp"

#include <gtest/gtest.h>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using id_card::CardFailed;
using id_card::CardFound;
using id_card::CardRead;
using id_card::CardRemoved;
using id_card::ReaderEvent;
using id_card::ReaderPresent;
using id_card::ReadTrouble;

/// A bench whose reader is driven by the product's own service.
class CardReader : public testing::Test {
protected:
    void startWith(const emulator::Config& config) {
        bench_.emplace(config, [](const emulator::BenchEvent&) {});
        service_.emplace(
            readerSource(), &plainHash, [this](const ReaderEvent& event) { events_.put(event); }, quickTiming());
    }

    void TearDown() override { service_.reset(); }

    /// The reader may not have been seen yet when the service starts: absent first, then present.
    bool becomesPresent() {
        auto told = events_.next<ReaderPresent>();
        while (told && !told->present) {
            told = events_.next<ReaderPresent>();
        }
        return told.has_value();
    }

    Inbox<ReaderEvent> events_;
    std::optional<emulator::Bench> bench_;
    std::optional<id_card::ReaderService> service_;
};

TEST_F(CardReader, readsACardAndNoticesThatItIsTakenAway) {
    startWith(quickConfig());
    ASSERT_TRUE(becomesPresent());
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardFound>());
    const auto read = events_.next<CardRead>();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->card.maskedName, "李*");
    EXPECT_EQ(read->card.birth, std::chrono::year(1955) / 3 / 12);
    EXPECT_EQ(read->card.idHash, "hash-of-" + grandmaLi().number.substr(14));
    EXPECT_EQ(read->card.kind, id_card::CardKind::resident);
    bench_->reader().lift();
    EXPECT_TRUE(events_.next<CardRemoved>());
    bench_->reader().lay(grandmaLi());
    EXPECT_TRUE(events_.next<CardRead>());
}

TEST_F(CardReader, readsACardOnceHoweverLongItLies) {
    startWith(quickConfig());
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardRead>());
    EXPECT_FALSE(events_.next<CardFound>(300ms));
}

TEST_F(CardReader, readsThroughOnePairOfEndpoints) {
    auto config = quickConfig();
    config.readers.front().options.layout = emulator::ReaderLayout::onePair;
    startWith(config);
    bench_->reader().lay(grandmaLi());
    EXPECT_TRUE(events_.next<CardRead>());
}

TEST_F(CardReader, readsThroughReportsWithAndWithoutAnOutEndpoint) {
    for (const auto layout : {emulator::ReaderLayout::hid, emulator::ReaderLayout::hidWithoutOut}) {
        auto config = quickConfig();
        config.readers.front().options.layout = layout;
        startWith(config);
        bench_->reader().lay(grandmaLi());
        EXPECT_TRUE(events_.next<CardRead>()) << static_cast<int>(layout);
        service_.reset();
        bench_.reset();
    }
}

TEST_F(CardReader, skipsGarbageBeforeAnAnswer) {
    using emulator::ReaderLayout;
    for (const auto layout : {ReaderLayout::fourEndpoints, ReaderLayout::onePair, ReaderLayout::hid}) {
        auto config = quickConfig();
        config.readers.front().options.layout = layout;
        startWith(config);
        bench_->reader().setFault(emulator::ReaderFault::garbage);
        bench_->reader().lay(grandmaLi());
        EXPECT_TRUE(events_.next<CardRead>()) << static_cast<int>(layout);
        service_.reset();
        bench_.reset();
    }
}

class CardReaderFault : public CardReader, public testing::WithParamInterface<emulator::ReaderFault> {};

TEST_P(CardReaderFault, isTroubleAndPasses) {
    startWith(quickConfig());
    bench_->reader().setFault(GetParam());
    bench_->reader().lay(grandmaLi());
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::notRead);
    bench_->reader().setFault(emulator::ReaderFault::none);
    bench_->reader().lift();
    ASSERT_TRUE(events_.next<CardRemoved>());
    bench_->reader().lay(grandmaLi());
    EXPECT_TRUE(events_.next<CardRead>());
}

INSTANTIATE_TEST_SUITE_P(All, CardReaderFault,
                         testing::Values(emulator::ReaderFault::shortFrame, emulator::ReaderFault::badChecksum,
                                         emulator::ReaderFault::babble));

TEST_F(CardReader, tellsTwoCardsFromOneAndReadsTheOneThatIsLeft) {
    startWith(quickConfig());
    bench_->reader().setFault(emulator::ReaderFault::twoCards);
    bench_->reader().lay(grandmaLi());
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::severalCards);
    bench_->reader().setFault(emulator::ReaderFault::none); // the other one was taken away
    ASSERT_TRUE(events_.next<CardRemoved>());
    ASSERT_TRUE(events_.next<CardFound>());
    EXPECT_TRUE(events_.next<CardRead>());
    bench_->reader().lift();
    EXPECT_TRUE(events_.next<CardRemoved>());
}

TEST_F(CardReader, twoCardsTakenAwayTogetherAreGone) {
    startWith(quickConfig());
    bench_->reader().setFault(emulator::ReaderFault::twoCards);
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardFailed>());
    bench_->reader().lift();
    ASSERT_TRUE(events_.next<CardRemoved>());
    EXPECT_FALSE(events_.next<CardFound>(300ms));
}

TEST_F(CardReader, thatNeverFindsSaysNothing) {
    startWith(quickConfig());
    bench_->reader().setFault(emulator::ReaderFault::notFound);
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(becomesPresent());
    EXPECT_FALSE(events_.next<CardFound>(300ms));
    bench_->reader().setFault(emulator::ReaderFault::none);
    EXPECT_TRUE(events_.next<CardRead>());
}

class UselessReader : public CardReader,
                      public testing::WithParamInterface<std::pair<emulator::ReaderFault, id_card::Error>> {};

TEST_P(UselessReader, saysWhyUntilItIsWellAgain) {
    startWith(quickConfig());
    ASSERT_TRUE(becomesPresent());
    bench_->reader().setFault(GetParam().first);
    const auto told = events_.next<ReaderPresent>();
    ASSERT_TRUE(told);
    EXPECT_FALSE(told->present);
    EXPECT_EQ(told->useless, make_error_code(GetParam().second));
    bench_->reader().setFault(emulator::ReaderFault::none);
    ASSERT_TRUE(becomesPresent());
    bench_->reader().lay(grandmaLi());
    EXPECT_TRUE(events_.next<CardRead>());
}

INSTANTIATE_TEST_SUITE_P(All, UselessReader,
                         testing::Values(std::pair{emulator::ReaderFault::nonsense, id_card::Error::garbledAnswer},
                                         std::pair{emulator::ReaderFault::samBroken, id_card::Error::selfTestFailed}));

TEST_F(CardReader, isWellThoughSomethingElseLiesOnIt) {
    startWith(quickConfig());
    ASSERT_TRUE(becomesPresent());
    bench_->reader().setFault(emulator::ReaderFault::strangeCard);
    bench_->reader().lay(grandmaLi());
    EXPECT_FALSE(events_.next<ReaderPresent>(600ms)) << "a bus card is the card's trouble, not the reader's";
    bench_->reader().setFault(emulator::ReaderFault::none);
    EXPECT_TRUE(events_.next<CardRead>());
}

TEST_F(CardReader, thatFallsSilentCountsAsAbsentUntilItSpeaks) {
    startWith(quickConfig());
    ASSERT_TRUE(becomesPresent());
    bench_->reader().setFault(emulator::ReaderFault::silent);
    ASSERT_FALSE(events_.next<ReaderPresent>()->present);
    bench_->reader().setFault(emulator::ReaderFault::none);
    EXPECT_TRUE(becomesPresent());
}

TEST_F(CardReader, unpluggedDuringAReadIsGoneAndComesBack) {
    auto config = quickConfig();
    config.readers.front().options.waits.read = 400ms;
    startWith(config);
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardFound>());
    bench_->reader().unplug();
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::readerGone);
    ASSERT_TRUE(events_.next<CardRemoved>());
    ASSERT_FALSE(events_.next<ReaderPresent>()->present);
    bench_->reader().plug();
    ASSERT_TRUE(becomesPresent());
    EXPECT_TRUE(events_.next<CardRead>());
}

TEST_F(CardReader, takenAwayTooEarlyIsNotRead) {
    auto config = quickConfig();
    config.readers.front().options.waits.read = 200ms;
    startWith(config);
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardFound>());
    bench_->reader().lift();
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::notRead);
    EXPECT_TRUE(events_.next<CardRemoved>());
}

TEST_F(CardReader, aNumberWithAWrongCheckDigitIsAnUnknownCard) {
    startWith(quickConfig());
    auto forged = grandmaLi();
    forged.number.back() = forged.number.back() == '1' ? '2' : '1';
    bench_->reader().lay(forged);
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::unknownCard);
}

TEST_F(CardReader, endsAtOnceInTheMiddleOfARead) {
    auto config = quickConfig();
    config.readers.front().options.waits.read = 5s;
    startWith(config);
    bench_->reader().lay(grandmaLi());
    ASSERT_TRUE(events_.next<CardFound>());
    const auto before = std::chrono::steady_clock::now();
    service_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 200ms);
}

} // namespace
} // namespace fifteen::tests
