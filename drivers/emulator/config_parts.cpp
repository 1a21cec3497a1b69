// SPDX-License-Identifier: Apache-2.0
#include "config_parts.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace fifteen::emulator {

namespace {

using namespace std::chrono_literals;
using settings::Table;

int baudIn(const Table& table, int usual) {
    static constexpr std::array kSpeeds{9600, 19200, 38400, 57600, 115200};
    const auto baud = table.integer<int>("baud", 9600, 115200, usual);
    if (std::ranges::find(kSpeeds, baud) == kSpeeds.end()) {
        table.fail("baud", "must be 9600, 19200, 38400, 57600 or 115200");
    }
    return baud;
}

ReaderLayout layoutIn(const Table& table) {
    const auto endpoints = table.oneOf("endpoints", {"four", "two", "hid", "hid-without-out"}, "four");
    return endpoints == "four"  ? ReaderLayout::fourEndpoints
           : endpoints == "two" ? ReaderLayout::onePair
           : endpoints == "hid" ? ReaderLayout::hid
                                : ReaderLayout::hidWithoutOut;
}

std::string suffixIn(const Table& table, std::string_view usual) {
    const auto suffix = table.oneOf("suffix", {"cr", "crlf", "lf", "tab", "none"}, usual);
    return suffix == "cr" ? "\r" : suffix == "crlf" ? "\r\n" : suffix == "lf" ? "\n" : suffix == "tab" ? "\t" : "";
}

ScannerModelOptions hidPosIn(const Table& table) {
    ScannerModelOptions scanner;
    readUsbId(table, scanner);
    scanner.reports = table.oneOf("reports", {"newland", "honeywell"}, "newland") == "newland"
                          ? ScannerReports::newland
                          : ScannerReports::honeywell;
    scanner.keyboard = table.boolean("wrong_mode", false);
    return scanner;
}

WedgeOptions wedgeIn(const Table& table) {
    WedgeOptions wedge;
    readUsbId(table, wedge);
    wedge.suffix = suffixIn(table, "cr");
    if (wedge.suffix.find('\n') != std::string::npos) {
        table.fail("suffix", "no key types a line feed");
    }
    return wedge;
}

std::string digitsIn(const Table& table, std::string_view key, std::string_view usual) {
    auto digits = table.string(key, usual);
    if (digits.size() % 2 != 0 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        table.fail(key, "is digits, two a byte");
    }
    return digits;
}

std::string dateIn(const Table& table, std::string_view key, std::string_view usual) {
    static constexpr std::size_t kSize = 8;
    auto date = digitsIn(table, key, usual);
    if (!date.empty() && date.size() != kSize) {
        table.fail(key, "must be YYYYMMDD");
    }
    return date;
}

CardHolder holderIn(const Table& table, const auto& keys) {
    std::map<std::string, std::string> described;
    for (const std::string_view key : keys) {
        if (table.has(key)) {
            described.emplace(key, table.string(key));
        }
    }
    try {
        return makeCardHolder(described);
    } catch (const std::invalid_argument& problem) {
        table.fail("", problem.what());
    }
}

} // namespace

ReaderModelOptions readerIn(const Table& table, bool isOnLine) {
    ReaderModelOptions reader;
    if (isOnLine) {
        reader.layout = ReaderLayout::serial;
        reader.baud = baudIn(table, reader.baud);
    } else {
        reader.layout = layoutIn(table);
        if (reader.layout == ReaderLayout::hid || reader.layout == ReaderLayout::hidWithoutOut) {
            reader.vendor = 0x2B8B;
            reader.product = 0x2721;
        }
        readUsbId(table, reader);
    }
    reader.waits.find = table.duration("find", 0ms, 10s, reader.waits.find);
    reader.waits.absent = table.duration("absent", 0ms, 10s, reader.waits.absent);
    reader.waits.read = table.duration("read", 0ms, 10s, reader.waits.read);
    return reader;
}

PrinterModelOptions printerIn(const Table& table) {
    PrinterModelOptions printer;
    const auto dialect = table.oneOf("dialect", {"epson", "custom", "masung"}, "epson");
    if (dialect == "custom") {
        printer.dialect = PrinterDialect::customVkp;
        printer.vendor = 0x0DD4;
        printer.product = 0x0205;
    } else if (dialect == "masung") {
        printer.dialect = PrinterDialect::masung;
        printer.vendor = 0x0519;
        printer.product = 0x2013;
    }
    readUsbId(table, printer);
    printer.widthDots = table.integer<int>("width_dots", 64, 1024, printer.widthDots);
    printer.bufferBytes = static_cast<std::size_t>(table.integer<std::int64_t>("buffer_bytes", 256, 16 << 20, 65536));
    printer.linesPerSecond = table.integer<int>("lines_per_second", 0, 10000, printer.linesPerSecond);
    printer.answers = table.boolean("answers", true);
    return printer;
}

ScannerOptions scannerIn(const Table& table, bool isOnLine) {
    const auto mode = table.oneOf("mode", {"hid-pos", "serial", "keyboard"}, isOnLine ? "serial" : "hid-pos");
    if ((mode == "serial") != isOnLine) {
        table.fail("mode", "serial needs the name of a line in `serial`, and no other does");
    }
    if (isOnLine) {
        return LineScannerOptions{baudIn(table, 9600), suffixIn(table, "crlf")};
    }
    return mode == "keyboard" ? ScannerOptions(wedgeIn(table)) : hidPosIn(table);
}

KeypadModelOptions keypadsIn(const Table& table) {
    KeypadModelOptions keypads;
    keypads.pads = addressesIn(table, "pads");
    keypads.evaluators = addressesIn(table, "evaluators");
    return keypads;
}

std::vector<std::uint8_t> addressesIn(const Table& table, std::string_view key) {
    std::vector<std::uint8_t> result;
    if (table.has(key)) {
        for (const int address : table.integers(key, 1, 254)) {
            result.push_back(static_cast<std::uint8_t>(address));
        }
    }
    return result;
}

CardHolder idCardIn(const Table& table) {
    return holderIn(table, kCardKeys);
}

SocialCardOptions socialCardIn(const Table& table) {
    static constexpr std::array<std::string_view, 4> kHolderKeys{"name", "sex", "birth", "number"};
    SocialCardOptions card;
    card.holder = holderIn(table, kHolderKeys);
    card.generation = table.integer<int>("generation", 1, 3, card.generation);
    card.issued = dateIn(table, "issued", card.issued);
    card.expiry = dateIn(table, "expiry", card.expiry);
    const auto read = table.oneOf("read_by", {"both", "tag", "record"}, "both");
    card.habits.tagsKnown = read != "record";
    card.habits.recordsKnown = read != "tag";
    card.habits.fetched = table.boolean("fetched", false);
    if (table.has("pin")) {
        card.habits.pin = digitsIn(table, "pin", "");
    }
    try {
        const SocialCardModel tried(card); // refuses what does not fit
    } catch (const std::invalid_argument& problem) {
        table.fail("", problem.what());
    }
    return card;
}

} // namespace fifteen::emulator
