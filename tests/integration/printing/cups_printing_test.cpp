// SPDX-License-Identifier: Apache-2.0
#include "adapters/cups_queue.hpp"
#include "adapters/cups_ticket_printer.hpp"
#include "printing_steps.hpp"
#include "private_cups.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;
using fifteen::testing::becomes;
using fifteen::testing::print;
using fifteen::testing::PrivateCups;
using fifteen::testing::somePicture;
using ticket::Bitmap;

class CupsPrinting : public ::testing::Test {
protected:
    std::unique_ptr<CupsTicketPrinter> printer(std::chrono::milliseconds giveUpAfter = 20s,
                                               std::string queue = "ticket") {
        return std::make_unique<CupsTicketPrinter>(CupsOptions{
            .server = cups_.server(), .queue = std::move(queue), .lookEvery = 50ms, .giveUpAfter = giveUpAfter});
    }

    void TearDown() override {
        if (HasFailure()) {
            std::cerr << cups_.log();
        }
    }

    PrivateCups cups_;
};

TEST_F(CupsPrinting, thePictureComesOutDotByDot) {
    const auto ticketPrinter = printer();
    const Bitmap picture = somePicture(1);
    const PrintOutcome outcome = print(*ticketPrinter, picture);
    EXPECT_TRUE(outcome.printed) << outcome.detail;
    EXPECT_EQ(outcome.state, PrinterState::ready);
    const auto printed = cups_.printed();
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed[0].picture, picture);
}

TEST_F(CupsPrinting, withoutPaperNothingIsSent) {
    cups_.setManner("ok-then-empty");
    CupsQueue somebodyElse(cups_.server(), "ticket", "A letter");
    ASSERT_TRUE(somebodyElse.submit(somePicture(1), false));
    const auto ticketPrinter = printer();
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::paperEnd));
    const PrintOutcome outcome = print(*ticketPrinter, somePicture(2));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::paperEnd);
    const auto printed = cups_.printed();
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed[0].picture, somePicture(1));
}

TEST_F(CupsPrinting, paperThatEndsDuringTheJobCancelsIt) {
    cups_.setManner("empty");
    const auto ticketPrinter = printer();
    const PrintOutcome outcome = print(*ticketPrinter, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::paperEnd) << outcome.detail;
    EXPECT_EQ(cups_.waitingJobs(), QStringList());
}

TEST_F(CupsPrinting, whatExactlyIsWrongIsToldWhereTheStateDoesNot) {
    const auto ticketPrinter = printer();
    ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    EXPECT_EQ(ticketPrinter->trouble(), "");
    cups_.run("cupsdisable", {"ticket"});
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::fault));
    EXPECT_EQ(ticketPrinter->trouble(), "queue_stopped");
    cups_.run("cupsenable", {"ticket"});
    ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    EXPECT_EQ(ticketPrinter->trouble(), "");
    cups_.setManner("jam");
    CupsQueue somebodyElse(cups_.server(), "ticket", "A letter");
    ASSERT_TRUE(somebodyElse.submit(somePicture(1), false));
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::fault));
    EXPECT_EQ(ticketPrinter->trouble(), "jam");
}

TEST_F(CupsPrinting, aPrinterThatIsNotReachedIsNotReadyAndATicketForItIsGivenUp) {
    cups_.run("lpadmin", {"-p", "far", "-E", "-v", "unplugged:/", "-m", "raw"});
    const auto watching = printer(20s, "far");
    ASSERT_TRUE(becomes(*watching, PrinterState::ready));
    CupsQueue somebodyElse(cups_.server(), "far", "A letter");
    const auto letter = somebodyElse.submit(somePicture(1), false);
    ASSERT_TRUE(letter) << somebodyElse.problem();
    ASSERT_TRUE(becomes(*watching, PrinterState::unknown));
    EXPECT_EQ(watching->trouble(), "connecting");
    const PrintOutcome outcome = print(*printer(1s, "far"), somePicture(2));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::gone) << outcome.detail;
}

TEST_F(CupsPrinting, aJobThatTakesTooLongIsCancelled) {
    cups_.setManner("hang");
    const auto ticketPrinter = printer(1s);
    const PrintOutcome outcome = print(*ticketPrinter, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::fault);
    EXPECT_NE(outcome.detail.find("not printed in time"), std::string::npos) << outcome.detail;
    EXPECT_EQ(cups_.waitingJobs(), QStringList());
}

TEST_F(CupsPrinting, aStoppedQueueGetsNoJobAndPrintsNoneLater) {
    cups_.run("cupsdisable", {"ticket"});
    const auto ticketPrinter = printer();
    const PrintOutcome outcome = print(*ticketPrinter, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::fault) << outcome.detail;
    cups_.run("cupsenable", {"ticket"});
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    const Bitmap second = somePicture(2);
    EXPECT_TRUE(print(*ticketPrinter, second).printed);
    const auto printed = cups_.printed();
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed[0].picture, second);
}

TEST_F(CupsPrinting, aPrinterThatIsGoneIsToldAndSoIsItsReturn) {
    const auto ticketPrinter = printer();
    ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    cups_.stopPrinter();
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::gone));
    const PrintOutcome outcome = print(*ticketPrinter, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::gone) << outcome.detail;
    EXPECT_EQ(cups_.waitingJobs(), QStringList());
    cups_.startPrinter();
    EXPECT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    EXPECT_TRUE(print(*ticketPrinter, somePicture(2)).printed);
}

TEST_F(CupsPrinting, aQueueNobodyHasMadeIsGone) {
    const PrintOutcome outcome = print(*printer(20s, "no-such-queue"), somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::gone);
}

TEST_F(CupsPrinting, withoutCupsThePrinterIsGone) {
    CupsTicketPrinter ticketPrinter({.server = cups_.server() + ".absent", .queue = "ticket"});
    const PrintOutcome outcome = print(ticketPrinter, somePicture(1));
    EXPECT_FALSE(outcome.printed);
    EXPECT_EQ(outcome.state, PrinterState::gone);
}

TEST_F(CupsPrinting, whatADeadKioskLeftBehindIsCancelledAndNothingElse) {
    cups_.run("cupsdisable", {"ticket"});
    CupsQueue dead(cups_.server(), "ticket", "Fifteen");
    CupsQueue somebodyElse(cups_.server(), "ticket", "A letter");
    ASSERT_TRUE(dead.submit(somePicture(1), false));
    ASSERT_TRUE(somebodyElse.submit(somePicture(2), true));
    ASSERT_EQ(cups_.waitingJobs().size(), 2);
    const auto ticketPrinter = printer();
    ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::fault));
    EXPECT_EQ(cups_.waitingJobs().size(), 1);
    cups_.run("cupsenable", {"ticket"});
    ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
    EXPECT_TRUE(print(*ticketPrinter, somePicture(3)).printed);
    const auto printed = cups_.printed();
    ASSERT_EQ(printed.size(), 2u);
    EXPECT_EQ(printed[0].picture, somePicture(2)); // sent as greys
    EXPECT_EQ(printed[1].picture, somePicture(3));
}

TEST_F(CupsPrinting, destroyingItDuringAJobLeavesNoJob) {
    cups_.setManner("hang");
    {
        const auto ticketPrinter = printer();
        ASSERT_TRUE(becomes(*ticketPrinter, PrinterState::ready));
        ticketPrinter->print(7, somePicture(1));
        const QDeadlineTimer deadline(20s);
        while (cups_.waitingJobs().isEmpty() && !deadline.hasExpired()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        }
        ASSERT_EQ(cups_.waitingJobs().size(), 1);
    }
    EXPECT_EQ(cups_.waitingJobs(), QStringList());
}

} // namespace
} // namespace fifteen::adapters
