// SPDX-License-Identifier: Apache-2.0
#include "social_card/item.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace fifteen::social_card {
namespace {

using Record = std::vector<std::uint8_t>;

TEST(Item, isTagLengthAndValue) {
    const Record record{0x03, 4, '2', '.', '0', '0'};
    const auto value = valueOf(Item::version, record);
    ASSERT_TRUE(value);
    EXPECT_EQ(Record(value->begin(), value->end()), (Record{'2', '.', '0', '0'}));
}

TEST(Item, mayBeFilledUpBehindItsValue) {
    const Record record{0x06, 4, 0x20, 0x30, 0x01, 0x01, 0xFF, 0xFF};
    ASSERT_TRUE(valueOf(Item::expiry, record));
    EXPECT_EQ(valueOf(Item::expiry, record)->size(), 4U);
}

TEST(Item, aNameMayBeShorterButNotLonger) {
    EXPECT_EQ(valueOf(Item::name, Record{0x09, 2, 0xC0, 0xEE})->size(), 2U);
    EXPECT_EQ(valueOf(Item::name, Record{0x09, 0})->size(), 0U);
    Record tooLong(2 + 31, 'x');
    tooLong[0] = 0x09;
    tooLong[1] = 31;
    EXPECT_EQ(valueOf(Item::name, tooLong).error(), Error::badRecord);
}

TEST(Item, isRefusedWhenItIsNotWhatWasAskedFor) {
    EXPECT_EQ(valueOf(Item::version, {}).error(), Error::badRecord);
    EXPECT_EQ(valueOf(Item::version, Record{0x03}).error(), Error::badRecord);
    EXPECT_EQ(valueOf(Item::version, Record{0x04, 4, '2', '.', '0', '0'}).error(), Error::badRecord) << "another tag";
    EXPECT_EQ(valueOf(Item::version, Record{0x03, 4, '2', '.', '0'}).error(), Error::badRecord) << "cut short";
    EXPECT_EQ(valueOf(Item::version, Record{0x03, 3, '2', '.', '0'}).error(), Error::badRecord) << "too short";
    EXPECT_EQ(valueOf(Item::version, Record{0x03, 0xFF, '2', '.', '0', '0'}).error(), Error::badRecord) << "lies";
}

TEST(Item, standsInOneOfTwoFiles) {
    EXPECT_EQ(placeOf(Item::version).file, File::issuer);
    EXPECT_EQ(placeOf(Item::expiry).file, File::issuer);
    for (const auto item : {Item::number, Item::name, Item::birth}) {
        EXPECT_EQ(placeOf(item).file, File::holder);
    }
}

} // namespace
} // namespace fifteen::social_card
