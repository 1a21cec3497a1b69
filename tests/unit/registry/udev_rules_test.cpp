// SPDX-License-Identifier: Apache-2.0
#include "registry/udev_rules.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace fifteen::registry {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string contentOf(const char* path) {
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    return content.str();
}

std::string rulesWith(const std::string& devices) {
    const support::TemporaryDirectory directory;
    return udevRules(Registry::read(directory.write("devices.toml", devices)), "desk");
}

TEST(UdevRulesTest, TheFileInTheTreeIsWhatTheTableGives) {
    EXPECT_EQ(contentOf(FIFTEEN_SOURCE "/deploy/udev/70-fifteen.rules"), udevRules(Registry(), "fifteen"))
        << "build/bin/fifteen-udev-rules > deploy/udev/70-fifteen.rules";
}

TEST(UdevRulesTest, ADeviceOnTheBusIsGivenToTheGroup) {
    EXPECT_THAT(udevRules(Registry(), "fifteen"),
                HasSubstr("\nSUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\"0400\", "
                          "ATTR{idProduct}==\"c35a\", GROUP=\"fifteen\", MODE=\"0660\"\n"));
}

TEST(UdevRulesTest, AScannerThatTypesIsKeptFromTheScreen) {
    EXPECT_THAT(rulesWith("[[usb]]\nid = \"1eab:0003\"\ndriver = \"scanner-wedge\"\n"),
                HasSubstr("SUBSYSTEM==\"input\", KERNEL==\"event*\", ATTRS{idVendor}==\"1eab\", "
                          "ATTRS{idProduct}==\"0003\", GROUP=\"desk\", MODE=\"0660\", "
                          "ENV{LIBINPUT_IGNORE_DEVICE}=\"1\"\n"));
}

TEST(UdevRulesTest, ASerialPortIsNoModem) {
    EXPECT_THAT(rulesWith("[[usb]]\nid = \"1a86:7523\"\ndriver = \"serial-bus\"\n"),
                HasSubstr("SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"1a86\", ATTRS{idProduct}==\"7523\", "
                          "GROUP=\"desk\", MODE=\"0660\", ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n"));
}

TEST(UdevRulesTest, ALineIsMatchedByThePathItIsNamedBy) {
    const auto rules = rulesWith("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"sdt\"\nname = \"low reader\"\n"
                                 "[[serial]]\npath = \"/dev/serial/by-path/pci-0000:00:14.0-usb-0:4:1.0-port0\"\n"
                                 "driver = \"scanner-serial\"\n[[serial]]\npath = \"/run/line\"\ndriver = \"sdt\"\n");
    EXPECT_THAT(rules,
                HasSubstr("\n# /dev/ttyS1 sdt: low reader\nSUBSYSTEM==\"tty\", KERNEL==\"ttyS1\", GROUP=\"desk\", "
                          "MODE=\"0660\", ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n"));
    EXPECT_THAT(rules, HasSubstr("SYMLINK==\"serial/by-path/pci-0000:00:14.0-usb-0:4:1.0-port0\", GROUP"));
    EXPECT_THAT(rules, Not(HasSubstr("==\"/run"))) << "no node of udev's";
}

TEST(UdevRulesTest, ANameBeginsNoLineOfItsOwn) {
    const auto rules = rulesWith("[[usb]]\nid = \"1a86:7523\"\ndriver = \"sdt\"\nname = \"a\\nRUN+=x\"\n");
    EXPECT_THAT(rules, Not(HasSubstr("\nRUN")));
}

} // namespace
} // namespace fifteen::registry
