// SPDX-License-Identifier: Apache-2.0
#include "emulator/config.hpp"
#include "id_card/text.hpp"
#include "settings/error.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

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

TEST(Config, theSampleBenchHasSecondDevicesOnLinesAndAnotherPrinter) {
    const auto config = readConfig(SAMPLE_CONFIG);
    ASSERT_EQ(config.readers.size(), 2U);
    EXPECT_EQ(config.readers[1].line, "reader-2");
    EXPECT_EQ(config.readers[1].options.layout, ReaderLayout::serial);
    ASSERT_EQ(config.printers.size(), 2U);
    EXPECT_EQ(config.printers[1].options.dialect, PrinterDialect::customVkp);
    EXPECT_EQ(config.printers[1].options.vendor, 0x0DD4) << "Custom's own id comes with the dialect";
    EXPECT_FALSE(config.printers[1].plugged);
    ASSERT_EQ(config.scanners.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<ScannerModelOptions>(config.scanners[0].options));
    EXPECT_EQ(std::get<LineScannerOptions>(config.scanners[1].options).suffix, "\r\n");
    EXPECT_TRUE(config.needsBus());
    std::set<int> generations;
    for (const auto& [id, card] : config.socialDeck) {
        generations.insert(card.generation);
    }
    EXPECT_EQ(generations, (std::set<int>{1, 2, 3}));
}

TEST(Config, theSampleDesksNeedNoBus) {
    const auto config = readConfig(SAMPLE_DESK_CONFIG);
    EXPECT_FALSE(config.needsBus());
    ASSERT_EQ(config.keypads.size(), 1U);
    EXPECT_EQ(config.keypads[0].line, "keypads");
    EXPECT_EQ(config.keypads[0].options.evaluators, (std::vector<std::uint8_t>{21, 22, 23}));
    ASSERT_EQ(config.signs.size(), 1U);
    EXPECT_EQ(config.signs[0].options, (std::vector<std::uint8_t>{1, 2, 3}));
}

struct Wrong {
    const char* text;
    const char* said;
};

class WrongConfig : public testing::TestWithParam<Wrong> {};

TEST_P(WrongConfig, isRefusedWithItsLine) {
    const support::TemporaryDirectory folder;
    const auto path = folder.write("emulator.toml", std::string("tickets_dir = \"t\"\n") + GetParam().text);
    try {
        readConfig(path);
        FAIL() << "taken";
    } catch (const settings::Error& error) {
        EXPECT_NE(std::string(error.what()).find(GetParam().said), std::string::npos) << error.what();
        EXPECT_GE(error.line(), 2);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongConfig,
    testing::Values(
        Wrong{"[[cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"1955\"\n", "birth must be YYYYMMDD"},
        Wrong{"[[reader]]\nserial = \"a\"\n[[scanner]]\nserial = \"a\"\n", "a second device on this line"},
        Wrong{"[[keypads]]\n[[signs]]\nserial = \"keypads\"\n", "a second device on this line"},
        Wrong{"[reader]\nserial = \"../a\"\n", "the name of a file"},
        Wrong{"[reader]\nserial = \"a\"\nbaud = 12345\n", "must be 9600"},
        Wrong{"[reader]\nserial = \"a\"\nendpoints = \"hid\"\n", "endpoints"},
        Wrong{"[scanner]\nmode = \"serial\"\n", "needs the name of a line"},
        Wrong{"[scanner]\nmode = \"keyboard\"\nsuffix = \"crlf\"\n", "no key types a line feed"},
        Wrong{"[scanner]\nmode = \"keyboard\"\nreports = \"newland\"\n", "reports"},
        Wrong{"[[cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"19550312\"\n"
              "[[cards]]\nid = \"a\"\nname = \"王\"\nbirth = \"19550312\"\n",
              "a second card of this id"},
        Wrong{"[printer]\ndialect = \"zebra\"\n", "dialect"},
        Wrong{"[[social_cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"19550312\"\ngeneration = 4\n", "generation"},
        Wrong{"[[social_cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"19550312\"\nexpiry = \"2030\"\n", "YYYYMMDD"},
        Wrong{"[[social_cards]]\nid = \"a\"\nname = \"李\"\nbirth = \"19550312\"\npin = \"8x\"\n", "digits"}));

} // namespace
} // namespace fifteen::emulator
