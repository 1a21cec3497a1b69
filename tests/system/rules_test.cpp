// SPDX-License-Identifier: Apache-2.0
#include "machine_test.hpp"

#include <sstream>

namespace fifteen::system_test {
namespace {

/// The kiosk runs as a user of its own, who may open nothing but what udev's rules give to the kiosk.
class Rules : public MachineTest {
protected:
    void SetUp() override {
        MachineTest::SetUp();
        if (!IsSkipped()) {
            guest().must("getent passwd fifteen-visitor || useradd --system --no-create-home fifteen-visitor");
        }
    }

    void TearDown() override {
        if (!IsSkipped()) {
            guest().run("rm -f /run/udev/rules.d/70-* && udevadm control --reload");
        }
        MachineTest::TearDown();
    }

    /// Whatever groups the product's rules name, the kiosk's user is in; udevd wants to know them when it reads the
    /// rules.
    void installRules() {
        guest().must("cp " FIFTEEN_SYSTEM_FOLDER "/rules/70-*.rules /run/udev/rules.d/");
        const auto groups =
            guest().must(R"sh(sed -n 's/.*GROUP="\([^"]*\)".*/\1/p' /run/udev/rules.d/*.rules | sort -u)sh");
        std::istringstream each(groups);
        for (std::string group; std::getline(each, group);) {
            guest().must("getent group " + group + " || groupadd --system " + group);
            guest().must("usermod --append --groups " + group + " fifteen-visitor");
        }
        guest().must("udevadm control --reload");
    }

    static constexpr const char* kAsUser = "setpriv --reuid fifteen-visitor --regid fifteen-visitor --init-groups "
                                           "--no-new-privs ";
};

TEST_F(Rules, WithoutThemAnOrdinaryUserIsDenied) {
    startProbe("arrivals", kAsUser);
    EXPECT_EQ(guest().report("arrived"), "arrived open=no permission to open the device");
    EXPECT_EQ(guest().stop("probe"), 0);
}

TEST_F(Rules, LetAnOrdinaryUserReadACardAndPrint) {
    installRules();
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
