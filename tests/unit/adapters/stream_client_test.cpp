// SPDX-License-Identifier: Apache-2.0
#include "adapters/stream_client.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

const QString snapshot =
    R"({"type":"snapshot","stream":"s1","seq":7,"state":{"groups":[{"group":"chronic","waiting":5,"open":true}],"open_desks":4,"gives_numbers":true}})";

QString update(int seq, int desks) {
    return QStringLiteral(R"({"type":"update","seq":%1,"set":{"open_desks":%2}})").arg(seq).arg(desks);
}

/// The server's end of the stream.
class StreamClientTest : public QtLoop {
protected:
    StreamClientTest()
        : server_("test", QWebSocketServer::NonSecureMode) {
        QObject::connect(&server_, &QWebSocketServer::newConnection, &server_, [this] {
            end_ = server_.nextPendingConnection();
            QObject::connect(end_, &QWebSocket::textMessageReceived, &server_,
                             [this](const QString& text) { heard_.push_back(text); });
            ++connections_;
            if (!greeting_.isEmpty())
                end_->sendTextMessage(greeting_);
        });
    }

    void listen(quint16 port = 0) {
        ASSERT_TRUE(server_.listen(QHostAddress::LocalHost, port));
        port_ = server_.serverPort();
    }

    void start() {
        StreamClient::Options options;
        options.server = QUrl("http://127.0.0.1:" + QString::number(port_));
        options.view = StreamClient::View::kiosk;
        options.client = "k1";
        options.retryFirst = 10ms;
        options.retryLongest = 40ms;
        options.aliveEvery = 50ms;
        options.silentAfter = 200ms;
        client_ = std::make_unique<StreamClient>(options);
        QObject::connect(client_.get(), &StreamClient::kioskState, &server_,
                         [this](const protocol::KioskState& state) { states_.push_back(state); });
        QObject::connect(client_.get(), &StreamClient::connectedChanged, &server_,
                         [this](bool connected) { changes_.push_back(connected); });
        client_->start();
    }

    void startWithSnapshot() {
        greeting_ = snapshot;
        listen();
        start();
        ASSERT_TRUE(until([this] { return client_->connected(); }));
    }

    QUrlQuery query() const { return QUrlQuery(end_->requestUrl()); }

    bool heard(const QString& part) const {
        return std::ranges::any_of(heard_, [&part](const QString& text) { return text.contains(part); });
    }

    QWebSocketServer server_;
    QWebSocket* end_ = nullptr; ///< the newest connection
    QString greeting_;
    int connections_ = 0;
    quint16 port_ = 0;
    std::vector<QString> heard_;
    std::vector<protocol::KioskState> states_;
    std::vector<bool> changes_;
    std::unique_ptr<StreamClient> client_; ///< first to go
};

TEST_F(StreamClientTest, SaysWhoItIsAndTakesTheSnapshot) {
    startWithSnapshot();
    EXPECT_EQ(end_->requestUrl().path(), "/api/v1/stream");
    EXPECT_EQ(query().queryItemValue("view"), "kiosk");
    EXPECT_EQ(query().queryItemValue("client"), "k1");
    EXPECT_FALSE(query().hasQueryItem("stream"));
    ASSERT_EQ(states_.size(), 1U);
    EXPECT_EQ(states_[0].open_desks, 4);
    EXPECT_EQ(states_[0].groups.at(0).waiting, 5);
}

TEST_F(StreamClientTest, MergesUpdates) {
    startWithSnapshot();
    end_->sendTextMessage(update(8, 2));
    ASSERT_TRUE(until([this] { return states_.size() == 2; }));
    EXPECT_EQ(states_[1].open_desks, 2);
    EXPECT_EQ(states_[1].groups.size(), 1U) << "what is not in the update stays";
}

TEST_F(StreamClientTest, ComesBackSayingWhatItSawLast) {
    startWithSnapshot();
    greeting_.clear();
    end_->sendTextMessage(update(8, 2));
    ASSERT_TRUE(until([this] { return states_.size() == 2; }));
    end_->abort();
    ASSERT_TRUE(until([this] { return connections_ == 2; }));
    EXPECT_EQ(query().queryItemValue("stream"), "s1");
    EXPECT_EQ(query().queryItemValue("last"), "8");
    ASSERT_TRUE(until([this] { return client_->connected(); })) << "nothing was missed: the pong alone says so";
    end_->sendTextMessage(update(9, 3));
    ASSERT_TRUE(until([this] { return states_.back().open_desks == 3; }));
    EXPECT_EQ(changes_, (std::vector<bool>{true, false, true}));
}

TEST_F(StreamClientTest, WaitsForAServerThatIsAbsent) {
    port_ = freePort();
    start();
    pass(60ms);
    EXPECT_FALSE(client_->connected());
    greeting_ = snapshot;
    listen(port_);
    ASSERT_TRUE(until([this] { return client_->connected(); }));
}

TEST_F(StreamClientTest, TellsItsDevicesAtOnceAndAfterEachBreak) {
    greeting_ = snapshot;
    listen();
    start();
    client_->setDeviceStatus({"status", "ok", "absent"});
    ASSERT_TRUE(until([this] { return heard(R"("printer":"ok")"); }));
    EXPECT_TRUE(heard(R"("reader":"absent")"));
    client_->setDeviceStatus({"status", "paper_end", "absent"});
    ASSERT_TRUE(until([this] { return heard(R"("printer":"paper_end")"); }));
    heard_.clear();
    end_->abort();
    ASSERT_TRUE(until([this] { return heard(R"("printer":"paper_end")"); }));
}

TEST_F(StreamClientTest, SaysThatItIsAlive) {
    startWithSnapshot();
    heard_.clear();
    ASSERT_TRUE(until([this] { return heard_.size() >= 2 && heard(R"({"type":"alive"})"); }));
}

TEST_F(StreamClientTest, AcknowledgementsWaitForAConnection) {
    port_ = freePort();
    start();
    client_->acknowledge(41, StreamClient::Stage::shown);
    greeting_ = snapshot;
    listen(port_);
    ASSERT_TRUE(until([this] { return heard(R"({"type":"ack","call":41,"stage":"shown"})"); }));
}

TEST_F(StreamClientTest, AGapInTheNumbersIsNotShown) {
    startWithSnapshot();
    end_->sendTextMessage(update(12, 99));
    ASSERT_TRUE(until([this] { return connections_ == 2; }));
    for (const auto& state : states_)
        EXPECT_NE(state.open_desks, 99);
    EXPECT_FALSE(query().hasQueryItem("stream")) << "from the beginning";
    ASSERT_TRUE(until([this] { return client_->connected(); }));
}

class StreamNonsenseTest : public StreamClientTest, public testing::WithParamInterface<QString> {};

TEST_P(StreamNonsenseTest, LeadsToAFreshStart) {
    startWithSnapshot();
    end_->sendTextMessage(GetParam());
    ASSERT_TRUE(until([this] { return connections_ >= 2 && client_->connected(); }));
    for (const auto& state : states_)
        EXPECT_EQ(state.open_desks, 4);
}

INSTANTIATE_TEST_SUITE_P(
    Frames, StreamNonsenseTest,
    testing::Values(
        QStringLiteral("hello"), QStringLiteral("[]"), QStringLiteral("{"), QStringLiteral(R"({"type":"snapshot"})"),
        QStringLiteral(R"({"type":"snapshot","stream":"s1","seq":9,"state":{"open_desks":"many","groups":[]}})"),
        QStringLiteral(R"({"type":"update","seq":8,"set":{"open_desks":{}}})"),
        QStringLiteral(R"({"type":"update","seq":"8","set":{}})"), QString(100000, '{')));

TEST_F(StreamClientTest, AServerThatOnlySpeaksNonsenseIsAskedLessAndLess) {
    greeting_ = "nonsense";
    listen();
    start();
    ASSERT_TRUE(until([this] { return connections_ >= 4; }));
    EXPECT_FALSE(client_->connected());
    EXPECT_TRUE(states_.empty());
}

TEST_F(StreamClientTest, BinaryMessagesAreNonsense) {
    startWithSnapshot();
    end_->sendBinaryMessage("\x01\x02");
    ASSERT_TRUE(until([this] { return connections_ == 2; }));
}

TEST_F(StreamClientTest, AServerThatTakesTheConnectionAndIsSilentIsLeft) {
    ScriptedServer silent([](const auto&, int) { return ScriptedServer::hang(); });
    ASSERT_TRUE(silent.listen());
    port_ = silent.port();
    start();
    ASSERT_TRUE(until([&silent] { return silent.requests.size() >= 2; }));
    EXPECT_FALSE(client_->connected());
}

TEST_F(StreamClientTest, StopsForGood) {
    startWithSnapshot();
    client_->stop();
    EXPECT_FALSE(client_->connected());
    pass(60ms);
    EXPECT_EQ(connections_, 1);
}

} // namespace
} // namespace fifteen::adapters
