// SPDX-License-Identifier: Apache-2.0
#include "hours_file.hpp"
#include "policy_file.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace fifteen::apps {
namespace {

using namespace std::chrono_literals;

domain::Site twoLanes() {
    domain::Site site;
    site.lanes = {{"ordinary", 30min, false}, {"priority", 10min, true}};
    site.claims = {{"elderly", domain::LaneIndex{1}}};
    site.groups = {{"a", 'A', "z"}};
    site.desks = {{1, {domain::GroupIndex{0}}, true}};
    return site;
}

constexpr const char* goodPolicy = R"([[lanes]]
lane = "priority"
promise_s = 300
[[lanes]]
lane = "ordinary"
promise_s = 1200
)";

class PolicyFile : public testing::Test {
protected:
    domain::Policy read(const std::string& text) { return readPolicy(folder_.write("policy.toml", text), twoLanes()); }

    /// What the reader says of it; the line in front.
    std::string refusal(const std::string& text) {
        try {
            read(text);
        } catch (const settings::Error& error) {
            return std::to_string(error.line()) + ": " + error.what();
        }
        return "";
    }

    support::TemporaryDirectory folder_;
};

TEST_F(PolicyFile, changesThePromisesAndLeavesTheRest) {
    const auto policy = read(goodPolicy);
    EXPECT_EQ(policy.lanes[0].promise, 20min);
    EXPECT_EQ(policy.lanes[1].promise, 5min);
    EXPECT_TRUE(policy.lanes[1].marked);
    EXPECT_EQ(policy.desks, twoLanes().desks);
    EXPECT_EQ(policy.noShow.calls, 2);
    EXPECT_EQ(policy.coverAfter, 10min);
    const auto whole =
        read("cover_after_s = 60\n" + std::string(goodPolicy) + "[no_show]\ncalls = 3\nspacing_s = 30\n");
    EXPECT_EQ(whole.noShow.calls, 3);
    EXPECT_EQ(whole.noShow.spacing, 30s);
    EXPECT_EQ(whole.coverAfter, 1min);
}

TEST_F(PolicyFile, whatIsWrongIsNamedWithKeyAndLine) {
    const auto expect = [&](const std::string& text, const char* line, const char* key) {
        const auto said = refusal(text);
        EXPECT_TRUE(said.starts_with(line)) << said;
        EXPECT_NE(said.find(key), std::string::npos) << said;
        EXPECT_NE(said.find("policy.toml"), std::string::npos) << said;
    };
    const std::string good = goodPolicy;
    expect("[[lanes]]\nlane = \"priority\"\npromise_s = 0\n", "3: ", "promise_s");
    expect("[[lanes]]\nlane = \"priority\"\n", "1: ", "promise_s");
    expect("[[lanes]]\nlane = \"vip\"\npromise_s = 60\n", "2: ", "vip");
    expect("[[lanes]]\nlane = \"priority\"\npromise_s = 60\n", "1: ", "ordinary");
    expect(good + "[[lanes]]\nlane = \"priority\"\npromise_s = 60\n", "8: ", "twice");
    expect(good + "[[claims]]\nclaim = \"elderly\"\nlane = \"nowhere\"\n", "8: ", "claims[0].claim");
    expect(good + "[[claims]]\nclaim = \"elderly\"\nlane = \"priority\"\n", "8: ", "site.toml");
    expect(good + "[no_show]\ncalls = 0\n", "8: ", "calls");
    expect("promise = 4\n" + good, "1: ", "promise");
}

TEST_F(PolicyFile, hoursAreReadAndRefused) {
    const auto hours = [&](const std::string& text) {
        return readHours(settings::File::parse(text, "site.toml").top());
    };
    EXPECT_TRUE(hours("").always());
    const auto good = hours(
        "[hours]\nmonday = [\"08:30-12:00\", \"13:30-24:00\"]\n[[exceptions]]\ndate = \"2025-03-10\"\nopen = []\n");
    const std::int32_t monday = 20150; // 2025-03-03
    EXPECT_TRUE(good.isOpen({monday, 510}));
    EXPECT_TRUE(good.isOpen({monday, 1439}));
    EXPECT_FALSE(good.isOpen({monday, 720}));
    EXPECT_FALSE(good.isOpen({monday + 1, 600}));
    EXPECT_FALSE(good.isOpen({monday + 7, 600}));
    for (const auto* const bad :
         {"[hours]\nmonday = [\"8:30-12:00\"]", "[hours]\nmonday = [\"12:00-08:30\"]",
          "[hours]\nmonday = [\"08:30-25:00\"]", "[hours]\nmonday = [\"08:30-12:00\", \"11:00-13:00\"]",
          "[hours]\nmonday = [\"-1:30-12:00\"]", "[hours]\nmonday = [\"08:60-12:00\"]",
          "[hours]\n[[exceptions]]\ndate = \"2025-02-30\"\nopen = []",
          "[hours]\n[[exceptions]]\ndate = \"yesterday\"\nopen = []",
          "[[exceptions]]\ndate = \"2025-02-03\"\nopen = []"}) {
        EXPECT_THROW(hours(bad), settings::Error) << bad;
    }
}

} // namespace
} // namespace fifteen::apps
