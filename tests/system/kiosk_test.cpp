// SPDX-License-Identifier: Apache-2.0
#include "machine_test.hpp"

#include <boost/json.hpp>

namespace fifteen::system_test {
namespace {

/// Where a finger goes on the 1080 x 1920 pages (look.md).
struct Spot {
    double x = 0;
    double y = 0;
};

constexpr Spot kFirstGroup{288, 480}; // 门诊慢特病: one item
constexpr Spot kTakeNumber{700, 1580};

/// The kiosk and its server as they are installed, on the guest's own screen without a window system.
class Kiosk : public MachineTest {
protected:
    void touch(Spot spot) { guest().touch(spot.x / 1080, spot.y / 1920); }

    /// Starts the program and waits for the line it says when it is there.
    void start(const std::string& name, const std::string& command, const std::string& ready) {
        guest().start(name, command);
        ASSERT_TRUE(guest().report(ready)) << name;
    }

    bool sees(const std::string& page) { return guest().report("painted page=" + page + " ").has_value(); }

    /// Shell that asks the server; what it answers comes out of descriptor 4.
    static std::string asking(const std::string& path) {
        return "exec 4<>/dev/tcp/127.0.0.1/8015; printf 'GET " + path +
               " HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n' >&4; ";
    }

    std::string get(const std::string& path) {
        return guest().must(asking(path) + "cat <&4; echo"); // the guest answers in lines
    }

    /// On a slow machine a kiosk may take its server for unreachable before it has been reached for the first time.
    void waitUntilConnected() {
        guest().must("until { " + asking("/api/v1/devices") + "grep -q '\"online\":true' <&4; }; do sleep 0.2; done");
    }
};

TEST_F(Kiosk, FromACardAndTouchesToATicketOnPaper) {
    // An own folder under the guest's layer of memory: nothing of it is written on this machine.
    const std::string folder = (guest().folder() / "site").string();
    guest().must("udevadm wait --timeout=150 /dev/fb0 && mkdir -p " + folder);
    guest().must("printf '%s\\n' 'site = \"" FIFTEEN_SITE "/site.toml\"' 'catalogue = \"" FIFTEEN_SITE
                 "/catalogue.toml\"' 'data_dir = \"server\"' 'listen = \"127.0.0.1:8015\"' > " +
                 folder + "/server.toml");
    guest().must("printf '%s\\n' 'server = \"http://127.0.0.1:8015\"' 'kiosk = \"k1\"' 'data_dir = \"k1\"' '[window]' "
                 "'orientation = \"portrait\"' '[printer]' 'kind = \"escpos\"' 'usb = [\"04b8:0e15\"]' '[reader]' "
                 "'usb = [\"0400:c35a\"]' > " +
                 folder + "/kiosk.toml");
    start("server", FIFTEEN_BIN "/fifteen-server --config " + folder + "/server.toml", "ready http");
    start("kiosk",
          "env QT_QPA_PLATFORM=linuxfb:fb=/dev/fb0 " FIFTEEN_BIN "/fifteen-kiosk --config " + folder + "/kiosk.toml",
          "ready");
    ASSERT_TRUE(sees("welcome"));
    waitUntilConnected();
    lay();
    ASSERT_TRUE(sees("chooseGroup")) << guest().unasked() << get("/api/v1/devices");
    lift();
    guest().screenshot(guest().folder() / "kiosk-groups.png");
    touch(kFirstGroup);
    ASSERT_TRUE(sees("item"));
    touch(kTakeNumber);
    ASSERT_TRUE(sees("ticket"));
    const auto ticket = guest().event("ticket");
    guest().screenshot(guest().folder() / "kiosk-ticket.png"); // the frame has reached the screen while paper was cut
    ASSERT_FALSE(ticket.empty());
    EXPECT_EQ(ticket.at("unknown_bytes"), 0);
    const auto paper = guest().folder() / std::string(ticket.at("png").as_string());
    std::filesystem::copy_file(paper, guest().folder() / "kiosk-paper.png",
                               std::filesystem::copy_options::overwrite_existing);
    support::ChildProcess scanner({"zbarimg", "--quiet", "--raw", paper.string()});
    const auto code = scanner.line("FIFTEEN:1:", kPatience);
    ASSERT_TRUE(code) << "no code on the ticket";
    // The server knows the number on the paper: a real one, not a picture.
    const auto known = get("/api/v1/tickets/" + code->substr(10));
    EXPECT_NE(known.find(" 200 "), std::string::npos) << known;
    EXPECT_EQ(guest().stop("kiosk"), 0);
    EXPECT_EQ(guest().stop("server"), 0);
}

} // namespace
} // namespace fifteen::system_test
