// SPDX-License-Identifier: Apache-2.0
#include "presence.hpp"

#include <gtest/gtest.h>

namespace fifteen::net {
namespace {

using namespace std::chrono_literals;
using protocol::Alive;
using protocol::DeviceStatus;

class PresenceTest : public testing::Test {
protected:
    Presence::TimePoint begin_{1h};
    Presence presence_{10s};
};

TEST_F(PresenceTest, aDisplayThatIsSilentForTenSecondsIsDarkUntilItSpeaks) {
    EXPECT_TRUE(presence_.connected(View::hall, "d1", begin_));
    EXPECT_FALSE(presence_.elapsed(begin_ + 9s));
    EXPECT_TRUE(presence_.elapsed(begin_ + 10s));
    EXPECT_TRUE(presence_.displays().at(0).dark);
    EXPECT_FALSE(presence_.elapsed(begin_ + 11s)) << "nothing new";
    EXPECT_TRUE(presence_.received(View::hall, "d1", Alive{"alive"}, begin_ + 12s));
    EXPECT_FALSE(presence_.displays().at(0).dark);
}

TEST_F(PresenceTest, aDisplayThatLostItsConnectionIsNotForgotten) {
    presence_.connected(View::desk, "d1", begin_);
    EXPECT_FALSE(presence_.disconnected(View::desk, "d1"));
    EXPECT_TRUE(presence_.elapsed(begin_ + 10s));
    EXPECT_TRUE(presence_.displays().at(0).dark);
}

TEST_F(PresenceTest, aKioskIsOnlineWhileOneOfItsConnectionsLives) {
    EXPECT_TRUE(presence_.connected(View::kiosk, "k1", begin_));
    presence_.connected(View::kiosk, "k1", begin_); // back before the old connection was noticed to be dead
    EXPECT_TRUE(presence_.received(View::kiosk, "k1", DeviceStatus{"status", "paper_end", "ok"}, begin_));
    EXPECT_FALSE(presence_.disconnected(View::kiosk, "k1"));
    EXPECT_TRUE(presence_.kiosks().at(0).online);
    EXPECT_TRUE(presence_.disconnected(View::kiosk, "k1"));
    EXPECT_FALSE(presence_.kiosks().at(0).online);
    EXPECT_EQ(presence_.kiosks().at(0).printer, "paper_end");
}

TEST_F(PresenceTest, aKioskThatHangsIsOffline) {
    presence_.connected(View::kiosk, "k1", begin_);
    EXPECT_TRUE(presence_.elapsed(begin_ + 10s));
    EXPECT_FALSE(presence_.kiosks().at(0).online);
    EXPECT_TRUE(presence_.received(View::kiosk, "k1", Alive{"alive"}, begin_ + 11s));
}

TEST_F(PresenceTest, staffPagesAreNoDisplays) {
    EXPECT_FALSE(presence_.connected(View::staff, "p1", begin_));
    EXPECT_TRUE(presence_.displays().empty());
}

TEST_F(PresenceTest, aDisplayCannotSpeakForAKiosk) {
    presence_.connected(View::kiosk, "x", begin_);
    presence_.connected(View::hall, "x", begin_);
    presence_.received(View::hall, "x", DeviceStatus{"status", "fault", "fault"}, begin_);
    EXPECT_EQ(presence_.kiosks().at(0).printer, "unknown");
}

TEST_F(PresenceTest, whatAKioskSaidOfItsDevicesIsKeptWhenItIsGone) {
    presence_.connected(View::kiosk, "k1", begin_);
    protocol::DeviceReport reader;
    reader.device = "reader";
    reader.state = "ok";
    presence_.received(View::kiosk, "k1", DeviceStatus{"status", "ok", "ok", std::vector{reader}}, begin_);
    presence_.received(View::kiosk, "k1", DeviceStatus{"status", "ok", "absent"}, begin_);
    presence_.disconnected(View::kiosk, "k1");
    const auto told = presence_.devices();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_FALSE(told[0].online);
    ASSERT_EQ(told[0].devices.size(), 1U);
    EXPECT_EQ(told[0].devices[0].device, "reader");
}

TEST_F(PresenceTest, aDesksDevicesAreToldOfUntilNobodyWatchesThemAnyMore) {
    protocol::DeviceReport pad;
    pad.device = "pad";
    const auto kept = presence_.reported(3, {pad}, begin_);
    EXPECT_EQ(kept.desk, 3);
    EXPECT_TRUE(kept.online);
    presence_.elapsed(begin_ + 9s);
    EXPECT_TRUE(presence_.deskDevices().at(0).online);
    EXPECT_FALSE(presence_.elapsed(begin_ + 10s)) << "no line that is shown";
    EXPECT_FALSE(presence_.deskDevices().at(0).online);
    EXPECT_EQ(presence_.deskDevices().at(0).devices.at(0).device, "pad") << "what was said last is kept";
    presence_.reported(3, {}, begin_ + 11s);
    EXPECT_TRUE(presence_.deskDevices().at(0).online);
    EXPECT_TRUE(presence_.deskDevices().at(0).devices.empty());
}

TEST_F(PresenceTest, namesFromOutsideDoNotGrowWithoutEnd) {
    for (int i = 0; i < 1000; ++i) {
        presence_.connected(View::hall, "d" + std::to_string(i), begin_);
        presence_.connected(View::kiosk, "k" + std::to_string(i), begin_);
    }
    EXPECT_EQ(presence_.displays().size(), 64U);
    EXPECT_EQ(presence_.kiosks().size(), 64U);
    EXPECT_FALSE(presence_.received(View::hall, "d999", Alive{"alive"}, begin_));
    EXPECT_FALSE(presence_.disconnected(View::kiosk, "k999"));
}

} // namespace
} // namespace fifteen::net
