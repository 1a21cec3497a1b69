// SPDX-License-Identifier: Apache-2.0
#include "emulator/config.hpp"

#include "settings/settings.hpp"

#include <stdexcept>

namespace fifteen::emulator {

namespace {

using namespace std::chrono_literals;

void readReader(const settings::Table& table, Config& config) {
    auto& reader = config.reader;
    reader.vendor = table.integer<std::uint16_t>("vendor", 0, 0xFFFF, reader.vendor);
    reader.product = table.integer<std::uint16_t>("product", 0, 0xFFFF, reader.product);
    const auto endpoints = table.oneOf("endpoints", {"four", "two", "hid"}, "four");
    reader.layout = endpoints == "four"  ? ReaderLayout::fourEndpoints
                    : endpoints == "two" ? ReaderLayout::onePair
                                         : ReaderLayout::hid;
    reader.waits.find = table.duration("find", 0ms, 10s, reader.waits.find);
    reader.waits.absent = table.duration("absent", 0ms, 10s, reader.waits.absent);
    reader.waits.read = table.duration("read", 0ms, 10s, reader.waits.read);
    config.readerPlugged = table.boolean("plugged", true);
}

void readPrinter(const settings::Table& table, Config& config) {
    auto& printer = config.printer;
    printer.vendor = table.integer<std::uint16_t>("vendor", 0, 0xFFFF, printer.vendor);
    printer.product = table.integer<std::uint16_t>("product", 0, 0xFFFF, printer.product);
    printer.widthDots = table.integer<int>("width_dots", 64, 1024, printer.widthDots);
    printer.bufferBytes = static_cast<std::size_t>(table.integer<std::int64_t>("buffer_bytes", 256, 16 << 20, 65536));
    printer.linesPerSecond = table.integer<int>("lines_per_second", 0, 10000, printer.linesPerSecond);
    printer.answers = table.boolean("answers", true);
    printer.dialect = table.oneOf("dialect", {"epson", "custom"}, "epson") == "custom" ? PrinterDialect::customVkp
                                                                                       : PrinterDialect::epson;
    config.printerPlugged = table.boolean("plugged", true);
}

void readScanner(const settings::Table& table, Config& config) {
    auto& scanner = config.scanner;
    scanner.vendor = table.integer<std::uint16_t>("vendor", 0, 0xFFFF, scanner.vendor);
    scanner.product = table.integer<std::uint16_t>("product", 0, 0xFFFF, scanner.product);
    scanner.reports = table.oneOf("reports", {"newland", "honeywell"}, "newland") == "newland"
                          ? ScannerReports::newland
                          : ScannerReports::honeywell;
    scanner.keyboard = table.boolean("keyboard", false);
    config.scannerPlugged = table.boolean("plugged", true);
}

std::vector<std::uint8_t> addresses(const settings::Table& table, std::string_view key) {
    std::vector<std::uint8_t> result;
    if (table.has(key)) {
        for (const int address : table.integers(key, 1, 254)) {
            result.push_back(static_cast<std::uint8_t>(address));
        }
    }
    return result;
}

void readCard(const settings::Table& table, Config& config) {
    std::map<std::string, std::string> described;
    for (const auto key : kCardKeys) {
        if (table.has(key)) {
            described.emplace(key, table.string(key));
        }
    }
    const auto id = table.string("id");
    try {
        if (!config.deck.emplace(id, makeCardHolder(described)).second) {
            table.fail("id", "a second card of this id");
        }
    } catch (const std::invalid_argument& problem) {
        table.fail("", problem.what());
    }
}

} // namespace

Config readConfig(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const auto top = file.top();
    Config config;
    config.ticketsDir = top.path("tickets_dir");
    config.control = top.optionalPath("control");
    if (const auto table = top.optionalTable("reader")) {
        readReader(*table, config);
    }
    if (const auto table = top.optionalTable("printer")) {
        readPrinter(*table, config);
    }
    if (const auto table = top.optionalTable("scanner")) {
        readScanner(*table, config);
    }
    if (const auto table = top.optionalTable("nav_keypad")) {
        auto& keypad = config.navKeypad.emplace();
        keypad.vendor = table->integer<std::uint16_t>("vendor", 0, 0xFFFF, keypad.vendor);
        keypad.product = table->integer<std::uint16_t>("product", 0, 0xFFFF, keypad.product);
        config.navKeypadPlugged = table->boolean("plugged", true);
    }
    if (const auto table = top.optionalTable("keypads")) {
        config.keypads.pads = addresses(*table, "pads");
        config.keypads.evaluators = addresses(*table, "evaluators");
    }
    if (const auto table = top.optionalTable("signs")) {
        config.signs = addresses(*table, "addresses");
    }
    for (const auto& table : top.optionalTables("cards")) {
        readCard(table, config);
    }
    file.finish();
    return config;
}

} // namespace fifteen::emulator
