// SPDX-License-Identifier: Apache-2.0
#include "adapters/card_readers.hpp"
#include "adapters/device_watch.hpp"
#include "fake_devices.hpp"
#include "qt_loop.hpp"

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

class DeviceWatchTest : public QtLoop {
protected:
    DeviceWatchTest() {
        watch_.watch({.name = "reader", .kind = flows::DeviceKind::idCard, .driver = "sdt", .where = "usb"}, reader_);
        watch_.watch({.name = "printer", .kind = flows::DeviceKind::printer, .driver = "escpos", .where = "usb"},
                     printer_);
        QObject::connect(&watch_, &DeviceWatch::changed, &watch_, [this] { ++told_; });
    }

    FakeReader reader_;
    FakePrinter printer_;
    DeviceWatch watch_{{.countersEvery = 20ms, .now = {}}};
    int told_ = 0;
};

TEST_F(DeviceWatchTest, AnotherStateIsToldAtOnce) {
    printer_.become(PrinterState::paperEnd);
    printer_.become(PrinterState::paperEnd);
    reader_.plug(false);
    EXPECT_EQ(told_, 2);
    const auto reports = watch_.reports();
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[0].kind, "id-card");
    EXPECT_EQ(reports[0].state, "absent");
    EXPECT_EQ(reports[0].lost, 1);
    EXPECT_EQ(reports[1].device, "printer");
    EXPECT_EQ(reports[1].state, "paper_end");
    EXPECT_TRUE(reports[1].seen_at_ms.has_value());
}

TEST_F(DeviceWatchTest, AReaderThatIsThereAndMayNotBeOpenedSaysSo) {
    reader_.plug(false);
    reader_.withhold("denied");
    EXPECT_EQ(watch_.reports()[0].state, "fault");
    EXPECT_EQ(watch_.reports()[0].trouble, "denied");
    reader_.withhold("");
    EXPECT_EQ(watch_.reports()[0].state, "absent");
}

TEST_F(DeviceWatchTest, WorkIsCountedAndToldAfterAWhile) {
    for (int i = 0; i < 3; ++i)
        reader_.lay(1955);
    emit reader_.cardFailed(CardReadTrouble::notRead);
    printer_.jobs = {1, 2};
    printer_.finish(true);
    printer_.finish(false, PrinterState::fault);
    EXPECT_EQ(told_, 0);
    ASSERT_TRUE(until([this] { return told_ == 1; }));
    const auto reports = watch_.reports();
    EXPECT_EQ(reports[0].done, 3);
    EXPECT_EQ(reports[0].failed, 1);
    EXPECT_EQ(reports[1].done, 1);
    EXPECT_EQ(reports[1].failed, 1);
}

using flows::Cards;
using flows::Proof;

class CardReadersTest : public testing::Test {
protected:
    CardReaders readers_;
    FakeReader& low_ = addFake(readers_, Proof::idCard);
    FakeReader& high_ = addFake(readers_, Proof::idCard);
    FakeReader& social_ = addFake(readers_, Proof::socialCard);
};

TEST_F(CardReadersTest, CanReadAKindOfCardWhileOneReaderOfItIsThere) {
    int told = 0;
    QObject::connect(&readers_, &CardReaders::presentChanged, &readers_, [&told] { ++told; });
    EXPECT_EQ(readers_.readable(), (Cards{.id = true, .social = true}));
    low_.plug(false);
    EXPECT_EQ(readers_.readable(), (Cards{.id = true, .social = true}));
    high_.plug(false);
    EXPECT_EQ(readers_.readable(), (Cards{.social = true}));
    EXPECT_EQ(readers_.present(), true);
    social_.plug(false);
    EXPECT_EQ(readers_.readable(), Cards{});
    EXPECT_EQ(readers_.present(), false);
    low_.plug(true);
    EXPECT_EQ(readers_.readable(), (Cards{.id = true}));
    EXPECT_EQ(told, 4);
}

TEST_F(CardReadersTest, WhatWasNotLookedForYetCountsAsThere) {
    low_.forget();
    high_.plug(false);
    social_.plug(false);
    EXPECT_EQ(readers_.present(), std::nullopt);
    EXPECT_EQ(readers_.readable(), (Cards{.id = true}));
    EXPECT_EQ(CardReaders().readable(), Cards{}) << "no reader at all";
    EXPECT_EQ(CardReaders().present(), false);
}

TEST_F(CardReadersTest, TellOfACardOnAnyOfThemAndOfWhichKindItIs) {
    std::vector<std::pair<Proof, std::string>> cards;
    QObject::connect(&readers_, &CardReaders::cardRead, &readers_,
                     [&](Proof kind, const CardHolder& holder) { cards.emplace_back(kind, holder.maskedName); });
    low_.lay(1955, "李*");
    high_.lay(1960, "王*");
    social_.lay(1955, "李*");
    EXPECT_EQ(cards, (std::vector<std::pair<Proof, std::string>>{
                         {Proof::idCard, "李*"}, {Proof::idCard, "王*"}, {Proof::socialCard, "李*"}}));
}

} // namespace
} // namespace fifteen::adapters
