// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "adapters/kiosk_controller.hpp"
#include "fake_devices.hpp"
#include "protocol/codec.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

#include <QTemporaryDir>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fifteen::adapters {
using namespace std::chrono_literals;
using flows::Page;

inline protocol::Site sampleSite() {
    protocol::Site site;
    site.name = {.zh = "清河镇便民服务中心", .en = "Qinghe"};
    site.utc_offset_minutes = 480;
    site.lanes = {{.lane = "ordinary", .name = {"普通", ""}, .promise_s = 1800, .marked = false},
                  {.lane = "priority", .name = {"优先", ""}, .promise_s = 600, .marked = true}};
    site.claims = {{.claim = "elderly",
                    .name = {"老年人", ""},
                    .lane = "priority",
                    .evidence = {"身份证", ""},
                    .declarable = true,
                    .age_from = 60}};
    site.groups = {{.group = "chronic",
                    .name = {"门诊慢特病", ""},
                    .summary = {"", ""},
                    .prefix = "A",
                    .icon = "heart",
                    .zone = "b",
                    .more = false}};
    protocol::Item item;
    item.item = "chronic-confirm";
    item.group = "chronic";
    item.name = {"门诊慢特病病种待遇认定", ""};
    site.items = {item};
    return site;
}

/// A kiosk between a scripted server and fake devices.
class KioskControllerTest : public QtLoop {
protected:
    KioskControllerTest()
        : http_([this](const auto& request, int) { return answer(request); })
        , streamEnd_("test", QWebSocketServer::NonSecureMode) {
        devices_.watch({.name = "printer", .kind = flows::DeviceKind::printer, .driver = "escpos", .where = "usb"},
                       printer_);
        QObject::connect(&streamEnd_, &QWebSocketServer::newConnection, &streamEnd_, [this] {
            connection_ = streamEnd_.nextPendingConnection();
            QObject::connect(connection_, &QWebSocket::textMessageReceived, &streamEnd_,
                             [this](const QString& text) { heard_.push_back(text); });
            connection_->sendTextMessage(
                R"({"type":"snapshot","stream":"s","seq":1,"state":{"groups":[],"open_desks":2,"gives_numbers":true}})");
        });
    }

    void SetUp() override {
        ASSERT_TRUE(http_.listen());
        ASSERT_TRUE(streamEnd_.listen(QHostAddress::LocalHost));
    }

    void build(const QUrl& url) {
        voice_ = std::make_unique<VoicePlayer>(std::move(pack_), alsaDevice_);
        server_ = std::make_unique<ServerClient>(
            ServerClient::Options{.server = url, .attemptTimeout = 150ms, .retryFirst = 10ms, .retryLongest = 40ms});
        StreamClient::Options stream;
        stream.server = QUrl("http://127.0.0.1:" + QString::number(streamEnd_.serverPort()));
        stream.client = "k1";
        stream.retryFirst = 10ms;
        stream_ = std::make_unique<StreamClient>(stream);
        site_ = std::make_unique<SiteKeeper>(*server_, directory_.path());
        KioskController::Options options;
        options.kiosk = "k1";
        options.issuePatience = 300ms;
        options.serverGrace = 100ms;
        options.serviceCode = "150015";
        options.alerts = {.settle = 20ms, .patience = 500ms};
        options.issuingUnseen = issuingUnseen_;
        options.now = [] { return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 1h; };
        kiosk_ =
            std::make_unique<KioskController>(options, KioskController::World{*server_, *stream_, *site_, readers_,
                                                                              printer_, devices_, vouchers_, *voice_});
    }

    /// Every page the pages were told of from now on.
    void watchPages() {
        QObject::connect(kiosk_.get(), &KioskController::shown, kiosk_.get(), [this] { told_.push_back(page()); });
    }

    bool wasTold(Page page) const { return std::ranges::find(told_, page) != told_.end(); }

    void start() {
        build(http_.url());
        kiosk_->start();
        ASSERT_TRUE(until([this] { return page() == Page::welcome && stream_->connected(); }));
    }

    ScriptedServer::Answer answer(const ScriptedServer::Request& request) {
        if (request.path == "/api/v1/site")
            return ScriptedServer::json(200, QByteArray::fromStdString(protocol::encode(siteMessage_)));
        if (request.path.contains("/by-person/"))
            return ScriptedServer::json(
                200,
                R"({"appointments":[{"appointment":"11111111111111111111111111111111","items":["chronic-confirm"],)"
                R"("group":"chronic","at_ms":1790000000000,"state":"booked","code":"406152"}]})");
        if (request.path.contains("/by-code/"))
            return ScriptedServer::json(200, R"({"appointments":[]})");
        if (request.path.endsWith("/check-in") && checkIn_)
            return checkIn_(request);
        if (request.path == "/api/v1/tickets" && issue_)
            return issue_(request);
        if (request.path == "/api/v1/help-requests")
            return ScriptedServer::json(201, R"({"help":1,"kiosk":"k1","reason":"help","asked_at_ms":1})");
        return ScriptedServer::json(200, ticketJson("A017", "t1"));
    }

    static QByteArray ticketJson(const QByteArray& number, const QByteArray& token) {
        return R"({"ticket":")" + token + R"(","number":")" + number +
               R"(","group":"chronic","items":["chronic-confirm"],"lane":"priority","evidence":"proven",)"
               R"("state":"waiting","arrived_at_ms":1790000000000,"ahead":2,"zone":"b"})";
    }

    std::vector<ScriptedServer::Request> posts(const QByteArray& pathEnd) const {
        std::vector<ScriptedServer::Request> found;
        std::ranges::copy_if(http_.requests, std::back_inserter(found), [&pathEnd](const auto& request) {
            return request.method == "POST" && request.path.endsWith(pathEnd);
        });
        return found;
    }

    void toIssuing() {
        reader_.lay(1955);
        kiosk_->handle(flows::GroupChosen{"chronic"});
        kiosk_->handle(flows::TakeNumberPressed{});
    }

    Page page() const { return kiosk_->visit().page; }

    QTemporaryDir directory_;
    ScriptedServer http_;
    QWebSocketServer streamEnd_;
    QWebSocket* connection_ = nullptr;
    std::vector<QString> heard_;
    protocol::Site siteMessage_ = sampleSite();
    std::function<ScriptedServer::Answer(const ScriptedServer::Request&)> issue_;
    std::function<ScriptedServer::Answer(const ScriptedServer::Request&)> checkIn_;
    CardReaders readers_;
    FakeReader& reader_ = addFake(readers_, flows::Proof::idCard);
    FakePrinter printer_;
    DeviceWatch devices_{{}};
    VoucherClient vouchers_{{.url = {}, .key = {}}};
    std::unique_ptr<ServerClient> server_;
    std::unique_ptr<StreamClient> stream_;
    std::unique_ptr<SiteKeeper> site_;
    std::optional<VoicePack> pack_; ///< none: everything said ends unspoken at once
    std::string alsaDevice_ = "none";
    std::unique_ptr<VoicePlayer> voice_;
    std::chrono::milliseconds issuingUnseen_{150};
    std::vector<Page> told_;
    std::unique_ptr<KioskController> kiosk_; ///< first to go
};

} // namespace fifteen::adapters
