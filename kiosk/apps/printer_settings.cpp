// SPDX-License-Identifier: Apache-2.0
#include "printer_settings.hpp"

#include "device_names.hpp"

namespace fifteen::apps {

namespace {

using registry::Registry;
using settings::Table;

ticket::Roll rollOf(const Table& table) {
    const auto width = table.integer<int>("roll_mm", 58, 80, 80);
    if (width != 58 && width != 80)
        table.fail("roll_mm", "must be 58 or 80");
    return width == 58 ? ticket::Roll::mm58 : ticket::Roll::mm80;
}

EscposPrinter escposOf(const Table& table, const Registry& registry, ticket::Roll roll) {
    EscposPrinter printer{.usb = usbWanted(table, idsOf(registry, registry::Kind::printer)), .options = {}};
    auto& options = printer.options;
    options.widthDots = static_cast<int>(roll);
    options.cut =
        table.oneOf("cut", {"partial", "full"}, "partial") == "full" ? escpos::Cut::full : escpos::Cut::partial;
    options.raster = table.oneOf("raster", {"gs_v_0", "gs_l"}, "gs_v_0") == "gs_l" ? escpos::RasterCommand::gsL
                                                                                   : escpos::RasterCommand::gsV0;
    options.feedBeforeCut = table.integer<int>("feed_before_cut_dots", 0, 1000, options.feedBeforeCut);
    options.portStatusVendorBits = table.boolean("port_status_vendor_bits", options.portStatusVendorBits);
    return printer;
}

/// The queue that is named, or else the first of the site's table.
CupsPrinter cupsOf(const Table& table, const Registry& registry) {
    const bool isKnown = !table.has("queue") && !registry.cups().empty();
    return {isKnown ? registry.cups().front().queue : table.string("queue")};
}

} // namespace

std::vector<PrinterSettings> readPrinters(const Table& top, const Registry& registry) {
    std::vector<PrinterSettings> printers;
    for (const auto& table : top.oneOrMoreTables("printer")) {
        PrinterSettings printer{
            .name = nameIn(table, nextName("printer", printers)), .printer = {}, .roll = rollOf(table)};
        refuseTwice(table, printers, printer.name);
        if (table.oneOf("kind", {"escpos", "cups"}) == "cups")
            printer.printer = cupsOf(table, registry);
        else
            printer.printer = escposOf(table, registry, printer.roll);
        // A ticket is drawn once, for whichever printer it comes out of.
        if (!printers.empty() && printer.roll != printers.front().roll)
            table.fail("roll_mm", "must be the same for all printers of a kiosk");
        printers.push_back(std::move(printer));
    }
    if (printers.empty())
        top.fail("printer", "is missing");
    return printers;
}

std::string whereOf(const PrinterSettings& printer) {
    if (const auto* cups = std::get_if<CupsPrinter>(&printer.printer))
        return "cups " + cups->queue;
    return whereOf(Place(std::get<EscposPrinter>(printer.printer).usb));
}

} // namespace fifteen::apps
