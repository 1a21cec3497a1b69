// SPDX-License-Identifier: Apache-2.0
#include "program_stand.hpp"

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;

bool isOk(Control& control, const std::string& order) {
    const auto answer = control.ask(order);
    EXPECT_EQ(answer.at("ok"), true) << order << ": " << answer;
    return answer.at("ok").as_bool();
}

/// The answer to {"do":"devices"} about one of them.
boost::json::object stateOf(Control& control, std::string_view name) {
    const auto answer = control.ask(R"({"do":"devices"})");
    for (const auto& device : answer.at("devices").as_array()) {
        if (device.at("name").as_string() == name) {
            return device.as_object();
        }
    }
    return {};
}

TEST(EmulatorDevices, readersOnTheBusAndOnALineReadSideBySide) {
    Stand stand("[[reader]]\nread = \"50ms\"\n[[reader]]\nserial = \"low\"\nread = \"50ms\"\n[printer]\n",
                {"reader@low"}, true);
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    auto watch = stand.control();
    ASSERT_TRUE(isOk(watch, R"({"do":"watch"})"));
    ASSERT_TRUE(isOk(control, R"({"do":"lay","device":"reader-2","card":"li"})"));
    const auto line = stand.process.line("read ", 10s);
    ASSERT_TRUE(line);
    EXPECT_NE(line->find("name=李*"), std::string::npos) << *line;
    EXPECT_NE(line->find("by=reader@"), std::string::npos) << "the one on the line: " << *line;
    EXPECT_EQ(watch.next("card_read")["device"], "reader-2");
    EXPECT_EQ(stateOf(control, "reader-2")["card"], "li");
    EXPECT_EQ(stateOf(control, "reader")["card"], "") << "its neighbour has none";

    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":{"name":"王德福","sex":"male","birth":"19480709"}})"));
    const auto first = stand.process.line("read ", 10s);
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->ends_with("name=王* by=reader")) << *first;
    EXPECT_EQ(watch.next("card_read")["device"], "reader");
}

TEST(EmulatorDevices, aCardIsSwappedForAnotherWithoutBeingLifted) {
    Stand stand;
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
    ASSERT_TRUE(stand.process.line("read ", 10s));
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":{"name":"王德福","sex":"male","birth":"19480709"}})"));
    const auto line = stand.process.line("read ", 10s);
    ASSERT_TRUE(line);
    EXPECT_NE(line->find("name=王*"), std::string::npos) << *line;
}

TEST(EmulatorDevices, aReaderOnALineIsUnpluggedAndComesBack) {
    Stand stand("[reader]\nserial = \"low\"\nread = \"50ms\"\n[printer]\n", {"reader@low"}, true);
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    ASSERT_TRUE(isOk(control, R"({"do":"unplug","device":"reader"})"));
    EXPECT_FALSE(std::filesystem::exists(stand.line("low")));
    EXPECT_EQ(stateOf(control, "reader")["plugged"], false);
    ASSERT_TRUE(isOk(control, R"({"do":"plug","device":"reader"})"));
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
    EXPECT_TRUE(stand.process.line("read ", 10s)) << stand.process.errors();
}

TEST(EmulatorDevices, aHidReaderWithoutOutEndpointReads) {
    Stand stand("[reader]\nendpoints = \"hid-without-out\"\nread = \"50ms\"\n[printer]\n");
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    EXPECT_EQ(stateOf(control, "reader")["wiring"], "hid-without-out");
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
    EXPECT_TRUE(stand.process.line("read ", 10s)) << stand.process.errors();
}

TEST(EmulatorDevices, scannersOfThreeModesEachSayTheirCodes) {
    Stand stand("[[scanner]]\n[[scanner]]\nserial = \"codes\"\n[[scanner]]\nmode = \"keyboard\"\n",
                {"scanner", "scanner@codes", "wedge"}, true);
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    for (int present = 0; present < 3; ++present) {
        ASSERT_TRUE(stand.process.line("present", 10s)) << stand.process.errors();
    }
    auto control = stand.control();
    const std::pair<const char*, const char*> scanners[]{
        {"scanner", "by=scanner"}, {"scanner-2", "by=scanner@"}, {"scanner-3", "by=wedge"}};
    for (const auto& [device, driver] : scanners) {
        ASSERT_TRUE(isOk(control, std::string(R"({"do":"scan","text":"406152","device":")") + device + R"("})"));
        const auto line = stand.process.line("scanned ", 10s);
        ASSERT_TRUE(line) << device;
        EXPECT_TRUE(line->starts_with(std::string("scanned text=406152 ") + driver)) << device << ": " << *line;
    }
}

TEST(EmulatorDevices, aScannerOnALineFloodsAndCalmsDown) {
    Stand stand("[scanner]\nserial = \"codes\"\n[reader]\n", {"scanner@codes"}, true);
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    ASSERT_TRUE(stand.process.line("present", 10s));
    auto control = stand.control();
    ASSERT_TRUE(isOk(control, R"({"do":"scanner_fault","kind":"flood"})"));
    EXPECT_TRUE(stand.process.line("flooding", 10s));
    ASSERT_TRUE(isOk(control, R"({"do":"scanner_fault","kind":"none"})"));
    EXPECT_TRUE(stand.process.line("calm", 10s));
    EXPECT_EQ(control.ask(R"({"do":"scanner_fault","kind":"short_report"})").at("ok"), false)
        << "a line has no reports";
}

TEST(EmulatorDevices, whatAWedgeTypesToNobodyIsRefused) {
    Stand stand("[scanner]\nmode = \"keyboard\"\n");
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    EXPECT_EQ(control.ask(R"({"do":"scan","text":"406152"})").at("error"),
              "no program holds this scanner: what it types reaches nobody");
    EXPECT_EQ(control.ask(R"({"do":"scan","text":"码"})").at("error"), "a wedge has no key for this character");
}

TEST(EmulatorDevices, aKeypadNobodyReadsStopsNothing) {
    Stand stand("[nav_keypad]\n");
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    boost::json::object answer{{"ok", true}};
    for (int press = 0; press < 500 && answer.at("ok").as_bool(); ++press) {
        answer = control.ask(R"({"do":"press","key":"next"})");
    }
    EXPECT_EQ(answer.at("error"), "nobody reads what this keyboard types");
    EXPECT_TRUE(isOk(control, R"({"do":"press","key":"next"})")) << "what was typed is lost";
    EXPECT_TRUE(isOk(control, R"({"do":"quit"})"));
    EXPECT_EQ(stand.process.wait(10s), 3);
}

TEST(EmulatorDevices, aPrinterIsChangedForAnotherOne) {
    Stand stand("[reader]\nread = \"50ms\"\n[[printer]]\ndialect = \"masung\"\n[[printer]]\ndialect = \"custom\"\n"
                "plugged = false\n");
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    auto watch = stand.control();
    ASSERT_TRUE(isOk(watch, R"({"do":"watch"})"));
    ASSERT_TRUE(stand.process.line("printer is fine", 10s));
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
    auto ticket = watch.next("ticket");
    ASSERT_FALSE(ticket.empty());
    EXPECT_EQ(ticket.at("device"), "printer");
    EXPECT_EQ(ticket.at("unknown_bytes"), 0);
    EXPECT_EQ(stateOf(control, "printer")["ticket_in_mouth"], false);

    ASSERT_TRUE(isOk(control, R"({"do":"unplug","device":"printer"})"));
    ASSERT_TRUE(stand.process.line("printer: ", 10s)) << "it is missed";
    ASSERT_TRUE(isOk(control, R"({"do":"plug","device":"printer-2"})"));
    ASSERT_TRUE(stand.process.line("printer is fine", 10s));
    ASSERT_TRUE(isOk(control, R"({"do":"lift"})"));
    ASSERT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
    ticket = watch.next("ticket");
    ASSERT_FALSE(ticket.empty());
    EXPECT_EQ(ticket.at("device"), "printer-2");
    EXPECT_EQ(stateOf(control, "printer-2")["ticket_in_mouth"], true);
    ASSERT_TRUE(isOk(control, R"({"do":"take_ticket","device":"printer-2"})"));
    EXPECT_EQ(stateOf(control, "printer-2")["ticket_in_mouth"], false);
}

TEST(EmulatorDevices, deskDevicesAndABusStandOnOneBench) {
    Stand stand("[reader]\n[keypads]\npads = [1]\n[signs]\naddresses = [7]\n", {}, true);
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    EXPECT_TRUE(std::filesystem::exists(stand.line("keypads")));
    EXPECT_TRUE(std::filesystem::exists(stand.line("signs")));
    auto control = stand.control();
    EXPECT_TRUE(isOk(control, R"({"do":"press","pad":1,"key":"call"})"));
    EXPECT_TRUE(isOk(control, R"({"do":"lay","card":"li"})"));
}

TEST(EmulatorDevices, aVpcdThatDoesNotListenIsNamed) {
    Stand stand("[reader]\n[social_reader]\nvpcd_port = 1\n[[social_cards]]\nid = \"zhou\"\nname = \"周敏\"\n"
                "birth = \"19871130\"\n");
    ASSERT_TRUE(stand.isReady()) << "the bench comes up all the same: " << stand.process.errors();
    auto control = stand.control();
    EXPECT_EQ(control.ask(R"({"do":"insert","card":"zhou"})").at("error"),
              "vpcd does not listen on port 1: the card goes in as soon as it does");
    EXPECT_EQ(stateOf(control, "social-reader")["card"], "zhou");
    EXPECT_EQ(stateOf(control, "social-reader")["connected"], false);
    EXPECT_TRUE(isOk(control, R"({"do":"remove"})"));
    EXPECT_EQ(stateOf(control, "social-reader")["card"], "");
}

} // namespace
} // namespace fifteen::tests
