// SPDX-License-Identifier: Apache-2.0
#include "adapters/escpos_ticket_printer.hpp"

#include "device_words.hpp"
#include "escpos/printer_service.hpp"

#include <QMetaObject>

namespace fifteen::adapters {

namespace {

PrinterState stateOf(escpos::Error trouble) {
    switch (trouble) {
    case escpos::Error::paperEnd:
        return PrinterState::paperEnd;
    case escpos::Error::coverOpen:
    case escpos::Error::headUp: // to be closed by hand, like a cover
    case escpos::Error::cutterCoverOpen:
        return PrinterState::coverOpen;
    case escpos::Error::ticketInMouth:
        return PrinterState::mouthFull;
    case escpos::Error::printerGone:
    case escpos::Error::denied:
    case escpos::Error::busy:
        return PrinterState::gone;
    default:
        return PrinterState::fault;
    }
}

/// Before it prints on, without being in trouble.
std::string_view whatItWaitsFor(const escpos::PrinterState& state) {
    if (state.passing)
        return wordOf(*state.passing);
    return state.ticketPresented ? wordOf(escpos::Error::ticketInMouth) : "";
}

std::string textOf(escpos::Error trouble) {
    return escpos::make_error_code(trouble).message();
}

escpos::Raster rasterOf(const ticket::Bitmap& picture) {
    const auto bytes = picture.bytes();
    return {.width = picture.width(), .height = picture.height(), .bits = {bytes.begin(), bytes.end()}};
}

} // namespace

class EscposTicketPrinter::Driver {
public:
    Driver(EscposTicketPrinter& printer, std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor)
        : printer_(printer)
        , service_(std::move(source), std::move(optionsFor),
                   [this](const escpos::PrinterEvent& event) { cross(event); }) {}

    void print(quint64 job, const ticket::Bitmap& picture) { service_.print(job, rasterOf(picture)); }

private:
    /// On the service's thread. A queued call to an object that has gone meanwhile is dropped by Qt.
    void cross(const escpos::PrinterEvent& event) {
        QMetaObject::invokeMethod(
            &printer_, [this, event] { std::visit([this](const auto& happened) { tell(happened); }, event); },
            Qt::QueuedConnection);
    }

    void tell(const escpos::PrinterState& event) {
        if (event.trouble)
            printer_.become(stateOf(*event.trouble), wordOf(*event.trouble));
        else
            printer_.become(event.paperNearEnd ? PrinterState::nearEnd : PrinterState::ready, whatItWaitsFor(event));
        printer_.ticketWaits(event.ticketPresented);
    }

    void tell(const escpos::PrintDone& done) {
        PrintOutcome outcome{.printed = !done.trouble, .state = printer_.state_, .detail = {}};
        if (done.trouble) {
            outcome.state = stateOf(*done.trouble);
            outcome.detail = textOf(*done.trouble);
            outcome.surelyNot = done.progress != escpos::Progress::perhapsCut;
        }
        emit printer_.finished(done.job, outcome);
    }

    EscposTicketPrinter& printer_;
    escpos::PrinterService service_;
};

EscposTicketPrinter::EscposTicketPrinter(std::unique_ptr<transport::DeviceSource> source, OptionsFor optionsFor,
                                         QObject* parent)
    : TicketPrinter(parent)
    , driver_(std::make_unique<Driver>(*this, std::move(source), std::move(optionsFor))) {}

EscposTicketPrinter::~EscposTicketPrinter() = default;

void EscposTicketPrinter::print(quint64 job, ticket::Bitmap picture) {
    driver_->print(job, picture);
}

void EscposTicketPrinter::become(PrinterState state, std::string_view trouble) {
    if (state_ == state && trouble_ == trouble)
        return;
    state_ = state;
    trouble_ = trouble;
    emit stateChanged(state);
}

void EscposTicketPrinter::ticketWaits(bool waits) {
    if (ticketWaits_ == waits)
        return;
    ticketWaits_ = waits;
    emit ticketWaitsChanged(waits);
}

} // namespace fifteen::adapters
