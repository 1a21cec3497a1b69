// SPDX-License-Identifier: Apache-2.0
#include "flows/device_board.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

class DeviceBoardTest : public testing::Test {
protected:
    const DeviceLine& line() const { return board_.lines().at(printer_); }

    DeviceBoard board_;
    std::size_t reader_ = board_.add({.name = "reader", .kind = DeviceKind::idCard, .driver = "sdt", .where = ""}, 1);
    std::size_t printer_ =
        board_.add({.name = "printer", .kind = DeviceKind::printer, .driver = "escpos", .where = ""}, 1);
};

TEST_F(DeviceBoardTest, NothingIsKnownAtFirst) {
    EXPECT_EQ(line().state, DeviceState::unknown);
    EXPECT_EQ(line().seenAtMs, std::nullopt);
    EXPECT_EQ(line().sinceMs, 1);
}

TEST_F(DeviceBoardTest, AStateKeepsTheTimeItBegan) {
    EXPECT_TRUE(board_.become(printer_, DeviceState::ok, "", 10));
    EXPECT_FALSE(board_.become(printer_, DeviceState::ok, "", 20));
    EXPECT_EQ(line().sinceMs, 10);
    EXPECT_EQ(line().seenAtMs, 20);
    EXPECT_TRUE(board_.become(printer_, DeviceState::fault, "head_hot", 30));
    EXPECT_TRUE(board_.become(printer_, DeviceState::fault, "cutter", 40)) << "another trouble is another state";
    EXPECT_EQ(line().sinceMs, 40);
}

TEST_F(DeviceBoardTest, ADriversVariantIsKnownByTheDevicesName) {
    EXPECT_TRUE(board_.setDriver("printer", "escpos-custom"));
    EXPECT_EQ(line().driver, "escpos-custom");
    EXPECT_FALSE(board_.setDriver("printer", "escpos-custom"));
    EXPECT_FALSE(board_.setDriver("printer-2", "escpos"));
    EXPECT_EQ(board_.lines().at(reader_).driver, "sdt");
}

TEST_F(DeviceBoardTest, OneThatWentAwayWasLostOnceAndSeenUntilThen) {
    board_.become(printer_, DeviceState::ok, "", 10);
    board_.become(printer_, DeviceState::absent, "", 20);
    board_.become(printer_, DeviceState::absent, "denied", 30);
    EXPECT_EQ(line().lost, 1U);
    EXPECT_EQ(line().seenAtMs, 20);
}

TEST_F(DeviceBoardTest, OneThatIsOnlyHeardNowAndThenIsLostEachTime) {
    board_.become(printer_, DeviceState::ok, "", 10);
    for (const std::int64_t hour : {20, 30, 40}) {
        board_.become(printer_, DeviceState::absent, "line_gone", hour);
        board_.become(printer_, DeviceState::unknown, "", hour + 1); // its line is back, and it has said nothing yet
    }
    EXPECT_EQ(line().lost, 3U);
}

TEST_F(DeviceBoardTest, OneThatFellSilentWasNotSeenJustNow) {
    board_.become(printer_, DeviceState::ok, "", 10);
    board_.become(printer_, DeviceState::unknown, "", 1'800'000);
    EXPECT_EQ(line().seenAtMs, 10);
}

TEST_F(DeviceBoardTest, OneThatWasNeverThereIsNotLost) {
    board_.become(printer_, DeviceState::absent, "", 20);
    EXPECT_EQ(line().lost, 0U);
    EXPECT_EQ(line().seenAtMs, std::nullopt);
}

TEST_F(DeviceBoardTest, WorkIsCountedWithTheDeviceThatDidIt) {
    board_.succeeded(printer_, 5);
    board_.succeeded(printer_, 6);
    board_.failed(printer_, 7);
    EXPECT_EQ(line().done, 2U);
    EXPECT_EQ(line().failed, 1U);
    EXPECT_EQ(line().seenAtMs, 7);
    EXPECT_EQ(board_.lines().at(reader_).done, 0U);
}

} // namespace
} // namespace fifteen::flows
