// SPDX-License-Identifier: Apache-2.0
#include "ordinary_user.hpp"

namespace fifteen::system_test {
namespace {

class Rules : public OrdinaryUser {};

TEST_F(Rules, WithoutThemAnOrdinaryUserIsDenied) {
    startProbe("arrivals", kAsUser);
    EXPECT_EQ(guest().report("arrived"), "arrived open=no permission to open the device");
    EXPECT_EQ(guest().stop("probe"), 0);
}

TEST_F(Rules, LetAnOrdinaryUserReadACardAndPrint) {
    installRules("cp " FIFTEEN_SYSTEM_FOLDER "/rules/70-*.rules /run/udev/rules.d/");
    for (const auto* device : {"reader", "printer"}) {
        unplug(device);
    }
    guest().must("udevadm settle --timeout=150");
    startProbe("devices", kAsUser);
    for (const auto* device : {"reader", "printer"}) {
        plug(device);
    }
    ASSERT_TRUE(guest().report("reader present"));
    ASSERT_TRUE(guest().report("printer trouble=none"));
    lay();
    EXPECT_TRUE(guest().report("card read"));
    EXPECT_EQ(guest().report("printed"), "printed trouble=none");
    EXPECT_EQ(guest().must("ps -o user:20= -C system-probe"), "fifteen-visitor\n");
    EXPECT_EQ(guest().stop("probe"), 0);
}

TEST_F(Rules, EveryPortGreetsInTheQuickWay) {
    EXPECT_EQ(guest().must("sort -u /sys/bus/usb/devices/*/*-port*/quirks"), "00000003\n");
}

} // namespace
} // namespace fifteen::system_test
