// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

/// A running server and what visitors are told is missing, or promised by a day.
namespace fifteen::integration {
namespace {

std::string withCard(const std::string& item, char digit) {
    return R"({"kiosk":"k1","items":[")" + item + R"("],"person":{"masked_name":"李*","id_hash":")" +
           std::string(64, digit) + R"("}})";
}

class Matters : public testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(desk.open().status, 200); }

    /// Somebody comes, is called and served.
    std::string serve(const std::string& body) {
        auto ticket = issue(client, body).member("ticket");
        EXPECT_EQ(desk.callNext(true).status, 200);
        EXPECT_EQ(desk.at("start", ticket).status, 200);
        return ticket;
    }

    protocol::Notices give(const std::string& ticket, const std::string& item, const std::string& papers) {
        const auto answer = desk.command("notice", R"({"ticket":")" + ticket + R"(","gaps":[{"item":")" + item +
                                                       R"(","papers":)" + papers + "}]}");
        EXPECT_EQ(answer.status, 200) << answer.body;
        return protocol::decode<protocol::Notices>(answer.body).value();
    }

    protocol::Notices toldTo(const std::string& ticket) {
        return protocol::decode<protocol::Notices>(client.get("/api/v1/tickets/" + ticket + "/notices").body).value();
    }

    protocol::Matters matters() {
        return protocol::decode<protocol::Matters>(client.get("/api/v1/matters").body).value();
    }

    support::ServerProcess server;
    support::HttpClient client{server.port()};
    Desk desk{server};
};

TEST_F(Matters, aSecondNoticeInTheSameMatterIsReported) {
    const auto first = serve(withCard("employee_enrolment", 'a'));
    const auto given = give(first, "employee_enrolment", R"(["职工参保登记表"])");
    ASSERT_EQ(given.notices.size(), 1U);
    EXPECT_FALSE(given.notices[0].repeated);
    EXPECT_TRUE(give(first, "employee_enrolment", R"(["职工参保登记表"])").notices.empty()) << "a second copy";

    const auto other = serve(withCard("employee_enrolment", 'b'));
    EXPECT_FALSE(give(other, "employee_enrolment", R"(["身份证"])").notices.at(0).repeated) << "somebody else";

    const auto again = serve(withCard("employee_enrolment", 'a'));
    EXPECT_EQ(toldTo(again).notices.size(), 1U);
    EXPECT_TRUE(give(again, "employee_enrolment", R"(["身份证"])").notices.at(0).repeated);
    const auto day = protocol::decode<protocol::Day>(client.get("/api/v1/day").body).value();
    EXPECT_EQ(day.notices, 3);
    EXPECT_EQ(day.repeated_notices, 1);
    const auto metrics = client.get("/metrics").body;
    EXPECT_NE(metrics.find("fifteen_notices_today{repeated=\"true\"} 1"), std::string::npos);
    EXPECT_NE(metrics.find("fifteen_notices_today{repeated=\"false\"} 2"), std::string::npos);
}

TEST_F(Matters, aMatterIsPromisedByADayAndOutlivesTheServer) {
    const auto ticket = serve(withCard("account_withdrawal", 'a'));
    const auto body = R"({"ticket":")" + ticket + R"(","item":"account_withdrawal"})";
    const auto accepted = desk.command("accept", body);
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    const auto matter = protocol::decode<protocol::Matter>(accepted.body).value();
    EXPECT_EQ(matter.staff, "0217");
    EXPECT_EQ(matter.state, "open");
    EXPECT_EQ(protocol::decode<protocol::Matter>(desk.command("accept", body).body).value().due, matter.due);
    EXPECT_EQ(matters().matters.size(), 1U);
    EXPECT_NE(client.get("/metrics").body.find("fifteen_matters{state=\"open\"} 1"), std::string::npos);

    ASSERT_EQ(server.stop(), 0);
    server.start();
    support::HttpClient later(server.port());
    const auto kept = protocol::decode<protocol::Matters>(later.get("/api/v1/matters").body).value();
    ASSERT_EQ(kept.matters.size(), 1U);
    EXPECT_EQ(kept.matters[0].due, matter.due);
    const auto settled = later.post("/api/v1/matters/" + ticket + "/settle", support::newKey(),
                                    R"({"item":"account_withdrawal","outcome":"done","by":"0301"})");
    ASSERT_EQ(settled.status, 200) << settled.body;
    EXPECT_EQ(settled.member("state"), "done");
    EXPECT_EQ(later.get("/api/v1/matters").body, R"({"matters":[]})");
}

} // namespace
} // namespace fifteen::integration
