// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <gtest/gtest.h>

namespace fifteen::integration {
namespace {

using protocol::decodeLenient;

TEST(Morning, aTicketIsIssuedCalledShownServedAndFinished) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    Desk desk(server);
    support::StreamClient hall(server.port(), "view=hall&client=d1");
    protocol::Mirror<protocol::HallState> screen;
    ASSERT_TRUE(screen.apply(hall.next().value_or("")).has_value());

    const auto issued = issue(kiosk);
    ASSERT_EQ(issued.status, 201) << issued.body;
    EXPECT_EQ(issued.member("number"), "D001");
    EXPECT_EQ(issued.member("lane"), "ordinary");
    EXPECT_EQ(issued.member("zone"), "waiting_a");
    const std::string ticket = issued.member("ticket");

    ASSERT_EQ(desk.open().status, 200);
    const auto called = decodeLenient<protocol::DeskAnswer>(desk.callNext().body);
    ASSERT_TRUE(called.has_value());
    ASSERT_TRUE(called->visitor.has_value());
    EXPECT_EQ(called->visitor->number, "D001");
    EXPECT_EQ(called->visitor->owner, "0217");
    ASSERT_TRUE(called->explanation.has_value());
    EXPECT_TRUE(called->explanation->heads.at(0).chosen);

    while (screen.state().calls.empty()) {
        const auto frame = hall.next();
        ASSERT_TRUE(frame.has_value()) << "the call never came";
        ASSERT_TRUE(screen.apply(*frame).has_value()) << *frame;
    }
    EXPECT_EQ(screen.state().calls.back().number, "D001");
    EXPECT_EQ(screen.state().calls.back().desk, 1);
    EXPECT_EQ(screen.state().calls.back().call, 1);

    EXPECT_EQ(desk.at("recall", ticket).status, 200);
    EXPECT_EQ(desk.at("start", ticket).status, 200);
    EXPECT_EQ(decodeLenient<protocol::DeskAnswer>(desk.at("finish", ticket).body)->visitor.has_value(), false);
    EXPECT_EQ(kiosk.get("/api/v1/tickets/" + ticket).member("state"), "finished");
}

TEST(Morning, aFailedPrintIsFlaggedAndAnAbandonedTicketComesBackAtADesk) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    Desk desk(server);
    desk.open();
    const std::string ticket = issue(kiosk).member("ticket");
    const auto report = [&](std::string_view result) {
        return kiosk.post("/api/v1/tickets/" + ticket + "/print-result", support::newKey(),
                          R"({"kiosk":"k1","result":")" + std::string(result) +
                              R"(","reprint":false,"fault":"paper_end"})");
    };
    EXPECT_EQ(report("failed").member("state"), "waiting");
    EXPECT_EQ(report("abandoned").member("state"), "held");
    EXPECT_FALSE(decodeLenient<protocol::DeskAnswer>(desk.callNext().body)->visitor.has_value())
        << "a ghost was called";
    EXPECT_EQ(desk.at("resume", ticket).status, 200);
    const auto back = decodeLenient<protocol::DeskAnswer>(desk.callNext().body);
    ASSERT_TRUE(back->visitor.has_value());
    EXPECT_EQ(back->visitor->print, "failed");
}

TEST(Morning, aCommandOnAnOldPageIsRefusedWithTheTicketsState) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    Desk desk(server);
    const std::string ticket = issue(kiosk).member("ticket");
    desk.open();
    const auto refused = desk.at("finish", ticket);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.member("code"), "ticket_wrong_state");
    EXPECT_EQ(refused.member("ticket_state"), "waiting");
}

TEST(Morning, theNameAndTheClaimReachTheServingDesksViewOnly) {
    support::ServerProcess server;
    support::HttpClient kiosk(server.port());
    support::StreamClient serving(server.port(), "view=staff&client=p1&desk=1");
    support::StreamClient other(server.port(), "view=staff&client=p2&desk=2");
    support::StreamClient hall(server.port(), "view=hall&client=d1");
    const auto issued = issue(kiosk, R"({"kiosk":"k1","items":["employee_enrolment"],"claim":{"claim":"disabled",)"
                                     R"("evidence":"declared"},"person":{"masked_name":"李*","id_hash":")" +
                                         std::string(64, 'a') + "\"}}");
    ASSERT_EQ(issued.status, 201);
    EXPECT_EQ(issued.body.find("disabled"), std::string::npos);
    Desk desk(server);
    desk.open();
    const auto answer = desk.callNext();
    EXPECT_EQ(answer.body.find("李*"), std::string::npos) << "kept with the key, where nothing personal may be";
    const auto seen = serving.nextWith("李*");
    ASSERT_TRUE(seen.has_value());
    EXPECT_NE(seen->find(R"("claim":"disabled")"), std::string::npos);
    // A mark that comes after the call shows that they had their chance to say it.
    desk.command("pause", R"({"reason":"meal"})");
    for (auto* stream : {&other, &hall}) {
        for (std::optional<std::string> frame = stream->next(); frame; frame = stream->next()) {
            EXPECT_EQ(frame->find("李*"), std::string::npos);
            EXPECT_EQ(frame->find("disabled"), std::string::npos);
            if (frame->find("\"meal\"") != std::string::npos) {
                break;
            }
        }
    }
}

TEST(Morning, helpIsAskedForAndAcknowledged) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    support::StreamClient staff(server.port(), "view=staff&client=p1");
    const auto asked =
        client.post("/api/v1/help-requests", support::newKey(), R"({"kiosk":"k1","reason":"wheelchair"})");
    EXPECT_EQ(asked.status, 201);
    EXPECT_TRUE(staff.nextWith("wheelchair").has_value());
    EXPECT_EQ(client.post("/api/v1/help-requests/1/acknowledge", support::newKey(), "").body, asked.body);
    EXPECT_TRUE(staff.nextWith(R"("help":[])").has_value());
    EXPECT_EQ(client.post("/api/v1/help-requests/1/acknowledge", support::newKey(), "").status, 404);
}

} // namespace
} // namespace fifteen::integration
