// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_settings.hpp"
#include "escpos/options.hpp"
#include "ticket/ticket_picture.hpp"

#include <string>
#include <variant>
#include <vector>

/// What kiosk.toml says of its printers.
namespace fifteen::apps {

struct EscposPrinter {
    transport::UsbWanted usb;
    escpos::PrinterOptions options; ///< but for the dialect, which the device that is plugged in decides
};

struct CupsPrinter {
    std::string queue;
};

struct PrinterSettings {
    std::string name; ///< "printer", "printer-2", or as the site calls it
    std::variant<EscposPrinter, CupsPrinter> printer;
    ticket::Roll roll = ticket::Roll::mm80;
};

/// [printer] once or [[printer]] several times, the one to be preferred first; all with one width of roll.
std::vector<PrinterSettings> readPrinters(const settings::Table& top, const registry::Registry& registry);

/// For people who service it: "usb 04b8:0e15", "cups office".
std::string whereOf(const PrinterSettings& printer);

} // namespace fifteen::apps
