// SPDX-License-Identifier: Apache-2.0
#include "emulator/card_holder.hpp"
#include "id_card/number.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace fifteen::emulator {
namespace {

std::u16string unitsAt(const Bytes& text, std::size_t offset, std::size_t bytes) {
    std::u16string units;
    for (std::size_t at = offset; at < offset + bytes; at += 2) {
        units += static_cast<char16_t>(text[at] | text[at + 1] << 8);
    }
    return units;
}

TEST(CardHolder, getsANumberThatFits) {
    const auto li = makeCardHolder({{"name", "李秀英"}, {"birth", "19550312"}, {"sex", "female"}});
    EXPECT_TRUE(id_card::isValidNumber18(li.number));
    EXPECT_EQ(id_card::birthOfNumber(li.number), "19550312");
    EXPECT_EQ((li.number[16] - '0') % 2, 0) << "even for a woman";
    const auto ho = makeCardHolder({{"kind", "hkmotw"}, {"name", "何家辉"}, {"birth", "19640730"}, {"sex", "male"}});
    EXPECT_TRUE(id_card::isValidNumber18(ho.number));
    EXPECT_TRUE(ho.number.starts_with("810000"));
    const auto smith = makeCardHolder({{"kind", "foreigner"}, {"english_name", "SMITH"}, {"birth", "19580603"}});
    EXPECT_TRUE(id_card::isValidNumber15(smith.number));
    const auto muller = makeCardHolder({{"kind", "foreigner2023"}, {"english_name", "M"}, {"birth", "19810803"}});
    EXPECT_TRUE(id_card::isValidNumber18(muller.number));
}

TEST(CardHolder, keepsWhatIsSaid) {
    const auto holder =
        makeCardHolder({{"name", "吴强"}, {"birth", "19790916"}, {"valid_to", "长期"}, {"number", "x"}});
    EXPECT_EQ(holder.validTo, "长期");
    EXPECT_EQ(holder.number, "x") << "wrong numbers are wanted too";
}

TEST(CardHolder, refusesWhatFitsNoCard) {
    const auto make = [](const std::map<std::string, std::string>& described) { return makeCardHolder(described); };
    EXPECT_THROW(make({}), std::invalid_argument);
    EXPECT_THROW(make({{"name", "李"}, {"birth", "1955"}}), std::invalid_argument);
    EXPECT_THROW(make({{"name", "李"}, {"birth", "19550312"}, {"kind", "dog"}}), std::invalid_argument);
    EXPECT_THROW(make({{"name", "李"}, {"birth", "19550312"}, {"shoe", "42"}}), std::invalid_argument);
    EXPECT_THROW(make({{"name", "一二三四五六七八九十一二三四五六"}, {"birth", "19550312"}}), std::invalid_argument);
    EXPECT_THROW(make({{"name", "\xFF"}, {"birth", "19550312"}}), std::invalid_argument);
}

TEST(CardHolder, fieldsStandWhereTheBookSaysTheyDo) {
    const auto text = encodeText(makeCardHolder({{"name", "李秀英"},
                                                 {"birth", "19550312"},
                                                 {"address", "某路1号"},
                                                 {"issuer", "某局"},
                                                 {"valid_from", "20150401"},
                                                 {"valid_to", "长期"}}));
    ASSERT_EQ(text.size(), 256U);
    EXPECT_EQ(unitsAt(text, 0, 30), u"李秀英            ");
    EXPECT_EQ(unitsAt(text, 30, 2), u"2");
    EXPECT_EQ(unitsAt(text, 32, 4), u"01");
    EXPECT_EQ(unitsAt(text, 36, 16), u"19550312");
    EXPECT_EQ(unitsAt(text, 52, 10), u"某路1号 ");
    EXPECT_EQ(unitsAt(text, 158, 6), u"某局 ");
    EXPECT_EQ(unitsAt(text, 188, 16), u"20150401");
    EXPECT_EQ(unitsAt(text, 204, 16), u"长期      ");
    EXPECT_EQ(unitsAt(text, 248, 2), u" ");
}

} // namespace
} // namespace fifteen::emulator
