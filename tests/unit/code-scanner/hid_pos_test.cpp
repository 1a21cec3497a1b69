// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/hid_pos.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace fifteen::code_scanner {
namespace {

using Report = std::vector<std::uint8_t>;

Report newland(std::string_view part, bool goesOn = false, std::uint8_t symbology = 0) {
    Report report(64);
    report[0] = 2;
    report[1] = static_cast<std::uint8_t>(part.size());
    std::ranges::copy(part, report.begin() + 2);
    report[62] = symbology;
    report[63] = goesOn ? 1 : 0;
    return report;
}

/// The layout printed by people with a Honeywell scanner: "]Q1", the code, 's' for QR code at 61.
Report honeywell(std::string_view part, bool goesOn = false) {
    Report report(64);
    report[0] = 2;
    report[1] = static_cast<std::uint8_t>(part.size());
    std::ranges::copy(std::string_view("]Q1"), report.begin() + 2);
    std::ranges::copy(part, report.begin() + 5);
    report[61] = 's';
    report[63] = goesOn ? 1 : 0;
    return report;
}

class HidPos : public testing::Test {
protected:
    std::optional<Result<Scan>> take(const Report& report) {
        std::span<const std::uint8_t> bytes(report);
        auto outcome = framing_.take(bytes);
        EXPECT_TRUE(bytes.empty());
        return outcome;
    }

    std::string codeOf(const Report& report) {
        const auto outcome = take(report);
        return outcome && *outcome ? (*outcome)->text : "no code";
    }

    HidPosFraming framing_{HidPosLayout::newland};
};

TEST_F(HidPos, oneReportIsACode) {
    const auto outcome = take(newland("731904", false, 0x1D));
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ((*outcome)->text, "731904");
    EXPECT_EQ((*outcome)->symbology, 0x1D);
    EXPECT_EQ((*take(newland("1")))->symbology, std::nullopt) << "0 is: not said";
    EXPECT_EQ(codeOf(newland(std::string(56, '8'))), std::string(56, '8'));
    EXPECT_FALSE(framing_.pending());
    EXPECT_FALSE(framing_.quiet());
}

TEST_F(HidPos, aLongCodeGoesOnFromReportToReport) {
    const std::string part(56, '7');
    EXPECT_FALSE(take(newland(part, true)));
    EXPECT_TRUE(framing_.pending());
    EXPECT_FALSE(take(newland(part, true)));
    EXPECT_EQ(codeOf(newland("end")), part + part + "end");
    EXPECT_FALSE(take(newland(part, true)));
    EXPECT_EQ(codeOf(newland("")), part) << "ended by an empty report";
}

TEST_F(HidPos, otherBitsOfTheLastByteSayNothing) {
    auto report = newland("731904");
    report[63] = 0xFE;
    EXPECT_EQ(codeOf(report), "731904");
}

TEST_F(HidPos, honeywellReportsBeginWithAnAimIdentifier) {
    HidPosFraming framing{HidPosLayout::honeywell};
    const std::string part(56, '7');
    const auto first = honeywell(part, true);
    std::span<const std::uint8_t> bytes(first);
    EXPECT_FALSE(framing.take(bytes));
    const auto last = honeywell("4242");
    bytes = last;
    const auto outcome = framing.take(bytes);
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ((*outcome)->text, part + "4242");
    EXPECT_EQ((*outcome)->symbology, 's');
}

TEST_F(HidPos, damagedReportsAreNoCode) {
    auto wrongId = newland("731904");
    wrongId[0] = 4;
    auto wrongLength = newland("731904");
    wrongLength[1] = 57;
    for (const auto& report : {wrongId, wrongLength, newland("")}) {
        const auto outcome = take(report);
        ASSERT_TRUE(outcome);
        EXPECT_EQ(outcome->error(), Error::garbled);
        EXPECT_EQ(codeOf(newland("next")), "next");
    }
}

TEST_F(HidPos, aCodeWithADamagedReportIsDroppedToItsEnd) {
    EXPECT_FALSE(take(newland("first ", true)));
    auto wrong = newland("second ", true);
    wrong[1] = 200;
    EXPECT_FALSE(take(wrong));
    EXPECT_FALSE(take(newland("third ", true)));
    EXPECT_EQ(take(newland("last"))->error(), Error::garbled);
    EXPECT_EQ(codeOf(newland("next")), "next");
}

TEST_F(HidPos, aReportCutShortIsEndedByQuiet) {
    auto cut = newland("731904");
    cut.resize(63);
    EXPECT_FALSE(take(cut));
    EXPECT_TRUE(framing_.pending());
    EXPECT_EQ(framing_.quiet()->error(), Error::garbled);
    auto longer = newland("731904");
    longer.push_back(0);
    EXPECT_FALSE(take(longer));
    EXPECT_EQ(take(newland("its end?"))->error(), Error::garbled) << "who knows what came before";
    EXPECT_FALSE(take({}));
    EXPECT_FALSE(framing_.pending());
}

TEST_F(HidPos, aCodeThatDoesNotGoOnIsGarbled) {
    EXPECT_FALSE(take(newland("half of", true)));
    EXPECT_EQ(framing_.quiet()->error(), Error::garbled);
    EXPECT_EQ(codeOf(newland("next")), "next");
}

TEST_F(HidPos, aCodeWithoutEndIsTooLong) {
    const std::string part(56, '7');
    for (int i = 0; i < 1000; ++i) {
        ASSERT_FALSE(take(newland(part, true)));
    }
    EXPECT_EQ(take(newland("end"))->error(), Error::tooLong);
    EXPECT_EQ(codeOf(newland("next")), "next");
}

TEST(HidDescriptor, tellsAScannerFromAKeyboard) {
    const std::vector<std::uint8_t> scanner{0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0};
    const std::vector<std::uint8_t> wide{0x06, 0x8C, 0x00, 0x0A, 0x02, 0x00, 0xA1, 0x01, 0xC0};
    const std::vector<std::uint8_t> widest{0x0B, 0x02, 0x00, 0x8C, 0x00, 0xA1, 0x01, 0xC0};
    const std::vector<std::uint8_t> second{0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0xC0,
                                           0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0};
    const std::vector<std::uint8_t> afterLongItem{0xFE, 0x02, 0xF0, 0xAA, 0xBB, 0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01};
    for (const auto& good : {scanner, wide, widest, second, afterLongItem}) {
        EXPECT_TRUE(isBarCodeScanner(good));
    }
    const std::vector<std::uint8_t> keyboard{0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0xC0};
    const std::vector<std::uint8_t> logicalOnly{0x05, 0x8C, 0x09, 0x12, 0xA1, 0x02, 0xC0};
    const std::vector<std::uint8_t> cutInItem{0x05, 0x8C, 0x0A, 0x02};
    const std::vector<std::uint8_t> cutInLongItem{0xFE};
    for (const auto& bad : {std::vector<std::uint8_t>{}, keyboard, logicalOnly, cutInItem, cutInLongItem}) {
        EXPECT_FALSE(isBarCodeScanner(bad));
    }
}

} // namespace
} // namespace fifteen::code_scanner
