// SPDX-License-Identifier: Apache-2.0
#include "adapters/voucher_client.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;
using flows::CardTrouble;

const std::string kVoucher = "4243669509084040896099330000"; // shaped like one, nobody's

class VoucherClientTest : public QtLoop {
protected:
    VoucherClientTest()
        : gateway_([this](const auto&, int) { return answer_; }) {}

    void SetUp() override { ASSERT_TRUE(gateway_.listen()); }

    VoucherClient::Answer ask(const QUrl& url) {
        VoucherClient client({.url = url, .key = QByteArray(32, 'k'), .patience = 300ms});
        std::optional<VoucherClient::Answer> given;
        int times = 0;
        client.decode(kVoucher, [&](const auto& answer) {
            given = answer;
            ++times;
        });
        EXPECT_TRUE(until([&] { return given.has_value(); }));
        EXPECT_EQ(times, 1);
        return given.value_or(CardTrouble::notRead);
    }

    CardTrouble troubleWith(const ScriptedServer::Answer& answer) {
        answer_ = answer;
        const auto said = ask(gateway_.url());
        const auto* trouble = std::get_if<CardTrouble>(&said);
        EXPECT_NE(trouble, nullptr);
        return trouble != nullptr ? *trouble : CardTrouble::notRead;
    }

    ScriptedServer gateway_;
    ScriptedServer::Answer answer_ = ScriptedServer::json(404, "{}");
};

TEST_F(VoucherClientTest, TheHolderComesMaskedAndHashed) {
    answer_ = ScriptedServer::json(200, R"({"id_number":"110101195503120021","name":"李秀英"})");
    const auto said = ask(gateway_.url());
    const auto* holder = std::get_if<CardHolder>(&said);
    ASSERT_NE(holder, nullptr);
    EXPECT_EQ(holder->maskedName, "李*");
    EXPECT_EQ(holder->birth, std::chrono::year(1955) / 3 / 12);
    EXPECT_EQ(holder->idHash.size(), 64U);
    EXPECT_EQ(holder->idHash.find("110101195503120021"), std::string::npos);
    ASSERT_EQ(gateway_.requests.size(), 1U);
    EXPECT_EQ(gateway_.requests[0].method, "POST");
}

TEST_F(VoucherClientTest, WithoutAGatewayItIsSaidAtOnce) {
    EXPECT_EQ(std::get<CardTrouble>(ask({})), CardTrouble::voucherUnsupported);
}

TEST_F(VoucherClientTest, AnOldCodeIsRefused) {
    EXPECT_EQ(troubleWith(ScriptedServer::json(404, "{}")), CardTrouble::voucherRefused);
}

TEST_F(VoucherClientTest, NonsenseGreetsNobody) {
    for (const QByteArray& body :
         {QByteArray(""), QByteArray("[]"), QByteArray(R"({"id_number":"110101195503120020","name":"x"})"),
          QByteArray(R"({"id_number":7})"), QByteArray(R"({"id_number":"1101011955031200"})"), QByteArray(9000, '[')})
        EXPECT_EQ(troubleWith(ScriptedServer::json(200, body)), CardTrouble::voucherUnreachable) << body.constData();
    EXPECT_EQ(troubleWith(ScriptedServer::json(500, "{}")), CardTrouble::voucherUnreachable);
}

TEST_F(VoucherClientTest, ASilentGatewayIsNotWaitedForForEver) {
    EXPECT_EQ(troubleWith(ScriptedServer::hang()), CardTrouble::voucherUnreachable);
}

TEST_F(VoucherClientTest, AGatewayThatIsDownIsSaid) {
    EXPECT_EQ(std::get<CardTrouble>(ask(QUrl("http://127.0.0.1:" + QString::number(freePort())))),
              CardTrouble::voucherUnreachable);
}

} // namespace
} // namespace fifteen::adapters
