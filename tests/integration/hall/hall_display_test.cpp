// SPDX-License-Identifier: Apache-2.0
// The real fifteen-hall-display against the real fifteen-server; what would be heard is read back from ALSA's file
// sink.
#include "adapters/voice_pack.hpp"
#include "flows/announcement.hpp"
#include "support/child_process.hpp"
#include "support/http_client.hpp"
#include "support/server_process.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

namespace fifteen::integration {
namespace {

using namespace std::chrono_literals;
using support::ChildProcess;
using support::HttpClient;
using support::ServerProcess;
using support::TemporaryDirectory;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr auto patience = 20s;

struct Called {
    std::string number;
    int desk = 0;
    std::string ticket;
};

/// A hall with two desks that serve the same group.
class Hall {
public:
    Hall() {
        for (const int desk : {1, 2}) {
            EXPECT_EQ(command(desk, "open", R"({"staff":"0217"})").status, 200);
        }
    }

    /// The next visitor; the one called there before did not come.
    Called call(int desk) {
        if (!atDesk_[desk].empty()) {
            EXPECT_EQ(command(desk, "no-show", R"({"ticket":")" + atDesk_[desk] + "\"}").status, 200);
        }
        HttpClient client(server.port());
        client.post("/api/v1/tickets", support::newKey(), R"({"kiosk":"k1","items":["employee_enrolment"]})");
        const auto answer = command(desk, "call-next", R"({"finish_current":false})");
        EXPECT_EQ(answer.status, 200) << answer.body;
        const std::regex visitor(R"x("ticket":"([0-9a-f]{32})","number":"([A-Z][0-9]+)")x");
        std::smatch found;
        EXPECT_TRUE(std::regex_search(answer.body, found, visitor)) << answer.body;
        atDesk_[desk] = found[1];
        return {.number = found[2], .desk = desk, .ticket = found[1]};
    }

    void recall(const Called& called) {
        EXPECT_EQ(command(called.desk, "recall", R"({"ticket":")" + called.ticket + "\"}").status, 200);
    }

    ServerProcess server;

private:
    support::HttpAnswer command(int desk, const std::string& name, const std::string& body) {
        HttpClient client(server.port());
        return client.post("/api/v1/desks/" + std::to_string(desk) + "/" + name, support::newKey(), body);
    }

    std::map<int, std::string> atDesk_; ///< tickets
};

/// fifteen-hall-display with its own data directory, which outlives the process.
class Display {
public:
    explicit Display(std::string server, std::string device = "hall")
        : server_(std::move(server))
        , device_(std::move(device)) {}

    void start(const std::vector<std::string>& more = {}) {
        const auto recording = folder_.path() / ("heard-" + std::to_string(++runs_) + ".raw");
        recording_ = recording;
        const auto alsa = folder_.write("asound.conf", "pcm.hall { type file slave.pcm { type null } file \"" +
                                                           recording.string() + "\" format \"raw\" }\n");
        setenv("ALSA_CONFIG_PATH", alsa.c_str(), 1);
        const auto config = folder_.write(
            "hall-display.toml", "server = \"" + server_ + "\"\ndisplay = \"hall-1\"\ndata_dir = \"data\"\n" +
                                     "[window]\nfullscreen = false\n[voice]\npack = \"" + std::getenv("FIFTEEN_VOICE") +
                                     "\"\ndevice = \"" + device_ + "\"\nchime = false\n" +
                                     "[announcements]\nleast_highlight = \"0ms\"\nsilent_highlight = \"0ms\"\n");
        std::vector<std::string> command{std::getenv("FIFTEEN_HALL_DISPLAY"), "--config", config.string()};
        command.insert(command.end(), more.begin(), more.end());
        process_ = std::make_unique<ChildProcess>(command);
        ASSERT_TRUE(process_->line("ready", patience)) << process_->errors();
    }

    void kill() {
        process_->signal(SIGKILL);
        process_->wait(patience);
    }

    std::optional<int> stop() {
        process_->signal(SIGTERM);
        return process_->wait(patience);
    }

    /// Until the log has the line.
    void waitFor(const std::string& text) const {
        ASSERT_TRUE(process_->waitForError(text, 0, patience)) << text << "\n" << process_->errors();
    }

    /// The calls a stage was logged for, in the log's order.
    std::vector<int> calls(const std::string& stage) const {
        std::vector<int> result;
        const std::string log = process_->errors();
        const std::regex line(stage + " call=([0-9]+) .*at_us=[0-9]{16}");
        for (std::sregex_iterator it(log.begin(), log.end(), line), end; it != end; ++it) {
            result.push_back(std::stoi((*it)[1]));
        }
        return result;
    }

    std::string errors() const { return process_->errors(); }

    /// What the loudspeaker would have got since this start; complete after stop().
    std::vector<std::int16_t> heard() const {
        std::ifstream stream(recording_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        std::vector<std::int16_t> samples(bytes.size() / 2);
        std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
        return samples;
    }

private:
    TemporaryDirectory folder_;
    std::string server_;
    std::string device_;
    std::filesystem::path recording_;
    std::unique_ptr<ChildProcess> process_;
    int runs_ = 0;
};

std::vector<std::int16_t> sentences(const std::vector<Called>& calls) {
    const auto pack = adapters::VoicePack::load(std::getenv("FIFTEEN_VOICE"));
    std::vector<std::int16_t> samples;
    std::vector<std::string> missing;
    for (const Called& call : calls) {
        const auto sound = pack->sentence(flows::sentenceClips(call.number, call.desk, false), missing);
        samples.insert(samples.end(), sound.samples.begin(), sound.samples.end());
        samples.resize(samples.size() + static_cast<std::size_t>(0.35 * sound.rate));
    }
    return samples;
}

TEST(HallDisplay, showsAndSaysEveryCallInItsOrder) {
    Hall hall;
    Display display(hall.server.url());
    display.start();
    const Called first = hall.call(1);
    const Called second = hall.call(2);
    hall.recall(first);
    display.waitFor("spoken call=3");
    display.waitFor("painted call=3"); // nobody speaks as fast as a file
    EXPECT_THAT(display.calls("painted"), ElementsAre(1, 2, 3));
    EXPECT_THAT(display.calls("spoken"), ElementsAre(1, 2, 3));
    EXPECT_THAT(display.errors(), HasSubstr("painted call=2 number=" + second.number + " desk=2 at_us="));
    EXPECT_EQ(display.stop(), 0);
    EXPECT_TRUE(display.heard() == sentences({first, second, first})) << "what was heard is not what was called";
}

TEST(HallDisplay, neitherLosesNorRepeatsACallOverAKilledServer) {
    Hall hall;
    Display display(hall.server.url());
    display.start();
    const Called first = hall.call(1);
    display.waitFor("spoken call=1");
    hall.server.kill();
    hall.server.start();
    const Called second = hall.call(2);
    display.waitFor("spoken call=2");
    display.waitFor("painted call=2"); // nobody speaks as fast as a file
    EXPECT_THAT(display.calls("painted"), ElementsAre(1, 2));
    EXPECT_THAT(display.calls("spoken"), ElementsAre(1, 2));
    EXPECT_EQ(display.stop(), 0);
    EXPECT_TRUE(display.heard() == sentences({first, second}));
}

TEST(HallDisplay, saysAfterItsOwnDeathWhatWasCalledMeanwhile) {
    Hall hall;
    Display display(hall.server.url());
    display.start();
    hall.call(1);
    display.waitFor("spoken call=1");
    display.kill();
    std::vector<Called> missed;
    for (int count = 0; count < 12; ++count) { // more than a snapshot has without being asked
        missed.push_back(hall.call(1 + count % 2));
    }
    display.start();
    display.waitFor("spoken call=13");
    EXPECT_THAT(display.calls("spoken"), ElementsAre(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
    EXPECT_EQ(display.stop(), 0);
    EXPECT_TRUE(display.heard() == sentences(missed));
}

TEST(HallDisplay, survivesBothDying) {
    Hall hall;
    Display display(hall.server.url());
    display.start();
    hall.call(1);
    display.waitFor("spoken call=1");
    hall.server.kill();
    display.kill();
    display.start(); // complete without a server: it keeps the site
    hall.server.start();
    hall.call(1);
    display.waitFor("spoken call=2");
    EXPECT_THAT(display.calls("spoken"), ElementsAre(2));
    EXPECT_EQ(display.stop(), 0);
}

TEST(HallDisplay, showsCallsWithoutASoundCard) {
    Hall hall;
    Display display(hall.server.url(), "nothing of the kind");
    display.start();
    hall.call(1);
    hall.call(2);
    display.waitFor("painted call=2");
    EXPECT_THAT(display.calls("spoken"), IsEmpty());
    EXPECT_THAT(display.errors(), HasSubstr("nothing is spoken"));
    EXPECT_EQ(display.stop(), 0);
}

TEST(HallDisplay, startsWithNoServerInSight) {
    Display display("http://127.0.0.1:9");
    display.start();
    EXPECT_EQ(display.stop(), 0);
    display.start({"--desk", "3"});
    EXPECT_EQ(display.stop(), 0);
}

TEST(HallDisplay, refusesAConfigurationItDoesNotUnderstand) {
    const TemporaryDirectory folder;
    const auto config = folder.write("hall.toml", "server = \"http://127.0.0.1:9\"\ndisplay = \"h\"\ndata_dir = "
                                                  "\"d\"\n[window]\nfulscreen = true\n");
    ChildProcess process({std::getenv("FIFTEEN_HALL_DISPLAY"), "--config", config.string()});
    const auto status = process.wait(patience);
    ASSERT_TRUE(status);
    EXPECT_NE(*status, 0);
    EXPECT_THAT(process.errors(), HasSubstr("hall.toml:5: window.fulscreen"));
}

} // namespace
} // namespace fifteen::integration
