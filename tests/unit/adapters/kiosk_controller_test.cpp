// SPDX-License-Identifier: Apache-2.0
#include "kiosk_controller_fixture.hpp"

/// Visits, and the server they need.
namespace fifteen::adapters {
namespace {

TEST_F(KioskControllerTest, AVoucherThatCannotBeDecodedHereIsSaid) {
    start();
    kiosk_->handle(flows::CodeScanned{flows::ScannedKind::voucher, "4243669509084040896099330000"});
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::voucherUnsupported);
}

TEST_F(KioskControllerTest, AnAppointmentIsFoundByTheCardAndCheckedInUnderOneKey) {
    siteMessage_.lanes.push_back(
        {.lane = "appointment", .name = {"预约", ""}, .promise_s = 300, .marked = true, .appointments = true});
    start();
    reader_.lay(1955);
    ASSERT_TRUE(until([this] { return page() == Page::appointment; }));
    EXPECT_EQ(kiosk_->visit().booked->items, std::vector<std::string>{"chronic-confirm"});
    int asked = 0;
    checkIn_ = [&](const auto&) { // the first time nobody answers in time
        return ++asked == 1 ? ScriptedServer::hang() : ScriptedServer::json(201, ticketJson("A001", "t9"));
    };
    kiosk_->handle(flows::CheckInPressed{});
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    const auto tries = posts("/check-in");
    ASSERT_GE(tries.size(), 2U);
    EXPECT_EQ(tries[0].path, "/api/v1/appointments/11111111111111111111111111111111/check-in");
    EXPECT_EQ(tries[0].key, tries[1].key);
    EXPECT_TRUE(posts("/tickets").empty());
}

TEST_F(KioskControllerTest, ACodeNobodyHasIsSaid) {
    siteMessage_.lanes.push_back(
        {.lane = "appointment", .name = {"预约", ""}, .promise_s = 300, .marked = true, .appointments = true});
    start();
    kiosk_->handle(flows::AppointmentPressed{});
    for (const int digit : {9, 9, 9, 9, 9, 9})
        kiosk_->handle(flows::DigitPressed{digit});
    ASSERT_TRUE(until([this] { return kiosk_->visit().codeState == flows::CodeState::unknown; }));
}

TEST_F(KioskControllerTest, ACardBecomesAPrintedTicket) {
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    EXPECT_EQ(page(), Page::ticket);
    const auto issued = posts("/tickets");
    ASSERT_EQ(issued.size(), 1U);
    EXPECT_TRUE(issued[0].body.contains(R"("claim":{"claim":"elderly","evidence":"proven"})")) << issued[0].body.data();
    EXPECT_TRUE(issued[0].body.contains(R"("masked_name":"李*")"));
    EXPECT_TRUE(kiosk_->visit().ticket->marked);
    EXPECT_EQ(printer_.pictures[0].width(), 576);
    printer_.finish(true);
    ASSERT_TRUE(until([this] { return posts("/print-result").size() == 1; }));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("result":"printed")"));
    kiosk_->handle(flows::DonePressed{});
    EXPECT_EQ(page(), Page::welcome);
    EXPECT_TRUE(posts("/cancel").empty());
}

TEST_F(KioskControllerTest, ANumberThatIsThereAtOnceLetsNoPageFlashBy) {
    issuingUnseen_ = 1h;
    start();
    watchPages();
    toIssuing();
    ASSERT_EQ(page(), Page::issuing);
    ASSERT_TRUE(until([this] { return wasTold(Page::ticket); }));
    EXPECT_FALSE(wasTold(Page::issuing));
}

TEST_F(KioskControllerTest, ThatANumberIsAwaitedIsShownAfterABlink) {
    issue_ = [](const auto& /*request*/) { return ScriptedServer::hang(); };
    issuingUnseen_ = 10ms;
    start();
    watchPages();
    toIssuing();
    ASSERT_TRUE(until([this] { return wasTold(Page::issuing); }));
    kiosk_->handle(flows::HelpPressed{});
    EXPECT_TRUE(wasTold(Page::help)) << "and what follows it is shown at once";
}

TEST_F(KioskControllerTest, AgeCountsOnTheSitesDate) {
    start(); // 2026-11-24 09:00 at the site
    reader_.lay(1967);
    EXPECT_FALSE(kiosk_->visit().visitor.claimProven);
    kiosk_->handle(flows::HomePressed{});
    reader_.lay(1966);
    EXPECT_TRUE(kiosk_->visit().visitor.claimProven);
}

TEST_F(KioskControllerTest, ACardEndsAfterItsLastDayAtTheSite) {
    start();
    reader_.lay(1955, "李*", std::chrono::year(2026) / 11 / 24);
    EXPECT_FALSE(kiosk_->visit().visitor.cardExpired);
    kiosk_->handle(flows::HomePressed{});
    reader_.lay(1955, "李*", std::chrono::year(2026) / 11 / 23);
    EXPECT_TRUE(kiosk_->visit().visitor.cardExpired);
    EXPECT_EQ(page(), Page::chooseGroup) << "who has come is served all the same";
}

TEST_F(KioskControllerTest, ATicketThatComesTooLateIsCancelled) {
    bool slow = true;
    issue_ = [&slow](const auto&) {
        return slow ? ScriptedServer::hang() : ScriptedServer::json(201, ticketJson("A018", "late"));
    };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    kiosk_->handle(flows::HomePressed{});
    slow = false;
    ASSERT_TRUE(until([this] { return !posts("/late/cancel").empty(); }));
    EXPECT_TRUE(printer_.jobs.empty()) << "nobody is left to see it";
    EXPECT_EQ(page(), Page::welcome);
}

TEST_F(KioskControllerTest, AServerThatDiesWhileIssuingIsWaitedForUnderTheSameKey) {
    int tries = 0;
    issue_ = [&tries](const auto&) {
        return ++tries < 3 ? ScriptedServer::hangUp() : ScriptedServer::json(201, ticketJson("A017", "t1"));
    };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::ticket; }));
    const auto issued = posts("/tickets");
    EXPECT_EQ(issued.size(), 3U);
    EXPECT_EQ(issued.front().key, issued.back().key);
}

TEST_F(KioskControllerTest, AClosedGroupIsSaid) {
    issue_ = [](const auto&) { return ScriptedServer::problem(409, "group_closed"); };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_EQ(kiosk_->visit().serviceTrouble, flows::ServiceTrouble::groupClosed);
}

TEST_F(KioskControllerTest, NonsenseInsteadOfATicketIsNoTicket) {
    issue_ = [](const auto&) { return ScriptedServer::json(201, R"({"number":"A017"})"); };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_FALSE(kiosk_->visit().ticket);
}

TEST_F(KioskControllerTest, HelpIsAskedForAndAnswered) {
    start();
    kiosk_->handle(flows::HelpPressed{"wheelchair"});
    ASSERT_TRUE(until([this] { return kiosk_->visit().help == flows::HelpState::asked; }));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"wheelchair")"));
}

TEST_F(KioskControllerTest, AVanishedServerIsNoticedAfterAWhileAndItsReturnAtOnce) {
    start();
    const auto port = streamEnd_.serverPort();
    streamEnd_.close();
    connection_->abort();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_FALSE(kiosk_->surroundings().serverReachable);
    ASSERT_TRUE(streamEnd_.listen(QHostAddress::LocalHost, port));
    ASSERT_TRUE(until([this] { return page() == Page::welcome; }));
}

TEST_F(KioskControllerTest, StartsFromWhatItKeptWithoutAServer) {
    start();
    kiosk_.reset();
    site_.reset();
    stream_->stop();
    streamEnd_.close();
    build(QUrl("http://127.0.0.1:" + QString::number(freePort())));
    kiosk_->start();
    EXPECT_EQ(page(), Page::welcome);
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
}

TEST_F(KioskControllerTest, TheListOfPapersIsPrinted) {
    start();
    kiosk_->handle(flows::WithoutCardPressed{});
    kiosk_->handle(flows::GroupChosen{"chronic"});
    kiosk_->handle(flows::PrintListPressed{});
    ASSERT_EQ(printer_.jobs.size(), 1U);
    printer_.finish(false, PrinterState::gone);
    EXPECT_EQ(kiosk_->visit().list, flows::PrintState::printerGone);
    EXPECT_EQ(page(), Page::item);
    EXPECT_TRUE(posts("/print-result").empty());
}

} // namespace
} // namespace fifteen::adapters
