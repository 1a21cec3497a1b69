// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"
#include "escpos/printer.hpp"
#include "test_devices/model_transport.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

using namespace std::chrono_literals;
using emulator::Paper;

const transport::Endpoints kBoth{.bulkOut = {0x01}, .bulkIn = {0x82}, .interruptOut = {}, .interruptIn = {}};
const transport::Endpoints kOutOnly{.bulkOut = {0x01}, .bulkIn = {}, .interruptOut = {}, .interruptIn = {}};

Raster grey(int height) {
    Raster raster{576, height, {}};
    raster.bits.assign(raster.stride() * static_cast<std::size_t>(height), 0xA5);
    return raster;
}

class PrinterOnModel : public testing::Test {
protected:
    emulator::PrinterModel::Events events() {
        return {[] {}, [](std::uint64_t) {},
                [this](emulator::PrinterModel::Ticket ticket) { tickets_.push_back(std::move(ticket)); }};
    }

    static PrinterOptions patient() {
        PrinterOptions options;
        options.finish = 50ms; // real time; the model's clock does not run with it
        options.stuck = 20ms;
        return options;
    }

    std::vector<emulator::PrinterModel::Ticket> tickets_;
    emulator::PrinterModel model_{{}, events()};
    tests::ModelTransport transport_{model_, kBoth};
    Printer printer_{transport_, patient()};
};

TEST_F(PrinterOnModel, printsDotForDot) {
    const auto picture = grey(500);
    const auto printed = printer_.print(picture);
    ASSERT_TRUE(printed) << printed.error().message();
    EXPECT_EQ(printed->trouble(), std::nullopt);
    ASSERT_EQ(tickets_.size(), 1U);
    EXPECT_EQ(tickets_[0].dots.bits, picture.bits);
}

TEST_F(PrinterOnModel, feedsToTheCutterIfTold) {
    auto options = patient();
    options.feedBeforeCut = 300;
    Printer printer(transport_, options);
    ASSERT_TRUE(printer.print(grey(100)));
    EXPECT_EQ(tickets_.at(0).dots.height, 400);
}

TEST_F(PrinterOnModel, sendsNothingToAPrinterInTrouble) {
    model_.setPaper(Paper::end);
    EXPECT_EQ(printer_.print(grey(100)).error(), Error::paperEnd);
    model_.setPaper(Paper::ok);
    model_.setCover(true);
    EXPECT_EQ(printer_.print(grey(100)).error(), Error::coverOpen);
    model_.setCover(false);
    EXPECT_TRUE(printer_.print(grey(100)));
    EXPECT_EQ(tickets_.size(), 1U);
}

TEST_F(PrinterOnModel, paperEndsAnywhereInATicket) {
    for (const int lines : {1, 127, 128, 129, 499, 500}) {
        tickets_.clear();
        model_.endPaperAfter(lines);
        EXPECT_EQ(printer_.print(grey(500)).error(), Error::paperEnd) << lines;
        model_.setPaper(Paper::ok);
        EXPECT_TRUE(printer_.print(grey(200))) << lines;
        ASSERT_EQ(tickets_.size(), 1U) << lines;
        EXPECT_EQ(tickets_[0].dots.height, 200) << lines;
        EXPECT_EQ(tickets_[0].unknown, 0U) << lines;
    }
}

TEST_F(PrinterOnModel, paperThatEndsAfterTheTicketIsTheNextOnesTrouble) {
    model_.setPaper(Paper::nearEnd);
    const auto printed = printer_.print(grey(100));
    ASSERT_TRUE(printed);
    EXPECT_TRUE(printed->paperNearEnd);
}

TEST_F(PrinterOnModel, aScrapOfALostTicketIsCutOffFirst) {
    model_.setCutterStuck(false);
    transport::Transport& transport = transport_;
    const auto band = rasterBand(grey(50), 0, 50, RasterCommand::gsV0);
    transport_.failWith(std::nullopt);
    model_.endPaperAfter(60);
    EXPECT_EQ(printer_.print(grey(500)).error(), Error::paperEnd);
    model_.setPaper(Paper::ok);
    ASSERT_TRUE(transport.send(0x01, band, 1s)); // as if the mechanism still held 50 lines
    ASSERT_TRUE(printer_.print(grey(200)));
    ASSERT_EQ(tickets_.size(), 2U);
    EXPECT_EQ(tickets_[0].dots.height, 50);
    EXPECT_EQ(tickets_[1].dots.height, 200);
}

TEST_F(PrinterOnModel, withoutAnswersTrustsThePortStatus) {
    emulator::PrinterModelOptions mute;
    mute.answers = false;
    emulator::PrinterModel model(mute, events());
    tests::ModelTransport transport(model, kOutOnly);
    Printer printer(transport, patient());
    EXPECT_TRUE(printer.print(grey(100)));
    model.setPaper(Paper::end);
    EXPECT_EQ(printer.print(grey(100)).error(), Error::paperEnd);
    EXPECT_EQ(printer.status()->trouble(), Error::paperEnd);
}

TEST_F(PrinterOnModel, aDeadPrinterIsNotWaitedForForEver) {
    transport_.failWith(transport::Error::timedOut);
    EXPECT_EQ(printer_.status().error(), Error::tooSlow) << "takes not even a question";
    transport_.failWith(transport::Error::noDevice);
    EXPECT_EQ(printer_.print(grey(10)).error(), Error::printerGone);
    transport_.interrupt();
    EXPECT_EQ(printer_.print(grey(10)).error(), Error::interrupted);
}

TEST_F(PrinterOnModel, refusesPicturesOfNoSize) {
    EXPECT_EQ(printer_.print({}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print({576, 10, {}}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print({-8, 10, {}}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print(grey(20001)).error(), Error::badRaster);
}

} // namespace
} // namespace fifteen::escpos
