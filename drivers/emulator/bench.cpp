// SPDX-License-Identifier: Apache-2.0
#include "emulator/bench.hpp"

#include "emulator/umockdev_front.hpp"

namespace fifteen::emulator {

std::int64_t realTimeUs() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Bench::Bench(const Config& config, Emit emit)
    : Bench(config, std::make_unique<UmockdevFront>(), std::move(emit)) {}

Bench::Bench(const Config& config, std::unique_ptr<Front> front, Emit emit)
    : emit_(std::move(emit))
    , readerModel_(config.reader,
                   [this](ReaderModel::Event event, std::chrono::microseconds waited) {
                       emit_(CardEvent{event, realTimeUs(), waited});
                   })
    , printerModel_(config.printer, printerEvents())
    , scannerModel_(config.scanner)
    , front_(std::move(front))
    , readerPort_(front_->addPort(readerModel_, "reader"))
    , printerPort_(front_->addPort(printerModel_, "printer"))
    , scannerPort_(front_->addPort(scannerModel_, "scanner")) {
    if (config.readerPlugged) {
        readerPort_->plug();
    }
    if (config.printerPlugged) {
        printerPort_->plug();
    }
    if (config.scannerPlugged) {
        scannerPort_->plug();
    }
    if (config.navKeypad) {
        navKeypad_ = front_->addNavKeypad(*config.navKeypad);
    }
    if (navKeypad_ && config.navKeypadPlugged) {
        navKeypad_->plug();
    }
}

PrinterModel::Events Bench::printerEvents() {
    return {.firstByte = [this] { firstByteUs_ = realTimeUs(); },
            .cutTaken =
                [this](std::uint64_t id) {
                    taken_[id] = {firstByteUs_, realTimeUs()};
                },
            .cut =
                [this](PrinterModel::Ticket ticket) {
                    const auto times = taken_[ticket.id];
                    taken_.erase(taken_.begin(), taken_.upper_bound(ticket.id));
                    emit_(TicketEvent{std::move(ticket), times.first, times.second});
                }};
}

void Bench::lay(const CardHolder& holder) {
    readerPort_->withModel([&] { readerModel_.lay(holder); });
}

void Bench::lift() {
    readerPort_->withModel([&] { readerModel_.lift(); });
}

void Bench::setFault(ReaderFault fault) {
    readerPort_->withModel([&] { readerModel_.setFault(fault); });
}

void Bench::setWaits(ReaderWaits waits) {
    readerPort_->withModel([&] { readerModel_.setWaits(waits); });
}

ReaderWaits Bench::waits() {
    ReaderWaits waits;
    readerPort_->withModel([&] { waits = readerModel_.waits(); });
    return waits;
}

void Bench::setPaper(Paper paper) {
    printerPort_->withModel([&] { printerModel_.setPaper(paper); });
}

void Bench::endPaperAfter(int lines) {
    printerPort_->withModel([&] { printerModel_.endPaperAfter(lines); });
}

void Bench::setCover(bool open) {
    printerPort_->withModel([&] { printerModel_.setCover(open); });
}

void Bench::setTrickle(std::chrono::nanoseconds perByte) {
    printerPort_->withModel([&] { printerModel_.setTrickle(perByte); });
}

void Bench::setFault(PrinterFault fault, bool there) {
    printerPort_->withModel([&] { printerModel_.setFault(fault, there); });
}

void Bench::takeTicket() {
    printerPort_->withModel([&] { printerModel_.takeTicket(); });
}

void Bench::scan(std::string_view text) {
    scannerPort_->withModel([&] { scannerModel_.scan(text); });
}

void Bench::setFault(ScannerFault fault) {
    scannerPort_->withModel([&] { scannerModel_.setFault(fault); });
}

} // namespace fifteen::emulator
