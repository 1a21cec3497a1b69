// SPDX-License-Identifier: Apache-2.0
#include "kiosk_fixture.hpp"

#include <csignal>
#include <fstream>
#include <set>

namespace fifteen::integration {
namespace {

/// The font files that a program, or one it has started, has in memory.
std::set<std::string> fontsOf(pid_t program) {
    std::set<std::string> fonts;
    const auto folder = std::filesystem::path("/proc") / std::to_string(program);
    std::ifstream maps(folder / "maps");
    for (std::string line; std::getline(maps, line);)
        if (line.ends_with(".otf") || line.ends_with(".ttc"))
            fonts.insert(std::filesystem::path(line.substr(line.find('/'))).filename());
    std::ifstream children(folder / "task" / std::to_string(program) / "children");
    for (pid_t child = 0; children >> child;)
        fonts.merge(fontsOf(child));
    return fonts;
}

TEST_F(KioskTest, FromACardToATicketOnPaper) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    toIssuing();
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    const auto ticket = ticketOn(picture);
    EXPECT_EQ(ticket.status, 200);
    EXPECT_EQ(ticket.member("number"), "A001");
    EXPECT_EQ(ticket.member("lane"), "priority");
    EXPECT_EQ(ticket.member("evidence"), "proven");
    EXPECT_EQ(ticket.member("state"), "waiting");
    touch(gotIt);
    ASSERT_TRUE(bench_->sees("welcome"));
    // A whole visit in the letters cut for it: none of the 19 MB files that hold every character.
    EXPECT_EQ(fontsOf(bench_->program().pid()),
              (std::set<std::string>{"FifteenSansSC-Bold.otf", "FifteenSansSC-Regular.otf"}));
    EXPECT_EQ(bench_->program().errors().find("李秀英"), std::string::npos) << "no name in a log";
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, WithoutACard) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    touchUntil(withoutCard, "chooseGroup");
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("lane"));
    touch(ordinaryVisit);
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("lane"), "ordinary");
}

TEST_F(KioskTest, AServerKilledBetweenTheCardAndTheNumber) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    server_.kill();
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("issuing"));
    server_.start();
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("number"), "A001") << "one number, once";
}

TEST_F(KioskTest, AServerThatStaysAwayIsSaidAndItsReturnNoticed) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    server_.kill();
    ASSERT_TRUE(bench_->sees("outOfService"));
    server_.start();
    ASSERT_TRUE(bench_->sees("welcome"));
    toIssuing();
    ASSERT_TRUE(bench_->sees("ticket"));
}

TEST_F(KioskTest, NobodyThereAtTheStart) {
    const auto url = server_.url();
    server_.kill();
    bench({.server = url});
    ASSERT_TRUE(bench_->sees("starting"));
    server_.start();
    ASSERT_TRUE(bench_->sees("welcome"));
    EXPECT_EQ(bench_->stop(), 0);
    server_.kill();
    bench_->start();
    ASSERT_TRUE(bench_->sees("welcome")) << "it knows the site from before";
    ASSERT_TRUE(bench_->sees("outOfService"));
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, NoDeviceAtAll) {
    bench({.server = {}, .devices = false});
    ASSERT_TRUE(bench_->sees("welcome"));
    touchUntil(withoutCard, "chooseGroup");
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("lane"));
    touch(ordinaryVisit);
    ASSERT_TRUE(bench_->sees("printFailed")) << "the number is shown large, it stays valid";
    EXPECT_EQ(bench_->stop(), 0);
}

TEST_F(KioskTest, AReaderUnpluggedDuringAReadAndPluggedAgain) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("reading"));
    bench_->order(R"({"do":"unplug","device":"reader"})");
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    lift();
    bench_->order(R"({"do":"plug","device":"reader"})");
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, AReaderThatSpeaksNonsense) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    for (const char* kind : {"short_frame", "bad_checksum", "babble"}) {
        SCOPED_TRACE(kind);
        bench_->order(std::string(R"({"do":"reader_fault","kind":")") + kind + R"("})");
        layAgain();
        ASSERT_TRUE(bench_->sees("cardTrouble"));
    }
    bench_->order(R"({"do":"reader_fault","kind":"garbage"})");
    layAgain();
    ASSERT_TRUE(bench_->sees("chooseGroup")) << "garbage before a good frame is skipped";
    touch(home);
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(R"({"do":"reader_fault","kind":"none"})");
    layAgain();
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, OfTwoCardsTheOneThatIsLeftIsRead) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(R"({"do":"reader_fault","kind":"two_cards"})");
    lay("li");
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    bench_->order(R"({"do":"reader_fault","kind":"none"})"); // the other one is taken away
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    touch(home);
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(R"({"do":"reader_fault","kind":"two_cards"})");
    layAgain();
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    touchUntil(withoutCardInTrouble, "chooseGroup");
}

TEST_F(KioskTest, ACardThatHasExpiredIsServedAllTheSame) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("expired");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    lift();
    touch(firstGroupBelowAHint);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("lane")) << "46: no claim is proven";
    touch(ordinaryVisit);
    ASSERT_TRUE(bench_->sees("ticket"));
    EXPECT_FALSE(bench_->ticket().empty());
}

/// What stops the printer before a ticket, and what sets it right.
struct PrinterFault {
    const char* stop;
    const char* mend;
};

class KioskPrinterTest : public KioskTest, public testing::WithParamInterface<PrinterFault> {};

TEST_P(KioskPrinterTest, TheNumberIsShownAndPrintedAgainAfterwards) {
    bench();
    ASSERT_TRUE(bench_->sees("welcome"));
    bench_->order(GetParam().stop);
    toIssuing();
    ASSERT_TRUE(bench_->sees("printFailed"));
    bench_->order(GetParam().mend);
    std::filesystem::path picture;
    // A printer that was unplugged takes a moment to be found again: the visitor touches once more.
    for (int tries = 0; picture.empty() && tries < 10; ++tries) {
        touch(printAgain);
        ASSERT_TRUE(bench_->sees("ticket"));
        picture = bench_->ticket(2s);
        ASSERT_TRUE(!picture.empty() || bench_->sees("printFailed"));
    }
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("number"), "A001");
    touch(gotIt);
    ASSERT_TRUE(bench_->sees("welcome"));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, KioskPrinterTest,
    testing::Values(PrinterFault{R"({"do":"paper","state":"end"})", R"({"do":"paper","state":"ok"})"},
                    PrinterFault{R"({"do":"paper_end_after","lines":300})", R"({"do":"paper","state":"ok"})"},
                    PrinterFault{R"({"do":"cover","open":true})", R"({"do":"cover","open":false})"},
                    PrinterFault{R"({"do":"cutter","stuck":true})", R"({"do":"cutter","stuck":false})"},
                    PrinterFault{R"({"do":"unplug","device":"printer"})", R"({"do":"plug","device":"printer"})"}));

TEST_F(KioskTest, CodesHeldBeforeTheScanner) {
    bench({.server = {}, .more = "[[scanner]]\n"});
    bench_->order(R"({"do":"scan","text":"284567890123456789"})"); // Alipay's shape
    EXPECT_TRUE(bench_->sees("cardTrouble"));
    bench_->order(R"({"do":"scan","text":"4243669509084040896099330000"})"); // 医保电子凭证, and no gateway
    EXPECT_TRUE(bench_->sees("cardTrouble"));
    EXPECT_EQ(bench_->program().errors().find("4243669509084040896099330000"), std::string::npos) << "never logged";
    touch(home);
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    EXPECT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, WhoKeepsTheMachineSeesItsDevices) {
    bench({.server = {}, .more = "[[scanner]]\n"});
    bench_->press(84, 68);
    EXPECT_TRUE(bench_->sees("serviceCode"));
    bench_->release();
    for (const Spot digit : {one, five, zero, zero, one, five})
        touch(digit);
    ASSERT_TRUE(bench_->sees("service"));
    bench_->order(R"({"do":"unplug","device":"scanner"})");
    support::HttpClient office(server_.port());
    EXPECT_TRUE(tells(
        office, R"("kind":"code-scanner","driver":"scanner-hid-pos","where":"usb 1eab:0110 ...","state":"absent")"));
    bench_->order(R"({"do":"printer_fault","kind":"head_hot","there":true})");
    EXPECT_TRUE(tells(office, R"("trouble":"recovering")")); // all that an Epson printer says of it
    bench_->order(R"({"do":"printer_fault","kind":"head_hot","there":false})");
    touch(testPrint);
    EXPECT_FALSE(bench_->ticket().empty());
}

TEST_F(KioskTest, Landscape) {
    bench({.server = {}, .devices = true, .width = 1920, .height = 1080});
    ASSERT_TRUE(bench_->sees("welcome"));
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskTest, AWrongConfigNamesFileLineAndKey) {
    try {
        bench({.server = {}, .devices = false, .width = 1080, .height = 1920, .more = "[timing]\nwarning = \"5s\"\n"});
        FAIL() << "a warning of 5 s is too short";
    } catch (const std::runtime_error& problem) {
        EXPECT_NE(std::string(problem.what()).find("kiosk.toml:"), std::string::npos) << problem.what();
        EXPECT_NE(std::string(problem.what()).find("warning"), std::string::npos) << problem.what();
    }
}

} // namespace
} // namespace fifteen::integration
