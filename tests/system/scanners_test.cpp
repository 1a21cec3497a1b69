// SPDX-License-Identifier: Apache-2.0
// A scanner that types and one that is a serial port, as Linux's own drivers have them: QEMU's USB keyboard and its USB
// serial converter. The site's table names both.
#include "ordinary_user.hpp"

namespace fifteen::system_test {
namespace {

class Scanners : public OrdinaryUser {
protected:
    void SetUp() override {
        OrdinaryUser::SetUp();
        if (!IsSkipped()) {
            guest().must("udevadm wait --timeout=150 /dev/ttyUSB0");
        }
    }

    /// As a site does it, to devices that are plugged in already.
    void installSiteRules() {
        installRules(FIFTEEN_BIN "/fifteen-udev-rules --devices " FIFTEEN_SYSTEM_FOLDER
                                 "/rules/devices.toml > /run/udev/rules.d/70-site.rules");
        guest().must("udevadm trigger --settle --subsystem-match=input --subsystem-match=tty");
    }

    std::string keyboardNode() {
        auto node = guest().must("for each in /sys/class/input/event*; do grep -q 'USB Keyboard' $each/device/name && "
                                 "echo /dev/input/${each##*/}; done");
        node.pop_back();
        return node;
    }
};

TEST_F(Scanners, WithoutRulesAnOrdinaryUserIsDenied) {
    startProbe("scanners", kAsUser);
    EXPECT_EQ(guest().report("wedge"), "wedge absent: no permission to open the device");
    EXPECT_EQ(guest().report("serial"), "serial absent: no permission to open the device");
    EXPECT_EQ(guest().stop("probe"), 0);
}

TEST_F(Scanners, WithTheSitesRulesTheyAreTheKiosksAlone) {
    installSiteRules();
    EXPECT_NE(guest().must("udevadm info -q property " + keyboardNode()).find("LIBINPUT_IGNORE_DEVICE=1"),
              std::string::npos);
    EXPECT_NE(guest().must("udevadm info -q property /dev/ttyUSB0").find("ID_MM_DEVICE_IGNORE=1"), std::string::npos);
    guest().start("listener", "stdbuf -oL od -An -v -w24 -tx1 " + keyboardNode()); // as a page would be typed into
    startProbe("scanners", kAsUser);
    ASSERT_TRUE(guest().report("wedge present"));
    ASSERT_TRUE(guest().report("serial present"));
    guest().type("731904"); // QEMU's keyboard keeps no more than eight keys for a guest that is slow
    EXPECT_EQ(guest().report("wedge scanned"), "wedge scanned 731904");
    guest().sayOnSerialLine("731904\r");
    EXPECT_EQ(guest().report("serial scanned"), "serial scanned 731904");
    EXPECT_EQ(guest().unasked(), "") << "nobody else heard a key";
    EXPECT_EQ(guest().stop("probe"), 0);
    guest().type("1");
    EXPECT_TRUE(guest().report(" ")) << "the listener does hear what nobody holds";
    guest().stop("listener");
}

} // namespace
} // namespace fifteen::system_test
