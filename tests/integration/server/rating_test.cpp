// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

/// A running server and what visitors think of the service.
namespace fifteen::integration {
namespace {

TEST(Ratings, areCountedOnceAndOutliveTheServer) {
    support::ServerProcess server;
    support::HttpClient client{server.port()};
    Desk desk{server};
    ASSERT_EQ(desk.open().status, 200);
    const auto ticket = issue(client, R"({"kiosk":"k1","items":["employee_enrolment"]})").member("ticket");
    ASSERT_EQ(desk.callNext().status, 200);
    ASSERT_EQ(desk.at("start", ticket).status, 200);
    ASSERT_EQ(desk.at("finish", ticket).status, 200);
    const auto body = R"({"ticket":")" + ticket + R"(","grade":2})";
    const auto rated = desk.command("rating", body);
    ASSERT_EQ(rated.status, 200) << rated.body;
    EXPECT_EQ(rated.member("staff"), "0217");
    const auto again = desk.command("rating", body);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.member("code"), "rated_already");
    EXPECT_NE(client.get("/metrics").body.find("fifteen_ratings_today{grade=\"2\"} 1"), std::string::npos);

    ASSERT_EQ(server.stop(), 0);
    server.start();
    support::HttpClient later(server.port());
    const auto day = protocol::decode<protocol::Day>(later.get("/api/v1/day").body).value();
    EXPECT_EQ(day.ratings, 1);
    EXPECT_EQ(day.bad_ratings, 1);
}

} // namespace
} // namespace fifteen::integration
