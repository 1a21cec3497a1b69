// SPDX-License-Identifier: Apache-2.0
#include "machine_test.hpp"

#include <filesystem>
#include <fstream>

namespace fifteen::system_test {

namespace {

using namespace std::chrono_literals;

// The kernel has to be fetched once, over whatever network there is.
void prepare(const std::filesystem::path& folder) {
    support::ChildProcess script({FIFTEEN_SYSTEM_SOURCES "/prepare.sh", (folder / "kernel").string()});
    if (script.wait(300s) != 0) {
        throw std::runtime_error("no kernel for the guest: " + script.errors());
    }
}

// The guest sees the host's files as they were when it first looked: all that a case needs is laid out before the boot.
void layOutRules(const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& file : std::filesystem::directory_iterator(FIFTEEN_UDEV)) {
        std::filesystem::copy_file(file.path(), folder / file.path().filename());
    }
    std::ofstream(folder / "devices.toml") << "[[usb]]\nid = \"0627:0001\"\ndriver = \"scanner-wedge\"\n"
                                              "[[usb]]\nid = \"0403:6001\"\ndriver = \"scanner-serial\"\n";
}

} // namespace

std::unique_ptr<Guest> MachineTest::guest_;

/// The machine goes when all cases are done.
class Shutdown final : public testing::Environment {
public:
    void TearDown() override { MachineTest::guest_.reset(); }
};

namespace {

const auto* const kShutdown = testing::AddGlobalTestEnvironment(new Shutdown); // GoogleTest owns it

} // namespace

void MachineTest::boot() {
    const std::filesystem::path folder = FIFTEEN_SYSTEM_FOLDER;
    prepare(folder);
    layOutRules(folder / "rules");
    auto guest = std::make_unique<Guest>(folder);
    // What the drivers listen to, and what loads the modules for whatever comes onto the bus: it is there first, with
    // the product's settings of the ports. The rules about devices are for the cases that ask for them.
    guest->must("mkdir -p /run/udev/rules.d && cp " FIFTEEN_SYSTEM_FOLDER "/rules/71-*.rules /run/udev/rules.d/");
    guest->must("/lib/systemd/systemd-udevd --daemon");
    guest->must("modprobe -a xhci_pci virtio_gpu");
    guest->must("udevadm wait --timeout=150 /dev/fb0 /dev/usb/lp0");
    guest_ = std::move(guest);
}

void MachineTest::SetUp() {
    if (const auto reason = Guest::reasonToSkip(); !reason.empty()) {
        GTEST_SKIP() << reason;
    }
    if (!guest_) {
        boot();
    }
    for (const auto* order : {R"({"do":"lift"})", R"({"do":"paper","state":"ok"})",
                              R"({"do":"waits","find_ms":20,"absent_ms":5,"read_ms":50})",
                              R"({"do":"plug","device":"reader"})", R"({"do":"plug","device":"printer"})"}) {
        guest().bench(order);
    }
    guest().must("udevadm settle --timeout=150");
    guest().forgetReports();
    guest().forgetEvents();
}

void MachineTest::TearDown() {
    if (!guest_) {
        return;
    }
    if (HasFailure()) {
        std::fprintf(stderr, "%s\n", guest().run("dmesg | tail -n 60").output.c_str());
    }
    guest().run("for name in /run/*.started; do [ -e $name ] && stop $(basename $name .started); done");
}

std::string MachineTest::usblpFile() {
    auto file = guest().must("until ls /dev/usb/lp* 2>/dev/null; do sleep 0.05; done");
    file.pop_back();
    return file;
}

void MachineTest::startProbe(const std::string& mode, const std::string& before) {
    guest().start("probe", before + FIFTEEN_PROBE " " + mode);
    ASSERT_TRUE(guest().report("probe is up"));
}

} // namespace fifteen::system_test
