// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

const std::string kVoucher = "4243669509084040896099330000"; // shaped like one (devices.md 2.2), nobody's

class ScanTest : public testing::Test {
protected:
    Page page() const { return player_.visit.page; }

    void scan(ScannedKind kind, const std::string& text = "x") { player_.happen(CodeScanned{kind, text}); }

    Player player_;
};

TEST_F(ScanTest, AVoucherIsDecodedAndGreetsLikeACard) {
    scan(ScannedKind::voucher, kVoucher);
    EXPECT_EQ(page(), Page::reading);
    ASSERT_EQ(player_.effectsOf<DecodeVoucher>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<DecodeVoucher>()[0].code, kVoucher);
    player_.happen(VoucherDecoded{player_.visit.visitNumber, grandmaLi()});
    EXPECT_EQ(page(), Page::chooseGroup);
    EXPECT_EQ(player_.visit.visitor.maskedName, "李*");
    EXPECT_TRUE(player_.visit.visitor.claimProven);
    EXPECT_EQ(player_.visit.visitor.proof, Proof::code);
    EXPECT_FALSE(player_.visit.left.any()) << "a telephone leaves nothing in a reader";
}

TEST_F(ScanTest, AVoucherNobodyKnowsIsSaid) {
    for (const auto trouble :
         {CardTrouble::voucherRefused, CardTrouble::voucherUnreachable, CardTrouble::voucherUnsupported}) {
        player_.happen(HomePressed{});
        scan(ScannedKind::voucher, kVoucher);
        player_.happen(VoucherRefused{player_.visit.visitNumber, trouble});
        EXPECT_EQ(page(), Page::cardTrouble);
        EXPECT_EQ(player_.visit.cardTrouble, trouble);
    }
}

TEST_F(ScanTest, AVoucherWhoseAnswerNeverComesIsGivenUp) {
    scan(ScannedKind::voucher, kVoucher);
    player_.seconds(16);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::voucherUnreachable) << "no card that could be laid on again";
}

TEST_F(ScanTest, AVoucherShownOnTheWayIsTakenWithoutLeavingThePage) {
    player_.toItem();
    scan(ScannedKind::voucher, kVoucher);
    EXPECT_EQ(page(), Page::item);
    player_.happen(VoucherDecoded{player_.visit.visitNumber, grandmaLi()});
    EXPECT_EQ(page(), Page::item);
    EXPECT_EQ(player_.visit.visitor.maskedName, "李*");
    player_.happen(VoucherRefused{player_.visit.visitNumber, CardTrouble::voucherRefused});
    EXPECT_EQ(page(), Page::item) << "a late refusal takes nothing away";
}

TEST_F(ScanTest, AVoucherOfNoUseOnTheWayIsSaidAloud) {
    player_.toItem();
    scan(ScannedKind::voucher, kVoucher);
    player_.happen(VoucherRefused{player_.visit.visitNumber, CardTrouble::voucherUnreachable});
    EXPECT_EQ(page(), Page::item);
    ASSERT_EQ(player_.effectsOf<Say>().size(), 1U);
    EXPECT_EQ(player_.effectsOf<Say>()[0].clips, std::vector<std::string>{"zh-voucher-unreachable"});
}

TEST_F(ScanTest, UnderHelpACodeDoesWhatACardDoes) {
    player_.happen(HelpPressed{});
    scan(ScannedKind::checkInCode, "123456");
    EXPECT_EQ(page(), Page::help);
    EXPECT_EQ(player_.visit.helpFrom, Page::code);
    EXPECT_EQ(player_.visit.code, "123456");
    player_.happen(BackPressed{}, HomePressed{});
    scan(ScannedKind::voucher, kVoucher);
    player_.happen(HelpPressed{}, VoucherRefused{player_.visit.visitNumber, CardTrouble::voucherUnreachable});
    EXPECT_EQ(page(), Page::help);
    EXPECT_EQ(player_.visit.helpFrom, Page::cardTrouble);
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::voucherUnreachable);
}

TEST_F(ScanTest, TheAnswerToAVisitorWhoHasLeftGreetsNobody) {
    scan(ScannedKind::voucher, kVoucher);
    const auto left = player_.visit.visitNumber;
    player_.happen(HomePressed{}, VoucherDecoded{left, grandmaLi()});
    EXPECT_EQ(page(), Page::welcome);
    EXPECT_EQ(player_.visit.visitor, Visitor{});
}

TEST_F(ScanTest, ACheckInCodeIsLookedUp) {
    scan(ScannedKind::checkInCode, "406152");
    EXPECT_EQ(page(), Page::code);
    ASSERT_EQ(player_.effectsOf<FindByCode>().size(), 1U);
    player_.happen(CodeAnswered{player_.visit.visitNumber, "406152", true, sampleBooking()});
    EXPECT_EQ(page(), Page::appointment);
}

TEST_F(ScanTest, WhereNoAppointmentsAreMadeItIsAnyCode) {
    player_.catalogue.takesAppointments = false;
    scan(ScannedKind::checkInCode, "406152");
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::otherCode);
}

TEST_F(ScanTest, OtherCodesAreToldApart) {
    scan(ScannedKind::payment);
    EXPECT_EQ(page(), Page::cardTrouble);
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::paymentCode);
    scan(ScannedKind::other);
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::otherCode);
    scan(ScannedKind::ticket);
    EXPECT_EQ(player_.visit.cardTrouble, CardTrouble::otherCode);
}

TEST_F(ScanTest, ACodeHeldOutByChanceTakesNothingAway) {
    player_.toTicket();
    const auto before = player_.effects.size();
    for (const auto kind : {ScannedKind::voucher, ScannedKind::payment, ScannedKind::other, ScannedKind::checkInCode})
        scan(kind);
    EXPECT_EQ(page(), Page::ticket);
    EXPECT_EQ(player_.effects.size(), before);
}

} // namespace
} // namespace fifteen::flows
