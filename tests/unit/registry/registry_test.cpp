// SPDX-License-Identifier: Apache-2.0
#include "registry/registry.hpp"
#include "settings/error.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace fifteen::registry {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using transport::UsbId;

class RegistryTest : public testing::Test {
protected:
    Registry read(const std::string& text) const { return Registry::read(directory_.write("devices.toml", text)); }

    std::string problem(const std::string& text) const {
        try {
            read(text);
        } catch (const settings::Error& error) {
            return error.what();
        }
        return {};
    }

    support::TemporaryDirectory directory_;
};

TEST_F(RegistryTest, KnownIdsAreSortedAndStandOnce) {
    const auto known = knownUsbDevices();
    EXPECT_TRUE(std::ranges::is_sorted(known, {}, &UsbEntry::id));
    EXPECT_EQ(std::ranges::adjacent_find(known, {}, &UsbEntry::id), known.end());
    EXPECT_TRUE(std::ranges::none_of(known, &std::string::empty, &UsbEntry::name));
}

TEST_F(RegistryTest, TheCommonDevicesAreKnown) {
    const Registry registry;
    EXPECT_EQ(registry.driverOf({0x0400, 0xC35A}), Driver::sdt);
    EXPECT_EQ(registry.driverOf({0x2B8B, 0x2721}), Driver::sdtHid);
    EXPECT_EQ(registry.driverOf({0x0DD4, 0x0205}), Driver::escposCustom);
    EXPECT_EQ(registry.driverOf({0x1EAB, 0x0D10}), Driver::scannerHidPos);
    EXPECT_EQ(registry.driverOf({0x1D6B, 0x0002}), std::nullopt) << "a hub is no device of ours";
    EXPECT_THAT(registry.idsOf(Driver::escpos), Contains(UsbId{0x04B8, 0x0E15}));
}

TEST_F(RegistryTest, EveryDriverHasANameAndAKind) {
    for (const auto& entry : knownUsbDevices()) {
        EXPECT_FALSE(nameOf(entry.driver).empty());
        EXPECT_FALSE(nameOf(kindOf(entry.driver)).empty());
    }
}

TEST_F(RegistryTest, ASiteAddsReplacesAndTakesAway) {
    const auto registry = read("[[usb]]\nid = \"10c4:8a1b\"\ndriver = \"sdt\"\nname = \"low reader\"\n"
                               "[[usb]]\nid = \"04b8:0e15\"\ndriver = \"escpos-custom\"\n"
                               "[[usb]]\nid = \"0400:c35a\"\ndriver = \"none\"\n");
    EXPECT_EQ(registry.driverOf({0x10C4, 0x8A1B}), Driver::sdt);
    EXPECT_EQ(registry.driverOf({0x04B8, 0x0E15}), Driver::escposCustom);
    EXPECT_EQ(registry.driverOf({0x0400, 0xC35A}), std::nullopt);
    EXPECT_THAT(registry.idsOf(Driver::escpos), Not(Contains(UsbId{0x04B8, 0x0E15})));
    EXPECT_TRUE(std::ranges::is_sorted(registry.usb(), {}, &UsbEntry::id));
}

TEST_F(RegistryTest, TheSampleIsRight) {
    EXPECT_EQ(Registry::read(FIFTEEN_SOURCE "/deploy/site/devices.toml").driverOf({0x10C4, 0x8A1B}), Driver::sdt);
}

TEST_F(RegistryTest, LinesQueuesAndCardReadersStandInTheSameTable) {
    const auto registry = read("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"sdt\"\nname = \"side wall\"\n"
                               "[[serial]]\npath = \"/dev/ttyS2\"\ndriver = \"scanner-serial\"\nbaud = 115200\n"
                               "[[pcsc]]\nreader = \"ACR38\"\n[[cups]]\nqueue = \"hall\"\n");
    ASSERT_EQ(registry.linesOf(Driver::sdt).size(), 1U);
    EXPECT_EQ(registry.linesOf(Driver::sdt).front().path, "/dev/ttyS1");
    EXPECT_EQ(registry.linesOf(Driver::sdt).front().baud, 115200U) << "what SDT readers speak unless told otherwise";
    EXPECT_EQ(registry.linesOf(Driver::scannerSerial).front().baud, 115200U);
    EXPECT_TRUE(registry.linesOf(Driver::serialBus).empty());
    ASSERT_EQ(registry.pcsc().size(), 1U);
    EXPECT_EQ(registry.pcsc().front().namePart, "ACR38");
    ASSERT_EQ(registry.cups().size(), 1U);
    EXPECT_EQ(registry.cups().front().queue, "hall");
    EXPECT_EQ(registry.usb(), Registry().usb()) << "without [[usb]] what is known stays";
}

TEST_F(RegistryTest, WhatIsWrongIsNamedWithKeyAndLine) {
    EXPECT_THAT(problem("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"escpos\"\n"),
                HasSubstr("devices.toml:3: serial[0].driver"));
    EXPECT_THAT(problem("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"none\"\n"), HasSubstr("serial[0].driver"));
    EXPECT_THAT(problem("[[serial]]\npath = \"/dev/tty*\"\ndriver = \"sdt\"\n"), HasSubstr("serial[0].path"));
    EXPECT_THAT(problem("[[serial]]\npath = \"/dev/ttyS1\"\ndriver = \"sdt\"\nbaud = 1200\n"),
                HasSubstr("serial[0].baud"));
    EXPECT_THAT(problem("[[usb]]\nid = \"0400:c35a\"\ndriver = \"cups\"\n"), HasSubstr("usb[0].driver"));
    EXPECT_THAT(problem("[[pcsc]]\nname = \"no reader\"\n"), HasSubstr("pcsc[0].reader"));
    EXPECT_THAT(problem("[[usb]]\nid = \"400:c35a\"\ndriver = \"sdt\"\n"), HasSubstr("devices.toml:2: usb[0].id"));
    EXPECT_THAT(problem("[[usb]]\nid = \"0400:c35g\"\ndriver = \"sdt\"\n"), HasSubstr("0400:c35g"));
    EXPECT_THAT(problem("[[usb]]\nid = \"0400:c35a\"\ndriver = \"magic\"\n"),
                HasSubstr("devices.toml:3: usb[0].driver"));
    EXPECT_THAT(problem("[[usb]]\nid = \"0400:c35a\"\ndriver = \"sdt\"\nport = \"1\"\n"), HasSubstr("port"));
}

TEST(UsbIdTest, IsReadAsLsusbPrintsIt) {
    EXPECT_EQ(usbIdOf("0400:c35a"), (UsbId{0x0400, 0xC35A}));
    EXPECT_EQ(usbIdOf("0400:C35A"), (UsbId{0x0400, 0xC35A}));
    for (const auto* wrong :
         {"", "0400", "0400-c35a", "400:c35a", "0400:c35", "0400:c35a ", "x400:c35a", "-400:c35a"}) {
        EXPECT_EQ(usbIdOf(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(textOf({0x0400, 0xC35A}), "0400:c35a");
}

} // namespace
} // namespace fifteen::registry
