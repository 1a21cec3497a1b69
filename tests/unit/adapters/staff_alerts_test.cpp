// SPDX-License-Identifier: Apache-2.0
#include "adapters/staff_alerts.hpp"
#include "qt_loop.hpp"
#include "scripted_server.hpp"

namespace fifteen::adapters {
namespace {

using namespace std::chrono_literals;

class StaffAlertsTest : public QtLoop {
protected:
    StaffAlertsTest()
        : server_([this](const auto&, int) {
            return refuse_ ? ScriptedServer::problem(503, "shutting_down")
                           : ScriptedServer::json(201, R"({"help":1,"kiosk":"k1","reason":"x","asked_at_ms":1})");
        }) {
        EXPECT_TRUE(server_.listen());
        client_ = std::make_unique<ServerClient>(ServerClient::Options{
            .server = server_.url(), .attemptTimeout = 200ms, .retryFirst = 20ms, .retryLongest = 20ms});
        alerts_ = std::make_unique<StaffAlerts>(*client_, "k1", StaffAlerts::Timing{.settle = 30ms, .patience = 60ms});
    }

    std::size_t asked(const QByteArray& reason) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            server_.requests, [&reason](const auto& request) { return request.body.contains(reason); }));
    }

    bool refuse_ = false;
    ScriptedServer server_;
    std::unique_ptr<ServerClient> client_;
    std::unique_ptr<StaffAlerts> alerts_;
};

TEST_F(StaffAlertsTest, CallsOnceATrouble) {
    alerts_->setTrouble("printer", "paper");
    ASSERT_TRUE(until([this] { return asked("paper") == 1; }));
    alerts_->setTrouble("printer", "paper");
    pass(100ms);
    EXPECT_EQ(asked("paper"), 1U);
    alerts_->setTrouble("printer", "");
    alerts_->setTrouble("printer", "paper");
    ASSERT_TRUE(until([this] { return asked("paper") == 2; }));
}

TEST_F(StaffAlertsTest, WhatPassesCallsNobody) {
    alerts_->setTrouble("reader", "reader");
    alerts_->setTrouble("reader", "");
    pass(100ms);
    EXPECT_TRUE(server_.requests.empty());
}

TEST_F(StaffAlertsTest, EachDeviceForItself) {
    alerts_->setTrouble("reader", "reader");
    alerts_->setTrouble("printer", "paper");
    ASSERT_TRUE(until([this] { return asked("reader") == 1 && asked("paper") == 1; }));
}

TEST_F(StaffAlertsTest, ARequestThatDidNotArriveIsMadeAgain) {
    refuse_ = true;
    alerts_->setTrouble("printer", "printer");
    ASSERT_TRUE(until([this] { return server_.requests.size() > 6; }));
    refuse_ = false;
    const auto before = server_.requests.size();
    ASSERT_TRUE(until([this, before] { return server_.requests.size() > before; }));
    pass(150ms);
    EXPECT_EQ(server_.requests.size(), before + 1) << "it has arrived";
}

} // namespace
} // namespace fifteen::adapters
