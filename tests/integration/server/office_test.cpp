// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

/// What the office needs of a running server: rules as they are in force, and the end of the day's records.
namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;

int verifyExpecting(const support::ServerProcess& server, const std::string& anchor) {
    const auto ctl = (support::ServerProcess::program().parent_path() / "fifteen-ctl").string();
    support::ChildProcess process({ctl, "verify", "--data-dir", server.dataDir().string(), "--expect", anchor});
    return process.wait(60s).value_or(-1);
}

std::string tagOf(const support::HttpAnswer& answer) {
    const auto begin = answer.head.find("ETag: ") + 6;
    return answer.head.substr(begin, answer.head.find('\r', begin) - begin);
}

TEST(SiteOnTheWire, saysTheRulesOfThePolicyInForce) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    support::StreamClient desk(server.port(), "view=staff&desk=1&client=staff-1");
    ASSERT_TRUE(desk.nextWith(R"("policy_version":1)"));
    const auto before = client.get("/api/v1/site");
    const auto sameAs = "If-None-Match: " + tagOf(before) + "\r\n";
    EXPECT_EQ(client.get("/api/v1/site", sameAs).status, 304);
    const auto changed = client.post(
        "/api/v1/policy", support::newKey(),
        R"({"lanes":[{"lane":"ordinary","promise_s":2400}],"no_show":{"calls":3,"spacing_s":90},"by":"0217"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_TRUE(desk.nextWith(R"("policy_version":2)")) << "the page is told to read the site again";
    const auto after = client.get("/api/v1/site", sameAs);
    ASSERT_EQ(after.status, 200) << "it says something else now";
    const auto site = protocol::decodeLenient<protocol::Site>(after.body);
    ASSERT_TRUE(site);
    EXPECT_EQ(site->lanes.at(0).promise_s, 2400);
    EXPECT_EQ(site->no_show.calls, 3);
    EXPECT_EQ(site->no_show.spacing_s, 90);
    EXPECT_NE(tagOf(after), tagOf(before));

    ASSERT_EQ(server.stop(), 0); // what staff put in force stays in force
    server.start();
    support::HttpClient again(server.port());
    const auto kept = protocol::decodeLenient<protocol::Site>(again.get("/api/v1/site").body);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->lanes.at(0).promise_s, 2400);
    EXPECT_EQ(kept->no_show.calls, 3);
}

TEST(ClosingReport, hasTheLastEventAsAnAnchorThatVerifyAccepts) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    issue(client);
    const auto closed = client.post("/api/v1/day/close", support::newKey(), R"({"by":"0217"})");
    ASSERT_EQ(closed.status, 200) << closed.body;
    const auto day = protocol::decode<protocol::Day>(client.get("/api/v1/day").body);
    ASSERT_TRUE(day && day->last);
    EXPECT_TRUE(day->closed);
    EXPECT_EQ(verifyExpecting(server, *day->last), 0);
    auto forged = *day->last;
    forged.back() = forged.back() == '0' ? '1' : '0';
    EXPECT_EQ(verifyExpecting(server, forged), 1);
    const auto later = std::to_string(std::stoull(*day->last) + 1) + day->last->substr(day->last->find(':'));
    EXPECT_EQ(verifyExpecting(server, later), 1) << "an end that was cut off";
}

TEST(Explanation, ofACallByNameSaysWhyInTheSitesWords) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    Desk desk(server);
    desk.open();
    issue(client);
    const auto second = issue(client).member("ticket");
    ASSERT_EQ(desk.command("call", R"({"ticket":")" + second + R"(","reason":"needs_care_now"})").status, 200);
    const auto explained = [&] {
        const auto answer = client.get("/api/v1/tickets/" + second + "/explanation");
        return protocol::decode<protocol::TicketExplanation>(answer.body);
    };
    const auto now = explained();
    ASSERT_TRUE(now && now->calls.size() == 1);
    EXPECT_FALSE(now->calls[0].by_order);
    ASSERT_TRUE(now->calls[0].reason);
    EXPECT_EQ(now->calls[0].reason->zh, "现场需要照顾");
    EXPECT_EQ(now->calls[0].reason->en, "Needs care now");
    EXPECT_EQ(client.get("/api/v1/tickets/" + second + "/place").body.find("needs_care"), std::string::npos);
    desk.at("start", second);
    desk.at("finish", second);
    const auto later = explained();
    ASSERT_TRUE(later && later->calls.size() == 1);
    ASSERT_TRUE(later->calls[0].reason) << "also when the visitor has gone";
    EXPECT_EQ(later->calls[0].reason->en, "Needs care now");
}

} // namespace
} // namespace fifteen::integration
