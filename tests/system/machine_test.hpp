// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "guest.hpp"

#include <gtest/gtest.h>

namespace fifteen::system_test {

/// One guest for all cases, booted by the first: booting costs more than most of them. Each begins with both devices
/// plugged in, nothing on the reader, paper in the printer, and none of our programs running.
class MachineTest : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    Guest& guest() { return *guest_; }

    void lay() { guest().bench(R"({"do":"lay","card":"li"})"); }

    void lift() { guest().bench(R"({"do":"lift"})"); }

    void plug(const std::string& device) { guest().bench(R"({"do":"plug","device":")" + device + "\"}"); }

    void unplug(const std::string& device) { guest().bench(R"({"do":"unplug","device":")" + device + "\"}"); }

    /// Starts tests/system/probe.cpp in this mode, under the name "probe".
    void startProbe(const std::string& mode, const std::string& before = {});

    /// The device file of the printer, once usblp has it. Its number is not always 0: the kernel's driver for HIDs,
    /// which gets the scanner back when a probe ends, draws from the same ones.
    std::string usblpFile();

private:
    static void boot();

    static std::unique_ptr<Guest> guest_;
    friend class Shutdown;
};

} // namespace fifteen::system_test
