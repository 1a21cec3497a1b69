// SPDX-License-Identifier: Apache-2.0
#include "emulator/vpcd_front.hpp"
#include "private_pcscd.hpp"
#include "social_card/social_card_service.hpp"
#include "test_devices/inbox.hpp"
#include "transport/pcsc.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <future>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using emulator::SocialCardFault;
using emulator::SocialCardModel;
using id_card::CardFailed;
using id_card::CardFound;
using id_card::CardRemoved;
using id_card::ReaderPresent;
using id_card::ReadTrouble;
using social_card::CardRead;
using social_card::SocialCardEvent;
using std::chrono::year;

std::optional<std::string> whyNot;

emulator::SocialCardOptions cardOf(const char* name, const char* birth, int generation) {
    emulator::SocialCardOptions options;
    options.holder = emulator::makeCardHolder({{"name", name}, {"birth", birth}, {"sex", "female"}});
    options.generation = generation;
    return options;
}

emulator::SocialCardOptions grandmaLi() {
    return cardOf("李秀英", "19550312", 3);
}

std::unique_ptr<transport::PcscDeviceSource> testReader() {
    return std::make_unique<transport::PcscDeviceSource>(std::vector<std::string>{PrivatePcscd::kReaderName});
}

std::chrono::nanoseconds processorTimeOfThisProcess() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Tests that need a pcscd out of reach of everybody.
class Pcsc : public testing::Test {
protected:
    void SetUp() override {
        if (whyNot) {
            GTEST_SKIP() << "pcscd cannot be run out of reach of others here: " << *whyNot;
        }
    }
};

class SocialCardReader : public Pcsc {
protected:
    void TearDown() override { service_.reset(); }

    void startService() {
        service_.emplace(
            testReader(), [](std::string_view number) { return "hash-of-" + std::string(number.substr(14)); },
            [this](const SocialCardEvent& event) { events_.put(event); });
    }

    bool becomesPresent(bool wanted = true) {
        auto told = events_.next<ReaderPresent>(30s);
        while (told && told->present != wanted) {
            told = events_.next<ReaderPresent>(30s);
        }
        return told.has_value();
    }

    Inbox<SocialCardEvent> events_;
    std::optional<PrivatePcscd> pcscd_;
    emulator::VpcdFront front_;
    std::optional<social_card::SocialCardService> service_;
};

TEST_F(SocialCardReader, readsCardsOfThreeGenerations) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    const std::pair<const char*, const char*> people[]{
        {"李秀英", "19550312"}, {"吴强", "19790916"}, {"欧阳美", "20010203"}};
    const std::string masked[]{"李*", "吴*", "欧*"};
    for (int generation = 1; generation <= 3; ++generation) {
        const auto& [name, birth] = people[generation - 1];
        const auto options = cardOf(name, birth, generation);
        front_.lay(SocialCardModel(options));
        ASSERT_TRUE(events_.next<CardFound>());
        const auto read = events_.next<CardRead>();
        ASSERT_TRUE(read) << generation;
        EXPECT_EQ(read->card.generation, static_cast<social_card::Generation>(generation));
        EXPECT_EQ(read->card.maskedName, masked[generation - 1]);
        EXPECT_EQ(read->card.idHash, "hash-of-" + options.holder.number.substr(14));
        EXPECT_EQ(read->card.validTo, year(2030) / 1 / 1);
        front_.lift();
        ASSERT_TRUE(events_.next<CardRemoved>());
    }
}

TEST_F(SocialCardReader, readsACardThatWasInBefore) {
    front_.lay(SocialCardModel(grandmaLi()));
    pcscd_.emplace();
    startService();
    EXPECT_TRUE(events_.next<CardRead>(30s));
}

TEST_F(SocialCardReader, readsACardOnceHoweverLongItLies) {
    pcscd_.emplace();
    front_.lay(SocialCardModel(grandmaLi()));
    startService();
    ASSERT_TRUE(events_.next<CardRead>(30s));
    EXPECT_FALSE(events_.next<CardFound>(1500ms));
}

TEST_F(SocialCardReader, readsThroughFetchedAnswersAndCorrectedLengths) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    for (const bool records : {false, true}) {
        auto options = grandmaLi();
        options.habits.fetched = true;
        options.habits.paddedName = false;
        options.habits.tagsKnown = !records;
        front_.lay(SocialCardModel(options));
        ASSERT_TRUE(events_.next<CardRead>());
        front_.lift();
        ASSERT_TRUE(events_.next<CardRemoved>());
    }
}

TEST_F(SocialCardReader, noticesASwapWithinOneMoment) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    front_.lay(SocialCardModel(grandmaLi()));
    ASSERT_TRUE(events_.next<CardRead>());
    front_.lay(SocialCardModel(cardOf("吴强", "19790916", 2)));
    const auto read = events_.next<CardRead>();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->card.maskedName, "吴*");
}

TEST_F(SocialCardReader, aCardPulledOutInMidReadIsNotReadAndTheNextOneIs) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    auto options = grandmaLi();
    options.pulledAfter = 4;
    front_.lay(SocialCardModel(options));
    ASSERT_TRUE(events_.next<CardFound>());
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::notRead);
    ASSERT_TRUE(events_.next<CardRemoved>());
    front_.lay(SocialCardModel(grandmaLi()));
    EXPECT_TRUE(events_.next<CardRead>());
}

TEST_F(SocialCardReader, aCardOfAnotherKindIsUnknown) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    auto options = grandmaLi();
    options.fault = SocialCardFault::anotherKind;
    front_.lay(SocialCardModel(options));
    const auto failed = events_.next<CardFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->trouble, ReadTrouble::unknownCard);
    front_.lift();
    EXPECT_TRUE(events_.next<CardRemoved>());
}

TEST_F(SocialCardReader, livesThroughRestartsOfPcscd) {
    pcscd_.emplace();
    startService();
    ASSERT_TRUE(becomesPresent());
    front_.lay(SocialCardModel(grandmaLi()));
    ASSERT_TRUE(events_.next<CardRead>());
    pcscd_->stop();
    ASSERT_TRUE(events_.next<CardRemoved>(30s));
    ASSERT_TRUE(becomesPresent(false));
    pcscd_->start();
    EXPECT_TRUE(events_.next<CardRead>(30s)) << "the card is still in";
}

TEST_F(SocialCardReader, endsWhileACardIsSilent) {
    pcscd_.emplace();
    auto options = grandmaLi();
    options.fault = SocialCardFault::silent;
    front_.lay(SocialCardModel(options));
    startService();
    ASSERT_TRUE(events_.next<CardFound>(30s));
    const auto before = std::chrono::steady_clock::now();
    service_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - before, 3s) << "an answer would be waited for this long";
    front_.lift(); // and lets the command end that is under way in pcscd
}

TEST_F(Pcsc, withoutPcscdThereIsNoDevice) {
    const auto source = testReader();
    EXPECT_EQ(source->open().error(), transport::Error::noDevice);
    EXPECT_EQ(transport::listPcscReaders().error(), transport::Error::noDevice);
}

/// An open card, on its transport.
class PcscCard : public Pcsc {
protected:
    /// Opens as soon as there is a card to open.
    std::unique_ptr<transport::Transport> open(transport::DeviceSource& source) {
        std::mutex mutex;
        std::condition_variable changed;
        int changes = 0;
        source.listen([&] {
            const std::lock_guard lock(mutex);
            ++changes;
            changed.notify_all();
        });
        auto opened = source.open();
        std::unique_lock lock(mutex);
        for (int seen = 0; !opened && changed.wait_for(lock, 30s, [&] { return changes > seen; });) {
            seen = changes;
            lock.unlock();
            opened = source.open();
            lock.lock();
        }
        lock.unlock();
        source.listen({});
        EXPECT_TRUE(opened) << opened.error().message();
        return opened ? std::move(*opened) : nullptr;
    }

    void interruptAReceive(transport::Transport& card) {
        auto waiting = std::async(std::launch::async, [&] { return card.receive(transport::kPcscIn, answer_, 1h); });
        card.interrupt();
        EXPECT_EQ(waiting.get().error(), transport::Error::interrupted);
        EXPECT_EQ(card.send(transport::kPcscOut, kNonsense, 5s).error(), transport::Error::interrupted);
    }

    static constexpr std::uint8_t kNonsense[]{0x80, 0x10, 0x00, 0x00};

    PrivatePcscd pcscd_;
    emulator::VpcdFront front_;
    std::unique_ptr<transport::PcscDeviceSource> source_ = testReader();
    std::array<std::uint8_t, transport::kLargestPcscAnswer> answer_{};
};

TEST_F(PcscCard, answersACommand) {
    front_.lay(SocialCardModel(grandmaLi()));
    const auto card = open(*source_);
    ASSERT_TRUE(card);
    ASSERT_EQ(card->send(transport::kPcscOut, kNonsense, 5s).value(), 4U);
    ASSERT_EQ(card->receive(transport::kPcscIn, answer_, 5s).value(), 2U);
    EXPECT_EQ(answer_[0], 0x6E) << "it does not know this class";
    EXPECT_EQ(card->receive(transport::kPcscIn, answer_, 10ms).error(), transport::Error::timedOut) << "it stays";
    front_.lift();
    EXPECT_EQ(card->receive(transport::kPcscIn, answer_, 30s).error(), transport::Error::noDevice);
    EXPECT_EQ(card->send(transport::kPcscOut, kNonsense, 5s).value(), 4U);
    EXPECT_EQ(card->receive(transport::kPcscIn, answer_, 5s).error(), transport::Error::noDevice);
}

TEST_F(PcscCard, isOurs) {
    front_.lay(SocialCardModel(grandmaLi()));
    const auto card = open(*source_);
    ASSERT_TRUE(card);
    EXPECT_EQ(testReader()->open().error(), transport::Error::busy);
    EXPECT_TRUE(transport::listPcscReaders()->front().starts_with(PrivatePcscd::kReaderName));
}

TEST_F(PcscCard, refusesWhatAShortCommandCannotBe) {
    front_.lay(SocialCardModel(grandmaLi()));
    const auto card = open(*source_);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->send(transport::kPcscOut, std::vector<std::uint8_t>(262), 5s).error(), transport::Error::overflow);
    EXPECT_EQ(card->send(0x02, kNonsense, 5s).error(), transport::Error::unsuitable);
    EXPECT_EQ(card->receive(0x82, answer_, 5s).error(), transport::Error::unsuitable);
    EXPECT_EQ(card->control({}, answer_, 5s).error(), transport::Error::unsuitable);
    ASSERT_TRUE(card->send(transport::kPcscOut, kNonsense, 5s));
    EXPECT_EQ(card->receive(transport::kPcscIn, std::span(answer_).first(1), 5s).error(), transport::Error::overflow);
}

TEST_F(PcscCard, interruptionEndsTheWaitForAnAnswer) {
    auto options = grandmaLi();
    options.fault = SocialCardFault::silent;
    front_.lay(SocialCardModel(options));
    auto card = open(*source_);
    ASSERT_TRUE(card);
    ASSERT_TRUE(card->send(transport::kPcscOut, kNonsense, 5s));
    EXPECT_EQ(card->receive(transport::kPcscIn, answer_, 50ms).error(), transport::Error::timedOut);
    EXPECT_EQ(card->send(transport::kPcscOut, kNonsense, 50ms).error(), transport::Error::timedOut) << "one at a time";
    interruptAReceive(*card);
}

TEST_F(PcscCard, interruptionEndsTheWaitForRemoval) {
    front_.lay(SocialCardModel(grandmaLi()));
    auto card = open(*source_);
    ASSERT_TRUE(card);
    interruptAReceive(*card);
}

TEST_F(PcscCard, isEmptyOrNoReaderAtAll) {
    EXPECT_EQ(transport::PcscDeviceSource({"No Such Reader"}).open().error(), transport::Error::noDevice);
    front_.lay(SocialCardModel(grandmaLi()));
    const auto card = open(*source_); // so that the reader is known to be there
    ASSERT_TRUE(card);
    front_.lift();
    ASSERT_EQ(card->receive(transport::kPcscIn, answer_, 30s).error(), transport::Error::noDevice);
    EXPECT_EQ(source_->open().error(), transport::Error::empty);
    EXPECT_EQ(transport::PcscDeviceSource({}).open().error(), transport::Error::empty) << "any reader";
    EXPECT_EQ(transport::PcscDeviceSource({"No Such Reader", "Test"}).open().error(), transport::Error::empty);
}

// pcscd answers at once, for ever, to who asks the wrong way; and a kiosk without this reader runs for years.
TEST_F(Pcsc, aPcscdWithoutReaderCostsNothing) {
    PrivatePcscd pcscd(false);
    Inbox<SocialCardEvent> events;
    social_card::SocialCardService service(
        testReader(), [](std::string_view) { return std::string(); },
        [&](const SocialCardEvent& event) { events.put(event); });
    const auto absent = events.next<ReaderPresent>();
    ASSERT_TRUE(absent);
    EXPECT_FALSE(absent->present);
    const auto before = processorTimeOfThisProcess();
    const auto pcscdBefore = pcscd.processorTime();
    EXPECT_FALSE(events.next<ReaderPresent>(4s)) << "nothing comes and nothing goes";
    const auto ours = std::chrono::duration_cast<std::chrono::microseconds>(processorTimeOfThisProcess() - before);
    const auto its = pcscd.processorTime() - pcscdBefore;
    RecordProperty("processor_us_in_4_s", std::to_string(ours.count()));
    RecordProperty("processor_ms_of_pcscd_in_4_s", std::to_string(its.count()));
    EXPECT_LT(ours, 40ms);
    EXPECT_LT(its, 100ms);
}

} // namespace
} // namespace fifteen::tests

int main(int argc, char** argv) {
    fifteen::tests::whyNot = fifteen::tests::PrivatePcscd::moveOutOfReach();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
