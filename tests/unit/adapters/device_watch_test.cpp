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

class CardReadersTest : public testing::Test {
protected:
    CardReadersTest() {
        auto first = std::make_unique<FakeReader>();
        auto second = std::make_unique<FakeReader>();
        first_ = first.get();
        second_ = second.get();
        std::vector<std::unique_ptr<CardReader>> both;
        both.push_back(std::move(first));
        both.push_back(std::move(second));
        readers_ = std::make_unique<CardReaders>(std::move(both));
        QObject::connect(readers_.get(), &CardReader::presentChanged, readers_.get(),
                         [this](bool present) { told_.push_back(present); });
    }

    FakeReader* first_ = nullptr;
    FakeReader* second_ = nullptr;
    std::unique_ptr<CardReaders> readers_;
    std::vector<bool> told_;
};

TEST_F(CardReadersTest, AreThereWhileOneOfThemIs) {
    EXPECT_EQ(readers_->present(), true);
    first_->plug(false);
    EXPECT_TRUE(told_.empty());
    second_->plug(false);
    EXPECT_EQ(readers_->present(), false);
    first_->plug(true);
    EXPECT_EQ(told_, (std::vector<bool>{false, true}));
}

TEST_F(CardReadersTest, TellOfACardOnAnyOfThem) {
    std::vector<std::string> names;
    QObject::connect(readers_.get(), &CardReader::cardRead, readers_.get(),
                     [&](const CardHolder& holder) { names.push_back(holder.maskedName); });
    first_->lay(1955, "李*");
    second_->lay(1960, "王*");
    EXPECT_EQ(names, (std::vector<std::string>{"李*", "王*"}));
}

} // namespace
} // namespace fifteen::adapters
