// SPDX-License-Identifier: Apache-2.0
// The smallest program with both drivers: prints a ticket for every card it reads. It knows of no emulator.
#include "usb_bench.hpp"

#include <csignal>
#include <iostream>

namespace {

using namespace fifteen;

using Event = std::variant<id_card::ReaderEvent, escpos::PrinterEvent>;

constexpr int kStatusAfterSigterm = 3; // its own, so that the bench must pass it on

void onSigterm(int) {
    _exit(kStatusAfterSigterm);
}

} // namespace

int main() {
    std::signal(SIGTERM, &onSigterm);
    tests::Inbox<Event> events;
    id_card::ReaderService reader(tests::readerSource(), &tests::plainHash,
                                  [&](const id_card::ReaderEvent& event) { events.put(event); });
    escpos::PrinterService printer(tests::printerSource(), escpos::PrinterOptions{},
                                   [&](const escpos::PrinterEvent& event) { events.put(event); });
    std::cout << "ready" << std::endl;
    while (true) {
        if (const auto event = events.next<id_card::ReaderEvent>()) {
            if (const auto* read = std::get_if<id_card::CardRead>(&*event)) {
                std::cout << "read at_us=" << emulator::realTimeUs() << " name=" << read->card.maskedName << std::endl;
                printer.print(1, tests::diagonals(576, 1184));
            }
        }
    }
}
