// SPDX-License-Identifier: Apache-2.0
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
namespace {

using namespace std::chrono_literals;
using flows::Page;

protocol::Site sampleSite() {
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
            std::make_unique<KioskController>(options, KioskController::World{*server_, *stream_, *site_, reader_,
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
    FakeReader reader_;
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

TEST_F(KioskControllerTest, TheServiceCodeOpensTheDevicesAndPrintsATest) {
    start();
    devices_.watch({.name = "printer", .kind = flows::DeviceKind::printer, .driver = "escpos", .where = "usb"},
                   printer_);
    printer_.become(PrinterState::coverOpen);
    kiosk_->handle(flows::ServicePressed{});
    for (const int digit : {1, 5, 0, 0, 1, 6})
        kiosk_->handle(flows::DigitPressed{digit});
    EXPECT_EQ(page(), Page::serviceCode);
    for (const int digit : {1, 5, 0, 0, 1, 5})
        kiosk_->handle(flows::DigitPressed{digit});
    ASSERT_EQ(page(), Page::service);
    ASSERT_EQ(kiosk_->surroundings().devices.size(), 1U);
    EXPECT_EQ(kiosk_->surroundings().devices[0].state, flows::DeviceState::coverOpen);
    kiosk_->handle(flows::PrintTestPressed{});
    ASSERT_EQ(printer_.pictures.size(), 1U);
    EXPECT_EQ(printer_.pictures[0].width(), 576);
    printer_.finish(true);
    EXPECT_EQ(kiosk_->visit().list, flows::PrintState::printed);
    ASSERT_TRUE(until([this] {
        return std::ranges::any_of(heard_, [](const QString& text) {
            return text.contains(R"("device":"printer")") && text.contains(R"("state":"cover_open")");
        });
    }));
}

/// Each clip the test needs, a tenth of a second of a sample of its own.
std::vector<std::string> clipsOfAnOrdinaryVisit() {
    return {"zh-greeting-card", "zh-choose-group", "zh-not-sure", "pause",   "zh-your-number",
            "letter-A",         "digit-0",         "digit-1",     "digit-7", "zh-farewell-card"};
}

TEST_F(KioskControllerTest, AVisitIsSpokenThroughAlsa) {
    const auto folder = std::filesystem::path(directory_.path().toStdString());
    const auto clips = clipsOfAnOrdinaryVisit();
    std::ofstream manifest(folder / "manifest.txt");
    for (std::size_t index = 0; index < clips.size(); ++index) {
        manifest << clips[index] << " | " << clips[index] << ".wav | \n";
        std::ofstream(folder / (clips[index] + ".wav"), std::ios::binary) << writeWav(
            {.rate = 16000, .samples = std::vector<std::int16_t>(1600, static_cast<std::int16_t>(index + 1))});
    }
    manifest.close();
    std::ofstream(folder / "asound.conf") << "pcm.hall { type file slave.pcm { type null } file \""
                                          << (folder / "heard.raw").string() << "\" format \"raw\" }\n";
    setenv("ALSA_CONFIG_PATH", (folder / "asound.conf").c_str(), 1);
    pack_ = *VoicePack::load(folder);
    alsaDevice_ = "hall";
    start();
    const auto quiet = [this] { return !kiosk_->visit().speech; };
    reader_.lay(1966); // greets
    ASSERT_TRUE(until(quiet));
    kiosk_->handle(flows::ListenPressed{});
    EXPECT_TRUE(flows::isListening(kiosk_->visit()));
    ASSERT_TRUE(until(quiet)) << "the end of the speech gives the button back";
    kiosk_->handle(flows::GroupChosen{"chronic"});
    kiosk_->handle(flows::TakeNumberPressed{});
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    printer_.finish(true);
    ASSERT_TRUE(until(quiet));
    kiosk_.reset();
    voice_.reset(); // writes what it has

    std::vector<std::string> heard;
    std::ifstream raw(folder / "heard.raw", std::ios::binary);
    std::int16_t before = 0;
    for (std::int16_t sample = 0; raw.read(reinterpret_cast<char*>(&sample), sizeof sample); before = sample)
        if (sample != before && sample > 0)
            heard.push_back(clips.at(static_cast<std::size_t>(sample - 1)));
    EXPECT_EQ(heard,
              (std::vector<std::string>{"zh-greeting-card", "zh-choose-group", "pause", "zh-not-sure", "zh-your-number",
                                        "letter-A", "digit-0", "digit-1", "digit-7", "pause", "zh-farewell-card"}));
}

TEST_F(KioskControllerTest, WithoutASoundCardTheVisitGoesOn) {
    start();
    kiosk_->handle(flows::ListenPressed{});
    ASSERT_TRUE(until([this] { return !kiosk_->visit().speech; }));
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
}

TEST_F(KioskControllerTest, AVoucherThatCannotBeDecodedHereIsSaid) {
    start();
    kiosk_->handle(flows::CodeScanned{flows::ScannedKind::voucher, "4243669509084040896099330000"});
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::voucherUnsupported);
}

TEST_F(KioskControllerTest, AnAppointmentIsFoundByTheCardAndCheckedInUnderOneKey) {
    siteMessage_.lanes.push_back(
        {.lane = "appointment", .name = {"预约", ""}, .promise_s = 300, .marked = true, .appointments = true});
    start();
    reader_.lay(1955);
    ASSERT_TRUE(until([this] { return page() == Page::appointment; }));
    EXPECT_EQ(kiosk_->visit().booked->items, std::vector<std::string>{"chronic-confirm"});
    int asked = 0;
    checkIn_ = [&](const auto&) { // the first time nobody answers in time
        return ++asked == 1 ? ScriptedServer::hang() : ScriptedServer::json(201, ticketJson("A001", "t9"));
    };
    kiosk_->handle(flows::CheckInPressed{});
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    const auto tries = posts("/check-in");
    ASSERT_GE(tries.size(), 2U);
    EXPECT_EQ(tries[0].path, "/api/v1/appointments/11111111111111111111111111111111/check-in");
    EXPECT_EQ(tries[0].key, tries[1].key);
    EXPECT_TRUE(posts("/tickets").empty());
}

TEST_F(KioskControllerTest, ACodeNobodyHasIsSaid) {
    siteMessage_.lanes.push_back(
        {.lane = "appointment", .name = {"预约", ""}, .promise_s = 300, .marked = true, .appointments = true});
    start();
    kiosk_->handle(flows::AppointmentPressed{});
    for (const int digit : {9, 9, 9, 9, 9, 9})
        kiosk_->handle(flows::DigitPressed{digit});
    ASSERT_TRUE(until([this] { return kiosk_->visit().codeState == flows::CodeState::unknown; }));
}

TEST_F(KioskControllerTest, ACardBecomesAPrintedTicket) {
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    EXPECT_EQ(page(), Page::ticket);
    const auto issued = posts("/tickets");
    ASSERT_EQ(issued.size(), 1U);
    EXPECT_TRUE(issued[0].body.contains(R"("claim":{"claim":"elderly","evidence":"proven"})")) << issued[0].body.data();
    EXPECT_TRUE(issued[0].body.contains(R"("masked_name":"李*")"));
    EXPECT_TRUE(kiosk_->visit().ticket->marked);
    EXPECT_EQ(printer_.pictures[0].width(), 576);
    printer_.finish(true);
    ASSERT_TRUE(until([this] { return posts("/print-result").size() == 1; }));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("result":"printed")"));
    kiosk_->handle(flows::DonePressed{});
    EXPECT_EQ(page(), Page::welcome);
    EXPECT_TRUE(posts("/cancel").empty());
}

TEST_F(KioskControllerTest, ANumberThatIsThereAtOnceLetsNoPageFlashBy) {
    issuingUnseen_ = 1h;
    start();
    watchPages();
    toIssuing();
    ASSERT_EQ(page(), Page::issuing);
    ASSERT_TRUE(until([this] { return wasTold(Page::ticket); }));
    EXPECT_FALSE(wasTold(Page::issuing));
}

TEST_F(KioskControllerTest, ThatANumberIsAwaitedIsShownAfterABlink) {
    issue_ = [](const auto& /*request*/) { return ScriptedServer::hang(); };
    issuingUnseen_ = 10ms;
    start();
    watchPages();
    toIssuing();
    ASSERT_TRUE(until([this] { return wasTold(Page::issuing); }));
    kiosk_->handle(flows::HelpPressed{});
    EXPECT_TRUE(wasTold(Page::help)) << "and what follows it is shown at once";
}

TEST_F(KioskControllerTest, AgeCountsOnTheSitesDate) {
    start(); // 2026-11-24 09:00 at the site
    reader_.lay(1967);
    EXPECT_FALSE(kiosk_->visit().visitor.claimProven);
    kiosk_->handle(flows::HomePressed{});
    reader_.lay(1966);
    EXPECT_TRUE(kiosk_->visit().visitor.claimProven);
}

TEST_F(KioskControllerTest, ATicketThatComesTooLateIsCancelled) {
    bool slow = true;
    issue_ = [&slow](const auto&) {
        return slow ? ScriptedServer::hang() : ScriptedServer::json(201, ticketJson("A018", "late"));
    };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    kiosk_->handle(flows::HomePressed{});
    slow = false;
    ASSERT_TRUE(until([this] { return !posts("/late/cancel").empty(); }));
    EXPECT_TRUE(printer_.jobs.empty()) << "nobody is left to see it";
    EXPECT_EQ(page(), Page::welcome);
}

TEST_F(KioskControllerTest, AServerThatDiesWhileIssuingIsWaitedForUnderTheSameKey) {
    int tries = 0;
    issue_ = [&tries](const auto&) {
        return ++tries < 3 ? ScriptedServer::hangUp() : ScriptedServer::json(201, ticketJson("A017", "t1"));
    };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::ticket; }));
    const auto issued = posts("/tickets");
    EXPECT_EQ(issued.size(), 3U);
    EXPECT_EQ(issued.front().key, issued.back().key);
}

TEST_F(KioskControllerTest, AClosedGroupIsSaid) {
    issue_ = [](const auto&) { return ScriptedServer::problem(409, "group_closed"); };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_EQ(kiosk_->visit().serviceTrouble, flows::ServiceTrouble::groupClosed);
}

TEST_F(KioskControllerTest, NonsenseInsteadOfATicketIsNoTicket) {
    issue_ = [](const auto&) { return ScriptedServer::json(201, R"({"number":"A017"})"); };
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_FALSE(kiosk_->visit().ticket);
}

TEST_F(KioskControllerTest, PaperEndIsReportedShownAndStaffAreCalledOnce) {
    start();
    toIssuing();
    ASSERT_TRUE(until([this] { return printer_.jobs.size() == 1; }));
    printer_.finish(false, PrinterState::paperEnd);
    printer_.become(PrinterState::paperEnd);
    printer_.become(PrinterState::paperEnd);
    EXPECT_EQ(page(), Page::printFailed);
    EXPECT_EQ(kiosk_->visit().print, flows::PrintState::paperEnd);
    ASSERT_TRUE(until([this] { return !posts("/help-requests").empty() && !posts("/print-result").empty(); }));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("result":"failed")"));
    EXPECT_TRUE(posts("/print-result")[0].body.contains(R"("fault":"paper_end")"));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"paper")"));
    pass(100ms);
    EXPECT_EQ(posts("/help-requests").size(), 1U);
    const auto told = [this](const char* part) {
        return std::ranges::any_of(heard_, [part](const QString& text) { return text.contains(part); });
    };
    EXPECT_TRUE(until([&told] { return told(R"("printer":"paper_end")"); }));

    printer_.become(PrinterState::ready);
    kiosk_->handle(flows::PrintAgainPressed{});
    ASSERT_EQ(printer_.jobs.size(), 1U);
    EXPECT_FALSE(printer_.pictures[0] == printer_.pictures[1]) << "it is marked as printed again";
    printer_.finish(true);
    ASSERT_TRUE(until([this] { return posts("/print-result").size() == 2; }));
    EXPECT_TRUE(posts("/print-result")[1].body.contains(R"("reprint":true)"));
}

TEST_F(KioskControllerTest, AnUnpluggedReaderIsToldAndTheKioskGoesOn) {
    start();
    reader_.plug(false);
    EXPECT_FALSE(kiosk_->surroundings().readerPresent);
    EXPECT_EQ(page(), Page::welcome);
    ASSERT_TRUE(until([this] { return !posts("/help-requests").empty(); }));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"reader")"));
    kiosk_->handle(flows::WithoutCardPressed{});
    EXPECT_EQ(page(), Page::chooseGroup);
    kiosk_->handle(flows::HomePressed{});
    reader_.plug(true);
    reader_.lay(1955);
    EXPECT_EQ(page(), Page::chooseGroup);
}

TEST_F(KioskControllerTest, UnpluggedDuringAReadIsCardTrouble) {
    start();
    emit reader_.cardFound();
    EXPECT_EQ(page(), Page::reading);
    reader_.plug(false);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(kiosk_->visit().cardTrouble, flows::CardTrouble::readerGone);
}

TEST_F(KioskControllerTest, AShortPlugPullCallsNobody) {
    start();
    reader_.plug(false);
    reader_.plug(true);
    pass(100ms);
    EXPECT_TRUE(posts("/help-requests").empty());
}

TEST_F(KioskControllerTest, HelpIsAskedForAndAnswered) {
    start();
    kiosk_->handle(flows::HelpPressed{"wheelchair"});
    ASSERT_TRUE(until([this] { return kiosk_->visit().help == flows::HelpState::asked; }));
    EXPECT_TRUE(posts("/help-requests")[0].body.contains(R"("reason":"wheelchair")"));
}

TEST_F(KioskControllerTest, AVanishedServerIsNoticedAfterAWhileAndItsReturnAtOnce) {
    start();
    const auto port = streamEnd_.serverPort();
    streamEnd_.close();
    connection_->abort();
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
    EXPECT_FALSE(kiosk_->surroundings().serverReachable);
    ASSERT_TRUE(streamEnd_.listen(QHostAddress::LocalHost, port));
    ASSERT_TRUE(until([this] { return page() == Page::welcome; }));
}

TEST_F(KioskControllerTest, StartsFromWhatItKeptWithoutAServer) {
    start();
    kiosk_.reset();
    site_.reset();
    stream_->stop();
    streamEnd_.close();
    build(QUrl("http://127.0.0.1:" + QString::number(freePort())));
    kiosk_->start();
    EXPECT_EQ(page(), Page::welcome);
    ASSERT_TRUE(until([this] { return page() == Page::outOfService; }));
}

TEST_F(KioskControllerTest, TheListOfPapersIsPrinted) {
    start();
    kiosk_->handle(flows::WithoutCardPressed{});
    kiosk_->handle(flows::GroupChosen{"chronic"});
    kiosk_->handle(flows::PrintListPressed{});
    ASSERT_EQ(printer_.jobs.size(), 1U);
    printer_.finish(false, PrinterState::gone);
    EXPECT_EQ(kiosk_->visit().list, flows::PrintState::printerGone);
    EXPECT_EQ(page(), Page::item);
    EXPECT_TRUE(posts("/print-result").empty());
}

} // namespace
} // namespace fifteen::adapters
