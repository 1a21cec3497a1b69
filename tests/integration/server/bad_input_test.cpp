// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <gtest/gtest.h>

namespace fifteen::integration {
namespace {

class BadInput : public testing::Test {
protected:
    void expectProblem(const support::HttpAnswer& answer, int status, std::string_view code) {
        EXPECT_EQ(answer.status, status) << answer.head << answer.body;
        EXPECT_EQ(answer.member("code"), code) << answer.body;
        EXPECT_NE(answer.head.find("application/problem+json"), std::string::npos);
    }

    void expectRefused(std::string_view body, int status, std::string_view code, std::string_view location = {}) {
        support::HttpClient client(server_.port());
        const auto answer = issue(client, body);
        expectProblem(answer, status, code);
        EXPECT_EQ(answer.member("location"), location) << answer.body;
    }

    void TearDown() override {
        support::HttpClient client(server_.port());
        EXPECT_EQ(issue(client).member("number"), "D001") << "nothing refused may have taken a number";
        EXPECT_EQ(server_.stop(), 0) << server_.process().errors();
    }

    support::ServerProcess server_{"[limits]\nrequest_time = \"500ms\"\nidle_time = \"1h\"\nconnections = 12\n"};
};

TEST_F(BadInput, jsonThatIsNone) {
    for (const auto* body : {"", "{", "[1,", "\"", "{\"kiosk\":\"\xc3\x28\"}", "nonsense"}) {
        expectRefused(body, 400, "bad_json", "$");
    }
    expectRefused(std::string(5000, '['), 400, "bad_json", "$");
}

TEST_F(BadInput, jsonOfAnotherShape) {
    expectRefused("[]", 400, "wrong_type", "$");
    expectRefused(R"({"kiosk":"k1","items":"x"})", 400, "wrong_type", "$.items");
    expectRefused(R"({"kiosk":"k1","items":["x"],"vip":true})", 400, "unknown_member", "$.vip");
    expectRefused(R"({"kiosk":"k1"})", 400, "missing_member", "$.items");
    expectRefused(R"({"kiosk":"k1","items":["../../etc/passwd"]})", 400, "bad_value", "$.items[0]");
}

TEST_F(BadInput, whatTheSiteDoesNotHave) {
    expectRefused(R"({"kiosk":"k1","items":["no_such_item"]})", 422, "unknown_item");
    expectRefused(R"({"kiosk":"k1","items":["employee_enrolment"],"claim":{"claim":"king","evidence":"declared"}})",
                  422, "unknown_claim");
    Desk nowhere(server_, 99);
    expectProblem(nowhere.open(), 404, "unknown_desk");
    Desk desk(server_);
    expectProblem(desk.callNext(), 409, "desk_closed");
    desk.open();
    expectProblem(desk.at("start", std::string(32, '0')), 404, "unknown_ticket");
}

TEST_F(BadInput, keysThatAreMissingShortOrReused) {
    support::HttpClient client(server_.port());
    expectProblem(client.post("/api/v1/tickets", "", enrolment), 400, "idempotency_key_missing");
    expectProblem(client.post("/api/v1/tickets", "short", enrolment), 400, "idempotency_key_missing");
    expectProblem(client.post("/api/v1/tickets", std::string(129, 'k'), enrolment), 400, "idempotency_key_missing");
    expectProblem(client.post("/api/v1/tickets", "one-key-1", enrolment, "Idempotency-Key: one-key-2\r\n"), 400,
                  "idempotency_key_missing");
    const auto asked = client.post("/api/v1/help-requests", "one-key-3", R"({"kiosk":"k1","reason":"help"})");
    EXPECT_EQ(asked.status, 201);
    expectProblem(client.post("/api/v1/help-requests", "one-key-3", R"({"kiosk":"k1","reason":"glasses"})"), 422,
                  "idempotency_key_reused");
}

TEST_F(BadInput, requestsThatAreTooLarge) {
    expectRefused(std::string(17 * 1024, ' '), 413, "too_large");
    support::HttpClient header(server_.port());
    expectProblem(header.get("/healthz", "X: " + std::string(10'000, 'x') + "\r\n"), 431, "too_large");
    support::HttpClient target(server_.port());
    expectProblem(target.get("/" + std::string(2000, 'x')), 414, "too_large");
    support::HttpClient chunked(server_.port());
    const std::string chunk = "1000\r\n" + std::string(0x1000, 'x') + "\r\n";
    expectProblem(chunked.raw("POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" +
                              chunk + chunk + chunk + chunk + chunk + "0\r\n\r\n"),
                  413, "too_large");
}

TEST_F(BadInput, requestsThatAreNone) {
    for (const auto* bytes : {"\r\n\r\nGARBAGE\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                              "\x16\x03\x01\x02\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"}) {
        support::HttpClient client(server_.port());
        EXPECT_EQ(client.raw(bytes).status, 400) << bytes;
    }
    support::HttpClient client(server_.port());
    expectProblem(client.post("/api/v1/tickets", support::newKey(), enrolment, "Content-Type: text/xml\r\n"), 415,
                  "unsupported_media_type");
}

TEST_F(BadInput, aRequestThatNeverEndsIsCutOff) {
    support::HttpClient client(server_.port());
    ASSERT_TRUE(client.send("POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Le"));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(client.read().status, 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST_F(BadInput, addressesAndMethodsThatAreNone) {
    support::HttpClient client(server_.port());
    expectProblem(client.get("/api/v2/site"), 404, "not_found");
    expectProblem(client.get("/staff/../../../etc/passwd"), 404, "not_found");
    expectProblem(client.get("/staff/%2e%2e/server.toml"), 404, "not_found");
    expectProblem(client.raw("DELETE /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405, "method_not_allowed");
    expectProblem(client.get("/api/v1/stream?view=hall&client=d1"), 426, "upgrade_required");
}

TEST_F(BadInput, pagesOfOtherSites) {
    support::HttpClient client(server_.port());
    const std::string key = support::newKey();
    expectProblem(client.raw("GET /healthz HTTP/1.1\r\nHost: evil.example:8015\r\n\r\n"), 421, "host_not_known");
    expectProblem(client.raw("GET /healthz HTTP/1.1\r\n\r\n"), 421, "host_not_known");
    expectProblem(client.post("/api/v1/tickets", key, enrolment, "Origin: http://evil.example\r\n"), 403,
                  "origin_foreign");
    expectProblem(client.post("/api/v1/tickets", key, enrolment, "Sec-Fetch-Site: cross-site\r\n"), 403,
                  "origin_foreign");
    EXPECT_THROW(support::StreamClient(server_.port(), "view=hall&client=d1", "http://evil.example"), std::exception);
}

TEST_F(BadInput, moreConnectionsThanAllowed) {
    std::vector<std::unique_ptr<support::HttpClient>> clients;
    for (int i = 0; i < 12; ++i) {
        clients.push_back(std::make_unique<support::HttpClient>(server_.port()));
        EXPECT_EQ(clients.back()->get("/healthz").status, 200);
    }
    support::HttpClient tooMany(server_.port());
    expectProblem(tooMany.read(), 503, "too_many_connections");
    EXPECT_EQ(clients.front()->get("/healthz").status, 200);
}

TEST_F(BadInput, streamsThatAreNone) {
    for (const auto* query :
         {"", "view=hall", "client=d1", "view=moon&client=d1", "view=hall&client=d1&desk=0", "view=desk&client=d1",
          "view=desk&client=d1&desk=99", "view=hall&client=d1&x=1", "view=hall&client=d1&client=d2",
          "view=hall&client=a%2fb", "view=hall&client=d1&last=-1&stream=s"}) {
        EXPECT_THROW(support::StreamClient(server_.port(), query), std::exception) << query;
    }
}

TEST_F(BadInput, nonsenseOnAStreamClosesItAndNothingElse) {
    support::StreamClient other(server_.port(), "view=kiosk&client=k2");
    EXPECT_TRUE(other.next().has_value());
    for (const std::string& text :
         {std::string("nonsense"), std::string(R"({"type":"shout"})"), std::string(5000, ' ')}) {
        support::StreamClient stream(server_.port(), "view=kiosk&client=k1");
        EXPECT_TRUE(stream.next().has_value());
        stream.send(text);
        EXPECT_FALSE(stream.nextWith("never").has_value());
        EXPECT_EQ(stream.closeCode(), text.size() > 4096 ? 1009 : 1008) << text.substr(0, 20);
    }
    other.send(R"({"type":"alive"})");
    Desk(server_).open();
    EXPECT_TRUE(other.nextWith(R"("open_desks":1)").has_value());
}

} // namespace
} // namespace fifteen::integration
