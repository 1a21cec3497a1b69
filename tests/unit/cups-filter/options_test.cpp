// SPDX-License-Identifier: Apache-2.0
#include "cups_filter/options.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace fifteen::cups_filter {
namespace {

std::string ppd(const char* roll) {
    return std::string(std::getenv("FIFTEEN_PPDS")) + "/fifteen-escpos-" + roll + ".ppd";
}

TEST(Options, areThoseOfThePpd) {
    const auto options = readOptions(ppd("80"), "");
    EXPECT_EQ(options.printer.widthDots, 576);
    EXPECT_EQ(options.printer.cut, escpos::Cut::partial);
    EXPECT_EQ(options.printer.raster, escpos::RasterCommand::gsV0);
    EXPECT_EQ(options.printer.feedBeforeCut, 0);
    EXPECT_EQ(options.printer.dialect, escpos::Dialect::epson);
    EXPECT_TRUE(options.asks);
    EXPECT_EQ(readOptions(ppd("58"), "").printer.widthDots, 384);
}

TEST(Options, theJobChooses) {
    const auto options = readOptions(
        ppd("80"), "FifteenCut=Full FifteenFeed=16mm FifteenRaster=GSL FifteenStatus=Never job-priority=50");
    EXPECT_EQ(options.printer.cut, escpos::Cut::full);
    EXPECT_EQ(options.printer.feedBeforeCut, 128);
    EXPECT_EQ(options.printer.raster, escpos::RasterCommand::gsL);
    EXPECT_FALSE(options.asks);
}

TEST(Options, thePrinterMayBeOfAnyMake) {
    EXPECT_EQ(readOptions(ppd("80"), "FifteenDialect=VKP").printer.dialect, escpos::Dialect::customVkp);
    EXPECT_EQ(readOptions(ppd("58"), "FifteenDialect=Masung").printer.dialect, escpos::Dialect::masung);
    EXPECT_EQ(readOptions(ppd("80"), "FifteenDialect=Other").printer.dialect, escpos::Dialect::epson);
}

TEST(Options, nonsenseLeavesTheDefaults) {
    const auto options = readOptions(ppd("80"), "FifteenFeed=900mm FifteenCut=Sideways");
    EXPECT_EQ(options.printer.feedBeforeCut, 0);
    EXPECT_EQ(options.printer.cut, escpos::Cut::partial);
    EXPECT_EQ(readOptions("/nowhere.ppd", "FifteenCut=Full").printer.widthDots, 576);
}

} // namespace
} // namespace fifteen::cups_filter
