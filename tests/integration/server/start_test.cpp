// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;

/// Runs the server on a broken config and gives what it says.
std::string refusal(const std::filesystem::path& config) {
    support::ChildProcess server({support::ServerProcess::program().string(), "--config", config.string()});
    EXPECT_EQ(server.wait(20s), 1);
    return server.errors();
}

TEST(Start, anUnknownKeyIsNamedWithFileAndLine) {
    const support::TemporaryDirectory folder;
    const auto config =
        folder.write("server.toml", "site = \"s\"\ncatalogue = \"c\"\ndata_dir = \"d\"\nlistne = \"x\"\n");
    EXPECT_NE(refusal(config).find("server.toml:4: listne"), std::string::npos) << refusal(config);
}

TEST(Start, aWrongValueIsNamedWithFileAndLine) {
    const support::TemporaryDirectory folder;
    const auto config =
        folder.write("server.toml", "site = \"s\"\ncatalogue = \"c\"\ndata_dir = \"d\"\n\nlisten = \"everywhere\"\n");
    EXPECT_NE(refusal(config).find("server.toml:5: listen"), std::string::npos) << refusal(config);
}

TEST(Start, aDamagedJournalIsRefusedByName) {
    support::ServerProcess server;
    {
        support::HttpClient client(server.port());
        issue(client);
    }
    EXPECT_EQ(server.stop(), 0);
    std::fstream database(server.dataDir() / "fifteen.db", std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(database)), std::istreambuf_iterator<char>());
    const auto at =
        bytes.find("\"D\"") != std::string::npos ? bytes.find("employee_enrolment") : bytes.find("employee_enrolment");
    ASSERT_NE(at, std::string::npos);
    for (auto next = at; next != std::string::npos; next = bytes.find("employee_enrolment", next + 1)) {
        bytes[next] = 'E';
    }
    database.seekp(0);
    database.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    database.close();
    EXPECT_NE(refusal(server.configFile()).find("event"), std::string::npos) << refusal(server.configFile());
}

TEST(Start, aStopWaitsForNobodyWhoOnlyListens) {
    support::ServerProcess server;
    support::StreamClient hall(server.port(), "view=hall&client=d1");
    support::HttpClient idle(server.port());
    EXPECT_TRUE(hall.next().has_value());
    EXPECT_EQ(idle.get("/healthz").status, 200);
    server.process().signal(SIGTERM);
    EXPECT_FALSE(hall.nextWith("never").has_value());
    EXPECT_EQ(hall.closeCode(), 1001);
    EXPECT_EQ(server.process().wait(5s), 0);
}

TEST(Start, theSiteAndTheFiguresAreThere) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    const auto site = protocol::decodeLenient<protocol::Site>(client.get("/api/v1/site").body);
    ASSERT_TRUE(site.has_value());
    EXPECT_EQ(site->desks.size(), 6U);
    EXPECT_EQ(site->items.size(), 28U);
    const auto answer = client.get("/metrics");
    EXPECT_NE(answer.body.find("fifteen_disk_healthy 1"), std::string::npos);
    EXPECT_NE(answer.head.find("text/plain; version=0.0.4"), std::string::npos);
}

} // namespace
} // namespace fifteen::integration
