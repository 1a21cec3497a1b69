// SPDX-License-Identifier: Apache-2.0
#include "social_card/fields.hpp"
#include "social_card/gb18030.hpp"

#include <gtest/gtest.h>

namespace fifteen::social_card {
namespace {

using std::chrono::year;

using Bytes = std::vector<std::uint8_t>;

Bytes bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

TEST(Fields, theVersionTellsTheGeneration) {
    EXPECT_EQ(decodeGeneration(bytes("1.00")).value(), Generation::first);
    EXPECT_EQ(decodeGeneration(bytes("2.00")).value(), Generation::second);
    EXPECT_EQ(decodeGeneration(Bytes(4)).value(), Generation::second) << "seen on cards of the second";
    EXPECT_EQ(decodeGeneration(bytes("3.00")).value(), Generation::third);
    EXPECT_EQ(decodeGeneration(bytes("4.00")).error(), Error::unknownGeneration);
    EXPECT_EQ(decodeGeneration(Bytes{0xFF, 0xFF, 0xFF, 0xFF}).error(), Error::unknownGeneration);
    EXPECT_EQ(decodeGeneration({}).error(), Error::unknownGeneration);
}

TEST(Fields, datesArePackedDecimals) {
    EXPECT_EQ(decodeDate(Bytes{0x19, 0x55, 0x03, 0x12}).value(), year(1955) / 3 / 12);
    EXPECT_EQ(decodeDate(Bytes{0x20, 0x24, 0x02, 0x29}).value(), year(2024) / 2 / 29);
    for (const auto& wrong : {Bytes{0x20, 0x23, 0x02, 0x29}, Bytes{0x19, 0x55, 0x0A, 0x12}, Bytes{0x19, 0x55, 0x13, 1},
                              Bytes{0x00, 0x00, 0x00, 0x00}, Bytes{0x19, 0x55, 0x03}, Bytes{}}) {
        EXPECT_EQ(decodeDate(wrong).error(), Error::badDate);
    }
}

TEST(Fields, aCardMayNameNoEnd) {
    EXPECT_EQ(decodeExpiry(Bytes{0x20, 0x30, 0x01, 0x01}).value(), year(2030) / 1 / 1);
    EXPECT_EQ(decodeExpiry(Bytes(4)).value(), std::nullopt);
    EXPECT_EQ(decodeExpiry(Bytes(4, 0xFF)).value(), std::nullopt);
    EXPECT_EQ(decodeExpiry(Bytes{0x20, 0x30, 0x13, 0x01}).error(), Error::badDate);
    EXPECT_EQ(decodeExpiry(Bytes(3)).error(), Error::badDate);
}

TEST(Fields, aCardIsGoodOnItsLastDay) {
    Card card;
    EXPECT_FALSE(card.expiredOn(year(2100) / 1 / 1));
    card.validTo = year(2030) / 1 / 1;
    EXPECT_FALSE(card.expiredOn(year(2030) / 1 / 1));
    EXPECT_TRUE(card.expiredOn(year(2030) / 1 / 2));
}

TEST(Fields, numbersAreThoseOfIdCards) {
    EXPECT_EQ(decodeNumber(bytes("11010519491231002X"))->view(), "11010519491231002X");
    EXPECT_EQ(decodeNumber(bytes("11010519491231002x"))->view(), "11010519491231002X") << "one person, one hash";
    for (const std::string_view wrong : {"110105194912310021", "11010519491231002", "11010519491231002X ", "",
                                         "1101O519491231002X", "110105491231002"}) {
        EXPECT_EQ(decodeNumber(bytes(wrong)).error(), Error::badNumber) << wrong;
    }
}

TEST(Fields, ofANameOnlyTheFirstCharacterComesOut) {
    EXPECT_EQ(decodeMaskedName(Bytes{0xC0, 0xEE, 0xD0, 0xE3, 0xD3, 0xA2}).value(), "李*"); // 李秀英
    EXPECT_EQ(decodeMaskedName(bytes("Smith, John")).value(), "S*");
    EXPECT_EQ(decodeMaskedName(Bytes{0xC0, 0xEE, 0, 0, 0}).value(), "李*");
    EXPECT_EQ(decodeMaskedName(Bytes{0xC0, 0xEE, ' ', ' '}).value(), "李*");
    EXPECT_EQ(decodeMaskedName(Bytes{0xC0, 0xEE, 0xFF, 0xFF}).value(), "李*");
    // Characters of names that GBK does not have, and GB 18030 does; the second takes four bytes.
    EXPECT_EQ(decodeMaskedName(Bytes{0xFE, 0x9F, 0xC0, 0xEE}).value(), "䶮*");
    EXPECT_EQ(decodeMaskedName(Bytes{0x81, 0x39, 0xEE, 0x39, 0xC0, 0xEE}).value(), "㐀*");
}

TEST(Fields, aNameThatIsNoneIsRefused) {
    for (const auto& wrong : {Bytes{}, Bytes(30), Bytes(30, 0xFF), bytes("   "), Bytes{0xC0, 0xEE, 0xD0},
                              Bytes{0xC0, 0xEE, 0xD0, 0x20, 0x41}, Bytes{0xFF, 0x41}, Bytes{0x07, 0x41}}) {
        EXPECT_EQ(decodeMaskedName(wrong).error(), Error::badName);
    }
}

TEST(Gb18030, isDecodedCharacterByCharacter) {
    const auto text = decodeGb18030(Bytes{'A', 0xC0, 0xEE, 0x81, 0x39, 0xEE, 0x39, 0x95, 0x32, 0x82, 0x36});
    ASSERT_TRUE(text);
    EXPECT_EQ(std::u32string(text->begin(), text->end()), U"A李\u3400\U00020000");
    EXPECT_TRUE(decodeGb18030({})->empty());
}

} // namespace
} // namespace fifteen::social_card
