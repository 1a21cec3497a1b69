// SPDX-License-Identifier: Apache-2.0
// A queue with our PPD and filter, and CUPS's own socket backend to a software printer.
#include "adapters/cups_queue.hpp"
#include "adapters/cups_ticket_printer.hpp"
#include "escpos/printer.hpp"
#include "network_printer.hpp"
#include "printing_steps.hpp"
#include "private_cups.hpp"
#include "test_devices/model_transport.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <gtest/gtest.h>

#include <iostream>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;
using emulator::Paper;
using emulator::PrinterModel;
using emulator::PrinterModelOptions;
using fifteen::testing::becomes;
using fifteen::testing::NetworkPrinter;
using fifteen::testing::print;
using fifteen::testing::PrivateCups;
using fifteen::testing::somePicture;
using ticket::Bitmap;

/// A head of 50 mm a second.
PrinterModelOptions slow(std::size_t bufferBytes = 65536) {
    PrinterModelOptions options;
    options.linesPerSecond = 400;
    options.bufferBytes = bufferBytes;
    return options;
}

/// What the same picture looks like when the kiosk drives the printer itself.
emulator::Dots printedDirectly(const Bitmap& picture) {
    emulator::Dots dots;
    PrinterModel model(
        {}, {[] {}, [](std::uint64_t) {}, [&](PrinterModel::Ticket ticket) { dots = std::move(ticket.dots); }});
    tests::ModelTransport transport(model, {{0x01}, {0x82}, {}, {}});
    escpos::Printer printer(transport);
    const auto bytes = picture.bytes();
    EXPECT_TRUE(printer.print({picture.width(), picture.height(), {bytes.begin(), bytes.end()}}));
    return dots;
}

class CupsEscpos : public ::testing::Test {
protected:
    void start(PrinterModelOptions options = {}, const QStringList& queueOptions = {}) {
        device_ = std::make_unique<NetworkPrinter>(options);
        cups_.addEscposQueue(QStringLiteral("escpos"), device_->port(), queueOptions);
    }

    void TearDown() override {
        if (HasFailure()) {
            std::cerr << cups_.log();
        }
    }

    std::unique_ptr<CupsTicketPrinter> kiosk(std::chrono::milliseconds giveUpAfter = 20s) {
        return std::make_unique<CupsTicketPrinter>(
            CupsOptions{.server = cups_.server(), .queue = "escpos", .lookEvery = 50ms, .giveUpAfter = giveUpAfter});
    }

    /// The first ticket of this height: a scrap may be cut off before it.
    PrinterModel::Ticket ticketAsHighAs(const Bitmap& picture) {
        for (std::size_t place = 0;; ++place) {
            const auto tickets = device_->tickets(place + 1);
            if (tickets.size() <= place)
                return {}; // none came in time
            if (tickets[place].dots.height == picture.height())
                return tickets[place];
        }
    }

    CupsQueue queue(const char* jobName = "A letter") { return {cups_.server(), "escpos", jobName}; }

    QString reasons() const {
        return cups_.run(QStringLiteral("lpstat"),
                         {QStringLiteral("-l"), QStringLiteral("-p"), QStringLiteral("escpos")});
    }

    PrivateCups cups_;
    std::unique_ptr<NetworkPrinter> device_;
};

TEST_F(CupsEscpos, aTicketComesOutAsIfTheKioskDroveThePrinter) {
    start();
    const Bitmap picture = somePicture(1);
    const auto printer = kiosk();
    const PrintOutcome outcome = print(*printer, picture);
    EXPECT_TRUE(outcome.printed) << outcome.detail;
    EXPECT_EQ(outcome.state, PrinterState::ready);
    const auto tickets = device_->tickets(1);
    ASSERT_EQ(tickets.size(), 1u);
    EXPECT_EQ(tickets[0].dots, printedDirectly(picture));
    EXPECT_EQ(tickets[0].unknown, 0u);
}

TEST_F(CupsEscpos, greysBecomeTheSameDots) {
    start();
    const Bitmap picture = somePicture(2);
    ASSERT_TRUE(queue().submit(picture, true));
    const auto tickets = device_->tickets(1);
    ASSERT_EQ(tickets.size(), 1u);
    EXPECT_EQ(tickets[0].dots, printedDirectly(picture));
}

TEST_F(CupsEscpos, theOptionsOfTheQueueReachThePrinter) {
    start({}, {QStringLiteral("FifteenRaster=GSL"), QStringLiteral("FifteenFeed=8mm")});
    const Bitmap picture = somePicture(3, 576, 200);
    ASSERT_TRUE(queue().submit(picture, false));
    const auto tickets = device_->tickets(1);
    ASSERT_EQ(tickets.size(), 1u);
    EXPECT_EQ(tickets[0].dots.height, 264);
    EXPECT_EQ(tickets[0].unknown, 0u);
}

TEST_F(CupsEscpos, paperEndInMidJobReachesTheKioskAndItsReturnToo) {
    start(slow());
    device_->with([](PrinterModel& model) { model.endPaperAfter(300); });
    const auto printer = kiosk();
    const PrintOutcome outcome = print(*printer, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::paperEnd) << outcome.detail;
    EXPECT_NE(reasons().indexOf(QStringLiteral("media-empty-error")), -1) << reasons().toStdString();
    EXPECT_TRUE(becomes(*printer, PrinterState::paperEnd));
    EXPECT_EQ(cups_.waitingJobs(), QStringList());
    EXPECT_EQ(device_->tickets(0).size(), 0u);

    device_->with([](PrinterModel& model) { model.setPaper(Paper::ok); });
    EXPECT_TRUE(becomes(*printer, PrinterState::ready));
    const Bitmap second = somePicture(2);
    EXPECT_TRUE(print(*printer, second).printed);
    const auto printed = ticketAsHighAs(second);
    EXPECT_EQ(printed.dots, printedDirectly(second));
    EXPECT_EQ(printed.unknown, 0u);
}

// A full buffer takes no questions, and through CUPS there is no other way to ask.
TEST_F(CupsEscpos, paperEndBehindAFullBufferIsSilence) {
    start(slow(4096));
    device_->with([](PrinterModel& model) { model.endPaperAfter(100); });
    const auto printer = kiosk();
    const PrintOutcome outcome = print(*printer, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::gone) << outcome.detail;
    device_->with([](PrinterModel& model) { model.setPaper(Paper::ok); });
    EXPECT_TRUE(becomes(*printer, PrinterState::ready));
    const Bitmap second = somePicture(2);
    EXPECT_TRUE(print(*printer, second).printed);
    EXPECT_EQ(device_->tickets(1).back().dots, printedDirectly(second));
}

TEST_F(CupsEscpos, anOpenCoverIsKnownBeforeAnythingIsSent) {
    start();
    device_->with([](PrinterModel& model) { model.setCover(true); });
    const auto printer = kiosk();
    EXPECT_EQ(print(*printer, somePicture(1)).state, PrinterState::coverOpen);
    EXPECT_TRUE(device_->firstDots().empty());
    device_->with([](PrinterModel& model) { model.setCover(false); });
    EXPECT_TRUE(becomes(*printer, PrinterState::ready));
}

TEST_F(CupsEscpos, nearEndAndCutterHaveTheirStates) {
    start();
    device_->with([](PrinterModel& model) { model.setPaper(Paper::nearEnd); });
    const auto printer = kiosk();
    const PrintOutcome outcome = print(*printer, somePicture(1));
    EXPECT_TRUE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::nearEnd);
    device_->with([](PrinterModel& model) { model.setCutterStuck(true); });
    EXPECT_EQ(print(*printer, somePicture(1)).state, PrinterState::fault);
    EXPECT_NE(reasons().indexOf(QStringLiteral("separation-cutter-jam-error")), -1) << reasons().toStdString();
}

TEST_F(CupsEscpos, aJobOfSomebodyElseWaitsForPaperAndComesOutWhole) {
    start(slow());
    device_->with([](PrinterModel& model) { model.endPaperAfter(300); });
    auto letters = queue();
    const Bitmap picture = somePicture(4);
    const auto job = letters.submit(picture, false);
    ASSERT_TRUE(job);
    const QDeadlineTimer deadline(20s);
    while (letters.look().state != PrinterState::paperEnd && !deadline.hasExpired()) {
    }
    EXPECT_EQ(letters.jobState(*job), CupsQueue::JobState::waiting);
    device_->with([](PrinterModel& model) { model.setPaper(Paper::ok); });
    EXPECT_EQ(ticketAsHighAs(picture).dots, printedDirectly(picture));
}

TEST_F(CupsEscpos, aCancelledTicketIsCutOffAndTheNextIsClean) {
    start(slow());
    auto letters = queue();
    ASSERT_TRUE(letters.submit(somePicture(5, 576, 4000), false));
    ASSERT_TRUE(device_->hasBegun(1));
    ASSERT_TRUE(letters.cancelAll());
    const auto scrap = device_->tickets(1);
    ASSERT_EQ(scrap.size(), 1u);
    EXPECT_LT(scrap[0].dots.height, 4000);
    EXPECT_EQ(scrap[0].dots.height % escpos::PrinterOptions{}.bandRows, 0) << "a band was torn";
    const Bitmap picture = somePicture(6, 576, 300);
    ASSERT_TRUE(letters.submit(picture, false));
    const auto tickets = device_->tickets(2);
    ASSERT_EQ(tickets.size(), 2u);
    EXPECT_EQ(tickets[1].dots, printedDirectly(picture));
    EXPECT_EQ(tickets[1].unknown, 0u);
}

TEST_F(CupsEscpos, aPictureWiderThanTheHeadMayLoseOnlyWhite) {
    start();
    Bitmap margins(640, 100);
    Bitmap inside(576, 100);
    for (int y = 0; y < 100; ++y) {
        margins.setBlack(32 + y, y);
        inside.setBlack(y, y);
    }
    const auto printer = kiosk();
    EXPECT_TRUE(print(*printer, margins).printed);
    EXPECT_EQ(device_->tickets(1).at(0).dots, printedDirectly(inside));
    margins.setBlack(31, 50);
    EXPECT_FALSE(print(*printer, margins).printed);
    EXPECT_TRUE(print(*printer, inside).printed) << "a refused page does not stop the queue";
}

TEST_F(CupsEscpos, aMutePrinterPrintsAllTheSame) {
    PrinterModelOptions mute;
    mute.answers = false;
    start(mute);
    const auto printer = kiosk();
    const Bitmap picture = somePicture(7);
    const PrintOutcome outcome = print(*printer, picture);
    EXPECT_TRUE(outcome.printed) << outcome.detail;
    EXPECT_EQ(device_->tickets(1).at(0).dots, printedDirectly(picture));
}

TEST_F(CupsEscpos, aTextComesOutThroughCupsOwnRaster) {
    start();
    cups_.run(QStringLiteral("lp"), {QStringLiteral("-d"), QStringLiteral("escpos"), QStringLiteral("/etc/hosts")});
    const auto tickets = device_->tickets(1);
    ASSERT_GE(tickets.size(), 1u);
    const auto& bits = tickets[0].dots.bits;
    EXPECT_GT(std::ranges::count_if(bits, [](auto byte) { return byte != 0; }), 100);
    EXPECT_EQ(tickets[0].unknown, 0u);
}

} // namespace
} // namespace fifteen::adapters
