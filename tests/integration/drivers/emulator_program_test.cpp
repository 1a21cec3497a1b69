// SPDX-License-Identifier: Apache-2.0
#include "emulator/png.hpp"
#include "program_stand.hpp"
#include "usb_bench.hpp"

#include <csignal>
#include <fstream>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using support::ChildProcess;

std::vector<std::uint8_t> contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(EmulatorProgram, leadsAnUnchangedProgramFromACardToATicket) {
    Stand stand;
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto watch = stand.control();
    ASSERT_EQ(watch.ask(R"({"do":"watch"})")["ok"], true);
    ASSERT_EQ(watch.ask(R"({"do":"lay","card":"li"})")["ok"], true);
    const auto found = watch.next("card_found");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.at("waited_us"), 20000);
    const auto read = watch.next("card_read");
    ASSERT_FALSE(read.empty());
    EXPECT_EQ(read.at("waited_us"), 70000);
    EXPECT_GE(read.at("at_us").as_int64() - found.at("at_us").as_int64(), 50000);
    const auto line = stand.process.line("read ", 10s);
    ASSERT_TRUE(line);
    EXPECT_NE(line->find("name=李*"), std::string::npos) << *line;
    const auto ticket = watch.next("ticket");
    ASSERT_FALSE(ticket.empty());
    EXPECT_EQ(ticket.at("dots"), "576x1184");
    EXPECT_EQ(ticket.at("unknown_bytes"), 0);
    EXPECT_LE(ticket.at("first_byte_us").as_int64(), ticket.at("last_byte_us").as_int64());
    const auto picture = diagonals(576, 1184);
    EXPECT_EQ(contentOf(ticket.at("png").as_string().c_str()),
              emulator::encodePng({picture.width, picture.height, picture.bits}));
}

TEST(EmulatorProgram, passesSigtermOnAndEndsWithTheProgramsStatus) {
    Stand stand;
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    stand.process.signal(SIGTERM);
    EXPECT_EQ(stand.process.wait(10s), 3);
}

TEST(EmulatorProgram, quitsWhenToldAndAnswersFirst) {
    Stand stand;
    ASSERT_TRUE(stand.isReady());
    EXPECT_EQ(stand.control().ask(R"({"do":"quit"})")["ok"], true);
    EXPECT_EQ(stand.process.wait(10s), 3);
}

TEST(EmulatorProgram, severalStandSideBySide) {
    Stand first;
    Stand second;
    ASSERT_TRUE(first.isReady() && second.isReady());
    auto watchFirst = first.control();
    auto watchSecond = second.control();
    ASSERT_EQ(watchFirst.ask(R"({"do":"watch"})")["ok"], true);
    ASSERT_EQ(watchSecond.ask(R"({"do":"watch"})")["ok"], true);
    ASSERT_EQ(watchSecond.ask(R"({"do":"lay","card":"li"})")["ok"], true);
    EXPECT_FALSE(watchSecond.next("ticket").empty());
    ASSERT_EQ(watchFirst.ask(R"({"do":"lay","card":{"name":"王德福","sex":"male","birth":"19480709"}})")["ok"], true);
    EXPECT_FALSE(watchFirst.next("ticket").empty());
}

TEST(EmulatorProgram, refusesBadOrdersAndGoesOn) {
    Stand stand;
    ASSERT_TRUE(stand.isReady());
    auto control = stand.control();
    for (const auto* order :
         {"", "[]", "{", R"({"do":1})", R"({"do":"dance"})", R"({"do":"lay"})", R"({"do":"lay","card":"nobody"})",
          R"({"do":"lay","card":{"name":"李","birth":"19551332x"}})", R"({"do":"lay","card":{"name":1}})",
          R"({"do":"plug","device":"kettle"})", R"({"do":"paper","state":"green"})",
          R"({"do":"paper_end_after","lines":0})", R"({"do":"cover","open":"yes"})",
          R"({"do":"reader_fault","kind":"bored"})", R"({"do":"waits","find_ms":-1})"}) {
        const auto answer = control.ask(order);
        ASSERT_TRUE(answer.contains("ok")) << order;
        EXPECT_EQ(answer.at("ok"), false) << order;
        EXPECT_TRUE(answer.contains("error")) << order;
    }
    for (const auto* order :
         {R"({"do":"lift"})", R"({"do":"unplug","device":"reader"})", R"({"do":"plug","device":"reader"})",
          R"({"do":"unplug","device":"printer"})", R"({"do":"plug","device":"printer"})",
          R"({"do":"paper","state":"near_end"})", R"({"do":"paper_end_after","lines":9})",
          R"({"do":"cover","open":true})", R"({"do":"cutter","stuck":false})",
          R"({"do":"reader_fault","kind":"garbage"})", R"({"do":"waits","find_ms":1,"absent_ms":2,"read_ms":3})"}) {
        EXPECT_EQ(control.ask(order)["ok"], true) << order;
    }
}

TEST(EmulatorProgram, saysWhyItCannotStart) {
    const support::TemporaryDirectory folder;
    const auto wrong = folder.write("wrong.toml", "tickets_dir = \"t\"\npaper = 3\n");
    ChildProcess unknownKey({"umockdev-wrapper", FIFTEEN_EMULATOR, "--config", wrong.string(), "--", "true"});
    EXPECT_EQ(unknownKey.wait(10s), 2);
    EXPECT_NE(unknownKey.errors().find("paper"), std::string::npos) << unknownKey.errors();
    const auto good = folder.write("good.toml", "tickets_dir = \"t\"\n[printer]\n");
    ChildProcess bare({FIFTEEN_EMULATOR, "--config", good.string(), "--", "true"});
    EXPECT_EQ(bare.wait(10s), 2);
    EXPECT_NE(bare.errors().find("umockdev-wrapper"), std::string::npos) << bare.errors();
    ChildProcess nothing({"umockdev-wrapper", FIFTEEN_EMULATOR, "--config", good.string(), "--", "/no/such/program"});
    EXPECT_EQ(nothing.wait(10s), 127);
}

} // namespace
} // namespace fifteen::tests
