// SPDX-License-Identifier: Apache-2.0
#include "adapters/device_reporter.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

class DeviceReporterTest : public QtLoop {
protected:
    DeviceReporterTest() {
        pad_ = watch_.add(
            {.name = "pad", .kind = flows::DeviceKind::deskKeypad, .driver = "ff68", .where = "serial pads address 3"});
    }

    void start(ScriptedServer& server, std::chrono::milliseconds every) {
        ASSERT_TRUE(server.listen());
        client_ = std::make_unique<ServerClient>(
            ServerClient::Options{.server = server.url(), .attemptTimeout = 150ms, .retryFirst = 10ms});
        reporter_ = std::make_unique<DeviceReporter>(3, watch_, *client_, every);
    }

    static ScriptedServer::Answer kept() {
        return ScriptedServer::json(200, R"({"desk":3,"online":true,"devices":[]})");
    }

    DeviceWatch watch_{{}};
    std::size_t pad_;
    std::unique_ptr<ServerClient> client_;
    std::unique_ptr<DeviceReporter> reporter_;
};

TEST_F(DeviceReporterTest, TellsAllThereIsAtStartAndWhatChangesAtOnce) {
    ScriptedServer server([](const auto&, int) { return kept(); });
    start(server, 1h);
    ASSERT_TRUE(until([&] { return server.requests.size() == 1 && client_->unanswered() == 0; }));
    EXPECT_EQ(server.requests[0].path, "/api/v1/desks/3/devices");
    EXPECT_TRUE(server.requests[0].body.contains(R"("device":"pad","kind":"desk-keypad")"));
    watch_.become(pad_, flows::DeviceState::absent, "line_gone");
    ASSERT_TRUE(until([&] { return server.requests.size() == 2; }));
    EXPECT_TRUE(server.requests[1].body.contains(R"("state":"absent","trouble":"line_gone")"));
}

TEST_F(DeviceReporterTest, WhatChangesWhileAReportIsUnderWayFollowsIt) {
    ScriptedServer server([this](const auto&, int count) {
        if (count == 1)
            watch_.become(pad_, flows::DeviceState::ok, {});
        return kept();
    });
    start(server, 1h);
    ASSERT_TRUE(until([&] { return server.requests.size() == 2; }));
    EXPECT_TRUE(server.requests[1].body.contains(R"("state":"ok")"));
}

/// What the program says in its log, while this lives.
class LogLines {
public:
    LogLines()
        : before_(qInstallMessageHandler(
              [](QtMsgType, const QMessageLogContext&, const QString& line) { lines << line; })) {
        lines.clear();
    }

    LogLines(const LogLines&) = delete;
    LogLines& operator=(const LogLines&) = delete;

    ~LogLines() { qInstallMessageHandler(before_); }

    inline static QStringList lines;

private:
    QtMessageHandler before_;
};

TEST_F(DeviceReporterTest, TellsAgainThoughItIsRefusedAndSaysSoOnce) {
    const LogLines log;
    ScriptedServer server([](const auto&, int) { return ScriptedServer::problem(404, "unknown_desk"); });
    start(server, 20ms);
    EXPECT_TRUE(until([&] { return server.requests.size() >= 3; }));
    EXPECT_EQ(LogLines::lines.filter(QStringLiteral("devices of desk 3 are: unknown_desk")).size(), 1);
}

TEST_F(DeviceReporterTest, SaysOnceThatSomebodyElseAnswers) {
    const LogLines log;
    ScriptedServer server([](const auto&, int) { return ScriptedServer::json(404, "<html>"); });
    start(server, 20ms);
    EXPECT_TRUE(until([&] { return server.requests.size() >= 3; }));
    EXPECT_EQ(LogLines::lines.filter(QStringLiteral("this is no queue server's answer")).size(), 1);
}

TEST_F(DeviceReporterTest, SaysNothingOfTroubleThatPasses) {
    const LogLines log;
    ScriptedServer server([](const auto&, int) { return ScriptedServer::problem(503, "shutting_down"); });
    start(server, 20ms);
    EXPECT_TRUE(until([&] { return server.requests.size() >= 3; }));
    EXPECT_TRUE(LogLines::lines.filter(QStringLiteral("desk 3")).isEmpty());
}

} // namespace
} // namespace fifteen::adapters
