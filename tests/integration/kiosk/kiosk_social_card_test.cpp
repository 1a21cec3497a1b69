// SPDX-License-Identifier: Apache-2.0
#include "../drivers/private_pcscd.hpp"
#include "emulator/vpcd_front.hpp"
#include "kiosk_fixture.hpp"

namespace fifteen::integration {
namespace {

using emulator::SocialCardFault;
using emulator::SocialCardModel;

std::optional<std::string> whyNot;

emulator::SocialCardOptions grandmaLi(SocialCardFault fault = SocialCardFault::none) {
    emulator::SocialCardOptions options;
    options.holder = emulator::makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}});
    options.fault = fault;
    return options;
}

/// A kiosk with a reader of ID cards on USB and one of social-security cards behind the real pcscd.
class KioskSocialCardTest : public KioskTest {
protected:
    void SetUp() override {
        if (whyNot)
            GTEST_SKIP() << "pcscd cannot be run out of reach of others here: " << *whyNot;
        pcscd_.emplace();
        bench({.server = {}, .more = "[[reader]]\ncards = \"social\"\npcsc = [\"Fifteen Test\"]\n"});
        ASSERT_TRUE(bench_->sees("welcome"));
        support::HttpClient office(server_.port());
        ASSERT_TRUE(
            tells(office, R"("kind":"social-card","driver":"social-card","where":"pcsc Fifteen Test","state":"ok")"));
    }

    std::optional<tests::PrivatePcscd> pcscd_;
    emulator::VpcdFront slot_;
};

TEST_F(KioskSocialCardTest, FromASocialCardToATicketOnPaper) {
    slot_.lay(SocialCardModel(grandmaLi()));
    ASSERT_TRUE(bench_->sees("reading"));
    ASSERT_TRUE(bench_->sees("chooseGroup"));
    touch(firstGroup);
    ASSERT_TRUE(bench_->sees("item"));
    touch(takeNumber);
    ASSERT_TRUE(bench_->sees("ticket"));
    const auto picture = bench_->ticket();
    ASSERT_FALSE(picture.empty());
    EXPECT_EQ(ticketOn(picture).member("evidence"), "proven");
    slot_.lift();
    touch(gotIt);
    ASSERT_TRUE(bench_->sees("welcome"));
}

TEST_F(KioskSocialCardTest, ACardOfNoUseIsSaidAndAnIdCardDoesInstead) {
    slot_.lay(SocialCardModel(grandmaLi(SocialCardFault::locked)));
    ASSERT_TRUE(bench_->sees("cardTrouble"));
    lay("li");
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

TEST_F(KioskSocialCardTest, WithoutTheOtherReaderASocialCardIsStillRead) {
    bench_->order(R"({"do":"unplug","device":"reader"})");
    support::HttpClient office(server_.port());
    ASSERT_TRUE(tells(office, R"("kind":"id-card","driver":"sdt","where":"usb 0400:c35a","state":"absent")"));
    slot_.lay(SocialCardModel(grandmaLi()));
    ASSERT_TRUE(bench_->sees("chooseGroup"));
}

} // namespace
} // namespace fifteen::integration

int main(int argc, char** argv) {
    fifteen::integration::whyNot = fifteen::tests::PrivatePcscd::moveOutOfReach();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
