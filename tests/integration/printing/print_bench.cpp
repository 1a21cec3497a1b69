// SPDX-License-Identifier: Apache-2.0
// From the request to print a ticket of 80 x 120 mm to its first byte at the printer, on each way to paper. Prints a
// table; judges nothing: figures of a shared machine are read by a person. Run under umockdev-wrapper.
#include "adapters/cups_ticket_printer.hpp"
#include "network_printer.hpp"
#include "private_cups.hpp"
#include "usb_bench.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace fifteen::bench {
namespace {

using namespace std::chrono_literals;
using adapters::CupsOptions;
using adapters::CupsTicketPrinter;
using adapters::PrintOutcome;
using Milliseconds = std::vector<double>;

constexpr int ticketWidth = 576;
constexpr int ticketHeight = 960; // 120 mm at 8 dots a millimetre

void print(const char* what, Milliseconds values, const char* wanted) {
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(values.size())))];
    };
    std::printf("%-46s %8.2f %8.2f %8.2f ms  p95 %s  (%zu tickets)\n", what, at(0.5), at(0.95), values.back(), wanted,
                values.size());
    std::fflush(stdout);
}

template <class To, class From>
double between(From from, To to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

ticket::Bitmap picture() {
    ticket::Bitmap picture(ticketWidth, ticketHeight);
    const auto dots = tests::diagonals(ticketWidth, ticketHeight);
    for (int y = 0; y < ticketHeight; ++y) {
        std::ranges::copy(dots.row(y), picture.row(y).begin());
    }
    return picture;
}

void measureUsb(std::size_t count) {
    tests::Inbox<emulator::BenchEvent> papers;
    tests::Inbox<escpos::PrinterEvent> events;
    emulator::Bench bench(tests::quickConfig(), [&](emulator::BenchEvent event) { papers.put(std::move(event)); });
    escpos::PrinterService service(tests::printerSource(), escpos::PrinterOptions{},
                                   [&](const escpos::PrinterEvent& event) { events.put(event); });
    while (const auto state = events.next<escpos::PrinterState>()) {
        if (!state->trouble) {
            break;
        }
    }
    const auto dots = tests::diagonals(ticketWidth, ticketHeight);
    Milliseconds values;
    for (std::uint64_t job = 1; job <= count; ++job) {
        const auto asked = emulator::realTimeUs();
        service.print(job, dots);
        const auto paper = papers.next<emulator::TicketEvent>();
        if (!paper || !events.next<escpos::PrintDone>()) {
            throw std::runtime_error("a ticket did not come out");
        }
        values.push_back(static_cast<double>(paper->firstByteUs - asked) / 1000);
    }
    print("ESC/POS on USB: first dots at the printer", values, "<= 10");
}

/// Waits until the kiosk knows its printer: the request is to find it idle, as visitors do.
void waitUntilReady(CupsTicketPrinter& printer) {
    QEventLoop loop;
    QObject::connect(&printer, &CupsTicketPrinter::stateChanged, &loop, &QEventLoop::quit);
    QTimer::singleShot(10s, &loop, &QEventLoop::quit);
    while (printer.state() != adapters::PrinterState::ready) {
        loop.exec();
    }
}

void printOne(CupsTicketPrinter& printer, const ticket::Bitmap& picture) {
    QEventLoop loop;
    std::string problem = "no answer at all";
    QObject::connect(&printer, &CupsTicketPrinter::finished, &loop, [&](quint64, const PrintOutcome& outcome) {
        problem = outcome.printed ? "" : "not printed: " + outcome.detail;
        loop.quit();
    });
    QTimer::singleShot(30s, &loop, &QEventLoop::quit);
    printer.print(1, picture);
    loop.exec();
    if (!problem.empty()) {
        throw std::runtime_error(problem);
    }
}

void measureFilter(std::size_t count) {
    testing::PrivateCups cups;
    testing::NetworkPrinter device;
    cups.addEscposQueue(QStringLiteral("escpos"), device.port());
    CupsTicketPrinter printer(CupsOptions{.server = cups.server(), .queue = "escpos", .lookEvery = 60s});
    waitUntilReady(printer);
    Milliseconds values;
    for (std::size_t job = 0; job < count; ++job) {
        const auto asked = std::chrono::steady_clock::now();
        printOne(printer, picture());
        values.push_back(between(asked, device.firstDots().at(job)));
    }
    print("CUPS, our filter, network: first dots", values, "<= 40");
}

void measureIpp(std::size_t count) {
    testing::PrivateCups cups;
    CupsTicketPrinter printer(CupsOptions{.server = cups.server(), .queue = "ticket", .lookEvery = 60s});
    waitUntilReady(printer);
    Milliseconds values;
    for (std::size_t job = 0; job < count; ++job) {
        const auto asked = std::chrono::system_clock::now();
        printOne(printer, picture());
        values.push_back(between(asked, cups.printed().at(job).firstByte));
    }
    print("CUPS, IPP Everywhere: first byte of raster", values, "<= 40");
}

int run(int count, char** arguments) {
    const bool brief = count > 1 && std::strcmp(arguments[1], "--brief") == 0;
    QCoreApplication application(count, arguments);
    try {
        std::printf("%-46s %8s %8s %8s\n", "request to print -> printer", "p50", "p95", "worst");
        measureUsb(brief ? 5 : 200);
        measureFilter(brief ? 3 : 60);
        measureIpp(brief ? 3 : 30);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fifteen-print-bench: " << error.what() << '\n';
        return 1;
    }
}

} // namespace
} // namespace fifteen::bench

int main(int count, char** arguments) {
    return fifteen::bench::run(count, arguments);
}
