// SPDX-License-Identifier: Apache-2.0
#include "private_pcscd.hpp"
#include "program_stand.hpp"

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;

std::optional<std::string> whyNot;

constexpr const char* kSocialReader =
    "[reader]\n[printer]\n[social_reader]\n"
    "[[social_cards]]\nid = \"li\"\nname = \"李秀英\"\nbirth = \"19550312\"\ngeneration = 3\n"
    "[[social_cards]]\nid = \"zhou\"\nname = \"周敏\"\nbirth = \"19871130\"\ngeneration = 2\nfetched = true\n"
    "read_by = \"record\"\n"
    "[[social_cards]]\nid = \"wang\"\nname = \"王德福\"\nbirth = \"19480709\"\nsex = \"male\"\ngeneration = 1\n";

/// The program's own socket of cards, the real pcscd, and the product's driver in the probe.
class EmulatorSocialCard : public testing::Test {
protected:
    void SetUp() override {
        if (whyNot) {
            GTEST_SKIP() << "pcscd cannot be run out of reach of others here: " << *whyNot;
        }
    }
};

TEST_F(EmulatorSocialCard, isReadInThreeGenerations) {
    const PrivatePcscd pcscd;
    Stand stand(kSocialReader, {"social"});
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    const std::pair<const char*, const char*> cards[]{{"li", "李*"}, {"zhou", "周*"}, {"wang", "王*"}};
    for (const auto& [card, name] : cards) {
        // Until pcscd has started, vpcd does not listen: the card goes in when it does.
        control.ask(std::string(R"({"do":"insert","card":")") + card + R"("})");
        const auto line = stand.process.line("read ", 30s);
        ASSERT_TRUE(line) << card;
        EXPECT_NE(line->find(std::string("name=") + name + " by=social"), std::string::npos) << *line;
        EXPECT_EQ(control.ask(R"({"do":"remove"})").at("ok"), true);
        ASSERT_TRUE(stand.process.line("removed by=social", 10s));
    }
}

TEST_F(EmulatorSocialCard, goesInWhenVpcdComes) {
    Stand stand(kSocialReader, {"social"});
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    EXPECT_EQ(control.ask(R"({"do":"insert","card":"li"})").at("ok"), false);
    const PrivatePcscd pcscd;
    EXPECT_TRUE(stand.process.line("read ", 30s));
    EXPECT_EQ(control.ask(R"({"do":"insert","card":"zhou"})").at("ok"), true) << "it listens now; a swap";
    EXPECT_TRUE(stand.process.line("read ", 30s));
}

TEST_F(EmulatorSocialCard, canBeAnotherKindOrBePulledOut) {
    const PrivatePcscd pcscd;
    Stand stand(kSocialReader, {"social"});
    ASSERT_TRUE(stand.isReady()) << stand.process.errors();
    auto control = stand.control();
    EXPECT_EQ(control.ask(R"({"do":"social_card_fault","kind":"another_kind"})").at("ok"), true);
    control.ask(R"({"do":"insert","card":"li"})");
    EXPECT_TRUE(stand.process.line("failed by=social", 30s));
    EXPECT_EQ(control.ask(R"({"do":"remove"})").at("ok"), true);
    EXPECT_EQ(control.ask(R"({"do":"social_card_fault","kind":"none"})").at("ok"), true);
    EXPECT_EQ(control.ask(R"({"do":"insert","card":"li","pulled_after":3})").at("ok"), true);
    EXPECT_TRUE(stand.process.line("removed by=social", 10s));
    EXPECT_EQ(control.ask(R"({"do":"insert","card":"li"})").at("ok"), true);
    EXPECT_TRUE(stand.process.line("read ", 30s));
}

} // namespace
} // namespace fifteen::tests

int main(int argc, char** argv) {
    fifteen::tests::whyNot = fifteen::tests::PrivatePcscd::moveOutOfReach();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
