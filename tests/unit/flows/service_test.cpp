// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

class ServiceTest : public testing::Test {
protected:
    Page page() const { return player_.visit.page; }

    void answer(bool right) {
        const auto asked = player_.effectsOf<CheckServiceCode>();
        ASSERT_FALSE(asked.empty());
        player_.happen(ServiceCodeAnswered{asked.back().visitNumber, asked.back().code, right});
    }

    void enter() {
        player_.happen(ServicePressed{});
        player_.type("246810");
        answer(true);
    }

    Player player_;
};

TEST_F(ServiceTest, TheCodeLeadsToTheDevices) {
    player_.happen(ServicePressed{});
    EXPECT_EQ(page(), Page::serviceCode);
    player_.type("246810");
    ASSERT_EQ(player_.effectsOf<CheckServiceCode>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<CheckServiceCode>()[0].code, "246810");
    answer(true);
    EXPECT_EQ(page(), Page::service);
    EXPECT_TRUE(player_.visit.code.empty()) << "the code is not kept";
}

TEST_F(ServiceTest, AWrongCodeIsSaidAndTypedAnew) {
    player_.happen(ServicePressed{});
    player_.type("111111");
    answer(false);
    EXPECT_EQ(page(), Page::serviceCode);
    EXPECT_EQ(player_.visit.codeState, CodeState::unknown);
    player_.type("2");
    EXPECT_EQ(player_.visit.code, "2");
    EXPECT_EQ(player_.visit.codeState, CodeState::typing);
}

TEST_F(ServiceTest, AVisitorsPageIsNeverTakenAway) {
    player_.toItem().happen(ServicePressed{});
    EXPECT_EQ(page(), Page::item);
    player_.toTicket().happen(ServicePressed{});
    EXPECT_EQ(page(), Page::ticket);
}

TEST_F(ServiceTest, IsReachedWithoutAServerToo) {
    player_.happen(ServerReachable{false});
    ASSERT_TRUE(isResting(player_.visit));
    enter();
    EXPECT_EQ(page(), Page::service);
    player_.happen(BackPressed{});
    EXPECT_TRUE(isResting(player_.visit));
}

TEST_F(ServiceTest, ClosesByItselfWhenForgotten) {
    enter();
    player_.seconds(300);
    EXPECT_EQ(page(), Page::welcome);
}

TEST_F(ServiceTest, TheAnswerToAnotherCodeOpensNothing) {
    player_.happen(ServicePressed{});
    player_.type("111111").happen(HomePressed{}, ServicePressed{});
    player_.happen(ServiceCodeAnswered{player_.visit.visitNumber - 1, "111111", true});
    EXPECT_EQ(page(), Page::serviceCode);
    player_.happen(ServiceCodeAnswered{player_.visit.visitNumber, "111111", true});
    EXPECT_EQ(page(), Page::serviceCode);
}

TEST_F(ServiceTest, OneTestPrintAtATime) {
    enter();
    player_.happen(PrintTestPressed{}, PrintTestPressed{});
    EXPECT_EQ(player_.effectsOf<PrintTest>().size(), 1U);
    player_.happen(ListPrinted{player_.visit.visitNumber, PrintState::paperEnd});
    EXPECT_EQ(player_.visit.list, PrintState::paperEnd);
    player_.happen(PrintTestPressed{});
    EXPECT_EQ(player_.effectsOf<PrintTest>().size(), 2U);
}

TEST_F(ServiceTest, ACardBeginsNoVisitThere) {
    enter();
    player_.happen(CardFound{}, grandmaLi());
    EXPECT_EQ(page(), Page::service);
    EXPECT_EQ(player_.visit.visitor, Visitor{});
}

} // namespace
} // namespace fifteen::flows
