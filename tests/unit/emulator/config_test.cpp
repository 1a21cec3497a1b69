// SPDX-License-Identifier: Apache-2.0
#include "emulator/config.hpp"
#include "id_card/text.hpp"
#include "settings/error.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace fifteen::emulator {
namespace {

TEST(Config, everyCardOfTheSampleDeckIsAGoodCard) {
    const auto config = readConfig(SAMPLE_CONFIG);
    EXPECT_GE(config.deck.size(), 12U);
    std::set<id_card::CardKind> kinds;
    std::set<std::string> numbers;
    int elderly = 0;
    int withoutEnd = 0;
    for (const auto& [id, holder] : config.deck) {
        const auto text = id_card::decodeText(encodeText(holder));
        ASSERT_TRUE(text) << id << ": " << text.error().message();
        kinds.insert(text->kind);
        numbers.emplace(text->number.view());
        elderly += text->birth.year() <= std::chrono::year(1966) ? 1 : 0;
        withoutEnd += text->validTo ? 0 : 1;
    }
    EXPECT_EQ(kinds.size(), 4U) << "every kind of card";
    EXPECT_EQ(numbers.size(), config.deck.size()) << "no two people are one";
    EXPECT_GE(elderly, 4);
    EXPECT_GE(withoutEnd, 2);
}

TEST(Config, saysWhichCardIsWrong) {
    const auto path = std::filesystem::path(testing::TempDir()) / "emulator-wrong-card.toml";
    std::ofstream(path) << "tickets_dir = \"t\"\n[[cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"1955\"\n";
    try {
        readConfig(path);
        FAIL() << "a birth date of four digits was taken";
    } catch (const settings::Error& error) {
        EXPECT_NE(std::string(error.what()).find("birth must be YYYYMMDD"), std::string::npos) << error.what();
        EXPECT_GE(error.line(), 2);
    }
    std::filesystem::remove(path);
}

} // namespace
} // namespace fifteen::emulator
