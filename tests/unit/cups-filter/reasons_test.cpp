// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/reasons.hpp"

#include <gtest/gtest.h>

namespace fifteen::cups_filter {
namespace {

constexpr const char* kNothing = "STATE: -media-empty-error,media-low-warning,cover-open-error,door-open-error,"
                                 "media-jam-error,output-area-full-error,"
                                 "separation-cutter-jam-error,timed-out-error,other-error\n";

TEST(Reasons, theFirstReportTakesBackWhatIsLeftOfEarlierJobs) {
    Reasons reasons;
    EXPECT_EQ(reasons.become(escpos::Status{}), kNothing);
    EXPECT_EQ(reasons.become(escpos::Status{}), "");
}

TEST(Reasons, paperEndComesAndGoes) {
    Reasons reasons;
    escpos::Status status;
    status.paperEnd = status.paperNearEnd = true;
    EXPECT_EQ(reasons.become(status), "STATE: +media-empty-error\n"
                                      "STATE: -media-low-warning,cover-open-error,door-open-error,media-jam-error,"
                                      "output-area-full-error,separation-cutter-jam-error,"
                                      "timed-out-error,other-error\n");
    EXPECT_EQ(reasons.become(escpos::Error::paperEnd), "");
    EXPECT_EQ(reasons.become(escpos::Status{}), kNothing);
}

TEST(Reasons, nearEndIsToldBesideTrouble) {
    Reasons reasons;
    escpos::Status status;
    status.paperNearEnd = status.coverOpen = true;
    EXPECT_EQ(reasons.become(status), "STATE: +media-low-warning,cover-open-error\n"
                                      "STATE: "
                                      "-media-empty-error,door-open-error,media-jam-error,output-area-full-error,"
                                      "separation-cutter-jam-error,timed-out-error,"
                                      "other-error\n");
}

TEST(Reasons, everyErrorHasAKeyword) {
    const auto keyword = [](escpos::Error error) {
        const auto lines = Reasons().become(error);
        return lines.substr(8, lines.find('\n') - 8);
    };
    EXPECT_EQ(keyword(escpos::Error::paperEnd), "media-empty-error");
    EXPECT_EQ(keyword(escpos::Error::coverOpen), "cover-open-error");
    EXPECT_EQ(keyword(escpos::Error::cutterFault), "separation-cutter-jam-error");
    EXPECT_EQ(keyword(escpos::Error::noAnswer), "timed-out-error");
    EXPECT_EQ(keyword(escpos::Error::tooSlow), "timed-out-error");
    EXPECT_EQ(keyword(escpos::Error::headUp), "cover-open-error");
    EXPECT_EQ(keyword(escpos::Error::cutterCoverOpen), "door-open-error");
    EXPECT_EQ(keyword(escpos::Error::paperJam), "media-jam-error");
    EXPECT_EQ(keyword(escpos::Error::ticketInMouth), "output-area-full-error");
    for (const auto other : {escpos::Error::offline, escpos::Error::fault, escpos::Error::headHot,
                             escpos::Error::supplyFault, escpos::Error::memoryFault, escpos::Error::mechanicalFault}) {
        EXPECT_EQ(keyword(other), "other-error") << static_cast<int>(other);
    }
}

} // namespace
} // namespace fifteen::cups_filter
