// SPDX-License-Identifier: Apache-2.0
#include "adapters/ticket_printers.hpp"
#include "fake_devices.hpp"

#include <gtest/gtest.h>

namespace fifteen::adapters {
namespace {

/// One that can say that a ticket lies in its mouth.
class MouthPrinter : public FakePrinter {
public:
    bool ticketWaits() const override { return waits_; }

    void hold(bool waits) {
        waits_ = waits;
        emit ticketWaitsChanged(waits);
    }

private:
    bool waits_ = false;
};

class TicketPrintersTest : public testing::Test {
protected:
    TicketPrintersTest() {
        std::vector<std::unique_ptr<TicketPrinter>> owned;
        for (auto** printer : {&first_, &second_}) {
            auto made = std::make_unique<MouthPrinter>();
            *printer = made.get();
            owned.push_back(std::move(made));
        }
        printers_ = std::make_unique<TicketPrinters>(std::move(owned));
        QObject::connect(printers_.get(), &TicketPrinter::finished, printers_.get(),
                         [this](quint64 job, const PrintOutcome& outcome) { outcomes_[job].push_back(outcome); });
        QObject::connect(printers_.get(), &TicketPrinter::ticketWaitsChanged, printers_.get(),
                         [this](bool waits) { waits_.push_back(waits); });
        QObject::connect(printers_.get(), &TicketPrinter::stateChanged, printers_.get(),
                         [this](PrinterState state) { states_.push_back(state); });
    }

    void print(quint64 job = 1) { printers_->print(job, ticket::Bitmap(8, 8)); }

    static void fail(MouthPrinter& printer, PrinterState why, bool surelyNot) {
        ASSERT_FALSE(printer.jobs.empty());
        const auto job = printer.jobs.front();
        printer.jobs.erase(printer.jobs.begin());
        emit printer.finished(job, {.printed = false, .state = why, .detail = {}, .surelyNot = surelyNot});
    }

    MouthPrinter* first_ = nullptr;
    MouthPrinter* second_ = nullptr;
    std::unique_ptr<TicketPrinters> printers_;
    std::map<quint64, std::vector<PrintOutcome>> outcomes_;
    std::vector<bool> waits_;
    std::vector<PrinterState> states_;
};

TEST_F(TicketPrintersTest, TheFirstThatIsWellPrints) {
    print(1);
    EXPECT_EQ(first_->jobs, std::vector<quint64>{1});
    first_->become(PrinterState::nearEnd);
    print(2);
    EXPECT_EQ(first_->jobs.size(), 2U) << "its roll is used up";
    first_->become(PrinterState::paperEnd);
    print(3);
    EXPECT_EQ(second_->jobs, std::vector<quint64>{3});
    first_->become(PrinterState::ready);
    print(4);
    EXPECT_EQ(first_->jobs.back(), 4U);
}

TEST_F(TicketPrintersTest, ATicketThatSurelyDidNotComeOutIsGivenToTheNext) {
    print();
    fail(*first_, PrinterState::coverOpen, true);
    EXPECT_TRUE(outcomes_.empty());
    ASSERT_EQ(second_->jobs, std::vector<quint64>{1});
    second_->finish(true);
    ASSERT_EQ(outcomes_[1].size(), 1U);
    EXPECT_TRUE(outcomes_[1][0].printed);
}

TEST_F(TicketPrintersTest, OfATicketThatMayLieInAMouthThereIsNoSecond) {
    print();
    fail(*first_, PrinterState::fault, false);
    EXPECT_TRUE(second_->jobs.empty());
    ASSERT_EQ(outcomes_[1].size(), 1U);
    EXPECT_FALSE(outcomes_[1][0].printed);
}

TEST_F(TicketPrintersTest, WhenAllFailTheFirstReasonIsTold) {
    print();
    fail(*first_, PrinterState::paperEnd, true);
    fail(*second_, PrinterState::gone, true);
    ASSERT_EQ(outcomes_[1].size(), 1U);
    EXPECT_FALSE(outcomes_[1][0].printed);
    EXPECT_EQ(outcomes_[1][0].state, PrinterState::paperEnd);
}

TEST_F(TicketPrintersTest, WhatIsSaidOfThemIsSaidOfTheBest) {
    first_->become(PrinterState::gone);
    EXPECT_EQ(printers_->state(), PrinterState::ready);
    second_->become(PrinterState::paperEnd);
    EXPECT_EQ(printers_->state(), PrinterState::paperEnd);
    second_->become(PrinterState::gone);
    EXPECT_EQ(printers_->state(), PrinterState::gone);
    first_->become(PrinterState::nearEnd);
    EXPECT_EQ(states_, (std::vector{PrinterState::paperEnd, PrinterState::gone, PrinterState::nearEnd}));
}

TEST_F(TicketPrintersTest, AnotherVisitorsTicketInAMouthHoldsNobodyUp) {
    print(1);
    first_->finish(true);
    first_->hold(true);
    EXPECT_TRUE(printers_->ticketWaits());
    print(2);
    ASSERT_EQ(second_->jobs, std::vector<quint64>{2});
    second_->finish(true);
    second_->hold(true);
    waits_.clear();
    first_->hold(false);
    EXPECT_TRUE(waits_.empty()) << "that was not this visitor's";
    EXPECT_TRUE(printers_->ticketWaits());
    second_->hold(false);
    EXPECT_EQ(waits_, std::vector{false});
}

} // namespace
} // namespace fifteen::adapters
