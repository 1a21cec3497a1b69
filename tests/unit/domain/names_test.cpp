// SPDX-License-Identifier: Apache-2.0
#include "domain/names.hpp"
#include "sample_hall.hpp"

namespace fifteen::domain::test {
namespace {

TEST(Names, anIdIs32LowerCaseHexDigits) {
    const TicketId id{0x0123456789abcdefULL, 0xfedcba9876543210ULL};
    EXPECT_EQ(text(id), "0123456789abcdeffedcba9876543210");
    EXPECT_EQ(ticketIdOf(text(id)), id);
    for (const auto* const bad : {"", "0", "0123456789ABCDEFfedcba9876543210", "0123456789abcdeffedcba987654321",
                                  "0123456789abcdeffedcba98765432100", "0x23456789abcdeffedcba9876543210"}) {
        EXPECT_FALSE(ticketIdOf(bad)) << bad;
    }
}

TEST(Names, aCheckInCodeIsSixDigitsOfTheId) {
    EXPECT_EQ(checkInCode({0, 7}), "000000");
    EXPECT_EQ(checkInCode({251'604, 7}), "406152");
    EXPECT_EQ(checkInCode({9'251'604, 8}), "406152");
}

TEST(Names, aNumberHasALetterAndAtLeastThreeDigits) {
    EXPECT_EQ((TicketNumber{'A', 7}.text()), "A007");
    EXPECT_EQ((TicketNumber{'B', 1234}.text()), "B1234");
    EXPECT_EQ(ticketNumberOf("A017"), (TicketNumber{'A', 17}));
    EXPECT_EQ(ticketNumberOf("A1000"), (TicketNumber{'A', 1000}));
    for (const auto* const bad : {"", "A", "A17", "a017", "A0017", "A01x", "A-17", "A99999999999"}) {
        EXPECT_FALSE(ticketNumberOf(bad)) << bad;
    }
}

TEST(Names, wordsAreThoseOfTheWire) {
    EXPECT_EQ(name(TicketState::noShow), "no_show");
    EXPECT_EQ(name(DeskState::paused), "paused");
    EXPECT_EQ(evidenceOf("refused"), Evidence::refused);
    EXPECT_EQ(printOutcomeOf("abandoned"), PrintOutcome::abandoned);
    EXPECT_FALSE(evidenceOf("sworn"));
}

TEST(Site, tellsWhatIsWrongWithIt) {
    EXPECT_EQ(sampleSite().defect(), "");
    const auto broken = [](auto change) {
        auto site = sampleSite();
        change(site);
        return site.defect();
    };
    EXPECT_NE(broken([](Site& site) { site.lanes.clear(); }), "");
    EXPECT_NE(broken([](Site& site) { site.lanes[1].promise = 0min; }), "");
    EXPECT_NE(broken([](Site& site) { site.groups[1].prefix = 'A'; }), "") << "two groups would print the same numbers";
    EXPECT_NE(broken([](Site& site) { site.groups[1].prefix = '1'; }), "");
    EXPECT_NE(broken([](Site& site) { site.groups[1].id = "insurance"; }), "");
    EXPECT_NE(broken([](Site& site) { site.items[0].group = GroupIndex{77}; }), "");
    EXPECT_NE(broken([](Site& site) { site.claims[0].lane = LaneIndex{9}; }), "");
    EXPECT_NE(broken([](Site& site) { site.desks[0].number = 2; }), "");
    EXPECT_NE(broken([](Site& site) { site.desks[0].groups.push_back(GroupIndex{9}); }), "");
}

} // namespace
} // namespace fifteen::domain::test
