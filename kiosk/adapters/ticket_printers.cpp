// SPDX-License-Identifier: Apache-2.0
#include "adapters/ticket_printers.hpp"

#include "kiosk_log.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::adapters {

namespace {

/// From well to of no use. An older ticket in the mouth would keep the visitor waiting, so would a hot head.
int rankOf(const TicketPrinter& printer) {
    switch (printer.state()) {
    case PrinterState::ready:
    case PrinterState::nearEnd:
        return printer.ticketWaits() || !printer.trouble().empty() ? 1 : 0;
    case PrinterState::unknown:
        return 2;
    case PrinterState::mouthFull:
        return 3;
    case PrinterState::paperEnd:
        return 4;
    case PrinterState::coverOpen:
        return 5;
    case PrinterState::fault:
        return 6;
    case PrinterState::gone:
        break;
    }
    return 7;
}

int rankOfPointer(const TicketPrinter* printer) {
    return rankOf(*printer);
}

} // namespace

TicketPrinters::TicketPrinters(std::vector<std::unique_ptr<TicketPrinter>> printers, QObject* parent)
    : TicketPrinter(parent)
    , printers_(std::move(printers))
    , toldState_(best().state())
    , toldTrouble_(best().trouble()) {
    for (const auto& owned : printers_) {
        auto* const printer = owned.get();
        connect(printer, &TicketPrinter::stateChanged, this, &TicketPrinters::look);
        connect(printer, &TicketPrinter::finished, this,
                [this, printer](quint64 job, const PrintOutcome& outcome) { ended(*printer, job, outcome); });
        connect(printer, &TicketPrinter::ticketWaitsChanged, this, [this, printer](bool waits) {
            if (printer == last_)
                emit ticketWaitsChanged(waits);
            look();
        });
    }
}

TicketPrinters::~TicketPrinters() = default;

const TicketPrinter& TicketPrinters::best() const {
    return **std::ranges::min_element(printers_, {}, [](const auto& printer) { return rankOf(*printer); });
}

void TicketPrinters::look() {
    const bool same = toldState_ == state() && toldTrouble_ == trouble();
    toldState_ = state();
    toldTrouble_ = trouble();
    if (!same)
        emit stateChanged(toldState_);
}

// Those that were not well are tried as well, after the others: what is known of them may be two seconds old.
void TicketPrinters::print(quint64 job, ticket::Bitmap picture) {
    Job begun{.picture = std::move(picture), .next = {}, .failure = {}};
    for (const auto& printer : printers_)
        begun.next.push_back(printer.get());
    std::ranges::stable_sort(begun.next, {}, &rankOfPointer);
    giveToNext(job, jobs_.insert_or_assign(job, std::move(begun)).first->second);
}

void TicketPrinters::giveToNext(quint64 number, Job& job) {
    auto* const printer = job.next.front();
    job.next.erase(job.next.begin());
    printer->print(number, job.picture);
}

void TicketPrinters::ended(TicketPrinter& printer, quint64 number, const PrintOutcome& outcome) {
    const auto found = jobs_.find(number);
    if (found == jobs_.end())
        return;
    auto& job = found->second;
    if (!outcome.printed && outcome.surelyNot && !job.next.empty()) {
        qCWarning(kioskLog, "a printer failed, the next one is tried: %s %s", wireName(outcome.state).data(),
                  outcome.detail.c_str());
        job.failure = job.failure.value_or(outcome);
        giveToNext(number, job);
        return;
    }
    if (outcome.printed)
        last_ = &printer;
    // What stopped the best of them is what somebody should mend first.
    const auto result = outcome.printed ? outcome : job.failure.value_or(outcome);
    jobs_.erase(found);
    emit finished(number, result);
}

} // namespace fifteen::adapters
