// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <fstream>
#include <sstream>

/// The fair order on the running server: what it forecasts, what it refuses, and what can be proved of it afterwards.
namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;

struct Outcome {
    int status = -1;
    std::string out;
    std::string errors;
};

Outcome run(const std::vector<std::string>& arguments) {
    support::ChildProcess process(arguments);
    Outcome outcome;
    outcome.status = process.wait(60s).value_or(-1);
    for (auto line = process.line("", 1s); line; line = process.line("", 1s)) {
        outcome.out += *line + '\n';
    }
    outcome.errors = process.errors();
    return outcome;
}

std::string tool(const char* name) {
    return (support::ServerProcess::program().parent_path() / name).string();
}

std::string textOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// So many visitors in and out at desk 1; the last one stays.
void serve(support::HttpClient& client, Desk& desk, int visitors) {
    for (int i = 0; i < visitors; ++i) {
        issue(client);
        const auto called = desk.callNext(i > 0);
        ASSERT_EQ(called.status, 200) << called.body;
        const auto visitor = protocol::decode<protocol::DeskAnswer>(called.body);
        ASSERT_TRUE(visitor && visitor->visitor);
        ASSERT_EQ(desk.at("start", visitor->visitor->ticket).status, 200);
    }
}

TEST(Forecast, isOnTheTicketTheKioskAndTheScreenOnceVisitorsWereSeen) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    Desk desk(server);
    desk.open();
    EXPECT_EQ(issue(client).body.find("expected"), std::string::npos) << "nothing is known yet";
    serve(client, desk, 6);
    support::StreamClient kiosk(server.port(), "view=kiosk&client=k1");
    ASSERT_TRUE(kiosk.nextWith(R"("wait":{"low_s":)"));
    const auto ticket = protocol::decode<protocol::Ticket>(issue(client).body);
    ASSERT_TRUE(ticket);
    ASSERT_TRUE(ticket->expected);
    EXPECT_LE(ticket->expected->low_s, ticket->expected->middle_s);
    EXPECT_LE(ticket->expected->middle_s, ticket->expected->high_s);
    EXPECT_EQ(ticket->expected->high_s % 60, 0) << "whole minutes";
    EXPECT_TRUE(ticket->wait);
}

TEST(Forecast, itsErrorIsPublished) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    Desk desk(server);
    desk.open();
    serve(client, desk, 6);
    support::StreamClient kiosk(server.port(), "view=kiosk&client=k1");
    ASSERT_TRUE(kiosk.nextWith(R"("wait":{"low_s":)"));
    issue(client);
    // Whoever is called within a second has not waited: time goes by as it does in a hall.
    support::StreamClient hall(server.port(), "view=hall&client=d1");
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < 1100ms) {
        hall.next(200ms);
    }
    desk.callNext(true);
    const auto metrics = client.get("/metrics").body;
    EXPECT_NE(metrics.find(R"(fifteen_forecast_tickets{lane="ordinary"} 1)"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find(R"(fifteen_forecast_inside_ratio{lane="ordinary"} 1)"), std::string::npos);
    EXPECT_NE(metrics.find("fifteen_order_bound_violations_total 0"), std::string::npos);
}

/// Gives the server a site file of its own, beside the configuration that names the sample's.
std::filesystem::path ownSiteFile(const support::ServerProcess& server) {
    std::string config = textOf(server.configFile());
    const auto named = config.find('"') + 1;
    const auto end = config.find('"', named);
    const std::filesystem::path sample = config.substr(named, end - named);
    const auto siteFile = server.folder() / "site.toml";
    config.replace(named, end - named, siteFile.string());
    std::ofstream(server.configFile()) << config;
    std::ofstream(siteFile) << textOf(sample);
    return siteFile;
}

TEST(Policy, aLaneMoreOrLessIsAdoptedAndTheServerStarts) {
    support::ServerProcess server;
    const auto siteFile = ownSiteFile(server);
    const std::string before = textOf(siteFile);
    const std::string quick = "[[lanes]]\nlane = \"quick\"\nname = { zh = \"快办\", en = \"Quick\" }\n"
                              "promise_s = 480\nmarked = false\n";
    std::string more = before;
    more.insert(more.find("[[claims]]"), quick);
    ASSERT_EQ(server.stop(), 0);
    std::ofstream(siteFile) << more;
    server.start();
    const auto policyOf = [&] {
        support::HttpClient client(server.port());
        const auto answer = client.get("/api/v1/policy");
        EXPECT_EQ(answer.status, 200) << answer.body;
        auto policy = protocol::decode<protocol::Policy>(answer.body);
        EXPECT_TRUE(policy);
        return policy ? *std::move(policy) : protocol::Policy{};
    };
    const auto longer = policyOf();
    ASSERT_EQ(longer.lanes.size(), 4U);
    EXPECT_EQ(longer.lanes[3].lane, "quick");
    EXPECT_EQ(longer.lanes[3].promise_s, 480);
    EXPECT_EQ(longer.version, 2);

    // Without it again, and with another promise: what the journal has left of the lane is in nobody's way.
    std::string less = before;
    less.replace(less.find("promise_s = 1800"), 16, "promise_s = 1500");
    ASSERT_EQ(server.stop(), 0);
    std::ofstream(siteFile) << less;
    server.start();
    const auto shorter = policyOf();
    ASSERT_EQ(shorter.lanes.size(), 3U);
    EXPECT_EQ(shorter.lanes[0].promise_s, 1500);
    EXPECT_EQ(shorter.version, 3);
}

TEST(Policy, ofTheFilesIsInTheJournalAndADoubtfulOneChangesNoPromise) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    EXPECT_NE(client.get("/api/v1/policy").body.find(R"("version":1,"origin":"file")"), std::string::npos);
    ASSERT_EQ(server.stop(), 0);
    const auto siteFile = ownSiteFile(server);

    // Priority is promised more than ordinary, though green desks take it first.
    std::string site = textOf(siteFile);
    const auto lane = site.find("lane = \"priority\"");
    const auto promise = site.find("promise_s = 600", lane);
    ASSERT_NE(promise, std::string::npos);
    site.replace(promise, 15, "promise_s = 1860");
    std::ofstream(siteFile) << site;
    server.start();
    EXPECT_NE(server.process().errors().find("doubtful"), std::string::npos) << server.process().errors();
    support::HttpClient again(server.port());
    const auto policy = protocol::decode<protocol::Policy>(again.get("/api/v1/policy").body);
    ASSERT_TRUE(policy);
    EXPECT_EQ(policy->lanes.at(1).promise_s, 600) << "the promise accepted last stays, and the hall is open";
    EXPECT_EQ(issue(again).status, 201);
}

TEST(Policy, staffAreRefusedWithTheFigures) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    const auto refused = client.post("/api/v1/policy", support::newKey(),
                                     R"({"lanes":[{"lane":"priority","promise_s":1860}],"by":"0217"})");
    EXPECT_EQ(refused.status, 409);
    const auto problem = protocol::decode<protocol::Problem>(refused.body);
    ASSERT_TRUE(problem && problem->lanes);
    EXPECT_EQ(problem->code, "policy_refused");
    EXPECT_GT(problem->lanes->size(), 2U);
    EXPECT_NE(problem->detail.find("would wait"), std::string::npos) << problem->detail;
    EXPECT_NE(client.get("/api/v1/policy").body.find(R"("version":1,)"), std::string::npos);
}

TEST(Proof, everyCallOfARunningServerIsProvedAndExplained) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    Desk desk(server);
    desk.open();
    const auto first = issue(client);
    const auto second = issue(client);
    desk.command("call", R"({"ticket":")" + second.member("ticket") + R"(","reason":"needs_care_now"})");
    desk.at("start", second.member("ticket"));
    desk.callNext(true);
    const auto data = server.dataDir().string();
    const auto proof = run({tool("fifteen-ctl"), "verify", "--order", "--data-dir", data});
    EXPECT_EQ(proof.status, 0) << proof.errors;
    EXPECT_NE(proof.out.find("calls proved 1, by name and with a reason 1"), std::string::npos) << proof.out;
    const auto why = run({tool("fifteen-ctl"), "explain", "--data-dir", data, second.member("number")});
    EXPECT_NE(why.out.find("reason: needs_care_now"), std::string::npos) << why.out;
}

TEST(Replay, aServersDaysUnderAnotherPolicy) {
    support::ServerProcess server;
    support::HttpClient client(server.port());
    Desk desk(server);
    desk.open();
    serve(client, desk, 4);
    desk.callNext(true);
    const support::TemporaryDirectory folder;
    const auto good = folder.write("policy.toml", "[[lanes]]\nlane = \"ordinary\"\npromise_s = 1200\n[[lanes]]\nlane = "
                                                  "\"priority\"\npromise_s = 600\n[[lanes]]\nlane = \"appointment\"\n"
                                                  "promise_s = 300\n");
    const auto data = server.dataDir().string();
    const auto result = run({tool("fifteen-sim"), "--replay", data, "--policy", good.string()});
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_NE(result.out.find(R"("days":1)"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find(R"("under_policy":{"promise_s":1.2E3,"called":4)"), std::string::npos) << result.out;
    const auto bad = folder.write("bad.toml", "[[lanes]]\nlane = \"ordinary\"\npromise_s = 0\n");
    const auto refused = run({tool("fifteen-sim"), "--replay", data, "--policy", bad.string()});
    EXPECT_EQ(refused.status, 2);
    EXPECT_NE(refused.errors.find("bad.toml:3: lanes[0].promise_s"), std::string::npos) << refused.errors;
}

TEST(Anchor, theServerStartsOnlyOnAJournalThatHoldsIt) {
    support::ServerProcess server;
    {
        support::HttpClient client(server.port());
        issue(client);
    }
    ASSERT_EQ(server.stop(), 0);
    const auto data = server.dataDir().string();
    const auto verified = run({tool("fifteen-ctl"), "verify", "--data-dir", data});
    const auto last =
        verified.out.substr(verified.out.find("last ") + 5, verified.out.rfind('\n') - verified.out.find("last ") - 5);
    const auto refusal = [&](const std::string& expect) {
        return run(
            {support::ServerProcess::program().string(), "--config", server.configFile().string(), "--expect", expect});
    };
    EXPECT_NE(refusal("17:abc").errors.find("not SEQ:HASH"), std::string::npos);
    const auto later = refusal("999" + last.substr(last.find(':')));
    EXPECT_EQ(later.status, 1);
    EXPECT_NE(later.errors.find("event "), std::string::npos) << later.errors;
    server.start(); // without an anchor
    EXPECT_EQ(server.stop(), 0);
}

} // namespace
} // namespace fifteen::integration
