// SPDX-License-Identifier: Apache-2.0
#include "visit_fixture.hpp"

#include <gtest/gtest.h>

namespace fifteen::flows {
namespace {

using namespace std::chrono;

TEST(Catalogue, AgeCountsFromTheBirthday) {
    const auto site = sampleCatalogue();
    const auto birth = 1955y / March / 12;
    EXPECT_EQ(site.claimProvenBy(birth, 2015y / March / 11), std::nullopt);
    EXPECT_EQ(site.claimProvenBy(birth, 2015y / March / 12), "elderly");
}

TEST(Catalogue, TheHighestAgeThatIsProvenWins) {
    const auto site = sampleCatalogue();
    EXPECT_EQ(site.claimProvenBy(1930y / January / 1, 2026y / January / 1), "very_old");
    EXPECT_EQ(site.claimProvenBy(1950y / January / 1, 2026y / January / 1), "elderly");
}

TEST(Catalogue, BornOnALeapDayIsAYearOlderOnTheFirstOfMarch) {
    const auto site = sampleCatalogue();
    const auto birth = 1956y / February / 29;
    EXPECT_EQ(site.claimProvenBy(birth, 2016y / February / 28), std::nullopt);
    EXPECT_EQ(site.claimProvenBy(birth, 2016y / February / 29), "elderly");
    const auto commonYear = 1940y / February / 29;
    EXPECT_EQ(site.claimProvenBy(commonYear, 2020y / February / 28), "elderly");
    EXPECT_EQ(site.claimProvenBy(1964y / February / 29, 2025y / February / 28), "elderly");
    auto eightyOne = site;
    eightyOne.claims = {
        {.id = "x", .name = {}, .lane = "priority", .evidence = {}, .declarable = false, .ageFrom = 61}};
    EXPECT_EQ(eightyOne.claimProvenBy(1964y / February / 29, 2025y / February / 28), std::nullopt);
    EXPECT_EQ(eightyOne.claimProvenBy(1964y / February / 29, 2025y / March / 1), "x");
}

TEST(Catalogue, NonsenseDatesProveNothing) {
    const auto site = sampleCatalogue();
    EXPECT_EQ(site.claimProvenBy(1955y / February / 30, 2026y / January / 1), std::nullopt);
    EXPECT_EQ(site.claimProvenBy(2090y / January / 1, 2026y / January / 1), std::nullopt);
    EXPECT_EQ(site.claimProvenBy(year_month_day{}, 2026y / January / 1), std::nullopt);
}

TEST(Catalogue, UnknownIdsAreNull) {
    const auto site = sampleCatalogue();
    EXPECT_EQ(site.group("nowhere"), nullptr);
    EXPECT_EQ(site.item("nothing"), nullptr);
    EXPECT_EQ(site.itemsOf("claims").size(), 2U);
    EXPECT_TRUE(site.itemsOf("nowhere").empty());
}

TEST(Catalogue, OnlyDeclarableClaimsAreOffered) {
    const auto site = sampleCatalogue();
    const auto offered = site.declarableClaims();
    ASSERT_EQ(offered.size(), 2U);
    EXPECT_EQ(offered[0]->id, "elderly");
    EXPECT_EQ(offered[1]->id, "disabled");
}

} // namespace
} // namespace fifteen::flows
