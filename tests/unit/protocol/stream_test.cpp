// SPDX-License-Identifier: Apache-2.0
#include "protocol/codec.hpp"
#include "protocol/stream.hpp"

#include <gtest/gtest.h>

namespace fifteen::protocol {
namespace {

StaffState busyDesk() {
    StaffState state;
    state.lanes = {{"ordinary", 4, 1000}};
    state.visitor = Visitor{};
    state.visitor->number = "A017";
    state.today.finished = 3;
    return state;
}

TEST(Stream, anUpdateCarriesOnlyWhatChanged) {
    StaffState before = busyDesk();
    StaffState after = before;
    EXPECT_FALSE(updateFrame(2, before, after).has_value());
    after.today.finished = 4;
    EXPECT_EQ(updateFrame(2, before, after),
              R"({"type":"update","seq":2,"set":{"today":{"finished":4,"no_show":0,"mean_service_s":0}}})");
}

TEST(Stream, aMirrorFollowsSnapshotAndUpdates) {
    StaffState before = busyDesk();
    StaffState after = before;
    after.visitor.reset();
    after.lanes[0].waiting = 5;
    Mirror<StaffState> mirror;
    ASSERT_TRUE(mirror.apply(snapshotFrame("s1", 7, before)).has_value());
    EXPECT_EQ(mirror.stream(), "s1");
    EXPECT_EQ(mirror.state().visitor->number, "A017");
    ASSERT_TRUE(mirror.apply(*updateFrame(8, before, after)).has_value());
    EXPECT_EQ(mirror.seq(), 8);
    EXPECT_FALSE(mirror.state().visitor.has_value());
    EXPECT_EQ(encode(mirror.state()), encode(after));
}

TEST(Stream, aMirrorRefusesAGapAndStaysAsItWas) {
    KioskState state;
    Mirror<KioskState> mirror;
    EXPECT_EQ(mirror.apply(R"({"type":"update","seq":1,"set":{}})").error().error, Error::outOfOrder);
    ASSERT_TRUE(mirror.apply(snapshotFrame("s1", 1, state)).has_value());
    EXPECT_EQ(mirror.apply(R"({"type":"update","seq":3,"set":{"open_desks":2}})").error().error, Error::outOfOrder);
    EXPECT_EQ(mirror.apply(R"({"type":"update","seq":1,"set":{"open_desks":2}})").error().error, Error::outOfOrder);
    EXPECT_EQ(mirror.apply(R"({"type":"update","seq":2,"set":{"open_desks":"two"}})").error().location,
              "$.set.open_desks");
    EXPECT_EQ(mirror.apply(R"({"type":"update","seq":2})").error().location, "$.set");
    EXPECT_EQ(mirror.apply(R"({"type":"snapshot","seq":2,"stream":"s","state":{"groups":[]}})").error().location,
              "$.state.open_desks");
    EXPECT_EQ(mirror.state().open_desks, 0);
    EXPECT_EQ(mirror.seq(), 1);
}

TEST(Stream, aMirrorIgnoresWhatANewerServerAdds) {
    Mirror<KioskState> mirror;
    ASSERT_TRUE(mirror.apply(R"({"type":"weather"})").has_value());
    ASSERT_TRUE(
        mirror
            .apply(
                R"({"type":"snapshot","v":2,"seq":1,"stream":"s","state":{"groups":[],"open_desks":1,"gives_numbers":true,"x":0}})")
            .has_value());
    ASSERT_TRUE(mirror.apply(R"({"type":"update","seq":2,"set":{"x":1,"open_desks":4}})").has_value());
    EXPECT_EQ(mirror.state().open_desks, 4);
}

TEST(Stream, aMirrorSurvivesNonsense) {
    Mirror<HallState> mirror;
    for (const auto* text : {"", "{", "[]", "{}", R"({"type":1})", R"({"type":"update"})", "\xff"}) {
        EXPECT_FALSE(mirror.apply(text).has_value()) << text;
    }
}

} // namespace
} // namespace fifteen::protocol
