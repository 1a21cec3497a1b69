// SPDX-License-Identifier: Apache-2.0
// The real fifteen-desk-devices between the real fifteen-server and models of pads, evaluators and signs behind
// pseudo-terminals.
#include "desk.hpp"
#include "emulator/keypad_model.hpp"
#include "emulator/sign_model.hpp"
#include "serial_bench.hpp"
#include "support/child_process.hpp"
#include "support/line_socket.hpp"

#include <csignal>
#include <fstream>

namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;
using emulator::KeypadModel;
using emulator::SignModel;
using support::ChildProcess;

constexpr auto patience = 30s; // of a machine that builds something else
constexpr std::uint8_t kPad = 5;
constexpr std::uint8_t kEvaluator = 25;
constexpr std::uint8_t kSign = 7;

const emulator::Bytes kCall{0x0C};
const emulator::Bytes kEvaluate{0x0B};
const emulator::Bytes kHere{0x0F};
const emulator::Bytes kPause{0x12};
const emulator::Bytes kNoShow{0x06, 0x0F};

class DeskDevices : public testing::Test {
protected:
    void SetUp() override {
        keypads_.plug();
        signs_.plug();
    }

    void start(const std::vector<std::string>& more = {}) {
        const auto config =
            folder_.write("desk-devices.toml",
                          "server = \"" + server.url() + "\"\n[[keypads]]\nserial = \"" + keypads_.path().string() +
                              "\"\ndesks = [{desk = 1, pad = 5, evaluator = 25, staff = \"0312\"}]\n"
                              "[[signs]]\nserial = \"" +
                              signs_.path().string() + "\"\ndesks = [{desk = 1, address = 7}]\n");
        std::vector<std::string> command{FIFTEEN_DESK_DEVICES, "--config", config.string()};
        command.insert(command.end(), more.begin(), more.end());
        process_ = std::make_unique<ChildProcess>(command);
        ASSERT_TRUE(process_->line("ready", patience)) << process_->errors();
    }

    /// With the desk open, as the clerk left it.
    void startOpen() {
        start();
        ASSERT_TRUE(untilPad("000   ")); // it knows the desk
        press(kPause);
        ASSERT_TRUE(untilSign("1号窗口"));
    }

    void press(const emulator::Bytes& keys) {
        keypads_.with([&](KeypadModel& model) { model.press(kPad, keys); });
    }

    void rate(std::uint8_t key) {
        keypads_.with([&](KeypadModel& model) { model.rate(kEvaluator, key); });
    }

    static auto says(const std::string& text) {
        return [text](const SignModel& model) { return model.shown(kSign) == text; };
    }

    testing::AssertionResult untilSign(const std::string& text) {
        const bool shown = signs_.until(says(text), patience);
        std::string now;
        signs_.with([&](const SignModel& model) { now = model.shown(kSign); });
        return (shown ? testing::AssertionSuccess() : testing::AssertionFailure())
               << "the sign says \"" << now << "\"\n"
               << process_->errors();
    }

    testing::AssertionResult untilPad(const std::string& digits) {
        const bool shown =
            keypads_.until([&](const KeypadModel& model) { return model.shown(kPad) == digits; }, patience);
        std::string now;
        keypads_.with([&](const KeypadModel& model) { now = model.shown(kPad); });
        return (shown ? testing::AssertionSuccess() : testing::AssertionFailure())
               << "the pad shows \"" << now << "\"\n"
               << process_->errors();
    }

    bool untilBeeped(int times, std::chrono::milliseconds within = patience) {
        return keypads_.until([&](const KeypadModel& model) { return model.beeps(kPad) >= times; }, within);
    }

    /// Presses until `seen(within)` says that it has worked. A key pressed before the answer to the one before beeps,
    /// and the same key within a second is the same press: a clerk presses again, more slowly.
    template <class Seen>
    bool pressUntil(const emulator::Bytes& keys, Seen&& seen) {
        constexpr int mostTries = 10;
        bool worked = false;
        for (int tries = 0; tries < mostTries && !worked; ++tries) {
            press(keys);
            worked = seen(1500ms);
        }
        return worked;
    }

    testing::AssertionResult pressUntilSign(const emulator::Bytes& keys, const std::string& text) {
        pressUntil(keys, [&](auto within) { return signs_.until(says(text), within); });
        return untilSign(text);
    }

    bool pressUntilAsked(const emulator::Bytes& keys) {
        return pressUntil(keys, [&](auto within) { return untilAsked(within); });
    }

    bool untilAsked(std::chrono::milliseconds within = patience) {
        return keypads_.until([](const KeypadModel& model) { return model.isAsking(kEvaluator); }, within);
    }

    /// Somebody comes, is called and served.
    std::string serve() {
        auto ticket = take();
        EXPECT_TRUE(untilPad("001   "));
        EXPECT_TRUE(pressUntilSign(kCall, "D001 请到1号窗口"));
        EXPECT_TRUE(pressUntilSign(kHere, "D001 正在办理"));
        return ticket;
    }

    std::string take() {
        support::HttpClient client(server.port());
        return issue(client).member("ticket");
    }

    std::string stateOf(const std::string& ticket) {
        support::HttpClient client(server.port());
        return client.get("/api/v1/tickets/" + ticket).member("state");
    }

    protocol::Day day() {
        support::HttpClient client(server.port());
        return protocol::decode<protocol::Day>(client.get("/api/v1/day").body).value();
    }

    /// Whether the server is told this of the desks' devices, soon.
    testing::AssertionResult told(const std::string& what, std::chrono::milliseconds within = patience) {
        support::HttpClient client(server.port());
        const auto until = std::chrono::steady_clock::now() + within;
        std::string body;
        while (std::chrono::steady_clock::now() < until) {
            body = client.get("/api/v1/devices").body;
            if (body.find(what) != std::string::npos)
                return testing::AssertionSuccess();
        }
        return testing::AssertionFailure() << body << "\n" << process_->errors();
    }

    testing::AssertionResult untilRated() const {
        return (process_->waitForError("a rating was taken", 0, patience) ? testing::AssertionSuccess()
                                                                          : testing::AssertionFailure())
               << process_->errors();
    }

    support::ServerProcess server;
    tests::SerialBench<KeypadModel> keypads_{emulator::KeypadModelOptions{.pads = {kPad}, .evaluators = {kEvaluator}}};
    tests::SerialBench<SignModel> signs_{std::vector<std::uint8_t>{kSign}};
    support::TemporaryDirectory folder_;
    std::unique_ptr<ChildProcess> process_;
};

TEST_F(DeskDevices, aKeyCallsAndTheSignShowsIt) {
    startOpen();
    const auto first = take();
    const auto second = take();
    EXPECT_TRUE(untilPad("002   "));
    EXPECT_TRUE(pressUntilSign(kCall, "D001 请到1号窗口"));
    EXPECT_TRUE(untilPad("001001"));
    EXPECT_EQ(stateOf(first), "called");

    // Whoever was only called is let go by no key.
    EXPECT_TRUE(pressUntil(kCall, [&](auto within) { return untilBeeped(1, within); }));
    EXPECT_EQ(stateOf(first), "called");

    EXPECT_TRUE(pressUntilSign(kHere, "D001 正在办理"));
    EXPECT_TRUE(pressUntilSign(kCall, "D002 请到1号窗口"));
    EXPECT_EQ(stateOf(first), "finished");
    EXPECT_EQ(stateOf(second), "called");
    process_->signal(SIGTERM);
    EXPECT_EQ(process_->wait(patience), 0);
}

TEST_F(DeskDevices, whatPassesOnALineIsWrittenDown) {
    const auto pads = folder_.write("pads.txt", "");
    const auto signs = folder_.write("signs.txt", "");
    start({"--record", pads.string(), "--record", "signs=" + signs.string()});
    ASSERT_TRUE(untilPad("000   "));
    press(kPause);
    ASSERT_TRUE(untilSign("1号窗口"));
    process_.reset();
    for (const auto& file : {pads, signs}) {
        std::ifstream stream(file);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        EXPECT_TRUE(text.starts_with("fifteen recording 1\n"));
        EXPECT_NE(text.find(" send endpoint=01 "), std::string::npos) << file;
        EXPECT_NE(text.find(" receive endpoint=81 "), std::string::npos) << file;
    }
}

TEST_F(DeskDevices, aVisitorsGradeReachesTheServer) {
    startOpen();
    const auto ticket = serve();
    EXPECT_TRUE(pressUntilAsked(kCall)); // nobody waits: the last one is finished, and asked
    EXPECT_EQ(stateOf(ticket), "finished");
    rate(3); // two stars, by the usual labels
    EXPECT_TRUE(untilRated());
    EXPECT_EQ(day().bad_ratings, 1);
    support::HttpClient client(server.port());
    EXPECT_NE(client.get("/metrics").body.find("fifteen_ratings_today{grade=\"2\"} 1"), std::string::npos);
}

TEST_F(DeskDevices, theClerksKeyAsksWhoIsBeingServed) {
    startOpen();
    press(kEvaluate);
    EXPECT_TRUE(untilBeeped(1)) << "nobody is there";
    serve();
    EXPECT_TRUE(pressUntilAsked(kEvaluate));
    rate(1);
    EXPECT_TRUE(untilRated());
    EXPECT_EQ(day().ratings, 1);
    EXPECT_EQ(day().bad_ratings, 0);
}

TEST_F(DeskDevices, aKeyPressedWhileTheServerIsDeadIsDoneOnceWhenItIsBack) {
    startOpen();
    const auto first = take();
    const auto second = take();
    EXPECT_TRUE(untilPad("002   "));
    EXPECT_TRUE(pressUntilSign(kCall, "D001 请到1号窗口"));
    server.kill();
    EXPECT_TRUE(untilPad("      ")) << "what it showed may not be so any more";
    EXPECT_TRUE(untilSign("")) << "nor what the sign showed";
    press(kNoShow);
    EXPECT_TRUE(keypads_.until([](const KeypadModel& model) { return model.isIdle(kPad); }, patience));
    server.start();
    EXPECT_TRUE(untilPad("002   ")) << "the one who did not come waits again";
    EXPECT_EQ(stateOf(first), "waiting");
    EXPECT_TRUE(untilSign("1号窗口"));
    EXPECT_TRUE(pressUntilSign(kCall, "D002 请到1号窗口"));
    EXPECT_EQ(stateOf(second), "called");
}

TEST_F(DeskDevices, aGradeGivenWhileTheServerIsDeadIsKept) {
    startOpen();
    serve();
    EXPECT_TRUE(pressUntilAsked(kEvaluate));
    server.kill();
    rate(1);
    EXPECT_TRUE(keypads_.until([](const KeypadModel& model) { return model.isIdle(kEvaluator); }, patience));
    server.start();
    EXPECT_TRUE(untilRated());
    EXPECT_EQ(day().ratings, 1);
}

TEST_F(DeskDevices, pauseIsShownAndGoesOnAsWhoSatThere) {
    startOpen();
    EXPECT_TRUE(pressUntilSign(kPause, "暂停服务"));
    press(kCall);
    EXPECT_TRUE(untilBeeped(1));
    EXPECT_TRUE(pressUntilSign(kPause, "1号窗口"));
}

TEST_F(DeskDevices, whatChangedWhileTheLinesWereAwayIsShownWhenTheyAreBack) {
    startOpen();
    take();
    EXPECT_TRUE(untilPad("001   "));
    keypads_.unplug();
    signs_.unplug();
    Desk desk(server); // the staff page
    EXPECT_EQ(desk.callNext().status, 200);
    ASSERT_TRUE(process_->waitForError("gone", 0, patience));
    keypads_.plug();
    signs_.plug();
    EXPECT_TRUE(untilSign("D001 请到1号窗口"));
    EXPECT_TRUE(untilPad("000001"));
}

TEST_F(DeskDevices, aSilentSignIsDarkForTheManager) {
    signs_.with([](SignModel& model) { model.setFault(kSign, emulator::SignFault::dead); });
    start();
    ASSERT_TRUE(process_->waitForError("sign of desk 1: no answer", 0, patience)) << process_->errors();
    support::StreamClient staff(server.port(), "view=staff&client=test&desk=1");
    EXPECT_TRUE(staff.nextWith(R"("display":"sign-1","dark":true)", patience));
}

TEST_F(DeskDevices, theServerIsToldHowTheyAre) {
    startOpen();
    const std::string pad = R"({"device":"pad","kind":"desk-keypad","driver":"ff68","where":"serial )" +
                            keypads_.path().filename().string() + R"( address 5","state":")";
    const std::string evaluator = R"({"device":"evaluator","kind":"evaluator",)";
    EXPECT_TRUE(told(pad + "ok"));
    EXPECT_TRUE(told(R"("kind":"window-sign","driver":"text",)"));
    keypads_.unplug();
    EXPECT_TRUE(told(pad + R"(absent","trouble":"line_gone")"));
    keypads_.plug();
    signs_.with([](SignModel& model) { model.setFault(kSign, emulator::SignFault::dead); });
    const std::string dark = R"("state":"fault","trouble":"shows_nothing")";
    EXPECT_TRUE(pressUntil(kPause, [&](auto within) { return told(dark, within); })); // the sign should show it
    EXPECT_TRUE(told(pad + "ok"));
    process_->signal(SIGKILL);
    EXPECT_TRUE(told(R"("desk":1,"online":false)"));
}

/// As deploy/run does it.
TEST(SerialBenchProgram, leadsAKeyToTheSignAndTellsOfBoth) {
    support::ServerProcess server;
    support::TemporaryDirectory folder;
    const auto emulator = folder.write("emulator.toml", "tickets_dir = \"tickets\"\ncontrol = \"desks.sock\"\n"
                                                        "[keypads]\npads = [5]\n[signs]\naddresses = [7]\n");
    const auto config = folder.write("desk-devices.toml", "server = \"" + server.url() +
                                                              "\"\n[[keypads]]\nserial = \"lines/keypads\"\n"
                                                              "desks = [{desk = 1, pad = 5, staff = \"0312\"}]\n"
                                                              "[[signs]]\nserial = \"lines/signs\"\n"
                                                              "desks = [{desk = 1, address = 7}]\n");
    ChildProcess process({FIFTEEN_EMULATOR, "--config", emulator.string(), "--serial",
                          (folder.path() / "lines").string(), "--", FIFTEEN_DESK_DEVICES, "--config", config.string()});
    ASSERT_TRUE(process.line("ready", patience)) << process.errors();
    support::LineSocket control(folder.path() / "desks.sock");
    control.write(R"({"do":"watch"})");
    EXPECT_EQ(control.line(patience), R"({"ok":true})");
    control.write(R"({"do":"press","pad":9,"key":"call"})");
    const auto until = [&](const std::string& wanted) {
        auto line = control.line(patience);
        while (line && line->find(wanted) == std::string::npos) {
            line = control.line(patience);
        }
        return line.has_value();
    };
    EXPECT_TRUE(until("there is no device of that address"));
    support::HttpClient client(server.port());
    issue(client);
    EXPECT_TRUE(until(R"("shown":"001   ")")); // it knows the desk
    control.write(R"({"do":"press","pad":5,"key":"pause"})");
    EXPECT_TRUE(until("1号窗口"));
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait(patience), 0) << process.errors();
}

} // namespace
} // namespace fifteen::integration
