// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"

#include <gtest/gtest.h>

namespace fifteen::emulator {
namespace {

using namespace std::chrono_literals;

Bytes raster(std::uint8_t rows) {
    Bytes bytes{0x1D, 'v', '0', 0, 72, 0, rows, 0};
    bytes.insert(bytes.end(), std::size_t{72} * rows, 0x55);
    return bytes;
}

const Bytes kCut{0x1D, 'V', 0};

class PrinterModelTest : public testing::Test {
protected:
    PrinterModel::Events events() {
        return {[this] { ++begun_; }, [this](std::uint64_t id) { taken_.push_back(id); },
                [this](PrinterModel::Ticket ticket) { tickets_.push_back(std::move(ticket)); }};
    }

    void send(PrinterModel& model, const Bytes& bytes) { ASSERT_EQ(model.takeOut(0x01, bytes, now_), bytes.size()); }

    Bytes answers(PrinterModel& model) {
        Bytes all;
        while (const auto data = model.giveIn(0x82, 64, now_)) {
            all.insert(all.end(), data->bytes.begin(), data->bytes.end());
        }
        return all;
    }

    TimePoint now_{};
    int begun_ = 0;
    std::vector<std::uint64_t> taken_;
    std::vector<PrinterModel::Ticket> tickets_;
};

TEST_F(PrinterModelTest, tellsWhenATicketBeginsIsTakenAndIsCut) {
    PrinterModel model({}, events());
    send(model, raster(10));
    EXPECT_EQ(begun_, 1);
    send(model, raster(10));
    EXPECT_EQ(begun_, 1) << "one ticket, one beginning";
    send(model, kCut);
    ASSERT_EQ(tickets_.size(), 1U);
    EXPECT_EQ(taken_, std::vector<std::uint64_t>{tickets_[0].id});
    EXPECT_EQ(tickets_[0].dots.height, 20);
    EXPECT_EQ(tickets_[0].dots.width, 576);
    send(model, kCut);
    EXPECT_EQ(tickets_.size(), 1U) << "nothing hangs out: nothing is cut";
}

TEST_F(PrinterModelTest, answersAsTheBookSays) {
    PrinterModel model({}, events());
    const Bytes all{0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4};
    send(model, all);
    EXPECT_EQ(answers(model), (Bytes{0x12, 0x12, 0x12, 0x12}));
    model.setPaper(Paper::nearEnd);
    send(model, all);
    EXPECT_EQ(answers(model), (Bytes{0x12, 0x12, 0x12, 0x1E}));
    model.setPaper(Paper::end);
    send(model, all);
    EXPECT_EQ(answers(model), (Bytes{0x1A, 0x32, 0x12, 0x7E}));
    model.setPaper(Paper::ok);
    model.setCover(true);
    send(model, all);
    EXPECT_EQ(answers(model), (Bytes{0x1A, 0x16, 0x12, 0x12}));
    model.setCover(false);
    model.setCutterStuck(true);
    send(model, all);
    EXPECT_EQ(answers(model), (Bytes{0x1A, 0x52, 0x1A, 0x12}));
}

TEST_F(PrinterModelTest, ofMasungKnowsTheCommonQuestionsAndSaysNothingUnasked) {
    PrinterModelOptions options;
    options.dialect = PrinterDialect::masung;
    PrinterModel model(options, events());
    send(model, {0x10, 4, 1, 0x10, 4, 4, 0x1D, 'r', 1});
    EXPECT_EQ(answers(model), (Bytes{0x12, 0x12, 0x00}));
    send(model, {0x10, 4, 0x14});
    EXPECT_EQ(answers(model), Bytes{}) << "that is Custom's";
    send(model, {0x1D, 'a', 0x0F});
    model.setPaper(Paper::end);
    EXPECT_EQ(answers(model), Bytes{});
    send(model, raster(10));
    model.setPaper(Paper::ok);
    send(model, kCut);
    EXPECT_FALSE(model.ticketInMouth());
}

TEST_F(PrinterModelTest, answersInTurnOnlyWhenAllBeforeIsOnPaper) {
    PrinterModelOptions options;
    options.linesPerSecond = 1000;
    PrinterModel model(options, events());
    send(model, raster(100));
    send(model, {0x1D, 'r', 1});
    EXPECT_TRUE(answers(model).empty());
    now_ += 99ms;
    EXPECT_TRUE(answers(model).empty());
    now_ += 2ms;
    EXPECT_EQ(answers(model), Bytes{0x00});
}

TEST_F(PrinterModelTest, takesWhatItsBufferHolds) {
    PrinterModelOptions options;
    options.linesPerSecond = 1000;
    options.bufferBytes = 720;
    PrinterModel model(options, events());
    const auto bytes = raster(100);
    const auto taken = model.takeOut(0x01, bytes, now_);
    EXPECT_LT(taken, 1000U);
    now_ += 50ms;
    EXPECT_GE(model.takeOut(0x01, std::span(bytes).subspan(taken), now_), 700U);
}

TEST_F(PrinterModelTest, tricklesAByteAtATime) {
    PrinterModel model({}, events());
    model.setTrickle(1s);
    const auto bytes = raster(10);
    EXPECT_EQ(model.takeOut(0x01, bytes, now_), 1U);
    now_ += 999ms;
    EXPECT_EQ(model.takeOut(0x01, bytes, now_), 0U);
    now_ += 1ms;
    EXPECT_EQ(model.takeOut(0x01, bytes, now_), 1U);
    model.setTrickle(0s);
    EXPECT_EQ(model.takeOut(0x01, kCut, now_), kCut.size());
}

TEST_F(PrinterModelTest, stopsInMidTicketWhenPaperEnds) {
    PrinterModel model({}, events());
    model.endPaperAfter(5);
    send(model, raster(10));
    send(model, kCut);
    EXPECT_TRUE(tickets_.empty());
    model.control({0x21, 2, 0, 0, 0}, {}, now_); // SOFT_RESET
    model.setPaper(Paper::ok);
    send(model, raster(7));
    send(model, kCut);
    ASSERT_EQ(tickets_.size(), 1U);
    EXPECT_EQ(tickets_[0].dots.height, 7);
}

TEST_F(PrinterModelTest, goesOnWithWhatItHeldIfNobodyResetsIt) {
    PrinterModel model({}, events());
    model.endPaperAfter(5);
    send(model, raster(10));
    send(model, kCut);
    model.setPaper(Paper::ok);
    EXPECT_TRUE(answers(model).empty());
    ASSERT_EQ(tickets_.size(), 1U);
    EXPECT_EQ(tickets_[0].dots.height, 5) << "the rest comes out with the new roll";
}

TEST_F(PrinterModelTest, speaksThePrinterClass) {
    PrinterModel model({}, events());
    const auto status = [&] { return model.control({0xA1, 1, 0, 0, 1}, {}, now_).value().at(0); };
    EXPECT_EQ(status(), 0x18);
    model.setPaper(Paper::end);
    EXPECT_EQ(status(), 0x30);
    const auto id = model.control({0xA1, 0, 0, 0, 255}, {}, now_).value();
    EXPECT_EQ(static_cast<std::size_t>(id[0] << 8 | id[1]), id.size());
    EXPECT_EQ(model.control({0xC0, 9, 0, 0, 1}, {}, now_), std::nullopt);
}

TEST_F(PrinterModelTest, ofCustomsHoldsATicketInItsMouthAndSaysSo) {
    PrinterModelOptions options;
    options.dialect = PrinterDialect::customVkp;
    PrinterModel model(options, events());
    const Bytes question{0x10, 4, 0x14};
    send(model, question);
    EXPECT_EQ(answers(model), (Bytes{0x10, 0x0F, 0, 0, 0, 0}));
    send(model, raster(10));
    send(model, kCut);
    EXPECT_TRUE(model.ticketInMouth());
    model.setPaper(Paper::nearEnd);
    model.setFault(PrinterFault::headUp, true);
    model.setFault(PrinterFault::headHot, true);
    model.setFault(PrinterFault::jam, true);
    model.setFault(PrinterFault::emitter, true);
    send(model, question);
    EXPECT_EQ(answers(model), (Bytes{0x10, 0x0F, 0x24, 0x01, 0x41, 0x80}));
    model.takeTicket();
    send(model, question);
    EXPECT_EQ(answers(model)[2], 0x04);
    PrinterModel epson({}, events());
    send(epson, question);
    EXPECT_TRUE(answers(epson).empty()) << "others do not know the question";
}

TEST_F(PrinterModelTest, printsOnByItselfWhenItsHeadHasCooled) {
    PrinterModel model({}, events());
    model.setFault(PrinterFault::headHot, true);
    send(model, raster(10));
    send(model, kCut);
    send(model, {0x10, 4, 3});
    EXPECT_EQ(answers(model), Bytes{0x52});
    EXPECT_TRUE(tickets_.empty());
    model.setFault(PrinterFault::headHot, false);
    EXPECT_TRUE(answers(model).empty());
    EXPECT_EQ(tickets_.size(), 1U);
}

TEST_F(PrinterModelTest, tellsUnaskedWhatGsAAskedFor) {
    PrinterModel model({}, events());
    model.setCover(true);
    model.setCover(false);
    EXPECT_TRUE(answers(model).empty()) << "nobody asked for it";
    send(model, {0x1D, 'a', 0x08});
    EXPECT_EQ(answers(model), (Bytes{0x10, 0, 0, 0})) << "how things are";
    model.setPaper(Paper::nearEnd);
    EXPECT_EQ(answers(model), (Bytes{0x10, 0, 0x03, 0}));
    model.setCover(true);
    EXPECT_TRUE(answers(model).empty()) << "paper only";
    send(model, {0x10, 4, 2});
    EXPECT_EQ(answers(model), Bytes{0x16}) << "questions are answered all the same";
    model.setCover(false);
    send(model, {0x1D, 'a', 0x00});
    model.setPaper(Paper::ok);
    EXPECT_TRUE(answers(model).empty());
}

TEST_F(PrinterModelTest, tellsUnaskedFromTheStartIfItsSwitchesSaySo) {
    PrinterModelOptions options;
    options.automaticStatus = 0x0E;
    PrinterModel model(options, events());
    model.setFault(PrinterFault::jam, true);
    EXPECT_EQ(answers(model), (Bytes{0x18, 0x04, 0, 0}));
    model.setFault(PrinterFault::jam, false);
    answers(model);
    model.endPaperAfter(1);
    send(model, raster(2));
    EXPECT_EQ(answers(model), (Bytes{0x18, 0, 0x0F, 0}));
}

TEST_F(PrinterModelTest, asACloneAnswersInTurnWithOneValue) {
    PrinterModelOptions options;
    options.oneValueInTurn = true;
    PrinterModel model(options, events());
    send(model, {0x1D, 'r', 1});
    model.setPaper(Paper::nearEnd);
    send(model, {0x1D, 'r', 1});
    EXPECT_EQ(answers(model), (Bytes{0x00, 0x0F}));
}

TEST_F(PrinterModelTest, hasVendorBitsInItsPortStatusIfMadeSo) {
    PrinterModelOptions options;
    options.portVendorBits = true;
    PrinterModel model(options, events());
    const auto status = [&] { return model.control({0xA1, 1, 0, 0, 1}, {}, now_).value().at(0); };
    EXPECT_EQ(status(), 0x18);
    model.setFault(PrinterFault::jam, true);
    EXPECT_EQ(status(), 0x50);
    model.setFault(PrinterFault::jam, false);
    model.setCover(true);
    EXPECT_EQ(status(), 0x80);
}

} // namespace
} // namespace fifteen::emulator
