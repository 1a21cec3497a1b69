// SPDX-License-Identifier: Apache-2.0
#include "transport/device_thread.hpp"
#include "transport/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <unistd.h>

namespace fifteen::transport {
namespace {

using namespace std::chrono_literals;
using Bytes = std::vector<std::uint8_t>;

/// Gives what it was told to, transfer by transfer; then it is unplugged.
struct Script {
    std::deque<Result<std::unique_ptr<Transport>>> opened;
    std::deque<Result<Bytes>> received;
    std::deque<Result<std::size_t>> moved;
    bool interrupted = false;
    std::function<void()> changed;
};

class ScriptedTransport final : public Transport {
public:
    explicit ScriptedTransport(Script& script)
        : script_(script) {
        endpoints_.bulkOut = {0x02};
        endpoints_.bulkIn = {0x81};
    }

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t>, std::chrono::milliseconds) override {
        return next(script_.moved);
    }

    Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t> into, std::chrono::milliseconds) override {
        const auto bytes = next(script_.received);
        if (!bytes) {
            return bytes.error();
        }
        std::ranges::copy(*bytes, into.begin());
        return bytes->size();
    }

    Result<std::size_t> control(const ControlRequest& request, std::span<std::uint8_t> data,
                                std::chrono::milliseconds timeout) override {
        return (request.requestType & 0x80) != 0 ? receive(0, data, timeout) : next(script_.moved);
    }

    void interrupt() noexcept override { script_.interrupted = true; }

private:
    template <typename T>
    static Result<T> next(std::deque<Result<T>>& script) {
        if (script.empty()) {
            return Error::noDevice;
        }
        auto first = std::move(script.front());
        script.pop_front();
        return first;
    }

    Script& script_;
    Endpoints endpoints_;
};

class ScriptedSource final : public DeviceSource {
public:
    explicit ScriptedSource(Script& script)
        : script_(script) {}

    Result<std::unique_ptr<Transport>> open() override {
        if (script_.opened.empty()) {
            return std::make_unique<ScriptedTransport>(script_);
        }
        auto opened = std::move(script_.opened.front());
        script_.opened.pop_front();
        return opened;
    }

    void listen(std::function<void()> changed) override { script_.changed = std::move(changed); }

private:
    Script& script_;
};

class Upside final : public Redactor {
public:
    void sent(std::span<std::uint8_t> bytes, std::size_t /*taken*/) override { sent_ = bytes.size(); }

    void received(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes) {
            byte = static_cast<std::uint8_t>(sent_);
        }
    }

private:
    std::size_t sent_ = 0;
};

class Recording : public testing::Test {
protected:
    Recording()
        : file_(std::filesystem::path(testing::TempDir()) / ("recording-" + std::to_string(::getpid()))) {
        std::filesystem::remove(file_);
    }

    ~Recording() override { std::filesystem::remove(file_); }

    std::unique_ptr<RecordingSource> recorder(std::unique_ptr<Redactor> redactor = nullptr) {
        return std::make_unique<RecordingSource>(std::make_unique<ScriptedSource>(script_), file_, std::move(redactor));
    }

    std::string text() const {
        std::ifstream file(file_);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    void write(const std::string& lines) const { std::ofstream(file_) << "fifteen recording 1\n" << lines; }

    /// What the lines of this sort say, without their times.
    std::vector<std::string> lines() const {
        std::istringstream file(text());
        std::vector<std::string> found;
        for (std::string line; std::getline(file, line);) {
            if (std::isdigit(static_cast<unsigned char>(line[0])) != 0) {
                found.push_back(line.substr(line.find(' ') + 1));
            }
        }
        return found;
    }

    std::filesystem::path file_;
    Script script_;
};

/// What a driver might do: asks, is answered, asks the control endpoint.
Bytes drive(DeviceSource& source) {
    const auto opened = source.open();
    if (!opened) {
        return {};
    }
    auto& transport = **opened;
    Bytes all;
    const auto keep = [&](const Bytes& into, const Result<std::size_t>& got) {
        all.push_back(got ? static_cast<std::uint8_t>(*got) : static_cast<std::uint8_t>(0xE0 + got.error().value()));
        all.insert(all.end(), into.begin(), into.end());
    };
    keep({}, transport.send(0x02, Bytes{1, 2, 3}, 100ms));
    Bytes into(4);
    keep(into, transport.receive(0x81, into, 100ms));
    keep(into, transport.receive(0x81, into, 100ms));
    keep({}, transport.control({0x21, 2, 0, 0}, {}, 50ms));
    Bytes one(1);
    keep(one, transport.control({0xA1, 1, 0, 0}, one, 50ms));
    keep({}, transport.send(0x02, Bytes{9}, 100ms));
    return all;
}

void fill(Script& script) {
    script.moved = {std::size_t{2}, std::size_t{0}};
    script.received = {Bytes{0xAB, 0xCD}, Error::timedOut, Bytes{0x18}};
}

TEST_F(Recording, holdsEveryTransferAndWhatBecameOfIt) {
    fill(script_);
    const auto source = recorder();
    source->listen([] {});
    script_.changed();
    drive(*source);
    script_.opened.push_back(Error::denied);
    source->open();
    EXPECT_EQ(
        lines(),
        (std::vector<std::string>{
            "changed", "open bulk-out=02 bulk-in=81 interrupt-out= interrupt-in= interface=0 alternate=0 packet=64",
            "send endpoint=02 timeout=100 bytes=010203 moved=2", "receive endpoint=81 timeout=100 room=4 bytes=abcd",
            "receive endpoint=81 timeout=100 room=4 error=timed-out",
            "control type=21 request=02 value=0000 index=0000 timeout=50 bytes= moved=0",
            "control type=a1 request=01 value=0000 index=0000 timeout=50 room=1 bytes=18",
            "send endpoint=02 timeout=100 bytes=09 error=no-device", "close", "open error=denied"}));
}

TEST_F(Recording, isReplayedAsItWas) {
    fill(script_);
    Bytes first;
    {
        const auto source = recorder();
        first = drive(*source);
    }
    ReplaySource replay(file_);
    EXPECT_EQ(drive(replay), first);
    EXPECT_TRUE(replay.finished());
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_EQ(replay.open().error(), Error::noDevice) << "after its end";
}

TEST_F(Recording, warnsAndIsForItsOwnerOnly) {
    std::ofstream(file_) << "was there already";
    std::filesystem::permissions(file_, std::filesystem::perms::all);
    const auto source = recorder();
    EXPECT_NE(text().find("PERSONAL DATA"), std::string::npos);
    EXPECT_EQ(text().find("Redacted"), std::string::npos);
    EXPECT_EQ(text().find("already"), std::string::npos);

    struct stat status {};

    ASSERT_EQ(::stat(file_.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(Recording, holdsWhatTheRedactorLeaves) {
    fill(script_);
    const auto source = recorder(std::make_unique<Upside>());
    const auto seen = drive(*source);
    EXPECT_NE(std::ranges::find(seen, 0xAB), seen.end()) << "the driver sees what came";
    EXPECT_EQ(lines().at(2), "receive endpoint=81 timeout=100 room=4 bytes=0303");
    EXPECT_EQ(text().find("abcd"), std::string::npos);
    EXPECT_NE(text().find("Redacted"), std::string::npos);
}

TEST_F(Recording, endsWhereTheFileIsFullAndTheDeviceGoesOn) {
    fill(script_);
    const std::size_t room = 600;
    RecordingSource source(std::make_unique<ScriptedSource>(script_), file_, nullptr, room);
    const auto opened = source.open();
    for (int i = 0; i < 100; ++i) {
        script_.received.emplace_back(Bytes{1});
        Bytes into(1);
        script_.received.front() = Bytes{1};
        EXPECT_TRUE((*opened)->receive(0x81, into, 1ms));
    }
    EXPECT_LE(text().size(), room);
    EXPECT_EQ(text().back(), '\n') << "no half line";
    EXPECT_NO_THROW(ReplaySource{file_});
}

TEST_F(Recording, thatCannotBeWrittenIsSaidAtTheStart) {
    EXPECT_THROW(RecordingSource(std::make_unique<ScriptedSource>(script_), "/nowhere/recording", nullptr),
                 std::runtime_error);
}

TEST_F(Recording, passesAnInterruptionOn) {
    const auto source = recorder();
    const auto opened = source->open();
    (*opened)->interrupt();
    EXPECT_TRUE(script_.interrupted);
    source->listen([] {});
    source->listen({});
    EXPECT_FALSE(script_.changed);
}

using Replay = Recording;

constexpr auto kOpen =
    "0.000000 open bulk-out=02 bulk-in=81 interrupt-out= interrupt-in= interface=0 alternate=0 packet=64\n";

TEST_F(Replay, namesWhatTheDriverDoesOtherwise) {
    write(std::string(kOpen) + "0.000001 send endpoint=02 timeout=100 bytes=010203 moved=3\n");
    ReplaySource replay(file_);
    const auto opened = replay.open();
    ASSERT_TRUE(opened);
    EXPECT_EQ(replay.mismatch(), std::nullopt);
    EXPECT_EQ((*opened)->send(0x02, Bytes{1, 2, 4}, 100ms).error(), Error::failed);
    EXPECT_EQ(replay.mismatch(), "line 3\n"
                                 "  recorded: send endpoint=02 timeout=100 bytes=010203 moved=3\n"
                                 "  done now: send endpoint=02 timeout=100 bytes=010204 moved=3");
    EXPECT_EQ((*opened)->send(0x02, Bytes{1, 2, 3}, 100ms).error(), Error::failed) << "and stays so";
    EXPECT_FALSE(replay.finished());
}

TEST_F(Replay, comparesAllThatTheDriverDecides) {
    const std::vector<std::string> recorded{
        "0.000001 receive endpoint=82 timeout=100 room=4 bytes=01\n",
        "0.000001 receive endpoint=81 timeout=100 room=4 bytes=0102030405\n",
        "0.000001 send endpoint=81 timeout=100 bytes=01 moved=1\n",
        "0.000001 control type=a1 request=01 value=0000 index=0000 timeout=1 room=4 bytes=01\n", "0.000001 close\n"};
    for (const auto& line : recorded) {
        write(kOpen + line);
        ReplaySource replay(file_);
        const auto opened = replay.open();
        Bytes into(4);
        EXPECT_EQ((*opened)->receive(0x81, into, 100ms).error(), Error::failed) << line;
        EXPECT_TRUE(replay.mismatch()) << line;
    }
    for (const auto& request : {ControlRequest{0xA1, 2, 0, 0}, {0xA1, 1, 1, 0}, {0xA1, 1, 0, 1}, {0xC1, 1, 0, 0}}) {
        write(kOpen + recorded[3]);
        ReplaySource replay(file_);
        Bytes into(4);
        EXPECT_EQ((*replay.open())->control(request, into, 1ms).error(), Error::failed);
    }
}

TEST_F(Replay, doesNotMindOtherTimesAndMoreRoom) {
    write(std::string(kOpen) + "# a remark\n\n0.000001 receive endpoint=81 timeout=100 room=4 bytes=0102\n");
    ReplaySource replay(file_);
    Bytes into(64);
    EXPECT_EQ((*replay.open())->receive(0x81, into, 7ms).value(), 2U);
    EXPECT_TRUE(replay.finished());
}

TEST_F(Replay, refusesWhatIsNoRecording) {
    EXPECT_THROW(ReplaySource{file_}, std::runtime_error) << "no such file";
    std::ofstream(file_) << "fifteen recording 2\n";
    EXPECT_THROW(ReplaySource{file_}, std::runtime_error);
    write("# fine\n0.000000 melted\n");
    try {
        ReplaySource replay(file_);
        FAIL() << "took it";
    } catch (const std::runtime_error& problem) {
        EXPECT_NE(std::string(problem.what()).find("line 3"), std::string::npos) << problem.what();
    }
}

TEST_F(Replay, tellsOfComingAndGoingAfterTheTransferItFollowed) {
    write("0.000000 open error=no-device\n0.000001 changed\n" + std::string(kOpen) +
          "0.000003 receive endpoint=81 timeout=1 room=1 error=no-device\n0.000004 close\n0.000004 changed\n");
    ReplaySource replay(file_);
    int told = 0;
    replay.listen([&] { ++told; });
    EXPECT_EQ(replay.open().error(), Error::noDevice);
    EXPECT_EQ(told, 1);
    {
        const auto opened = replay.open();
        Bytes into(1);
        EXPECT_EQ((*opened)->receive(0x81, into, 1ms).error(), Error::noDevice);
        EXPECT_EQ(told, 1);
    }
    EXPECT_EQ(told, 2);
    EXPECT_TRUE(replay.finished());
    replay.listen({});
}

TEST_F(Replay, drivesADeviceThread) {
    write("0.000000 open error=no-device\n0.000001 changed\n" + std::string(kOpen) +
          "0.000003 receive endpoint=81 timeout=1 room=1 bytes=07\n0.000004 close\n");
    auto source = std::make_unique<ReplaySource>(file_);
    auto* const replay = source.get();
    std::promise<std::uint8_t> got;
    DeviceThread thread(std::move(source), std::chrono::hours(1)); // only the recorded arrival wakes it
    thread.start(
        [&](Transport& transport) {
            Bytes into(1);
            (void)transport.receive(0x81, into, 1ms);
            got.set_value(into[0]);
        },
        [](const auto&) {});
    auto future = got.get_future();
    ASSERT_EQ(future.wait_for(10s), std::future_status::ready);
    EXPECT_EQ(future.get(), 7);
    thread.stop();
    EXPECT_TRUE(replay->finished());
}

TEST_F(Replay, takesTheRecordedTimeIfTold) {
    write(std::string(kOpen) + "0.050000 receive endpoint=81 timeout=100 room=1 bytes=01\n"
                               "3600.000000 receive endpoint=81 timeout=100 room=1 bytes=02\n");
    ReplaySource replay(file_, ReplayPace::recorded);
    const auto before = std::chrono::steady_clock::now();
    const auto opened = replay.open();
    Bytes into(1);
    EXPECT_TRUE((*opened)->receive(0x81, into, 1ms));
    EXPECT_GE(std::chrono::steady_clock::now() - before, 50ms);
    auto waiting = std::async(std::launch::async, [&] { return (*opened)->receive(0x81, into, 1ms).error(); });
    (*opened)->interrupt();
    ASSERT_EQ(waiting.wait_for(10s), std::future_status::ready) << "an hour is cut short";
    EXPECT_EQ(waiting.get(), Error::interrupted);
    EXPECT_EQ((*opened)->receive(0x81, into, 1ms).error(), Error::interrupted) << "and every later one";
    EXPECT_EQ(replay.mismatch(), std::nullopt);
}

} // namespace
} // namespace fifteen::transport
