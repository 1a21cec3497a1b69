// SPDX-License-Identifier: Apache-2.0
#include "usb_bench.hpp"

#include <gtest/gtest.h>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using emulator::TicketEvent;
using escpos::Error;
using escpos::PrintDone;
using escpos::PrinterEvent;
using escpos::PrinterState;

/// A bench whose printer is driven by the product's own service.
class UsbPrinter : public testing::Test {
protected:
    void startWith(const emulator::Config& config, escpos::PrinterOptions options = {}) {
        bench_.emplace(config, [this](emulator::BenchEvent event) { bench(std::move(event)); });
        service_.emplace(
            printerSource(config.printers.front().options.answers), options,
            [this](const PrinterEvent& event) { events_.put(event); }, escpos::PrinterServiceTiming{100ms, 50ms});
        do { // the printer may not have been seen yet when the service starts
            firstState_ = events_.next<PrinterState>();
        } while (firstState_ && firstState_->trouble == Error::printerGone);
    }

    void bench(emulator::BenchEvent event) { papers_.put(std::move(event)); }

    void TearDown() override { service_.reset(); }

    std::optional<Error> print(const escpos::Raster& raster) {
        service_->print(++job_, raster);
        const auto done = events_.next<PrintDone>();
        EXPECT_TRUE(done && done->job == job_);
        return done ? done->trouble : Error::noAnswer;
    }

    Inbox<PrinterEvent> events_;
    Inbox<emulator::BenchEvent> papers_;
    std::optional<emulator::Bench> bench_;
    std::optional<escpos::PrinterService> service_;
    std::optional<PrinterState> firstState_;
    std::uint64_t job_ = 0;
};

TEST_F(UsbPrinter, putsExactlyTheDotsOnPaper) {
    startWith(quickConfig());
    const auto picture = diagonals(576, 1184);
    ASSERT_EQ(print(picture), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.width, 576);
    EXPECT_EQ(paper->ticket.dots.height, 1184);
    EXPECT_EQ(paper->ticket.dots.bits, picture.bits);
    EXPECT_EQ(paper->ticket.unknown, 0U);
    EXPECT_LE(paper->firstByteUs, paper->lastByteUs);
}

TEST_F(UsbPrinter, printsTheSameWithTheNewerCommand) {
    escpos::PrinterOptions options;
    options.raster = escpos::RasterCommand::gsL;
    options.bandRows = 1000; // longer than GS ( L can say: GS 8 L
    startWith(quickConfig(), options);
    const auto picture = diagonals(576, 1300);
    ASSERT_EQ(print(picture), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.bits, picture.bits);
    EXPECT_EQ(paper->ticket.unknown, 0U);
}

TEST_F(UsbPrinter, isNotConfusedByDotsThatLookLikeAStatusRequest) {
    startWith(quickConfig());
    auto picture = diagonals(576, 400);
    for (std::size_t at = 0; at + 3 < picture.bits.size(); at += 500) {
        picture.bits[at] = 0x10;
        picture.bits[at + 1] = 0x04;
        picture.bits[at + 2] = static_cast<std::uint8_t>(1 + at / 500 % 4);
    }
    bench_->printer().setPaper(emulator::Paper::nearEnd);
    EXPECT_EQ(print(picture), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.bits, picture.bits);
}

TEST_F(UsbPrinter, saysBeforePrintingThatPaperIsOut) {
    startWith(quickConfig());
    bench_->printer().setPaper(emulator::Paper::end);
    EXPECT_EQ(print(diagonals(576, 100)), Error::paperEnd);
    bench_->printer().setPaper(emulator::Paper::ok);
    EXPECT_EQ(print(diagonals(576, 100)), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.height, 100);
}

TEST_F(UsbPrinter, noticesThatPaperEndsInTheMiddleOfATicket) {
    startWith(quickConfig());
    bench_->printer().endPaperAfter(300);
    EXPECT_EQ(print(diagonals(576, 1184)), Error::paperEnd);
    bench_->printer().setPaper(emulator::Paper::ok);
    const auto picture = diagonals(576, 640);
    EXPECT_EQ(print(picture), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.bits, picture.bits) << "nothing of the lost ticket comes out with the new roll";
    EXPECT_EQ(paper->ticket.unknown, 0U);
}

TEST_F(UsbPrinter, noticesPaperEndWithAFullBufferToo) {
    auto config = quickConfig();
    config.printers.front().options.bufferBytes = 4096;
    startWith(config);
    bench_->printer().endPaperAfter(10);
    EXPECT_EQ(print(diagonals(576, 1184)), Error::paperEnd);
    bench_->printer().setPaper(emulator::Paper::ok);
    EXPECT_EQ(print(diagonals(576, 64)), std::nullopt);
}

TEST_F(UsbPrinter, noticesTheCoverAndTheCutter) {
    startWith(quickConfig());
    bench_->printer().setCover(true);
    EXPECT_EQ(print(diagonals(576, 10)), Error::coverOpen);
    bench_->printer().setCover(false);
    bench_->printer().setFault(emulator::PrinterFault::cutterStuck, true);
    EXPECT_EQ(print(diagonals(576, 10)), Error::cutterFault);
    bench_->printer().setFault(emulator::PrinterFault::cutterStuck, false);
    EXPECT_EQ(print(diagonals(576, 10)), std::nullopt);
}

TEST_F(UsbPrinter, isWaitedForWhenItTakesDataSlowly) {
    auto config = quickConfig();
    config.printers.front().options.bufferBytes = 4096;
    config.printers.front().options.linesPerSecond = 1500;
    startWith(config);
    const auto picture = diagonals(576, 900);
    EXPECT_EQ(print(picture), std::nullopt);
    const auto paper = papers_.next<TicketEvent>();
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->ticket.dots.bits, picture.bits);
    EXPECT_GE(paper->lastByteUs - paper->firstByteUs, 400000) << "900 lines at 1500 a second, less the buffer";
}

TEST_F(UsbPrinter, withoutAnswersPrintsOnItsPortStatus) {
    auto config = quickConfig();
    config.printers.front().options.answers = false;
    startWith(config);
    EXPECT_EQ(print(diagonals(576, 300)), std::nullopt);
    EXPECT_TRUE(papers_.next<TicketEvent>());
    bench_->printer().setPaper(emulator::Paper::end);
    EXPECT_EQ(print(diagonals(576, 300)), Error::paperEnd);
}

TEST_F(UsbPrinter, unpluggedDuringATicketIsGoneAndPrintsAgainLater) {
    auto config = quickConfig();
    config.printers.front().options.bufferBytes = 4096;
    config.printers.front().options.linesPerSecond = 400;
    startWith(config);
    service_->print(1, diagonals(576, 1184));
    ASSERT_FALSE(events_.next<PrintDone>(150ms));
    bench_->printer().unplug();
    const auto done = events_.next<PrintDone>();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->trouble, Error::printerGone);
    EXPECT_EQ(events_.next<PrinterState>()->trouble, Error::printerGone);
    EXPECT_EQ(print(diagonals(576, 10)), Error::printerGone) << "answered, though nothing is there";
    bench_->printer().plug();
    EXPECT_EQ(events_.next<PrinterState>()->trouble, std::nullopt);
    job_ = 10;
    EXPECT_EQ(print(diagonals(576, 200)), std::nullopt);
}

TEST_F(UsbPrinter, tellsItsStateWhileIdle) {
    startWith(quickConfig());
    EXPECT_EQ(firstState_, (PrinterState{std::nullopt, false}));
    bench_->printer().setPaper(emulator::Paper::nearEnd);
    EXPECT_EQ(events_.next<PrinterState>(), (PrinterState{std::nullopt, true}));
    bench_->printer().setPaper(emulator::Paper::end);
    EXPECT_EQ(events_.next<PrinterState>(), (PrinterState{Error::paperEnd, true}));
}

TEST_F(UsbPrinter, refusesPicturesItCannotPrint) {
    startWith(quickConfig());
    EXPECT_EQ(print({}), Error::badRaster);
    EXPECT_EQ(print(diagonals(577, 10)), Error::badRaster);
    auto torn = diagonals(576, 10);
    torn.bits.pop_back();
    EXPECT_EQ(print(torn), Error::badRaster);
}

} // namespace
} // namespace fifteen::tests
