// SPDX-License-Identifier: Apache-2.0
#include "escpos/status.hpp"

#include <gtest/gtest.h>

namespace fifteen::escpos {
namespace {

Status answered(RealTimeStatus kind, std::uint8_t byte) {
    Status status;
    addRealTimeAnswer(status, kind, byte);
    return status;
}

TEST(Status, nothingSaidIsNoTrouble) {
    for (const auto kind :
         {RealTimeStatus::printer, RealTimeStatus::offlineCause, RealTimeStatus::errorCause, RealTimeStatus::paper}) {
        EXPECT_EQ(answered(kind, 0x12), Status{});
    }
    EXPECT_EQ(Status{}.trouble(), std::nullopt);
}

// The bits of devices.md 3.2, each with the fixed bits 12h.
TEST(Status, everyBitOfTheBook) {
    EXPECT_TRUE(answered(RealTimeStatus::printer, 0x1A).offline);
    EXPECT_TRUE(answered(RealTimeStatus::offlineCause, 0x16).coverOpen);
    EXPECT_TRUE(answered(RealTimeStatus::offlineCause, 0x32).paperEnd);
    EXPECT_TRUE(answered(RealTimeStatus::offlineCause, 0x52).offline);
    EXPECT_TRUE(answered(RealTimeStatus::errorCause, 0x1A).cutterFault);
    EXPECT_TRUE(answered(RealTimeStatus::errorCause, 0x32).unrecoverable);
    EXPECT_TRUE(answered(RealTimeStatus::errorCause, 0x52).recoverable);
    EXPECT_TRUE(answered(RealTimeStatus::paper, 0x1E).paperNearEnd);
    EXPECT_FALSE(answered(RealTimeStatus::paper, 0x1E).paperEnd);
    EXPECT_TRUE(answered(RealTimeStatus::paper, 0x7E).paperEnd);
}

TEST(Status, namesTheCauseBeforeTheConsequence) {
    Status status;
    status.offline = true;
    EXPECT_EQ(status.trouble(), Error::offline);
    status.unrecoverable = true;
    EXPECT_EQ(status.trouble(), Error::fault);
    status.cutterFault = true;
    EXPECT_EQ(status.trouble(), Error::cutterFault);
    status.paperEnd = true;
    EXPECT_EQ(status.trouble(), Error::paperEnd);
    status.coverOpen = true;
    EXPECT_EQ(status.trouble(), Error::coverOpen);
}

TEST(Status, nearEndAndAHotHeadDoNotStopPrinting) {
    Status status;
    status.paperNearEnd = true;
    status.recoverable = true;
    EXPECT_EQ(status.trouble(), std::nullopt);
}

TEST(Status, answersAreToldApartByTheirFixedBits) {
    EXPECT_TRUE(isRealTimeAnswer(0x12));
    EXPECT_TRUE(isRealTimeAnswer(0x7E));
    EXPECT_FALSE(isRealTimeAnswer(0x10)) << "the first automatic status byte";
    EXPECT_FALSE(isRealTimeAnswer(0x0F)) << "GS r";
    EXPECT_TRUE(isPaperInTurnAnswer(0x00));
    EXPECT_TRUE(isPaperInTurnAnswer(0x0F));
    EXPECT_FALSE(isPaperInTurnAnswer(0x12));
    for (int byte = 0; byte < 256; ++byte) {
        EXPECT_FALSE(isRealTimeAnswer(static_cast<std::uint8_t>(byte)) &&
                     isPaperInTurnAnswer(static_cast<std::uint8_t>(byte)));
    }
}

TEST(Status, ofThePort) {
    EXPECT_EQ(fromPortStatus(0x18), Status{});
    EXPECT_EQ(fromPortStatus(0x30).trouble(), Error::paperEnd);
    EXPECT_EQ(fromPortStatus(0x10).trouble(), Error::fault);
    EXPECT_EQ(fromPortStatus(0x08).trouble(), Error::offline);
}

} // namespace
} // namespace fifteen::escpos
