// SPDX-License-Identifier: Apache-2.0
#include "emulator/pty_front.hpp"
#include "serial_bench.hpp"

#include <gtest/gtest.h>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;

/// Says what it hears, at most so many bytes at a time.
class EchoModel final : public emulator::DeviceModel {
public:
    explicit EchoModel(std::function<void()> onChange)
        : onChange_(std::move(onChange)) {}

    emulator::Bytes descriptors() const override { return {}; }

    std::size_t takeOut(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, emulator::TimePoint) override {
        EXPECT_EQ(endpoint, 0x01);
        const auto taken = std::min<std::size_t>(bytes.size(), 7);
        heard_.insert(heard_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(taken));
        onChange_();
        return taken;
    }

    std::optional<emulator::InData> giveIn(std::uint8_t endpoint, std::size_t room, emulator::TimePoint) override {
        EXPECT_EQ(endpoint, 0x81);
        if (heard_.empty()) {
            return std::nullopt;
        }
        heard_.resize(std::min(heard_.size(), room));
        return emulator::InData{std::exchange(heard_, {}), true, false};
    }

    std::optional<emulator::Bytes> control(const emulator::ControlSetup&, std::span<const std::uint8_t>,
                                           emulator::TimePoint) override {
        return std::nullopt;
    }

    void powerOn(emulator::TimePoint) override { ++plugged_; }

    int plugged() const { return plugged_; }

private:
    std::function<void()> onChange_;
    emulator::Bytes heard_;
    int plugged_ = 0;
};

TEST(PtyFront, replacesTheLinkOfABenchThatDied) {
    SerialBench<EchoModel> bench;
    std::filesystem::create_symlink("/dev/pts/no-longer-there", bench.path());
    bench.plug();
    EXPECT_TRUE(bench.source()->open());
    bench.unplug();
    EXPECT_FALSE(std::filesystem::is_symlink(bench.path()));
}

TEST(PtyFront, carriesBytesBothWaysInTheirOrder) {
    SerialBench<EchoModel> bench;
    bench.plug();
    auto line = bench.source()->open();
    ASSERT_TRUE(line) << line.error().message();
    emulator::Bytes sent(3000);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        sent[i] = static_cast<std::uint8_t>(i);
    }
    ASSERT_EQ((*line)->send(0x01, sent, 10s).value(), sent.size());
    emulator::Bytes heard;
    while (heard.size() < sent.size()) {
        emulator::Bytes chunk(256);
        const auto got = (*line)->receive(0x81, chunk, 10s);
        ASSERT_TRUE(got) << got.error().message();
        heard.insert(heard.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(*got));
    }
    EXPECT_EQ(heard, sent);
}

TEST(PtyFront, theLinkComesAndGoesWithThePlug) {
    const support::TemporaryDirectory directory;
    const auto link = directory.path() / "line";
    EchoModel model([] {});
    emulator::PtyFront front(model, link);
    EXPECT_FALSE(std::filesystem::is_symlink(link));
    front.plug();
    front.plug(); // once is enough
    EXPECT_TRUE(front.isPlugged());
    EXPECT_TRUE(std::filesystem::is_character_file(link));
    auto line = transport::openSerial({link});
    ASSERT_TRUE(line);
    front.unplug();
    EXPECT_FALSE(front.isPlugged());
    EXPECT_FALSE(std::filesystem::is_symlink(link));
    std::array<std::uint8_t, 1> byte{};
    EXPECT_EQ((*line)->receive(0x81, byte, 10s).error(), transport::Error::noDevice);
    front.plug();
    EXPECT_TRUE(transport::openSerial({link}));
    EXPECT_EQ(model.plugged(), 2);
}

TEST(PtyFront, refusesAPathThatIsTaken) {
    const support::TemporaryDirectory directory;
    EchoModel model([] {});
    emulator::PtyFront front(model, directory.write("line", "somebody else's"));
    EXPECT_THROW(front.plug(), std::system_error);
    EXPECT_FALSE(front.isPlugged());
}

} // namespace
} // namespace fifteen::tests
