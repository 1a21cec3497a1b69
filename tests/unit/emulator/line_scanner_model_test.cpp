// SPDX-License-Identifier: Apache-2.0
#include "emulator/line_scanner_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace fifteen::emulator {
namespace {

using namespace std::chrono_literals;

std::string heard(LineScannerModel& model, TimePoint now) {
    const auto data = model.giveIn(0x81, 256, now);
    return data ? std::string(data->bytes.begin(), data->bytes.end()) : std::string();
}

TEST(LineScannerModel, saysACodeAndItsSuffixAsFastAsTheLine) {
    LineScannerModel model({9600, "\r\n"});
    const TimePoint start{};
    model.scan("406152", start);
    EXPECT_EQ(heard(model, start + 500us), "") << "a byte takes 1.04 ms";
    EXPECT_EQ(heard(model, start + 3500us), "406");
    EXPECT_EQ(heard(model, start + 1s), "152\r\n");
    EXPECT_EQ(heard(model, start + 2s), "");
}

TEST(LineScannerModel, leavesCodesUnfinishedWhenToldTo) {
    LineScannerModel model({9600, "\r"});
    const TimePoint start{};
    model.setFault(ScannerFault::unfinished);
    model.scan("4061", start);
    EXPECT_EQ(heard(model, start + 1s), "4061");
    model.setFault(ScannerFault::none);
    model.scan("4061", start + 1s);
    EXPECT_EQ(heard(model, start + 2s), "4061\r");
}

TEST(LineScannerModel, floodsWithCodesAndHasNoFaultsOfReports) {
    LineScannerModel model({9600, "\r"});
    model.setFault(ScannerFault::flood);
    std::string all;
    for (auto now = TimePoint{}; now < TimePoint{} + 1s; now += 1ms) {
        all += heard(model, now);
    }
    EXPECT_GT(std::ranges::count(all, '\r'), 100) << "far more than anybody scans in a second";
    EXPECT_THROW(model.setFault(ScannerFault::shortReport), std::invalid_argument);
    EXPECT_THROW(model.setFault(ScannerFault::wrongLength), std::invalid_argument);
}

TEST(LineScannerModel, forgetsWhatItHadToSayWhenItIsPluggedAnew) {
    LineScannerModel model({9600, "\r"});
    model.scan("406152", TimePoint{});
    model.powerOn(TimePoint{});
    EXPECT_EQ(heard(model, TimePoint{} + 1s), "");
    EXPECT_EQ(model.takeOut(0x01, Bytes{1, 2, 3}, TimePoint{}), 3U) << "it does not listen";
    EXPECT_FALSE(model.control({}, {}, TimePoint{}));
    EXPECT_TRUE(model.descriptors().empty());
}

} // namespace
} // namespace fifteen::emulator
