// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_readers.hpp"
#include "adapters/ticket_printer.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace fifteen::adapters {

/// Devices without a driver, told by the test what happens to them.
class FakeReader : public CardReader {
public:
    std::optional<bool> present() const override { return present_; }

    void plug(bool present) {
        present_ = present;
        emit presentChanged(present);
    }

    /// As before it was looked for.
    void forget() { present_.reset(); }

    std::string trouble() const override { return trouble_; }

    void withhold(const std::string& trouble) {
        trouble_ = trouble;
        emit troubleChanged();
    }

    void lay(int birthYear, const std::string& name = "李*",
             std::optional<std::chrono::year_month_day> validTo = std::nullopt) {
        emit cardFound();
        emit cardRead({.maskedName = name,
                       .idHash = std::string(64, 'a'),
                       .birth = std::chrono::year(birthYear) / std::chrono::March / 12,
                       .validTo = validTo});
    }

private:
    std::optional<bool> present_ = true;
    std::string trouble_;
};

inline FakeReader& addFake(CardReaders& readers, flows::Proof kind) {
    return static_cast<FakeReader&>(readers.add(kind, std::make_unique<FakeReader>()));
}

class FakePrinter : public TicketPrinter {
public:
    void print(quint64 job, ticket::Bitmap picture) override {
        pictures.push_back(std::move(picture));
        jobs.push_back(job);
    }

    PrinterState state() const override { return state_; }

    void become(PrinterState state) {
        state_ = state;
        emit stateChanged(state);
    }

    void finish(bool printed, PrinterState state = PrinterState::ready) {
        ASSERT_FALSE(jobs.empty());
        const auto job = jobs.front();
        jobs.erase(jobs.begin());
        emit finished(job, {.printed = printed, .state = state, .detail = {}});
    }

    std::vector<quint64> jobs;
    std::vector<ticket::Bitmap> pictures;

private:
    PrinterState state_ = PrinterState::ready;
};

} // namespace fifteen::adapters
