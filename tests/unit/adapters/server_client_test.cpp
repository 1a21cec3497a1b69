// SPDX-License-Identifier: Apache-2.0
#include "adapters/server_client.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

#include <set>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

const QByteArray ticketJson =
    R"({"ticket":"0123456789abcdef0123456789abcdef","number":"A017","group":"chronic","items":["chronic-confirm"],)"
    R"("lane":"ordinary","evidence":"none","state":"waiting","arrived_at_ms":1790000000000,"ahead":2,"zone":"b"})";

protocol::IssueTicket wish() {
    return {.kiosk = "k1", .items = {"chronic-confirm"}, .claim = {}, .person = {}};
}

class ServerClientTest : public QtLoop {
protected:
    ServerClient& client(const QUrl& url) {
        client_ = std::make_unique<ServerClient>(
            ServerClient::Options{.server = url, .attemptTimeout = 150ms, .retryFirst = 10ms, .retryLongest = 40ms});
        return *client_;
    }

    void issue(std::chrono::milliseconds patience) {
        client_->issueTicket(
            wish(), patience,
            [this](Result<protocol::Ticket> answer) {
                ++answers_;
                if (answer)
                    ticket_ = *answer;
                else
                    failure_ = answer.error();
            },
            [this](protocol::Ticket ticket) { late_.push_back(std::move(ticket)); });
    }

    static std::set<QByteArray> keysOf(const ScriptedServer& server) {
        std::set<QByteArray> keys;
        for (const auto& request : server.requests)
            keys.insert(request.key);
        return keys;
    }

    std::unique_ptr<ServerClient> client_;
    int answers_ = 0;
    std::optional<protocol::Ticket> ticket_;
    std::optional<Failure> failure_;
    std::vector<protocol::Ticket> late_;
};

TEST_F(ServerClientTest, IssuesATicket) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::json(201, ticketJson); });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(5s);
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    EXPECT_EQ(ticket_->number, "A017");
    ASSERT_EQ(server.requests.size(), 1U);
    const auto& request = server.requests.front();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.path, "/api/v1/tickets");
    EXPECT_EQ(request.contentType, "application/json");
    EXPECT_GE(request.key.size(), 8);
    EXPECT_EQ(request.body, R"({"kiosk":"k1","items":["chronic-confirm"]})");
    EXPECT_EQ(client_->unanswered(), 0);
}

TEST_F(ServerClientTest, EveryWishHasItsOwnKey) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::json(201, ticketJson); });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(5s);
    issue(5s);
    ASSERT_TRUE(until([this] { return answers_ == 2; }));
    EXPECT_EQ(keysOf(server).size(), 2U);
}

TEST_F(ServerClientTest, AServerThatIsRestartingIsWaitedFor) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::json(201, ticketJson); });
    const auto port = freePort();
    client(QUrl("http://127.0.0.1:" + QString::number(port)));
    issue(8s);
    pass(60ms);
    EXPECT_EQ(answers_, 0);
    ASSERT_TRUE(server.listen(port));
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    EXPECT_TRUE(ticket_);
}

TEST_F(ServerClientTest, RepeatsUnderTheSameKey) {
    ScriptedServer server([](const auto&, int count) {
        if (count == 1)
            return ScriptedServer::hangUp(); // died before it answered
        if (count == 2)
            return ScriptedServer::hang();
        if (count == 3)
            return ScriptedServer::problem(503, "disk_refused");
        return ScriptedServer::json(201, ticketJson);
    });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(8s);
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    EXPECT_TRUE(ticket_);
    EXPECT_GE(server.requests.size(), 4U);
    EXPECT_EQ(keysOf(server).size(), 1U);
}

TEST_F(ServerClientTest, ARefusalIsFinal) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::problem(422, "group_closed"); });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(5s);
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    ASSERT_TRUE(failure_);
    EXPECT_EQ(failure_->error, Error::refused);
    EXPECT_EQ(failure_->code, "group_closed");
    EXPECT_EQ(failure_->status, 422);
    pass(80ms);
    EXPECT_EQ(server.requests.size(), 1U);
    EXPECT_EQ(client_->unanswered(), 0);
}

TEST_F(ServerClientTest, PatienceEndsWithoutAServerAndNothingIsLeftBehind) {
    client(QUrl("http://127.0.0.1:" + QString::number(freePort())));
    issue(100ms);
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    EXPECT_EQ(failure_->error, Error::unreachable);
    ASSERT_TRUE(until([this] { return client_->unanswered() == 0; })) << "it never reached a server: nothing to undo";
    EXPECT_TRUE(late_.empty());
}

TEST_F(ServerClientTest, ATicketThatComesTooLateIsNotLost) {
    bool slow = true;
    ScriptedServer server(
        [&slow](const auto&, int) { return slow ? ScriptedServer::hang() : ScriptedServer::json(201, ticketJson); });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(100ms);
    ASSERT_TRUE(until([this] { return answers_ == 1; }));
    EXPECT_EQ(failure_->error, Error::timedOut);
    EXPECT_EQ(client_->unanswered(), 1) << "the server may have issued it: that has to be found out";
    slow = false;
    ASSERT_TRUE(until([this] { return !late_.empty(); }));
    EXPECT_EQ(late_.size(), 1U);
    EXPECT_EQ(answers_, 1);
    EXPECT_EQ(keysOf(server).size(), 1U);
    EXPECT_EQ(client_->unanswered(), 0);
}

TEST_F(ServerClientTest, HelpIsNotAskedForLongAfter) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::hang(); });
    ASSERT_TRUE(server.listen());
    client(server.url());
    int answers = 0;
    client_->askHelp({.kiosk = "k1", .reason = "help"}, 100ms,
                     [&answers](const Result<protocol::HelpRequest>&) { ++answers; });
    ASSERT_TRUE(until([this] { return client_->unanswered() == 0; }));
    EXPECT_EQ(answers, 1);
}

TEST_F(ServerClientTest, APrintResultIsRepeatedUntilItIsTaken) {
    ScriptedServer server([](const auto&, int count) {
        return count < 6 ? ScriptedServer::hangUp() : ScriptedServer::json(200, ticketJson);
    });
    ASSERT_TRUE(server.listen());
    client(server.url());
    bool taken = false;
    client_->reportPrint("0123", {.kiosk = "k1", .result = "printed", .reprint = false, .fault = ""},
                         [&taken](const Result<protocol::Ticket>& answer) { taken = answer.has_value(); });
    ASSERT_TRUE(until([&taken] { return taken; }));
    EXPECT_EQ(server.requests.front().path, "/api/v1/tickets/0123/print-result");
    EXPECT_EQ(keysOf(server).size(), 1U);
}

TEST_F(ServerClientTest, TheStateInARefusalIsHandedOn) {
    ScriptedServer server([](const auto&, int) {
        return ScriptedServer::json(409,
                                    R"({"type":"about:blank","title":"t","status":409,"detail":"d",)"
                                    R"("code":"ticket_wrong_state","ticket_state":"called"})",
                                    "application/problem+json");
    });
    ASSERT_TRUE(server.listen());
    client(server.url());
    std::optional<Failure> failure;
    client_->cancelTicket("0123", {.by = "visitor"},
                          [&failure](const Result<protocol::Ticket>& answer) { failure = answer.error(); });
    ASSERT_TRUE(until([&failure] { return failure.has_value(); }));
    EXPECT_EQ(failure->ticketState, "called");
}

/// Answers no contract knows. None of them is more than a failure.
class NonsenseTest : public ServerClientTest, public testing::WithParamInterface<QByteArray> {};

TEST_P(NonsenseTest, IsAFailureAndNoMore) {
    ScriptedServer server([](const auto&, int) { return ScriptedServer::Answer{.bytes = GetParam()}; });
    ASSERT_TRUE(server.listen());
    client(server.url());
    issue(120ms);
    int siteAnswers = 0;
    client_->getSite([&siteAnswers](const Result<protocol::Site>& answer) {
        ++siteAnswers;
        EXPECT_FALSE(answer);
    });
    ASSERT_TRUE(until([this, &siteAnswers] { return answers_ == 1 && siteAnswers == 1; }));
    EXPECT_FALSE(ticket_);
}

QByteArray http(const QByteArray& status, const QByteArray& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

INSTANTIATE_TEST_SUITE_P(Answers, NonsenseTest,
                         testing::Values("garbage\n\n", QByteArray(3000, '\0'),
                                         http("201 Created", "<html>hello</html>"), http("200 OK", "{}"),
                                         http("201 Created", R"({"ticket":17})"),
                                         http("200 OK", "[" + QByteArray(20000, '[')), http("204 No Content", ""),
                                         http("302 Found\r\nLocation: /elsewhere", ""), http("404 Not Found", "no"),
                                         http("500 Oh", "{\"code\":5}"),
                                         QByteArray("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"ticket\""),
                                         QByteArray("HTTP/1.1 999 What\r\n\r\n"),
                                         QByteArray("HTTP/1.1 201 Created\r\nContent-Length: -4\r\n\r\n{}")));

TEST_F(ServerClientTest, AnEndlessAnswerIsCutOff) {
    const QByteArray flood(10 * 1024 * 1024, ' ');
    ScriptedServer server([&flood](const auto&, int) { return ScriptedServer::json(200, flood); });
    ASSERT_TRUE(server.listen());
    client_ = std::make_unique<ServerClient>(ServerClient::Options{.server = server.url(), .attemptTimeout = 5s});
    std::optional<Failure> failure;
    client_->getSite([&failure](const Result<protocol::Site>& answer) { failure = answer.error(); });
    ASSERT_TRUE(until([&failure] { return failure.has_value(); }));
    EXPECT_EQ(failure->error, Error::nonsense);
}

} // namespace
} // namespace fifteen::adapters
