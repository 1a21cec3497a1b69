// SPDX-License-Identifier: Apache-2.0
#include "emulator/commands.hpp"

#include "order_parts.hpp"

namespace fifteen::emulator {

namespace {

namespace json = boost::json;
using namespace order;

CardHolder cardOf(const json::value& card, const std::map<std::string, CardHolder>& deck) {
    if (card.is_string()) {
        const auto found = deck.find(std::string(card.get_string()));
        if (found == deck.end()) {
            throw problem("no card of that id in the deck");
        }
        return found->second;
    }
    if (!card.is_object()) {
        throw problem("\"card\" must be an id of the deck or an object");
    }
    std::map<std::string, std::string> described;
    for (const auto& [key, value] : card.get_object()) {
        if (!value.is_string()) {
            throw problem("every member of a card is a string");
        }
        described.emplace(key, value.get_string());
    }
    return makeCardHolder(described);
}

Port& port(Bench& bench, const json::object& command) {
    return *choice<Port*>(command, "device",
                          {{"reader", &bench.reader()}, {"printer", &bench.printer()}, {"scanner", &bench.scanner()}});
}

NavKeypad& navKeypad(Bench& bench) {
    if (bench.navKeypad() == nullptr) {
        throw problem("this bench has no keypad");
    }
    return *bench.navKeypad();
}

/// Of any device of the bench.
void setPlugged(Bench& bench, const json::object& command, bool plugged) {
    if (text(command, "device") == "keypad") {
        plugged ? navKeypad(bench).plug() : navKeypad(bench).unplug();
    } else {
        plugged ? port(bench, command).plug() : port(bench, command).unplug();
    }
}

void pressKey(Bench& bench, const json::object& command) {
    if (!navKeypad(bench).press(text(command, "key"))) {
        throw problem("\"key\" must be previous, next, select, back, help, listen, louder or softer");
    }
}

void setWaits(Bench& bench, const json::object& command) {
    auto waits = bench.waits();
    const auto change = [&](std::string_view key, std::chrono::milliseconds& wait) {
        if (command.contains(key)) {
            wait = std::chrono::milliseconds(integer(command, key, 0, 60000));
        }
    };
    change("find_ms", waits.find);
    change("absent_ms", waits.absent);
    change("read_ms", waits.read);
    bench.setWaits(waits);
}

void setPrinterFault(Bench& bench, const json::object& command) {
    const auto fault = choice<PrinterFault>(command, "kind",
                                            {{"cutter", PrinterFault::cutterStuck},
                                             {"jam", PrinterFault::jam},
                                             {"head_hot", PrinterFault::headHot},
                                             {"head_up", PrinterFault::headUp},
                                             {"feed_held", PrinterFault::feedHeld},
                                             {"supply", PrinterFault::supply},
                                             {"cutter_cover", PrinterFault::cutterCover},
                                             {"ram", PrinterFault::ram},
                                             {"eeprom", PrinterFault::eeprom},
                                             {"emitter", PrinterFault::emitter},
                                             {"virtual_end", PrinterFault::virtualEnd}});
    bench.setFault(fault, boolean(command, "there"));
}

void setTrickle(Bench& bench, const json::object& command) {
    const auto rate = integer(command, "bytes_per_second", 0, 1'000'000);
    bench.setTrickle(rate == 0 ? std::chrono::nanoseconds(0)
                               : std::chrono::nanoseconds(std::chrono::seconds(1)) / rate);
}

void carryOut(Bench& bench, const std::map<std::string, CardHolder>& deck, const json::object& command) {
    const auto what = text(command, "do");
    if (what == "lay") {
        bench.lay(cardOf(member(command, "card"), deck));
    } else if (what == "lift") {
        bench.lift();
    } else if (what == "plug") {
        setPlugged(bench, command, true);
    } else if (what == "unplug") {
        setPlugged(bench, command, false);
    } else if (what == "paper") {
        bench.setPaper(
            choice<Paper>(command, "state", {{"ok", Paper::ok}, {"near_end", Paper::nearEnd}, {"end", Paper::end}}));
    } else if (what == "paper_end_after") {
        bench.endPaperAfter(static_cast<int>(integer(command, "lines", 1, 1'000'000)));
    } else if (what == "cover") {
        bench.setCover(boolean(command, "open"));
    } else if (what == "cutter") {
        bench.setFault(PrinterFault::cutterStuck, boolean(command, "stuck"));
    } else if (what == "printer_fault") {
        setPrinterFault(bench, command);
    } else if (what == "printer_trickle") {
        setTrickle(bench, command);
    } else if (what == "take_ticket") {
        bench.takeTicket();
    } else if (what == "scan") {
        bench.scan(text(command, "text"));
    } else if (what == "press") {
        pressKey(bench, command);
    } else if (what == "headset") {
        navKeypad(bench).setHeadset(boolean(command, "plugged"));
    } else if (what == "scanner_fault") {
        bench.setFault(choice<ScannerFault>(command, "kind",
                                            {{"none", ScannerFault::none},
                                             {"flood", ScannerFault::flood},
                                             {"short_report", ScannerFault::shortReport},
                                             {"wrong_length", ScannerFault::wrongLength},
                                             {"unfinished", ScannerFault::unfinished}}));
    } else if (what == "reader_fault") {
        bench.setFault(choice<ReaderFault>(command, "kind",
                                           {{"none", ReaderFault::none},
                                            {"short_frame", ReaderFault::shortFrame},
                                            {"bad_checksum", ReaderFault::badChecksum},
                                            {"garbage", ReaderFault::garbage},
                                            {"not_found", ReaderFault::notFound},
                                            {"babble", ReaderFault::babble},
                                            {"silent", ReaderFault::silent},
                                            {"lost_first", ReaderFault::lostFirst},
                                            {"lost_bytes", ReaderFault::lostBytes},
                                            {"two_cards", ReaderFault::twoCards},
                                            {"strange_card", ReaderFault::strangeCard},
                                            {"nonsense", ReaderFault::nonsense},
                                            {"sam_broken", ReaderFault::samBroken}}));
    } else if (what == "waits") {
        setWaits(bench, command);
    } else {
        throw problem("unknown command");
    }
}

/// The bytes a pad says when the key is pressed after the digits; keys as the pad's labels mean them.
Bytes keysOf(const json::object& command) {
    Bytes keys;
    if (command.contains("digits")) {
        for (const char digit : text(command, "digits")) {
            if (digit < '0' || digit > '9') {
                throw problem("\"digits\" has digits");
            }
            keys.push_back(static_cast<std::uint8_t>(digit - '0'));
        }
    }
    const auto key = choice<Bytes>(command, "key",
                                   {{"call", {0x0C}},
                                    {"recall", {0x0D}},
                                    {"evaluate", {0x0B}},
                                    {"pause", {0x12}},
                                    {"transfer", {0x13}},
                                    {"cancel", {0x0E}},
                                    {"confirm", {0x0F}},
                                    {"no_show", {0x06, 0x0F}},
                                    {"suspend", {0x00, 0x0F}},
                                    {"call_back", {0x03, 0x0F}}});
    keys.insert(keys.end(), key.begin(), key.end());
    return keys;
}

void carryOut(SerialBench& bench, const json::object& command) {
    const auto address = [&](std::string_view key) { return static_cast<std::uint8_t>(integer(command, key, 1, 254)); };
    const auto line = [&]() -> PtyFront& {
        return *choice<PtyFront*>(command, "device", {{"keypads", &bench.keypadLine()}, {"signs", &bench.signLine()}});
    };
    const auto what = text(command, "do");
    if (what == "press") {
        bench.press(address("pad"), keysOf(command));
    } else if (what == "rate") {
        bench.rate(address("evaluator"), static_cast<std::uint8_t>(integer(command, "key", 0, 3)));
    } else if (what == "plug") {
        line().plug();
    } else if (what == "unplug") {
        line().unplug();
    } else {
        throw problem("unknown command");
    }
}

} // namespace

boost::json::object okAnswer() {
    return {{"ok", true}};
}

boost::json::object errorAnswer(std::string_view text) {
    return {{"ok", false}, {"error", text}};
}

boost::json::object perform(Bench& bench, const std::map<std::string, CardHolder>& deck,
                            const boost::json::object& command) {
    try {
        carryOut(bench, deck, command);
        return okAnswer();
    } catch (const std::exception& error) {
        return errorAnswer(error.what());
    }
}

boost::json::object perform(SerialBench& bench, const boost::json::object& command) {
    try {
        carryOut(bench, command);
        return okAnswer();
    } catch (const std::exception& error) {
        return errorAnswer(error.what());
    }
}

} // namespace fifteen::emulator
