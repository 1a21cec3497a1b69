// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace fifteen::integration {
namespace {

TEST(Crash, whatWasAnsweredIsThereAfterAKillInTheMiddleOfLoad) {
    support::ServerProcess server;
    std::mutex guard;
    std::map<std::string, std::string> answered; // ticket -> number
    std::map<std::string, std::string> pending;  // client -> the key that got no answer
    std::atomic<int> count = 0;
    std::vector<std::thread> kiosks;
    for (int i = 0; i < 8; ++i) {
        kiosks.emplace_back([&, i] {
            support::HttpClient client(server.port());
            for (;;) {
                const std::string key = support::newKey();
                const auto answer = client.post("/api/v1/tickets", key, enrolment);
                const std::lock_guard lock(guard);
                if (answer.status != 201) {
                    pending[std::to_string(i)] = key;
                    return;
                }
                answered.emplace(answer.member("ticket"), answer.member("number"));
                ++count;
                count.notify_one();
            }
        });
    }
    for (int seen = count; seen < 200; seen = count) {
        count.wait(seen);
    }
    server.kill();
    for (std::thread& kiosk : kiosks) {
        kiosk.join();
    }
    server.start();

    support::HttpClient client(server.port());
    std::map<std::string, std::string> byNumber;
    for (const auto& [ticket, number] : answered) {
        EXPECT_EQ(client.get("/api/v1/tickets/" + ticket).member("number"), number) << "lost";
        EXPECT_TRUE(byNumber.emplace(number, ticket).second) << number << " was given twice";
    }
    // Those who heard nothing ask again under the same key, some of them twice: one number each.
    for (const auto& [who, key] : pending) {
        const auto first = client.post("/api/v1/tickets", key, enrolment);
        const auto second = client.post("/api/v1/tickets", key, enrolment);
        EXPECT_EQ(first.status, 201);
        EXPECT_EQ(first.body, second.body);
        EXPECT_TRUE(byNumber.emplace(first.member("number"), first.member("ticket")).second) << "a number twice";
    }
    EXPECT_EQ(pending.size(), 8U);
}

TEST(Crash, aRepeatedCommandGetsTheSameAnswerAcrossARestart) {
    support::ServerProcess server;
    const std::string key = support::newKey();
    support::HttpAnswer before;
    {
        support::HttpClient client(server.port());
        before = client.post("/api/v1/tickets", key, enrolment);
        ASSERT_EQ(before.status, 201);
    }
    server.kill();
    server.start();
    support::HttpClient client(server.port());
    const auto again = client.post("/api/v1/tickets", key, enrolment);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, before.body);
    EXPECT_EQ(issue(client).member("number"), "D002");
}

TEST(Crash, theHallStandsAsItStood) {
    support::ServerProcess server;
    std::string called;
    std::string number;
    std::string other;
    {
        support::HttpClient kiosk(server.port());
        issue(kiosk);
        issue(kiosk);
        Desk desk(server);
        desk.open();
        const auto call = desk.callNext();
        called = call.member("ticket");
        number = call.member("number");
        other = number == "D001" ? "D002" : "D001"; // who came in the same millisecond is told apart by their token
    }
    server.kill();
    server.start();
    support::StreamClient hall(server.port(), "view=hall&client=d1&last_call=0");
    protocol::Mirror<protocol::HallState> screen;
    ASSERT_TRUE(screen.apply(hall.next().value_or("")).has_value());
    EXPECT_EQ(screen.state().calls.at(0).number, number);
    EXPECT_EQ(screen.state().desks.at(0).number, number);
    EXPECT_EQ(screen.state().desks.at(0).staff, "0217");
    Desk desk(server);
    EXPECT_EQ(desk.at("start", called).status, 200);
    EXPECT_EQ(desk.callNext(true).member("number"), other);
}

TEST(Crash, aSecondServerOnTheSameFolderRefuses) {
    support::ServerProcess server;
    support::ChildProcess second(
        {support::ServerProcess::program().string(), "--config", server.configFile().string()});
    EXPECT_EQ(second.wait(std::chrono::seconds(20)), 1);
    EXPECT_NE(second.errors().find("data"), std::string::npos) << second.errors();
    support::HttpClient client(server.port());
    EXPECT_EQ(issue(client).status, 201);
}

} // namespace
} // namespace fifteen::integration
