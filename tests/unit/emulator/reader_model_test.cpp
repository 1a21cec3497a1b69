// SPDX-License-Identifier: Apache-2.0
#include "emulator/reader_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace fifteen::emulator {
namespace {

using namespace std::chrono_literals;

const Bytes kFind{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x01, 0x22};
const Bytes kSelect{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x02, 0x21};
const Bytes kRead{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x30, 0x01, 0x32};

class ReaderModelTest : public testing::Test {
protected:
    static ReaderModelOptions onePair() {
        ReaderModelOptions options;
        options.layout = ReaderLayout::onePair;
        return options;
    }

    Bytes ask(const Bytes& request, std::chrono::milliseconds after) {
        model_.takeOut(0x02, request, now_);
        now_ += after;
        const auto data = model_.giveIn(0x81, 4096, now_);
        return data ? data->bytes : Bytes{};
    }

    std::uint8_t statusOf(const Bytes& answer) const { return answer.size() > 9 ? answer[9] : 0; }

    TimePoint now_{};
    std::vector<std::pair<ReaderModel::Event, std::chrono::microseconds>> events_;
    ReaderModel model_{onePair(), [this](ReaderModel::Event event, std::chrono::microseconds waited) {
                           events_.emplace_back(event, waited);
                       }};
    CardHolder holder_ = makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}});
};

TEST_F(ReaderModelTest, answersWhenItsTimeHasCome) {
    model_.lay(holder_);
    EXPECT_TRUE(ask(kFind, 99ms).empty());
    EXPECT_TRUE(events_.empty());
    now_ += 1ms;
    EXPECT_EQ(model_.giveIn(0x81, 64, now_)->bytes,
              (Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x08, 0x00, 0x00, 0x9F, 0x00, 0x00, 0x00, 0x00, 0x97}));
    ASSERT_EQ(events_.size(), 1U);
    EXPECT_EQ(events_[0].second, 100ms);
}

TEST_F(ReaderModelTest, tellsOnceThatALiftedCardWasMissed) {
    const auto missed = [this] {
        return std::ranges::count(events_, ReaderModel::Event::cardMissed, &decltype(events_)::value_type::first);
    };
    for (int look = 0; look < 5; ++look) {
        ask(kFind, 20ms);
    }
    EXPECT_EQ(missed(), 0) << "nothing was lifted";
    model_.lay(holder_);
    ask(kFind, 100ms);
    model_.lift();
    ask(kFind, 20ms);
    ask(kFind, 20ms);
    EXPECT_EQ(missed(), 0);
    for (int look = 0; look < 5; ++look) {
        ask(kFind, 20ms);
    }
    EXPECT_EQ(missed(), 1);
}

TEST_F(ReaderModelTest, readsOnceUntilTheCardHasLeftTheField) {
    model_.lay(holder_);
    EXPECT_EQ(statusOf(ask(kFind, 100ms)), 0x9F);
    EXPECT_EQ(statusOf(ask(kSelect, 0ms)), 0x90);
    const auto read = ask(kRead, 900ms);
    ASSERT_EQ(read.size(), 1295U);
    EXPECT_EQ(Bytes(read.begin() + 5, read.begin() + 14), (Bytes{0x05, 0x08, 0, 0, 0x90, 0x01, 0x00, 0x04, 0x00}));
    EXPECT_EQ(events_.back().first, ReaderModel::Event::cardRead);
    EXPECT_EQ(events_.back().second, 1000ms) << "find and read";
    EXPECT_EQ(statusOf(ask(kFind, 100ms)), 0x80);
    model_.lift();
    model_.lay(holder_);
    EXPECT_EQ(statusOf(ask(kFind, 100ms)), 0x9F);
}

TEST_F(ReaderModelTest, aCardTakenAwayEarlyIsNotRead) {
    model_.lay(holder_);
    ask(kFind, 100ms);
    ask(kSelect, 0ms);
    model_.takeOut(0x02, kRead, now_);
    now_ += 500ms;
    model_.lift();
    now_ += 400ms;
    EXPECT_EQ(statusOf(model_.giveIn(0x81, 4096, now_)->bytes), 0x41);
}

TEST_F(ReaderModelTest, answersBadRequestsInTurn) {
    auto damaged = kFind;
    damaged.back() ^= 1;
    EXPECT_EQ(statusOf(ask(damaged, 0ms)), 0x10);
    EXPECT_EQ(statusOf(ask({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x01, 0x20}, 0ms)), 0x11);
    EXPECT_EQ(statusOf(ask({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x77, 0x01, 0x75}, 0ms)), 0x21);
    EXPECT_EQ(statusOf(ask(kSelect, 0ms)), 0x81);
    EXPECT_EQ(statusOf(ask(kFind, 20ms)), 0x80);
}

TEST_F(ReaderModelTest, splitsHeaderAndRestOverFourEndpoints) {
    ReaderModel model({}, [](auto, auto) {});
    model.takeOut(0x02, std::span(kFind).first(7), now_);
    model.takeOut(0x06, std::span(kFind).subspan(7), now_);
    now_ += 20ms;
    EXPECT_EQ(model.giveIn(0x81, 64, now_)->bytes.size(), 7U);
    EXPECT_FALSE(model.giveIn(0x81, 64, now_));
    EXPECT_EQ(model.giveIn(0x85, 64, now_)->bytes, (Bytes{0x00, 0x00, 0x80, 0x84}));
}

TEST_F(ReaderModelTest, keepsToTheRulesOfTheBus) {
    model_.lay(holder_);
    ask(kFind, 100ms);
    ask(kSelect, 0ms);
    model_.takeOut(0x02, kRead, now_);
    now_ += 900ms;
    const auto first = model_.giveIn(0x81, 1280, now_);
    EXPECT_EQ(first->bytes.size(), 1280U);
    EXPECT_FALSE(first->shortPacket) << "twenty whole packets";
    const auto rest = model_.giveIn(0x81, 64, now_);
    EXPECT_EQ(rest->bytes.size(), 15U);
    EXPECT_TRUE(rest->shortPacket);
    model_.takeOut(0x02, kFind, now_);
    now_ += 100ms;
    EXPECT_TRUE(model_.giveIn(0x81, 5, now_)->overflow);
}

Bytes asReport(Bytes frame) {
    frame.resize(64);
    return frame;
}

TEST_F(ReaderModelTest, asAHidDescribesItselfAndSpeaksInReports) {
    ReaderModelOptions options;
    options.layout = ReaderLayout::hid;
    ReaderModel model(options, [](auto, auto) {});
    const auto descriptors = model.descriptors();
    ASSERT_EQ(descriptors.size(), 18U + 9 + 9 + 9 + 7 + 7);
    EXPECT_EQ(descriptors[18 + 9 + 5], 3) << "HID";
    const auto report = model.control({0x81, 6, 0x2200, 0, 255}, {}, now_).value();
    EXPECT_EQ(report.size(), std::size_t{descriptors[18 + 9 + 9 + 7]});
    EXPECT_EQ(report.back(), 0xC0) << "the end of the collection";
    EXPECT_EQ(model.control({0x21, 0x0A, 0, 0, 0}, {}, now_), Bytes{}) << "SET_IDLE";

    model.takeOut(0x02, kFind, now_);
    now_ += 20ms;
    EXPECT_FALSE(model.giveIn(0x81, 64, now_)) << "no whole report came";
    model.takeOut(0x02, asReport(kFind), now_);
    now_ += 20ms;
    EXPECT_EQ(model.giveIn(0x81, 64, now_)->bytes,
              asReport({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x80, 0x84}));
}

TEST_F(ReaderModelTest, asAHidWithoutAnOutEndpointTakesSetReport) {
    ReaderModelOptions options;
    options.layout = ReaderLayout::hidWithoutOut;
    ReaderModel model(options, [](auto, auto) {});
    EXPECT_EQ(model.descriptors().size(), 18U + 9 + 9 + 9 + 7);
    EXPECT_EQ(model.control({0x21, 0x09, 0x0200, 0, 10}, kFind, now_), std::nullopt) << "not a whole report";
    EXPECT_EQ(model.control({0x21, 0x09, 0x0200, 0, 64}, asReport(kFind), now_), Bytes{});
    now_ += 20ms;
    EXPECT_EQ(model.giveIn(0x81, 64, now_)->bytes.size(), 64U);
}

TEST_F(ReaderModelTest, onALineSpeaksAtItsPace) {
    ReaderModelOptions options;
    options.layout = ReaderLayout::serial;
    options.baud = 9600;
    ReaderModel model(options, [](auto, auto) {});
    EXPECT_TRUE(model.descriptors().empty());
    model.takeOut(0x01, std::span(kFind).first(3), now_);
    model.takeOut(0x01, std::span(kFind).subspan(3), now_);
    now_ += 20ms;
    EXPECT_FALSE(model.giveIn(0x81, 64, now_));
    now_ += 6ms;
    EXPECT_EQ(model.giveIn(0x81, 64, now_)->bytes.size(), 5U) << "960 bytes a second";
    now_ += 10ms;
    const auto rest = model.giveIn(0x81, 64, now_);
    EXPECT_EQ(rest->bytes.size(), 6U);
    EXPECT_TRUE(rest->shortPacket) << "a line has no packets";
}

TEST_F(ReaderModelTest, takesEveryBaudRateOfTheBook) {
    for (std::uint8_t rate = 0; rate <= 4; ++rate) {
        const auto sum = static_cast<std::uint8_t>(0x03 ^ 0x60 ^ rate);
        EXPECT_EQ(statusOf(ask({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x60, rate, sum}, 0ms)), 0x90);
    }
    EXPECT_EQ(statusOf(ask({0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x60, 0x05, 0x66}, 0ms)), 0x21);
}

TEST_F(ReaderModelTest, findsButCannotSelectOneOfTwoCards) {
    model_.lay(holder_);
    model_.setFault(ReaderFault::twoCards);
    EXPECT_EQ(statusOf(ask(kFind, 100ms)), 0x9F);
    EXPECT_EQ(statusOf(ask(kSelect, 0ms)), 0x81);
    EXPECT_EQ(statusOf(ask(kRead, 0ms)), 0x41);
}

TEST_F(ReaderModelTest, refusesReadsAsTold) {
    model_.lay(holder_);
    model_.refuseReadsWith(std::array<std::uint8_t, 3>{0x62, 0x83, 0x31});
    ask(kFind, 100ms);
    ask(kSelect, 0ms);
    EXPECT_EQ(ask(kRead, 900ms), (Bytes{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x04, 0x62, 0x83, 0x31, 0xD4}));
    EXPECT_EQ(statusOf(ask(kFind, 100ms)), 0x9F) << "not read: found again";
}

} // namespace
} // namespace fifteen::emulator
