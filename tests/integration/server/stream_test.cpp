// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <gtest/gtest.h>

namespace fifteen::integration {
namespace {

using protocol::HallState;
using protocol::Mirror;

TEST(Stream, aClientThatComesBackGetsWhatItMissed) {
    support::ServerProcess server;
    Desk desk(server);
    support::HttpClient kiosk(server.port());
    support::StreamClient witness(server.port(), "view=hall&client=d2");
    Mirror<HallState> screen;
    {
        support::StreamClient hall(server.port(), "view=hall&client=d1");
        ASSERT_TRUE(screen.apply(hall.next().value_or("")).has_value());
    }
    desk.open();
    issue(kiosk);
    desk.callNext();
    ASSERT_TRUE(witness.nextWith("D001").has_value());
    support::StreamClient again(server.port(), "view=hall&client=d1&stream=" + screen.stream() +
                                                   "&last=" + std::to_string(screen.seq()));
    while (screen.state().calls.empty()) {
        const auto frame = again.next();
        ASSERT_TRUE(frame.has_value());
        EXPECT_NE(frame->find("\"update\""), std::string::npos) << "a snapshot was not needed";
        ASSERT_TRUE(screen.apply(*frame).has_value()) << *frame;
    }
    EXPECT_EQ(screen.state().calls.back().number, "D001");
}

TEST(Stream, numbersOfAnEarlierRunGetASnapshot) {
    support::ServerProcess server;
    support::StreamClient hall(server.port(), "view=hall&client=d1&stream=0123456789abcdef&last=5");
    const auto frame = hall.next();
    ASSERT_TRUE(frame.has_value());
    EXPECT_NE(frame->find("\"snapshot\""), std::string::npos);
}

TEST(Stream, aSnapshotHasEveryCallAfterTheLastOneSeen) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    Desk desk(server);
    desk.open();
    for (int i = 0; i < 12; ++i) {
        issue(kiosk);
        const auto called = desk.callNext(true);
        ASSERT_EQ(called.status, 200);
        ASSERT_EQ(desk.at("start", called.member("ticket")).status, 200);
    }
    const auto callsAfter = [&](const std::string& query) {
        support::StreamClient hall(server.port(), "view=hall&client=d1" + query);
        Mirror<HallState> screen;
        EXPECT_TRUE(screen.apply(hall.next().value_or("")).has_value());
        return std::pair(screen.state().calls.front().call, screen.state().calls.size());
    };
    EXPECT_EQ(callsAfter(""), std::pair(std::int64_t(5), std::size_t(8)));
    EXPECT_EQ(callsAfter("&last_call=2"), std::pair(std::int64_t(3), std::size_t(10)));
    EXPECT_EQ(callsAfter("&last_call=12"), std::pair(std::int64_t(5), std::size_t(8)));
    EXPECT_EQ(callsAfter("&last_call=9999"), std::pair(std::int64_t(5), std::size_t(8)));
}

TEST(Stream, theSmallScreenShowsItsDeskAndTheOthersThatServeTheSame) {
    support::ServerProcess server;
    support::StreamClient screen(server.port(), "view=desk&client=s1&desk=1");
    ASSERT_TRUE(screen.next().has_value());
    Desk(server, 2).open();
    EXPECT_TRUE(screen.nextWith(R"("other_open":[2])").has_value());
    Desk(server, 1).command("pause", R"({"reason":"x"})"); // closed: refused, nothing shown
    Desk(server, 1).open();
    EXPECT_TRUE(screen.nextWith(R"("state":"open")").has_value());
}

TEST(Stream, aSilentDisplayIsShownDarkAndAKiosksDevicesAreShown) {
    support::ServerProcess server("display_dark_after = \"1s\"\n");
    support::StreamClient staff(server.port(), "view=staff&client=p1");
    support::StreamClient display(server.port(), "view=hall&client=d1");
    EXPECT_TRUE(staff.nextWith(R"("displays":[{"display":"d1","dark":false}])").has_value());
    EXPECT_TRUE(staff.nextWith(R"("displays":[{"display":"d1","dark":true}])").has_value());
    display.send(R"({"type":"alive"})");
    EXPECT_TRUE(staff.nextWith(R"("displays":[{"display":"d1","dark":false}])").has_value());
    {
        support::StreamClient kiosk(server.port(), "view=kiosk&client=k1");
        kiosk.send(R"({"type":"status","printer":"paper_end","reader":"ok"})");
        EXPECT_TRUE(staff.nextWith(R"({"kiosk":"k1","online":true,"printer":"paper_end","reader":"ok"})").has_value());
    }
    EXPECT_TRUE(staff.nextWith(R"({"kiosk":"k1","online":false,)").has_value());
}

TEST(Stream, aKiosksDevicesAreToldToTheOfficeAndToPrometheus) {
    support::ServerProcess server;
    support::HttpClient office(server.port());
    support::StreamClient staff(server.port(), "view=staff&client=p1");
    {
        support::StreamClient kiosk(server.port(), "view=kiosk&client=k1");
        kiosk.send(
            R"({"type":"status","printer":"fault","reader":"ok","devices":[{"device":"printer","kind":"printer",)"
            R"("driver":"escpos","where":"usb 04b8:0e15","state":"fault","trouble":"head_hot","since_ms":7,)"
            R"("seen_at_ms":8,"done":3,"failed":1,"lost":2}]})");
        ASSERT_TRUE(staff.nextWith(R"("printer":"fault")").has_value());
        const auto told = office.get("/api/v1/devices");
        EXPECT_EQ(told.status, 200);
        EXPECT_NE(told.body.find(R"("kiosk":"k1","online":true,"devices":[{"device":"printer",)"), std::string::npos);
        EXPECT_NE(told.body.find(R"("trouble":"head_hot")"), std::string::npos);
        const auto figures = office.get("/metrics").body;
        const std::string whose = R"({device="printer",kind="printer",kiosk="k1")";
        EXPECT_NE(figures.find("fifteen_device_state" + whose + R"(,state="fault"} 1)"), std::string::npos) << figures;
        EXPECT_NE(figures.find("fifteen_device_operations" + whose + R"(,outcome="done"} 3)"), std::string::npos);
        EXPECT_NE(figures.find("fifteen_device_disconnections" + whose + "} 2"), std::string::npos);
    }
    ASSERT_TRUE(staff.nextWith(R"({"kiosk":"k1","online":false,)").has_value());
    EXPECT_NE(office.get("/api/v1/devices").body.find(R"("online":false)"), std::string::npos);
    EXPECT_EQ(office.get("/metrics").body.find("fifteen_device_state{"), std::string::npos);
}

TEST(Stream, aDesksDevicesAreToldToTheOfficeAndToPrometheus) {
    support::ServerProcess server;
    support::HttpClient office(server.port());
    const std::string pad = R"({"devices":[{"device":"pad","kind":"desk-keypad","driver":"ff68",)"
                            R"("where":"serial pads address 5","state":"ok","trouble":"","since_ms":7,"seen_at_ms":8,)"
                            R"("done":3,"failed":0,"lost":1}]})";
    EXPECT_EQ(office.post("/api/v1/desks/1/devices", "a-key-of-mine", pad).status, 200);
    EXPECT_EQ(office.post("/api/v1/desks/99/devices", "a-key-of-mine", pad).status, 404);
    EXPECT_EQ(office.post("/api/v1/desks/1/devices", "a-key-of-mine", R"({"devices":[{"device":"pad"}]})").status, 400);
    EXPECT_NE(
        office.get("/api/v1/devices").body.find(R"("desks":[{"desk":1,"online":true,"devices":[{"device":"pad",)"),
        std::string::npos);
    EXPECT_NE(office.get("/metrics")
                  .body.find(R"(fifteen_device_state{desk="1",device="pad",kind="desk-keypad",state="ok"} 1)"),
              std::string::npos)
        << office.get("/metrics").body;
}

TEST(Stream, acknowledgementsAreMeasured) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    Desk desk(server);
    desk.open();
    issue(kiosk);
    support::StreamClient hall(server.port(), "view=hall&client=d1");
    desk.callNext();
    ASSERT_TRUE(hall.nextWith("D001").has_value());
    hall.send(R"({"type":"ack","call":1,"stage":"shown"})");
    hall.send(R"({"type":"ack","call":77,"stage":"shown"})"); // a call that never was
    // An answer to a ping would tell that the messages were read; a new view of the staff's does as well.
    support::StreamClient staff(server.port(), "view=staff&client=p1");
    ASSERT_TRUE(staff.next().has_value());
    EXPECT_NE(kiosk.get("/metrics").body.find("fifteen_call_acknowledged_seconds_count{stage=\"shown\"} 1"),
              std::string::npos);
}

TEST(Stream, aClientThatDoesNotReadGetsTheNewestSnapshotAndHoldsNobodyUp) {
    support::ServerProcess server;
    support::HttpClient slow(server.port()); // never reads what comes after the handshake
    const std::string upgrade = "GET /api/v1/stream?view=staff&client=p9 HTTP/1.1\r\nHost: localhost\r\nUpgrade: "
                                "websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                                "dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    EXPECT_EQ(slow.raw(upgrade).status, 101);
    support::StreamClient witness(server.port(), "view=staff&client=p1");
    support::HttpClient metrics(server.port());
    const auto fellBehind = [&] {
        return metrics.get("/metrics").body.find("fifteen_stream_snapshots_for_slow_clients_total 0") ==
               std::string::npos;
    };
    // Every request for help makes the next frame longer: soon longer than the pipes between two processes can swallow.
    const auto askHelp = [&](std::string_view reason) {
        return metrics.post("/api/v1/help-requests", support::newKey(),
                            R"({"kiosk":"k1","reason":")" + std::string(reason) + "\"}");
    };
    for (int round = 0; round < 3000 && !fellBehind(); ++round) {
        ASSERT_EQ(askHelp("help").status, 201);
        while (witness.next(std::chrono::milliseconds(0))) {
        }
    }
    EXPECT_TRUE(fellBehind());
    askHelp("glasses");
    EXPECT_TRUE(witness.nextWith("glasses").has_value());
}

} // namespace
} // namespace fifteen::integration
