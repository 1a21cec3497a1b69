// SPDX-License-Identifier: Apache-2.0
#include "id_card/number.hpp"

#include <gtest/gtest.h>

#include <string>

namespace fifteen::id_card {
namespace {

TEST(Number, samplesOfTheSpecificationsAreValid) {
    EXPECT_TRUE(isValidNumber18("932682198501010017")) << "devices.md 1.3";
    EXPECT_TRUE(isValidNumber18("911124198108030024")) << "devices.md 1.3";
    EXPECT_TRUE(isValidNumber18("11010519491231002X")) << "GB 11643, annex";
    EXPECT_TRUE(isValidNumber18("440524188001010014")) << "GB 11643, annex";
}

TEST(Number, everySingleWrongDigitIsNoticed) {
    const std::string sound = "11010519491231002X";
    for (std::size_t at = 0; at < sound.size(); ++at) {
        for (const char digit : std::string("0123456789X")) {
            auto changed = sound;
            changed[at] = digit;
            EXPECT_EQ(isValidNumber18(changed), changed == sound) << changed;
        }
    }
}

TEST(Number, otherFormsAreRefused) {
    EXPECT_FALSE(isValidNumber18(""));
    EXPECT_FALSE(isValidNumber18("11010519491231002"));
    EXPECT_FALSE(isValidNumber18("11010519491231002x"));
    EXPECT_FALSE(isValidNumber18("11010519491231002X0"));
    EXPECT_EQ(checkDigit("1101051949123100A"), std::nullopt);
}

TEST(Number, ofForeignersOf2017) {
    EXPECT_TRUE(isValidNumber15("GBR110580603108"));
    EXPECT_FALSE(isValidNumber15("gbr110580603108"));
    EXPECT_FALSE(isValidNumber15("GBR11058060310"));
    EXPECT_FALSE(isValidNumber15("GBR11058060310X"));
}

} // namespace
} // namespace fifteen::id_card
