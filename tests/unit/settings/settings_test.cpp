// SPDX-License-Identifier: Apache-2.0
#include "settings/settings.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

namespace fifteen::settings {
namespace {

using namespace std::chrono_literals;

File parse(std::string_view text) {
    return File::parse(text, "/etc/fifteen/kiosk.toml");
}

/// The error that reading throws; fails the test if it throws none.
Error errorOf(const std::function<void()>& read) {
    try {
        read();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error was thrown";
    return {"", 0, "", ""};
}

void expectError(const std::function<void()>& read, int line, const std::string& key, const std::string& problem) {
    const Error error = errorOf(read);
    EXPECT_EQ(error.file(), "/etc/fifteen/kiosk.toml");
    EXPECT_EQ(error.line(), line);
    EXPECT_EQ(error.key(), key);
    const std::string place = line > 0 ? ":" + std::to_string(line) : "";
    EXPECT_EQ(error.what(), "/etc/fifteen/kiosk.toml" + place + ": " + (key.empty() ? "" : key + ": ") + problem);
}

TEST(Settings, readsEveryType) {
    const File file = parse(R"(
server = "http://127.0.0.1:8015"
data_dir = "data"
key_file = "/run/key"
groups = ["a", "b"]
desks = [1, 2]
[window]
width = 1080
fullscreen = true
[printer]
kind = "cups"
vendor = 0x04b8
idle = "90s"
[[reader]]
name = { zh = "读卡器" }
[[reader]]
name = { zh = "二号" }
)");
    const Table top = file.top();
    EXPECT_EQ(top.string("server"), "http://127.0.0.1:8015");
    EXPECT_EQ(top.path("data_dir"), "/etc/fifteen/data");
    EXPECT_EQ(top.path("key_file"), "/run/key");
    EXPECT_EQ(top.strings("groups"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(top.integers("desks", 1, 99), (std::vector<int>{1, 2}));
    EXPECT_EQ(top.table("window").integer("width", 1, 10000), 1080);
    EXPECT_TRUE(top.table("window").boolean("fullscreen"));
    const Table printer = top.table("printer");
    EXPECT_EQ(printer.oneOf("kind", {"escpos", "cups"}), "cups");
    EXPECT_EQ((printer.integer<std::uint16_t>("vendor", 0, 0xffff)), 0x04b8);
    EXPECT_EQ(printer.duration("idle", 1s, 10min), 90s);
    const auto readers = top.tables("reader");
    ASSERT_EQ(readers.size(), 2u);
    EXPECT_EQ(readers[0].table("name").string("zh"), "读卡器");
    EXPECT_EQ(readers[1].table("name").string("zh"), "二号");
    EXPECT_NO_THROW(file.finish());
}

TEST(Settings, anAbsentKeyTakesTheFallback) {
    const Table top = parse("").top();
    EXPECT_EQ(top.string("a", "x"), "x");
    EXPECT_EQ(top.oneOf("a", {"x", "y"}, "y"), "y");
    EXPECT_EQ(top.integer("a", 1, 9, 5), 5);
    EXPECT_TRUE(top.boolean("a", true));
    EXPECT_EQ(top.duration("a", 1s, 9s, 5s), 5s);
    EXPECT_EQ(top.strings("a", {"x"}), std::vector<std::string>{"x"});
    EXPECT_FALSE(top.optionalPath("a"));
    EXPECT_FALSE(top.optionalTable("a"));
    EXPECT_TRUE(top.optionalTables("a").empty());
    EXPECT_FALSE(top.has("a"));
}

TEST(Settings, everyRequiredKeyThatIsMissingIsNamed) {
    const File file = parse("\n[window]\n");
    const Table top = file.top();
    expectError([&] { top.string("server"); }, 0, "server", "is missing");
    const Table window = top.table("window");
    expectError([&] { window.string("a"); }, 2, "window.a", "is missing");
    expectError([&] { window.oneOf("a", {"x"}); }, 2, "window.a", "is missing");
    expectError([&] { window.integer("a", 0, 1); }, 2, "window.a", "is missing");
    expectError([&] { window.boolean("a"); }, 2, "window.a", "is missing");
    expectError([&] { window.duration("a", 0s, 1s); }, 2, "window.a", "is missing");
    expectError([&] { window.strings("a"); }, 2, "window.a", "is missing");
    expectError([&] { window.integers("a", 0, 1); }, 2, "window.a", "is missing");
    expectError([&] { window.path("a"); }, 2, "window.a", "is missing");
    expectError([&] { window.table("a"); }, 2, "window.a", "is missing");
    expectError([&] { window.tables("a"); }, 2, "window.a", "is missing");
}

TEST(Settings, everyWrongTypeIsNamed) {
    const File file = parse("\nn = 1\ns = \"x\"\nt = {}\nd = 2026-11-22\nf = 1.5\nl = [\"x\", 2]\nm = [{}, true]\n");
    const Table top = file.top();
    expectError([&] { top.string("n"); }, 2, "n", "must be a string, not an integer");
    expectError([&] { top.string("d", ""); }, 5, "d", "must be a string, not a date or time");
    expectError([&] { top.oneOf("t", {"x"}); }, 4, "t", "must be a string, not a table");
    expectError([&] { top.integer("s", 0, 9); }, 3, "s", "must be an integer, not a string");
    expectError([&] { top.integer("f", 0, 9, 1); }, 6, "f", "must be an integer, not a number with a fraction");
    expectError([&] { top.boolean("n"); }, 2, "n", "must be true or false, not an integer");
    expectError([&] { top.boolean("s", false); }, 3, "s", "must be true or false, not a string");
    expectError([&] { top.strings("s"); }, 3, "s", "must be a list of strings, not a string");
    expectError([&] { top.strings("l"); }, 7, "l[1]", "must be a string, not an integer");
    expectError([&] { top.integers("n", 0, 9); }, 2, "n", "must be a list of integers, not an integer");
    expectError([&] { top.integers("l", 0, 9); }, 7, "l[0]", "must be an integer, not a string");
    expectError([&] { top.path("n"); }, 2, "n", "must be a string, not an integer");
    expectError([&] { top.table("l"); }, 7, "l", "must be a table, not a list");
    expectError([&] { top.tables("t"); }, 4, "t", "must be a list of tables ([[t]]), not a table");
    expectError([&] { top.tables("m"); }, 8, "m[1]", "must be a table, not true or false");
}

TEST(Settings, aValueOutOfItsRangeIsNamed) {
    const File file =
        parse("port = 65536\nlow = -1\nkind = \"lpt\"\nempty = \"\"\nlist = [\"\"]\nnone = []\ndesks = [100]");
    const Table top = file.top();
    expectError([&] { top.integer("port", 0, 65535); }, 1, "port", "must be 0 to 65535, not 65536");
    expectError([&] { top.integer("low", 0, 9, 1); }, 2, "low", "must be 0 to 9, not -1");
    expectError([&] { top.oneOf("kind", {"escpos", "cups"}); }, 3, "kind", "must be one of escpos, cups");
    expectError([&] { top.oneOf("kind", {"x"}, "x"); }, 3, "kind", "must be one of x");
    expectError([&] { top.string("empty"); }, 4, "empty", "must not be empty");
    expectError([&] { top.path("empty"); }, 4, "empty", "must not be empty");
    expectError([&] { top.strings("list"); }, 5, "list[0]", "must not be empty");
    expectError([&] { top.tables("none"); }, 6, "none", "must have at least one entry");
    expectError([&] { top.integers("desks", 1, 99); }, 7, "desks[0]", "must be 1 to 99, not 100");
}

TEST(Settings, durationsHaveAUnitAndARange) {
    const File file = parse(R"(a = "500ms"
b = "40s"
c = "15min"
d = "2h"
e = "30d"
f = "40"
g = 40
h = "-1s"
i = "1.5s"
j = "9223372036854775807d"
k = "")");
    const Table top = file.top();
    const auto read = [&](std::string_view key) { return top.duration(key, 0ms, 24h * 365); };
    EXPECT_EQ(read("a"), 500ms);
    EXPECT_EQ(read("b"), 40s);
    EXPECT_EQ(read("c"), 15min);
    EXPECT_EQ(read("d"), 2h);
    EXPECT_EQ(read("e"), 24h * 30);
    const std::string wanted = R"(a length of time such as "500ms", "40s", "15min", "2h" or "30d")";
    expectError([&] { read("f"); }, 6, "f", "must be " + wanted);
    expectError([&] { read("g"); }, 7, "g", "must be " + wanted + ", not an integer");
    expectError([&] { read("h"); }, 8, "h", "must be " + wanted);
    expectError([&] { read("i"); }, 9, "i", "must be " + wanted);
    expectError([&] { read("j"); }, 10, "j", "must be " + wanted);
    expectError([&] { read("k"); }, 11, "k", "must be " + wanted);
    expectError([&] { top.duration("b", 1min, 2h); }, 2, "b", "must be 1min to 2h, not 40s");
    expectError([&] { top.duration("b", 500ms, 1500ms, 1s); }, 2, "b", "must be 500ms to 1500ms, not 40s");
}

TEST(Settings, finishNamesEveryKeyNobodyAskedFor) {
    const File file = parse(R"(server = "x"
sever = "y"
[window]
width = 1
hieght = 2
[sound]
volume = 3
[[desks]]
desk = 1
[[desks]]
desk = 2
name = "?"
)");
    const Table top = file.top();
    top.string("server");
    top.table("window").integer("width", 0, 9);
    for (const Table& desk : top.tables("desks")) {
        desk.integer("desk", 1, 99);
    }
    const Error error = errorOf([&] { file.finish(); });
    EXPECT_STREQ(error.what(), "/etc/fifteen/kiosk.toml:2: sever: is not a key of this file\n"
                               "/etc/fifteen/kiosk.toml:5: window.hieght: is not a key of this file\n"
                               "/etc/fifteen/kiosk.toml:6: sound: is not a key of this file\n"
                               "/etc/fifteen/kiosk.toml:12: desks[1].name: is not a key of this file");
    EXPECT_EQ(error.key(), "sever");
    EXPECT_EQ(error.line(), 2);
}

TEST(Settings, theCallerCanRefuseAValueAtItsPlace) {
    const File file = parse("[[desks]]\ngroups = [\n  \"a\",\n  \"zz\"]\n");
    const Table desk = file.top().tables("desks").front();
    expectError([&] { desk.fail("groups[1]", "no such group"); }, 4, "desks[0].groups[1]", "no such group");
    expectError([&] { desk.fail("", "serves nothing"); }, 1, "desks[0]", "serves nothing");
}

TEST(Settings, whatIsNotTomlIsRefusedWithItsLine) {
    // The last is not UTF-8; toml++ names the start of the block it decoded, not the line.
    const std::pair<const char*, int> cases[] = {
        {"a = 1\nb = \n", 2}, {"a = 1\na = 2\n", 2}, {"a = 1\n[b\n", 2}, {"a = 1\n\xff = 2\n", 1}};
    for (const auto& [text, line] : cases) {
        const Error error = errorOf([&] { parse(text); });
        EXPECT_EQ(error.file(), "/etc/fifteen/kiosk.toml");
        EXPECT_GE(error.line(), line) << text;
        EXPECT_NE(std::string(error.what()).find("is not TOML: "), std::string::npos) << error.what();
    }
}

TEST(Settings, readsFilesAndSaysWhenItCannot) {
    const std::filesystem::path folder = ::testing::TempDir() + "fifteen-settings-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "server.toml") << "site = \"site.toml\"\nlisten = \"../x\"\n";
    const File file = File::read(folder / "server.toml");
    EXPECT_EQ(file.top().path("site"), folder / "site.toml");
    EXPECT_EQ(file.top().path("listen"), folder.parent_path() / "x");

    const Error absent = errorOf([&] { File::read(folder / "absent.toml"); });
    EXPECT_EQ(absent.what(), (folder / "absent.toml").string() + ": cannot be read");
    const Error aFolder = errorOf([&] { File::read(folder); });
    EXPECT_EQ(aFolder.what(), folder.string() + ": cannot be read");
    std::filesystem::remove_all(folder);
}

TEST(Settings, aTableOutlivesItsFile) {
    const Table top = [] { return parse("a = \"kept\"").top(); }();
    EXPECT_EQ(top.string("a"), "kept");
}

} // namespace
} // namespace fifteen::settings
