// SPDX-License-Identifier: Apache-2.0
#include "desk_devices_settings.hpp"

#include "registry/serial_line.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace fifteen::apps {

namespace {

using namespace std::chrono_literals;
using settings::Table;

constexpr int highestDesk = 999;
constexpr std::uint8_t highestAddress = 254; // 255 begins the pads' frames, and no sign may have it

/// What stands in one place only: a path, an address on a line, a desk.
template <class Value>
void takeOnce(std::set<Value>& taken, const Value& value, const Table& table, std::string_view key) {
    if (!taken.insert(value).second)
        table.fail(key, "stands twice");
}

transport::SerialOptions serialOf(const Table& table, std::set<std::filesystem::path>& taken) {
    auto serial = registry::serialLine(table, "serial", 9600);
    takeOnce(taken, serial.path, table, "serial");
    return serial;
}

std::optional<std::uint8_t> addressOf(const Table& table, std::string_view key, std::set<std::uint8_t>& taken) {
    if (!table.has(key))
        return std::nullopt;
    const auto address = table.integer<std::uint8_t>(key, 1, highestAddress);
    takeOnce(taken, address, table, key);
    return address;
}

int deskOf(const Table& table, std::set<int>& taken) {
    const int desk = table.integer("desk", 1, highestDesk);
    takeOnce(taken, desk, table, "desk");
    return desk;
}

/// As the server takes it.
std::string staffOf(const Table& table) {
    auto staff = table.string("staff", "");
    const bool good = staff.size() <= 64 && std::ranges::all_of(staff, [](unsigned char c) {
                          return c < 0x80 && (std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.');
                      });
    if (!good)
        table.fail("staff", "has letters, digits, '.', '-' and '_', at most 64");
    return staff;
}

std::array<int, 4> gradesOf(const Table& table, std::array<int, 4> usual) {
    if (!table.has("grades"))
        return usual;
    const auto given = table.integers("grades", 1, 5);
    if (given.size() != usual.size())
        table.fail("grades", "has four grades, one a key");
    std::ranges::copy(given, usual.begin());
    return usual;
}

KeypadLineSettings keypadLineOf(const Table& table, std::set<std::filesystem::path>& lines, std::set<int>& desks) {
    KeypadLineSettings line;
    line.serial = serialOf(table, lines);
    line.grades = gradesOf(table, line.grades);
    std::set<std::uint8_t> addresses;
    for (const auto& one : table.tables("desks")) {
        PadSettings pad{.desk = deskOf(one, desks),
                        .pad = addressOf(one, "pad", addresses),
                        .evaluator = addressOf(one, "evaluator", addresses),
                        .staff = staffOf(one)};
        if (!pad.pad && !pad.evaluator)
            one.fail("pad", "is missing, and so is evaluator");
        line.desks.push_back(std::move(pad));
    }
    return line;
}

SignLineSettings signLineOf(const Table& table, std::set<std::filesystem::path>& lines, std::set<int>& desks) {
    SignLineSettings line;
    line.serial = serialOf(table, lines);
    const auto codec = table.oneOf("codec", {"text", "text-gb18030", "number-board"}, "text");
    line.kind = codec == "text"           ? adapters::SignKind::text
                : codec == "number-board" ? adapters::SignKind::numberBoard
                                          : adapters::SignKind::textGb18030;
    std::set<std::uint8_t> addresses;
    for (const auto& one : table.tables("desks")) {
        const int desk = deskOf(one, desks);
        const auto address = addressOf(one, "address", addresses);
        if (!address)
            one.fail("address", "is missing");
        line.desks.push_back({.desk = desk, .address = *address});
    }
    return line;
}

/// Several lines of a sign would be another sign.
std::string textIn(const Table& table, std::string_view key, const std::string& usual) {
    auto text = table.string(key, usual);
    if (std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        table.fail(key, "is one line");
    return text;
}

void readTexts(const Table& table, flows::SignTexts& texts) {
    texts.called = textIn(table, "called", texts.called);
    texts.serving = textIn(table, "serving", texts.serving);
    texts.free = textIn(table, "free", texts.free);
    texts.paused = textIn(table, "paused", texts.paused);
    texts.closed = textIn(table, "closed", texts.closed);
    texts.lost = textIn(table, "lost", texts.lost);
}

} // namespace

DeskDevicesSettings readDeskDevicesSettings(const std::filesystem::path& path) {
    const auto file = settings::File::read(path);
    const auto top = file.top();
    DeskDevicesSettings result;
    result.server = top.string("server");
    result.name = top.string("name", "sign");
    result.patience = top.duration("patience", 1s, 10min, 30s);
    std::set<std::filesystem::path> lines;
    std::set<int> padDesks;
    std::set<int> signDesks;
    for (const auto& table : top.optionalTables("keypads"))
        result.keypads.push_back(keypadLineOf(table, lines, padDesks));
    for (const auto& table : top.optionalTables("signs"))
        result.signs.push_back(signLineOf(table, lines, signDesks));
    if (lines.empty())
        top.fail("keypads", "is missing, and so is signs: there is nothing to do");
    if (const auto texts = top.optionalTable("texts"))
        readTexts(*texts, result.texts);
    file.finish();
    return result;
}

} // namespace fifteen::apps
