// SPDX-License-Identifier: Apache-2.0
#include "id_card/text.hpp"

#include <gtest/gtest.h>

namespace fifteen::id_card {
namespace {

using std::chrono::year;

/// Bytes by the tables of devices.md 1.3, offset by offset; nothing shared with the code under test.
class Block {
public:
    Block() {
        for (std::size_t i = 0; i < 256; i += 2) {
            bytes_[i] = 0x20;
            bytes_[i + 1] = 0x00;
        }
    }

    Block& put(std::size_t offset, std::u16string_view units) {
        for (const char16_t unit : units) {
            bytes_[offset++] = static_cast<std::uint8_t>(unit & 0xFF);
            bytes_[offset++] = static_cast<std::uint8_t>(unit >> 8);
        }
        return *this;
    }

    Result<CardText> decode() const { return decodeText(bytes_); }

private:
    std::array<std::uint8_t, 256> bytes_{};
};

Block resident() {
    return Block()
        .put(0, u"李秀英")
        .put(30, u"2")
        .put(32, u"01")
        .put(36, u"19491231")
        .put(52, u"某省某市某区某路1号")
        .put(122, u"11010519491231002X")
        .put(158, u"某市公安局")
        .put(188, u"20100101")
        .put(204, u"长期");
}

Block foreigner2017() {
    return Block()
        .put(0, u"SMITH, JOHN")
        .put(120, u"1")
        .put(122, u"GBR110580603108")
        .put(152, u"GBR")
        .put(188, u"20190701")
        .put(204, u"20290701")
        .put(220, u"19580603")
        .put(236, u"01")
        .put(240, u"1500")
        .put(248, u"I");
}

Block foreigner2023() {
    return Block()
        .put(30, u"2")
        .put(32, u"01")
        .put(36, u"19810803")
        .put(52, u"MUELLER-WIESENTHAL, ANNEMARIE KATHA")
        .put(122, u"911124198108030024")
        .put(188, u"20240110")
        .put(204, u"20340109")
        .put(220, u"RINA")
        .put(242, u"DEU")
        .put(248, u"Y");
}

TEST(Text, ofAResident) {
    const auto card = resident().decode();
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::resident);
    EXPECT_EQ(card->maskedName, "李*");
    EXPECT_EQ(card->number.view(), "11010519491231002X");
    EXPECT_EQ(card->birth, year(1949) / 12 / 31);
    EXPECT_EQ(card->validFrom, year(2010) / 1 / 1);
    EXPECT_EQ(card->validTo, std::nullopt) << "长期";
}

TEST(Text, ofAResidentFromHongKong) {
    auto block = resident();
    block.put(32, u"  ").put(204, u"20200101").put(220, u"H08123456").put(238, u"01").put(248, u"J");
    const auto card = block.decode();
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::hkMoTw);
    EXPECT_EQ(card->validTo, year(2020) / 1 / 1);
}

TEST(Text, ofAForeignerOf2017) {
    const auto card = foreigner2017().decode();
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::foreigner);
    EXPECT_EQ(card->maskedName, "S*");
    EXPECT_EQ(card->number.view(), "GBR110580603108");
    EXPECT_EQ(card->birth, year(1958) / 6 / 3);
    EXPECT_EQ(foreigner2017().put(158, u"史约翰").decode()->maskedName, "史*") << "the Chinese name first";
}

TEST(Text, ofAForeignerOf2023) {
    const auto card = foreigner2023().decode();
    ASSERT_TRUE(card);
    EXPECT_EQ(card->kind, CardKind::foreigner2023);
    EXPECT_EQ(card->maskedName, "M*");
    EXPECT_EQ(card->number.view(), "911124198108030024");
    EXPECT_EQ(foreigner2023().put(0, u"米安娜").decode()->maskedName, "米*");
}

TEST(Text, masksEveryNameToItsFirstCharacter) {
    EXPECT_EQ(resident().put(0, u"阿依古丽·买买提").decode()->maskedName, "阿*");
    EXPECT_EQ(resident().put(0, u"𠮷田花").decode()->maskedName, "𠮷*") << "a surrogate pair";
    EXPECT_EQ(resident().put(0, u"\xD842\x0020 ").decode().error(), Error::badText) << "half a pair";
    EXPECT_EQ(resident().put(0, u"\xDFB7田花").decode().error(), Error::badText);
    EXPECT_EQ(resident().put(0, u"\x0007李花").decode().error(), Error::badText) << "a control character";
    EXPECT_EQ(resident().put(0, u"      ").decode().error(), Error::badText) << "no name";
}

TEST(Text, takesZerosForBlanks) {
    const std::u16string zeros(3, u'\0');
    EXPECT_EQ(resident().put(6, zeros).put(248, std::u16string(1, u'\0')).decode()->maskedName, "李*");
}

TEST(Text, refusesWhatIsNoCard) {
    EXPECT_EQ(decodeText({}).error(), Error::badText);
    EXPECT_EQ(decodeText(std::vector<std::uint8_t>(255)).error(), Error::badText);
    EXPECT_EQ(decodeText(std::vector<std::uint8_t>(256)).error(), Error::badText);
    EXPECT_EQ(decodeText(std::vector<std::uint8_t>(256, 0xFF)).error(), Error::badText);
    EXPECT_EQ(resident().put(248, u"Q").decode().error(), Error::badText) << "an unknown type";
}

TEST(Text, refusesDatesThatAreNone) {
    for (const auto* const date :
         {u"20230229", u"20240230", u"20231301", u"2023010 ", u"        ", u"00000000", u"2023O101"}) {
        EXPECT_EQ(resident().put(188, date).decode().error(), Error::badText);
        EXPECT_EQ(resident().put(204, date).decode().error(), Error::badText);
        EXPECT_EQ(resident().put(36, date).decode().error(), Error::badText);
    }
    EXPECT_EQ(resident().put(204, u"长久").decode().error(), Error::badText);
}

TEST(Text, refusesDatesInAnOrderThatCannotBe) {
    EXPECT_EQ(resident().put(188, u"19481231").decode().error(), Error::badText) << "from before the birth";
    EXPECT_EQ(resident().put(204, u"20091231").decode().error(), Error::badText) << "to before from";
    EXPECT_TRUE(resident().put(204, u"20100101").decode());
}

TEST(Text, refusesNumbersThatAreNone) {
    EXPECT_EQ(resident().put(122, u"110105194912310021").decode().error(), Error::badNumber) << "check digit";
    EXPECT_EQ(resident().put(36, u"19491230").decode().error(), Error::badNumber) << "another birth date";
    EXPECT_EQ(resident().put(122, u"１１０１０５").decode().error(), Error::badNumber) << "full-width digits";
    EXPECT_EQ(resident().put(122, std::u16string(18, u' ')).decode().error(), Error::badNumber);
    EXPECT_EQ(foreigner2017().put(122, u"G1R").decode().error(), Error::badNumber);
}

TEST(Card, isGoodOnItsLastDayAndExpiredOnTheNext) {
    Card card;
    card.validTo = year(2026) / 11 / 22;
    EXPECT_FALSE(card.expiredOn(year(2026) / 11 / 22));
    EXPECT_TRUE(card.expiredOn(year(2026) / 11 / 23));
    card.validTo.reset();
    EXPECT_FALSE(card.expiredOn(year(2999) / 1 / 1)) << "长期";
}

} // namespace
} // namespace fifteen::id_card
