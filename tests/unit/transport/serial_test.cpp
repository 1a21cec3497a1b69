// SPDX-License-Identifier: Apache-2.0
#include "support/temporary_directory.hpp"
#include "transport/device_thread.hpp"
#include "transport/serial.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fcntl.h>
#include <future>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace fifteen::transport {
namespace {

using namespace std::chrono_literals;
using Bytes = std::vector<std::uint8_t>;

/// A pseudo-terminal: what the test writes here, the line receives.
class Pty {
public:
    Pty() {
        std::array<char, 64> name{};
        int line = -1;
        if (openpty(&master_, &line, name.data(), nullptr, nullptr) != 0) {
            throw std::runtime_error("no pseudo-terminals here");
        }
        close(line);
        path_ = name.data();
    }

    Pty(const Pty&) = delete;
    Pty& operator=(const Pty&) = delete;

    ~Pty() { hangUp(); }

    void hangUp() {
        if (master_ >= 0) {
            close(std::exchange(master_, -1));
        }
    }

    void say(const Bytes& bytes) const {
        ASSERT_EQ(write(master_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }

    Bytes hear(std::size_t count) const {
        Bytes heard;
        while (heard.size() < count) {
            pollfd polled{master_, POLLIN, 0};
            std::array<std::uint8_t, 4096> buffer{};
            const auto got = poll(&polled, 1, 5000) > 0 ? read(master_, buffer.data(), buffer.size()) : -1;
            if (got <= 0) {
                break;
            }
            heard.insert(heard.end(), buffer.begin(), buffer.begin() + got);
        }
        return heard;
    }

    /// Settings as another program may have left them.
    void confuse() const {
        auto changed = settings();
        changed.c_cflag |= CSTOPB | CRTSCTS;
        changed.c_iflag |= IXON | IXOFF | ICRNL;
        ASSERT_EQ(tcsetattr(master_, TCSANOW, &changed), 0);
    }

    termios settings() const {
        termios settings{};
        EXPECT_EQ(tcgetattr(master_, &settings), 0);
        return settings;
    }

    const std::filesystem::path& path() const { return path_; }

private:
    int master_ = -1;
    std::filesystem::path path_;
};

std::unique_ptr<Transport> opened(const std::filesystem::path& path, unsigned baud = 9600) {
    auto line = openSerial({path, baud});
    if (!line) {
        ADD_FAILURE() << "cannot open " << path << ": " << line.error().message();
        return nullptr;
    }
    return std::move(*line);
}

Bytes receivedBy(Transport& line, std::size_t room = 64) {
    Bytes bytes(room);
    const auto got = line.receive(0x81, bytes, 5s);
    bytes.resize(got ? *got : 0);
    return bytes;
}

// Every byte value, those a terminal would swallow or translate among them.
Bytes everyByte() {
    Bytes bytes(256);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(i);
    }
    return bytes;
}

TEST(Serial, presentsItselfAsAPairOfEndpoints) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    EXPECT_EQ(line->endpoints().bulkOut, Bytes{0x01});
    EXPECT_EQ(line->endpoints().bulkIn, Bytes{0x81});
    EXPECT_EQ(line->endpoints().packetSize, 1);
    std::array<std::uint8_t, 1> byte{};
    EXPECT_EQ(line->control({}, byte, 1s).error(), Error::unsuitable);
    EXPECT_EQ(line->send(0x02, byte, 1s).error(), Error::unsuitable);
    EXPECT_EQ(line->receive(0x82, byte, 1s).error(), Error::unsuitable);
}

TEST(Serial, carriesEveryByteUnchangedBothWays) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    const auto all = everyByte();
    EXPECT_EQ(line->send(0x01, all, 5s).value(), all.size());
    EXPECT_EQ(pty.hear(all.size()), all);
    pty.say(all);
    Bytes heard;
    while (heard.size() < all.size()) {
        const auto some = receivedBy(*line);
        ASSERT_FALSE(some.empty());
        heard.insert(heard.end(), some.begin(), some.end());
    }
    EXPECT_EQ(heard, all);
}

TEST(Serial, givesWhatHasComeWithoutWaitingForMore) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    pty.say({0x41, 0x42});
    Bytes both = receivedBy(*line);
    if (both.size() == 1) { // the kernel may hand over a byte at a time
        const auto second = receivedBy(*line);
        both.insert(both.end(), second.begin(), second.end());
    }
    EXPECT_EQ(both, (Bytes{0x41, 0x42}));
}

TEST(Serial, setsTheLineUpAsAsked) {
    const Pty pty;
    pty.confuse();
    for (const auto& [baud, speed] : std::initializer_list<std::pair<unsigned, speed_t>>{
             {9600, B9600}, {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}}) {
        const auto line = opened(pty.path(), baud);
        ASSERT_TRUE(line);
        const auto settings = pty.settings();
        EXPECT_EQ(cfgetospeed(&settings), speed);
        EXPECT_EQ(settings.c_cflag & CSIZE, static_cast<tcflag_t>(CS8));
        EXPECT_EQ(settings.c_cflag & (PARENB | CSTOPB | CRTSCTS), 0U);
        EXPECT_EQ(settings.c_lflag & (ICANON | ECHO | ISIG), 0U);
        EXPECT_EQ(settings.c_iflag & (IXON | IXOFF | ICRNL), 0U);
    }
    EXPECT_EQ(openSerial({pty.path(), 1234}).error(), Error::unsuitable);
}

TEST(Serial, dropsWhatWasSaidBeforeItWasOpened) {
    const Pty pty;
    const int before = open(pty.path().c_str(), O_RDWR | O_NOCTTY);
    ASSERT_GE(before, 0);
    termios raw{};
    tcgetattr(before, &raw);
    cfmakeraw(&raw);
    tcsetattr(before, TCSANOW, &raw);
    pty.say({0x99});
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    pty.say({0x01});
    EXPECT_EQ(receivedBy(*line), Bytes{0x01});
    close(before);
}

TEST(Serial, timesOut) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    std::array<std::uint8_t, 8> bytes{};
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(line->receive(0x81, bytes, 20ms).error(), Error::timedOut);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 20ms);
    EXPECT_EQ(line->receive(0x81, bytes, 0ms).error(), Error::timedOut);
}

TEST(Serial, saysHowMuchALineTookThatTakesNoMore) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    const Bytes much(1'000'000, 0x55);
    const auto sent = line->send(0x01, much, 50ms); // nobody reads at the other end
    ASSERT_TRUE(sent);
    EXPECT_GT(*sent, 0U);
    EXPECT_LT(*sent, much.size());
    EXPECT_EQ(line->send(0x01, much, 20ms).error(), Error::timedOut);
}

TEST(Serial, isInterruptedFromAnotherThreadAndStaysSo) {
    const Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    std::array<std::uint8_t, 8> bytes{};
    std::promise<void> waiting;
    auto received = std::async(std::launch::async, [&] {
        waiting.set_value();
        return line->receive(0x81, bytes, 1h);
    });
    waiting.get_future().wait();
    line->interrupt();
    EXPECT_EQ(received.get().error(), Error::interrupted);
    pty.say({0x01});
    EXPECT_EQ(line->receive(0x81, bytes, 1h).error(), Error::interrupted);
    EXPECT_EQ(line->send(0x01, bytes, 1h).error(), Error::interrupted);
}

TEST(Serial, saysThatALineThatHangsUpIsGone) {
    Pty pty;
    const auto line = opened(pty.path());
    ASSERT_TRUE(line);
    std::array<std::uint8_t, 8> bytes{};
    std::promise<void> waiting;
    auto received = std::async(std::launch::async, [&] {
        waiting.set_value();
        return line->receive(0x81, bytes, 1h);
    });
    waiting.get_future().wait();
    pty.hangUp();
    EXPECT_EQ(received.get().error(), Error::noDevice);
    EXPECT_EQ(line->send(0x01, bytes, 1s).error(), Error::noDevice);
}

TEST(Serial, isOpenedByOneOnly) {
    const Pty pty;
    {
        const auto line = opened(pty.path());
        ASSERT_TRUE(line);
        EXPECT_EQ(openSerial({pty.path()}).error(), Error::busy);
        int exclusive = 0;
        const int other = open(pty.path().c_str(), O_RDWR | O_NOCTTY);
        if (other >= 0) { // root is let in all the same, and can see the mark
            EXPECT_EQ(ioctl(other, TIOCGEXCL, &exclusive), 0);
            EXPECT_NE(exclusive, 0);
            close(other);
        } else {
            EXPECT_EQ(errno, EBUSY);
        }
    }
    EXPECT_TRUE(openSerial({pty.path()}));
}

TEST(Serial, tellsWhatIsNotThereFromWhatIsNoLine) {
    const support::TemporaryDirectory directory;
    EXPECT_EQ(openSerial({directory.path() / "ttyUSB0"}).error(), Error::noDevice);
    EXPECT_EQ(openSerial({directory.path() / "no" / "ttyUSB0"}).error(), Error::noDevice);
    EXPECT_EQ(openSerial({directory.write("file", "text")}).error(), Error::unsuitable);
    EXPECT_EQ(openSerial({directory.path()}).error(), Error::unsuitable);
    Pty pty;
    const auto path = pty.path();
    pty.hangUp();
    EXPECT_EQ(openSerial({path}).error(), Error::noDevice);
}

TEST(Serial, saysThatPermissionIsMissing) {
    const Pty pty;
    ASSERT_EQ(chmod(pty.path().c_str(), 0), 0);
    const auto user = geteuid();
    if (user == 0) {
        ASSERT_EQ(seteuid(65534), 0);
    }
    const auto line = openSerial({pty.path()});
    if (user == 0) {
        ASSERT_EQ(seteuid(user), 0);
    }
    ASSERT_FALSE(line);
    EXPECT_EQ(line.error(), Error::denied);
}

/// Counts what a source tells.
class News {
public:
    std::function<void()> listener() {
        return [this] {
            const std::lock_guard lock(mutex_);
            ++told_;
            arrived_.notify_all();
        };
    }

    /// Waits until something was told that was not waited for yet.
    bool wait() {
        std::unique_lock lock(mutex_);
        const bool told = arrived_.wait_for(lock, 10s, [this] { return told_ > 0; });
        told_ = 0;
        return told;
    }

    int unread() {
        const std::lock_guard lock(mutex_);
        return told_;
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    int told_ = 0;
};

TEST(SerialSource, tellsAtOnceOfALinkThatComesAndGoes) {
    const support::TemporaryDirectory directory;
    const Pty pty;
    const auto link = directory.path() / "port0";
    News news; // outlives the source, whose thread tells it
    SerialDeviceSource source({link});
    source.listen(news.listener());
    EXPECT_EQ(source.open().error(), Error::noDevice);
    std::filesystem::create_symlink(pty.path(), link);
    EXPECT_TRUE(news.wait());
    EXPECT_TRUE(source.open());
    std::filesystem::remove(link);
    EXPECT_TRUE(news.wait());
    EXPECT_EQ(source.open().error(), Error::noDevice);
}

// udev renames links into place, and removes /dev/serial/by-path with the last adapter.
TEST(SerialSource, followsAFolderThatComesAndGoes) {
    const support::TemporaryDirectory directory;
    const Pty pty;
    const auto folder = directory.path() / "serial" / "by-path";
    News news; // outlives the source, whose thread tells it
    SerialDeviceSource source({folder / "port0"});
    source.listen(news.listener());
    for (int round = 0; round < 3; ++round) {
        std::filesystem::create_directories(folder);
        std::filesystem::create_symlink(pty.path(), folder / ".tmp");
        std::filesystem::rename(folder / ".tmp", folder / "port0");
        while (!source.open()) {
            ASSERT_TRUE(news.wait()) << "in round " << round;
        }
        std::filesystem::remove_all(directory.path() / "serial");
        while (source.open()) {
            ASSERT_TRUE(news.wait()) << "in round " << round;
        }
    }
}

TEST(SerialSource, tellsOfPermissionsThatChangeButNotOfNeighbours) {
    const support::TemporaryDirectory directory;
    const auto path = directory.write("ttyUSB0", "");
    News news; // outlives the source, whose thread tells it
    SerialDeviceSource source({path});
    source.listen(news.listener());
    directory.write("ttyUSB1", "");
    directory.write("ttyUSB00", "");
    ASSERT_EQ(chmod(path.c_str(), 0660), 0);
    EXPECT_TRUE(news.wait());
    EXPECT_EQ(news.unread(), 0); // the neighbours came first, and would have been told of first
}

TEST(SerialSource, hearsNothingMoreOnceItDoesNotListen) {
    const support::TemporaryDirectory directory;
    News first; // outlive the source, whose thread tells them
    News second;
    SerialDeviceSource source({directory.path() / "port0"});
    source.listen(first.listener());
    source.listen({});
    directory.write("port0", "");
    source.listen(second.listener());
    std::filesystem::remove(directory.path() / "port0");
    EXPECT_TRUE(second.wait());
    EXPECT_EQ(first.unread(), 0);
}

TEST(SerialSource, servesADeviceThread) {
    const support::TemporaryDirectory directory;
    const auto link = directory.path() / "port0";
    std::promise<void> absent;
    std::promise<Bytes> heard;
    DeviceThread thread(std::make_unique<SerialDeviceSource>(SerialOptions{link}), 1h);
    thread.start([&](Transport& line) { heard.set_value(receivedBy(line)); },
                 [&, told = false](const auto&) mutable {
                     if (!std::exchange(told, true)) {
                         absent.set_value();
                     }
                 });
    absent.get_future().wait();
    const Pty pty;
    const int other = open(pty.path().c_str(), O_RDWR | O_NOCTTY); // keeps what is said from being lost
    std::filesystem::create_symlink(pty.path(), link);
    auto answer = heard.get_future();
    while (answer.wait_for(10ms) != std::future_status::ready) { // opening drops what was said before
        pty.say({0x7E});
    }
    EXPECT_EQ(answer.get().at(0), 0x7E);
    std::filesystem::remove(link);
    close(other);
}

} // namespace
} // namespace fifteen::transport
