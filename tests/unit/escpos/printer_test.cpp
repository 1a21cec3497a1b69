// SPDX-License-Identifier: Apache-2.0
#include "emulator/printer_model.hpp"
#include "escpos/printer.hpp"
#include "test_devices/model_transport.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

using namespace std::chrono_literals;
using emulator::Paper;
using emulator::PrinterFault;

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
        options.cooling = 20ms;
        options.takeTicket = 20ms;
        return options;
    }

    static PrinterOptions customVkp() {
        auto options = patient();
        options.dialect = Dialect::customVkp;
        return options;
    }

    static emulator::PrinterModelOptions muteModel() {
        emulator::PrinterModelOptions options;
        options.answers = false;
        return options;
    }

    static emulator::PrinterModelOptions customVkpModel() {
        emulator::PrinterModelOptions options;
        options.dialect = emulator::PrinterDialect::customVkp;
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
    emulator::PrinterModel model(muteModel(), events());
    tests::ModelTransport transport(model, kOutOnly);
    Printer printer(transport, patient());
    EXPECT_TRUE(printer.print(grey(100)));
    model.setPaper(Paper::end);
    EXPECT_EQ(printer.print(grey(100)).error(), Error::paperEnd);
    EXPECT_EQ(printer.status()->trouble(), Error::paperEnd);
}

TEST_F(PrinterOnModel, oneThatCouldAnswerAndNeverDoesIsTrustedByItsPortToo) {
    emulator::PrinterModel model(muteModel(), events());
    tests::ModelTransport transport(model, kBoth);
    Printer printer(transport, patient());
    EXPECT_TRUE(printer.status());
    EXPECT_TRUE(printer.print(grey(100)));
    model.setPaper(Paper::end);
    EXPECT_EQ(printer.print(grey(100)).error(), Error::paperEnd);
    model.setPaper(Paper::ok);
    for (int look = 0; look < 5; ++look) {
        EXPECT_EQ(printer.status()->trouble(), std::nullopt);
    }
}

TEST_F(PrinterOnModel, oneOfCustomsFamilyWithoutTheExtendedStatusIsAnEpsonAfterAll) {
    auto options = patient();
    options.dialect = Dialect::customVkp;
    Printer printer(transport_, options);
    EXPECT_TRUE(printer.status());
    EXPECT_TRUE(printer.print(grey(100)));
    model_.setPaper(Paper::end);
    EXPECT_EQ(printer.status()->trouble(), Error::paperEnd);
}

TEST_F(PrinterOnModel, oneThatDoesNotTellWhenItHasDoneIsGivenTheTimeAndBelieved) {
    emulator::PrinterModelOptions silent;
    silent.answersInTurn = false;
    emulator::PrinterModel model(silent, events());
    tests::ModelTransport transport(model, kBoth);
    auto options = patient();
    options.cutting = 10ms;
    options.slowestRowsPerSecond = 100'000;
    Printer printer(transport, options);
    ASSERT_TRUE(printer.print(grey(100)));
    EXPECT_EQ(tickets_.size(), 1U);
    ASSERT_TRUE(printer.print(grey(100))) << "not for want of a cut paper either";
    model.setCutterStuck(true);
    EXPECT_EQ(printer.print(grey(100)).error(), Error::cutterFault) << "but its troubles are told as ever";
}

TEST_F(PrinterOnModel, aDeadPrinterIsNotWaitedForForEver) {
    transport_.failWith(transport::Error::timedOut);
    EXPECT_EQ(printer_.status().error(), Error::tooSlow) << "takes not even a question";
    transport_.failWith({});
    model_.setTrickle(60s); // of the model's clock, which a fast machine runs through a minute of in a millisecond
    EXPECT_EQ(printer_.print(grey(100)).error(), Error::tooSlow) << "a byte now and then is no printing";
    model_.setTrickle(0s);
    transport_.failWith(transport::Error::noDevice);
    EXPECT_EQ(printer_.print(grey(10)).error(), Error::printerGone);
    transport_.interrupt();
    EXPECT_EQ(printer_.print(grey(10)).error(), Error::interrupted);
}

TEST_F(PrinterOnModel, waitsForAHotHeadAndGoesOn) {
    model_.setFault(PrinterFault::headHot, true);
    transport_.after(700ms, [this] { model_.setFault(PrinterFault::headHot, false); });
    EXPECT_EQ(printer_.status()->passing(), Error::recovering) << "Epson's word for it";
    EXPECT_TRUE(printer_.print(grey(100)));
    EXPECT_EQ(tickets_.size(), 1U);
}

TEST_F(PrinterOnModel, waitsForAHeadThatGetsHotInTheMiddleOfATicket) {
    emulator::PrinterModelOptions slow;
    slow.linesPerSecond = 1000;
    emulator::PrinterModel model(slow, events());
    tests::ModelTransport transport(model, kBoth);
    Printer printer(transport, patient());
    transport.after(100ms, [&] { model.setFault(PrinterFault::headHot, true); });
    transport.after(900ms, [&] { model.setFault(PrinterFault::headHot, false); });
    const auto picture = grey(600);
    ASSERT_TRUE(printer.print(picture));
    ASSERT_EQ(tickets_.size(), 1U);
    EXPECT_EQ(tickets_[0].dots.bits, picture.bits) << "nothing lost, nothing twice";
}

TEST_F(PrinterOnModel, doesNotWaitForEverForAHotHead) {
    model_.setFault(PrinterFault::headHot, true);
    EXPECT_EQ(printer_.print(grey(100)).error(), Error::recovering);
    emulator::PrinterModel vkp(customVkpModel(), events());
    vkp.setFault(PrinterFault::headHot, true);
    tests::ModelTransport transport(vkp, kBoth);
    EXPECT_EQ(Printer(transport, customVkp()).print(grey(100)).error(), Error::headHot) << "Custom's has a name";
}

TEST_F(PrinterOnModel, findsOutWhichErrorStopsItInTheMiddle) {
    emulator::PrinterModelOptions slow;
    slow.linesPerSecond = 1000;
    emulator::PrinterModel model(slow, events());
    tests::ModelTransport transport(model, kBoth);
    Printer printer(transport, patient());
    transport.after(100ms, [&] { model.setFault(PrinterFault::cutterStuck, true); });
    EXPECT_EQ(printer.print(grey(600)).error(), Error::cutterFault);
}

class CustomVkpOnModel : public PrinterOnModel {
protected:
    emulator::PrinterModel vkp_{customVkpModel(), events()};
    tests::ModelTransport bus_{vkp_, kBoth};
    Printer custom_{bus_, customVkp()};
};

TEST_F(CustomVkpOnModel, saysThatTheTicketLiesInTheMouthAndWhenItIsTaken) {
    EXPECT_FALSE(custom_.status()->ticketPresented);
    const auto printed = custom_.print(grey(100));
    ASSERT_TRUE(printed) << printed.error().message();
    EXPECT_TRUE(printed->ticketPresented);
    vkp_.takeTicket();
    EXPECT_FALSE(custom_.status()->ticketPresented);
}

TEST_F(CustomVkpOnModel, doesNotPushATicketBehindOneNobodyTook) {
    ASSERT_TRUE(custom_.print(grey(100)));
    EXPECT_EQ(custom_.print(grey(100)).error(), Error::ticketInMouth);
    EXPECT_EQ(tickets_.size(), 1U);
    bus_.after(600ms, [this] { vkp_.takeTicket(); });
    EXPECT_TRUE(custom_.print(grey(100))) << "waits until it is taken";
    EXPECT_EQ(tickets_.size(), 2U);
}

TEST_F(CustomVkpOnModel, namesEveryFault) {
    for (const auto& [fault, error] : {std::pair{PrinterFault::cutterStuck, Error::cutterFault},
                                       {PrinterFault::jam, Error::paperJam},
                                       {PrinterFault::headUp, Error::headUp},
                                       {PrinterFault::supply, Error::supplyFault},
                                       {PrinterFault::cutterCover, Error::cutterCoverOpen},
                                       {PrinterFault::ram, Error::memoryFault},
                                       {PrinterFault::eeprom, Error::memoryFault},
                                       {PrinterFault::emitter, Error::emitterFault},
                                       {PrinterFault::virtualEnd, Error::paperEnd},
                                       {PrinterFault::feedHeld, Error::feedButton}}) {
        vkp_.setFault(fault, true);
        const auto printed = custom_.print(grey(100));
        ASSERT_FALSE(printed);
        // DLE EOT 1..4 lump some of them together with an open cover or an error, which comes along.
        EXPECT_EQ(printed.error(), error) << static_cast<int>(fault);
        vkp_.setFault(fault, false);
    }
    EXPECT_TRUE(custom_.print(grey(100)));
}

TEST_F(PrinterOnModel, takesNoticeOfWhatIsSaidUnasked) {
    emulator::PrinterModelOptions talkative;
    talkative.linesPerSecond = 1000;
    talkative.automaticStatus = 0x0F;
    emulator::PrinterModel model(talkative, events());
    tests::ModelTransport transport(model, kBoth);
    auto options = patient();
    options.bandRows = 1000; // one band: nothing is asked while it prints
    options.finish = 10s;
    Printer printer(transport, options);
    transport.after(100ms, [&] { model.setPaper(Paper::nearEnd); });
    const auto printed = printer.print(grey(500));
    ASSERT_TRUE(printed) << printed.error().message();
    EXPECT_TRUE(printed->paperNearEnd);
    transport.after(100ms, [&] { model.setCover(true); });
    const auto before = transport.now();
    EXPECT_EQ(printer.print(grey(500)).error(), Error::coverOpen);
    EXPECT_LT(transport.now() - before, 250ms) << "at once, not after half a second of silence";
}

TEST_F(PrinterOnModel, understandsClonesThatAnswerInTurnWithOneValue) {
    emulator::PrinterModelOptions clone;
    clone.oneValueInTurn = true;
    emulator::PrinterModel model(clone, events());
    tests::ModelTransport transport(model, kBoth);
    Printer printer(transport, patient());
    EXPECT_FALSE(printer.print(grey(100))->paperNearEnd);
    model.setPaper(Paper::nearEnd);
    const auto printed = printer.print(grey(100));
    ASSERT_TRUE(printed);
    EXPECT_TRUE(printed->paperNearEnd);
    EXPECT_FALSE(printed->paperEnd);
}

TEST_F(PrinterOnModel, readsTheVendorsBitsOfThePortWhereToldTo) {
    emulator::PrinterModelOptions mute;
    mute.answers = false;
    mute.portVendorBits = true;
    emulator::PrinterModel model(mute, events());
    tests::ModelTransport transport(model, kOutOnly);
    auto options = patient();
    Printer plain(transport, options);
    options.portStatusVendorBits = true;
    Printer told(transport, options);
    model.setFault(PrinterFault::jam, true);
    EXPECT_EQ(plain.status()->trouble(), Error::fault);
    EXPECT_EQ(told.status()->trouble(), Error::paperJam);
    model.setFault(PrinterFault::jam, false);
    model.setCover(true);
    EXPECT_EQ(told.print(grey(100)).error(), Error::coverOpen);
}

TEST_F(PrinterOnModel, refusesPicturesOfNoSize) {
    EXPECT_EQ(printer_.print({}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print({576, 10, {}}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print({-8, 10, {}}).error(), Error::badRaster);
    EXPECT_EQ(printer_.print(grey(20001)).error(), Error::badRaster);
}

} // namespace
} // namespace fifteen::escpos
