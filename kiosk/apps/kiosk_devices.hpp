// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/card_readers.hpp"
#include "adapters/code_scanner.hpp"
#include "adapters/device_watch.hpp"
#include "adapters/nav_keypad.hpp"
#include "adapters/ticket_printer.hpp"
#include "kiosk_settings.hpp"
#include "recordings.hpp"

#include <memory>
#include <vector>

namespace fifteen::apps {

/// Every device of a kiosk at work. Readers and printers are told to the visit as one each.
struct KioskDevices {
    std::unique_ptr<adapters::CardReaders> readers;
    std::unique_ptr<adapters::TicketPrinter> printer;
    std::vector<std::unique_ptr<adapters::CodeScanner>> scanners;
    std::vector<std::unique_ptr<adapters::NavKeypad>> keypads;
};

/// Each device has a line of its own on `watch`; `settings` and `watch` live longer than what this gives. `personKey`:
/// the site's secret for person references. Throws std::runtime_error for a recording that cannot be made.
KioskDevices makeKioskDevices(const KioskSettings& settings, const QByteArray& personKey, Recordings& recordings,
                              adapters::DeviceWatch& watch);

} // namespace fifteen::apps
