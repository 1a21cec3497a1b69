// SPDX-License-Identifier: Apache-2.0
#include "server_file.hpp"
#include "settings/settings.hpp"
#include "site_file.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace fifteen::apps {
namespace {

std::string sample(const char* name) {
    std::ifstream in(std::filesystem::path(FIFTEEN_SITE) / name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The sample site with one passage of one file changed, wherever it first stands.
class SiteFiles : public testing::Test {
protected:
    /// What the loader says of it.
    std::string refusal(const char* file, std::string_view from, std::string_view to) {
        std::string text = sample(file);
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        folder_.write("site.toml", sample("site.toml"));
        folder_.write("catalogue.toml", sample("catalogue.toml"));
        folder_.write(file, text);
        try {
            readSite(folder_.path() / "site.toml", folder_.path() / "catalogue.toml");
        } catch (const settings::Error& error) {
            EXPECT_GT(error.line(), 0) << error.what();
            return error.what();
        }
        return "";
    }

    void expectRefusal(const char* file, std::string_view from, std::string_view to, std::string_view key) {
        const std::string said = refusal(file, from, to);
        EXPECT_NE(said.find(file), std::string::npos) << said;
        EXPECT_NE(said.find(key), std::string::npos) << said;
    }

    support::TemporaryDirectory folder_;
};

TEST_F(SiteFiles, whatTheSampleSiteSaysOnThePagesCanBeSaidAloud) {
    const auto plan = sample("voice/plan.txt");
    const auto site = readSite(std::filesystem::path(FIFTEEN_SITE) / "site.toml",
                               std::filesystem::path(FIFTEEN_SITE) / "catalogue.toml");
    const auto expectWords = [&](const protocol::Text& name) {
        for (const auto& words : {name.zh, name.en}) {
            EXPECT_TRUE(words.empty() || plan.find("| " + words + "\n") != std::string::npos) << words;
        }
    };
    for (const auto& group : site.wire.groups) {
        expectWords(group.name);
        const auto seats = std::ranges::find(site.wire.zones, group.zone, &protocol::Zone::zone);
        ASSERT_NE(seats, site.wire.zones.end());
        expectWords(seats->name);
    }
    for (const auto& item : site.wire.items) {
        expectWords(item.name);
        expectWords(item.time_limit);
        expectWords(item.standard);
        for (const auto& step : item.steps) {
            expectWords(step);
        }
        for (const auto& paper : item.materials) {
            expectWords(paper.name);
            expectWords(paper.note);
        }
    }
    for (const auto& claim : site.wire.claims) {
        if (claim.declarable) {
            expectWords(claim.name);
        }
    }
}

TEST_F(SiteFiles, theSampleSiteIsWhole) {
    const auto site = readSite(std::filesystem::path(FIFTEEN_SITE) / "site.toml",
                               std::filesystem::path(FIFTEEN_SITE) / "catalogue.toml");
    EXPECT_EQ(site.hall.defect(), "");
    EXPECT_EQ(site.wire.items.size(), 28U);
    EXPECT_EQ(site.hall.items.size(), 28U);
    EXPECT_EQ(site.hall.desks.size(), 6U);
    EXPECT_TRUE(site.hall.desks.back().green);
    EXPECT_FALSE(site.hall.lanes.at(0).marked);
    EXPECT_TRUE(site.hall.lanes.at(1).marked);
    EXPECT_EQ(site.hall.laneOfClaim("elderly"), domain::LaneIndex{1});
}

TEST_F(SiteFiles, anItemWithoutOneOfItsSixFieldsIsRefused) {
    expectRefusal("catalogue.toml", "code = \"0736010001\"\n", "", "code");
    expectRefusal("catalogue.toml", "time_limit = {", "time_limitt = {", "time_limit");
    expectRefusal("catalogue.toml", "standard = {", "standart = {", "standard");
    expectRefusal("catalogue.toml", "\nsteps = [{", "\nstep = [{", "steps");
    expectRefusal("catalogue.toml", "\nmaterials = [\n", "\nmaterial = [\n", "materials");
    EXPECT_EQ(refusal("catalogue.toml", "code = \"0736010001\"\n", "code = \"\"\n"), "") << "a code may be unknown";
}

TEST_F(SiteFiles, namesThatLeadNowhereAreRefused) {
    expectRefusal("catalogue.toml", "group = \"enrolment\"", "group = \"enrollment\"", "enrollment");
    expectRefusal("site.toml", "lane = \"priority\"\nevidence", "lane = \"prority\"\nevidence", "prority");
    expectRefusal("site.toml", "zone = \"waiting_b\"\nmore", "zone = \"waiting_x\"\nmore", "waiting_x");
    expectRefusal("site.toml", "groups = [\"enrolment\"", "groups = [\"enrolments\"", "enrolments");
}

TEST_F(SiteFiles, whatIsThereTwiceOrOutOfRangeIsRefused) {
    expectRefusal("catalogue.toml", "item = \"employee_enrolment\"", "item = \"employer_enrolment\"", "twice");
    expectRefusal("site.toml", "prefix = \"B\"", "prefix = \"b\"", "prefix");
    expectRefusal("site.toml", "promise_s = 1800", "promise_s = 0", "promise_s");
    expectRefusal("site.toml", "marked = false", "marked = \"no\"", "marked");
    expectRefusal("site.toml", "public_base_url =", "public_base_ur =", "public_base_ur");
}

TEST(ServerFile, holdsTheLimits) {
    const support::TemporaryDirectory folder;
    const auto file = readServerFile(folder.write("server.toml", R"(site = "s.toml"
catalogue = "c.toml"
data_dir = "data"
listen = "[::1]:0"
hosts = ["hall.example"]
[limits]
connections = 5
request_time = "2s"
)"));
    EXPECT_EQ(file.site, folder.path() / "s.toml");
    EXPECT_EQ(file.net.address, "::1");
    EXPECT_EQ(file.net.port, 0);
    EXPECT_EQ(file.net.hosts.at(0), "hall.example");
    EXPECT_EQ(file.net.limits.connections, 5U);
    EXPECT_EQ(file.net.limits.request, std::chrono::seconds(2));
    EXPECT_TRUE(file.net.webRoot.empty());
}

TEST(ServerFile, theSampleIsWhatTheProgramDoesWithoutIt) {
    const auto file = readServerFile(std::filesystem::path(FIFTEEN_SITE) / "server.toml");
    const net::Limits standard;
    EXPECT_EQ(file.net.limits.bodyBytes, standard.bodyBytes);
    EXPECT_EQ(file.net.limits.connections, standard.connections);
    EXPECT_EQ(file.net.limits.idle, standard.idle);
    EXPECT_EQ(file.net.limits.streamIdle, standard.streamIdle);
    EXPECT_EQ(file.net.displayDarkAfter, net::Settings().displayDarkAfter);
    EXPECT_EQ(file.net.port, net::Settings().port);
}

TEST(ServerFile, listenIsAnAddressAndAPort) {
    net::Settings settings;
    for (const auto* good : {"127.0.0.1:0", "0.0.0.0:8015", "[::]:65535", "::1:80"}) {
        EXPECT_TRUE(setListen(settings, good)) << good;
    }
    for (const auto* bad :
         {"", "8015", "localhost:8015", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:80x", ":80"}) {
        EXPECT_FALSE(setListen(settings, bad)) << bad;
    }
}

} // namespace
} // namespace fifteen::apps
