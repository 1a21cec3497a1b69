// SPDX-License-Identifier: Apache-2.0
#include "emulator/config.hpp"

#include "config_parts.hpp"

#include <algorithm>
#include <set>

namespace fifteen::emulator {

namespace {

using settings::Table;

/// Names of serial lines: each is one file of a folder, and carries one device.
class Lines {
public:
    /// `serial`, or `usual` where it is left out; empty: no line.
    std::string take(const Table& table, const std::string& usual) {
        auto line = table.string("serial", usual);
        const bool isName = line.find('/') == std::string::npos && line != "." && line != "..";
        if (!isName) {
            table.fail("serial", "is the name of a file in the folder of --serial");
        }
        if (!line.empty() && !taken_.insert(line).second) {
            table.fail("serial", "a second device on this line");
        }
        return line;
    }

private:
    std::set<std::string> taken_;
};

std::string nth(const std::string& kind, std::size_t before) {
    return before == 0 ? kind : kind + "-" + std::to_string(before + 1);
}

void readKioskDevices(const Table& top, Config& config, Lines& lines) {
    for (const auto& table : top.oneOrMoreTables("reader")) {
        const auto line = lines.take(table, "");
        config.readers.push_back({readerIn(table, !line.empty()), table.boolean("plugged", true), line});
    }
    for (const auto& table : top.oneOrMoreTables("printer")) {
        config.printers.push_back({printerIn(table), table.boolean("plugged", true)});
    }
    for (const auto& table : top.oneOrMoreTables("scanner")) {
        const auto line = lines.take(table, "");
        config.scanners.push_back({scannerIn(table, !line.empty()), table.boolean("plugged", true), line});
    }
    if (const auto table = top.optionalTable("nav_keypad")) {
        NavKeypadOptions keypad;
        readUsbId(*table, keypad);
        config.navKeypad.emplace(keypad, table->boolean("plugged", true));
    }
    if (const auto table = top.optionalTable("social_reader")) {
        config.socialReader = table->integer<std::uint16_t>("vpcd_port", 1, 0xFFFF, VpcdFront::kUsualPort);
    }
}

void readDeskDevices(const Table& top, Config& config, Lines& lines) {
    for (const auto& table : top.oneOrMoreTables("keypads")) {
        const auto line = lines.take(table, nth("keypads", config.keypads.size()));
        config.keypads.push_back({keypadsIn(table), table.boolean("plugged", true), line});
    }
    for (const auto& table : top.oneOrMoreTables("signs")) {
        const auto line = lines.take(table, nth("signs", config.signs.size()));
        config.signs.push_back({addressesIn(table, "addresses"), table.boolean("plugged", true), line});
    }
}

template <typename Card>
void addCard(const Table& table, DeckOf<Card>& deck, Card card) {
    const auto id = table.string("id");
    if (cardIn(deck, id) != nullptr) {
        table.fail("id", "a second card of this id");
    }
    deck.emplace_back(id, std::move(card));
}

} // namespace

bool Config::needsBus() const {
    const auto isOnBus = [](const auto& device) { return device.line.empty(); };
    return navKeypad || !printers.empty() || std::ranges::any_of(readers, isOnBus) ||
           std::ranges::any_of(scanners, isOnBus);
}

Config readConfig(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const auto top = file.top();
    Config config;
    Lines lines;
    readKioskDevices(top, config, lines);
    readDeskDevices(top, config, lines);
    config.control = top.optionalPath("control");
    config.ticketsDir =
        config.printers.empty() ? top.optionalPath("tickets_dir").value_or("") : top.path("tickets_dir");
    for (const auto& table : top.optionalTables("cards")) {
        addCard(table, config.deck, idCardIn(table));
    }
    for (const auto& table : top.optionalTables("social_cards")) {
        addCard(table, config.socialDeck, socialCardIn(table));
    }
    file.finish();
    return config;
}

} // namespace fifteen::emulator
