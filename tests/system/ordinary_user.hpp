// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "machine_test.hpp"

#include <sstream>

namespace fifteen::system_test {

/// The kiosk runs as a user of its own, who may open nothing but what udev's rules give to the kiosk.
class OrdinaryUser : public MachineTest {
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

    /// Puts a file of rules where udevd looks, by this line of shell. Whatever groups it names, the kiosk's user is in;
    /// udevd wants to know them when it reads the rules.
    void installRules(const std::string& order) {
        guest().must(order);
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

} // namespace fifteen::system_test
