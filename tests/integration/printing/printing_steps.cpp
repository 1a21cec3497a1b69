// SPDX-License-Identifier: Apache-2.0
#include "printing_steps.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <gtest/gtest.h>

#include <memory>
#include <random>

namespace fifteen::testing {
namespace {

using namespace std::chrono_literals;
using adapters::PrinterState;
using adapters::PrintOutcome;
using adapters::TicketPrinter;

class WithLoop : public ::testing::Environment {
public:
    void SetUp() override {
        static int count = 1;
        static char name[] = "printing-test";
        static char* arguments[] = {name, nullptr};
        application_ = std::make_unique<QCoreApplication>(count, arguments);
    }

    void TearDown() override { application_.reset(); }

private:
    std::unique_ptr<QCoreApplication> application_;
};

const auto* const withLoop = ::testing::AddGlobalTestEnvironment(new WithLoop);

} // namespace

ticket::Bitmap somePicture(unsigned seed, int width, int height) {
    ticket::Bitmap picture(width, height);
    std::mt19937 random(seed);
    for (int y = 0; y < height; ++y) {
        const int kind = y / 50 % 4;
        for (int x = 0; x < width; ++x) {
            if ((kind == 1 && x / 100 % 2 == 0) || (kind == 2 && random() % 2 == 0) ||
                (kind == 3 && random() % 40 == 0)) {
                picture.setBlack(x, y);
            }
        }
    }
    return picture;
}

PrintOutcome print(TicketPrinter& printer, const ticket::Bitmap& picture) {
    QEventLoop loop;
    PrintOutcome outcome{.printed = false, .state = PrinterState::unknown, .detail = "no answer at all"};
    QObject::connect(&printer, &TicketPrinter::finished, &loop, [&](quint64 job, const PrintOutcome& told) {
        EXPECT_EQ(job, 7u);
        outcome = told;
        loop.quit();
    });
    QTimer::singleShot(40s, &loop, &QEventLoop::quit);
    printer.print(7, picture);
    loop.exec();
    return outcome;
}

bool becomes(TicketPrinter& printer, PrinterState state) {
    QEventLoop loop;
    QObject::connect(&printer, &TicketPrinter::stateChanged, &loop, [&](PrinterState now) {
        if (now == state) {
            loop.quit();
        }
    });
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    if (printer.state() != state) {
        loop.exec();
    }
    return printer.state() == state;
}

} // namespace fifteen::testing
