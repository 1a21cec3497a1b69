// SPDX-License-Identifier: Apache-2.0
#include "desk_keypad/keys.hpp"

#include <gtest/gtest.h>

namespace fifteen::desk_keypad {
namespace {

std::optional<Press> pressOf(const Bytes& data, std::uint8_t command = 0x10) {
    const auto meaning = meaningOf({0x05, command, data});
    const auto* press = meaning ? std::get_if<Press>(&*meaning) : nullptr;
    return press != nullptr ? std::optional(*press) : std::nullopt;
}

TEST(Keys, areThoseOfTheField) {
    EXPECT_EQ(pressOf({0x0C}), (Press{Key::call, {}}));
    EXPECT_EQ(pressOf({0x0D}), (Press{Key::recall, {}}));
    EXPECT_EQ(pressOf({0x0B}), (Press{Key::evaluate, {}}));
    EXPECT_EQ(pressOf({0x12}), (Press{Key::pause, {}}));
    EXPECT_EQ(pressOf({0x13}), (Press{Key::transfer, {}}));
    EXPECT_EQ(pressOf({0x0E}), (Press{Key::cancel, {}}));
    EXPECT_EQ(pressOf({0x11}), (Press{Key::oneMetre, {}}));
}

TEST(Keys, theDigitBeforeConfirmDecides) {
    EXPECT_EQ(pressOf({0x06, 0x0F}), (Press{Key::noShow, {6}}));
    EXPECT_EQ(pressOf({0x00, 0x0F}), (Press{Key::suspend, {0}}));
    EXPECT_EQ(pressOf({0x03, 0x0F}), (Press{Key::callBack, {3}}));
    EXPECT_EQ(pressOf({0x05, 0x0F}), (Press{Key::confirm, {5}}));
    EXPECT_EQ(pressOf({0x0F}), (Press{Key::confirm, {}}));
    EXPECT_EQ(pressOf({0x01, 0x06, 0x0F}), (Press{Key::confirm, {1, 6}})); // 16 is not 6
}

TEST(Keys, digitsAreKept) {
    EXPECT_EQ(pressOf({0x07}), (Press{Key::digit, {7}}));
    EXPECT_EQ(pressOf({0x01, 0x07}), (Press{Key::digit, {1, 7}}));
    EXPECT_EQ(pressOf({0x01, 0x07, 0x0C}), (Press{Key::call, {1, 7}}));
}

TEST(Keys, whatNoDocumentTellsMeansNothing) {
    EXPECT_FALSE(meaningOf({0x05, 0x10, {0x0A}}));
    EXPECT_FALSE(meaningOf({0x05, 0x10, {0x10}}));
    EXPECT_FALSE(meaningOf({0x05, 0x10, {0xFF}}));
    EXPECT_FALSE(meaningOf({0x05, 0x10, {0x0C, 0x0D}}));
    EXPECT_FALSE(meaningOf({0x05, 0x10, {}}));
    EXPECT_FALSE(meaningOf({0x05, 0x11, {0x04}}));       // an evaluator has four keys
    EXPECT_FALSE(meaningOf({0x05, 0x11, {0x01, 0x02}})); // one at a time
    EXPECT_FALSE(meaningOf({0x05, 0x11, {0x0C}}));       // and none of a pad's
}

TEST(Keys, evaluatorsAreToldByTheirCommand) {
    for (std::uint8_t key = 0; key < 4; ++key) {
        const auto meaning = meaningOf({0x21, 0x11, {key}});
        ASSERT_TRUE(meaning);
        EXPECT_EQ(std::get<RatingKey>(*meaning), RatingKey{key});
    }
    EXPECT_EQ(pressOf({0x03}), (Press{Key::digit, {3}})); // the same byte under another command
}

// The field project's numbers 1, 0, 3, 4 for the keys 0 to 3, in their order.
TEST(Keys, gradesFollowTheFieldsOrder) {
    EXPECT_EQ(kFieldGrades, (std::array{2, 1, 3, 4}));
}

TEST(Acknowledgement, ofAPadIsItsOwnFrame) {
    const Frame frame{0x05, 0x10, {0x06, 0x0F}};
    EXPECT_EQ(acknowledge(frame), encode(frame));
}

TEST(Acknowledgement, ofAnEvaluatorHasCommand01AndASumSmallerByTen) {
    for (const auto address : Bytes{0x01, 0x21, 0xEF, 0xFF}) {
        for (std::uint8_t key = 0; key < 4; ++key) {
            const Frame frame{address, 0x11, {key}};
            auto expected = encode(frame);
            expected[6] = 0x01;
            expected[8] = static_cast<std::uint8_t>(expected[8] - 0x10);
            EXPECT_EQ(acknowledge(frame), expected);
        }
    }
    EXPECT_EQ(acknowledge({0x21, 0x11, {0x02}}), // 21 + 11 + 02 = 34
              (Bytes{0xFF, 0x68, 0x03, 0x03, 0x68, 0x21, 0x01, 0x02, 0x24, 0x16}));
}

TEST(PadDisplay, showsTwoFieldsOfThreeDigits) {
    // What the field project sends for ticket 017 at pad 5: 05 + 02 + 3 * 0A + 00 + 01 + 07 = 2D.
    EXPECT_EQ(encodeDisplay(0x05, {std::nullopt, 17}),
              (Bytes{0xFF, 0x68, 0x08, 0x08, 0x68, 0x05, 0x02, 0x0A, 0x0A, 0x0A, 0, 1, 7, 0x2D, 0x16}));
    // And for 12 waiting: 05 + 02 + 00 + 01 + 02 + 3 * 0A = 28.
    EXPECT_EQ(encodeDisplay(0x05, {12, std::nullopt}),
              (Bytes{0xFF, 0x68, 0x08, 0x08, 0x68, 0x05, 0x02, 0, 1, 2, 0x0A, 0x0A, 0x0A, 0x28, 0x16}));
}

TEST(PadDisplay, endsAt999) {
    const auto data = [](const Display& display) {
        const auto bytes = encodeDisplay(0x01, display);
        return Bytes(bytes.begin() + 7, bytes.begin() + 13);
    };
    EXPECT_EQ(data({1000, 1000}), (Bytes{9, 9, 9, 0, 0, 0})); // a number loses its thousands, a count does not lie
    EXPECT_EQ(data({0, 999}), (Bytes{0, 0, 0, 9, 9, 9}));
    EXPECT_EQ(data({4'000'000'000U, 4'000'000'123U}), (Bytes{9, 9, 9, 1, 2, 3}));
}

TEST(PadDisplay, takesTheDigitsOfATicketsNumber) {
    EXPECT_EQ(lastDigits("A017"), 17U);
    EXPECT_EQ(lastDigits("A1000"), 0U);
    EXPECT_EQ(lastDigits("A1234"), 234U);
    EXPECT_EQ(lastDigits("B2C003"), 3U);
    EXPECT_EQ(lastDigits("042"), 42U);
    EXPECT_EQ(lastDigits("99999999999999999999"), 999U);
    EXPECT_FALSE(lastDigits("A"));
    EXPECT_FALSE(lastDigits("17A"));
    EXPECT_FALSE(lastDigits(""));
}

TEST(HostFrames, areThoseOfTheField) {
    EXPECT_EQ(encodeBeep(0x05), (Bytes{0xFF, 0x68, 0x02, 0x02, 0x68, 0x05, 0x03, 0x08, 0x16}));
    EXPECT_EQ(encodeStars(0x05, 5), (Bytes{0xFF, 0x68, 0x03, 0x03, 0x68, 0x05, 0x02, 0x05, 0x0C, 0x16}));
    EXPECT_EQ(encodeStartRating(0x05), (Bytes{0xFF, 0x68, 0x03, 0x03, 0x68, 0x05, 0x01, 0x0B, 0x11, 0x16}));
}

} // namespace
} // namespace fifteen::desk_keypad
