// SPDX-License-Identifier: Apache-2.0
#include "usb_bench.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace fifteen::tests {
namespace {

using namespace std::chrono_literals;
using transport::UsbDevice;
using transport::UsbWatcher;

struct Arrived {
    UsbDevice device;
};

struct Left {
    UsbDevice device;
};

using HotplugEvent = std::variant<Arrived, Left>;

class Usb : public testing::Test {
protected:
    UsbWatcher::Callback intoInbox() {
        return [this](UsbWatcher::Change change, const UsbDevice& device) {
            if (change == UsbWatcher::Change::arrived) {
                events_.put(Arrived{device});
            } else {
                events_.put(Left{device});
            }
        };
    }

    std::unique_ptr<transport::Transport> openReader() {
        UsbWatcher watcher({{kReaderId}, {}}, intoInbox());
        const auto arrived = events_.next<Arrived>();
        EXPECT_TRUE(arrived);
        auto opened = transport::openUsb(arrived->device, {});
        EXPECT_TRUE(opened) << opened.error().message();
        return std::move(*opened);
    }

    Inbox<HotplugEvent> events_;
    emulator::Bench bench_{quickConfig(), [](const emulator::BenchEvent&) {}};
};

TEST_F(Usb, watcherTellsOfThoseThereAndOfThoseThatComeAndGo) {
    UsbWatcher watcher({{kReaderId}, {}}, intoInbox());
    const auto first = events_.next<Arrived>();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->device.id, kReaderId);
    bench_.reader().unplug();
    const auto left = events_.next<Left>();
    ASSERT_TRUE(left);
    EXPECT_EQ(left->device, first->device);
    bench_.reader().plug();
    const auto second = events_.next<Arrived>();
    ASSERT_TRUE(second);
    EXPECT_NE(second->device.address, first->device.address);
    EXPECT_EQ(second->device.port, first->device.port);
}

TEST_F(Usb, watcherOfOnePortSeesOnlyWhatIsPluggedInThere) {
    UsbWatcher watcher({{kReaderId, kPrinterId}, "1-2"}, intoInbox());
    const auto arrived = events_.next<Arrived>();
    ASSERT_TRUE(arrived);
    EXPECT_EQ(arrived->device.id, kPrinterId);
    bench_.reader().unplug();
    bench_.printer().unplug();
    const auto left = events_.next<Left>();
    ASSERT_TRUE(left);
    EXPECT_EQ(left->device, arrived->device);
}

TEST_F(Usb, describesTheEndpointsOfTheInterface) {
    const auto reader = openReader();
    EXPECT_EQ(reader->endpoints().bulkOut, (std::vector<std::uint8_t>{0x02, 0x06}));
    EXPECT_EQ(reader->endpoints().bulkIn, (std::vector<std::uint8_t>{0x81, 0x85}));
    EXPECT_EQ(reader->endpoints().packetSize, 64);
}

TEST_F(Usb, saysWhatItCannotOpen) {
    UsbWatcher watcher({{kReaderId}, {}}, intoInbox());
    auto device = events_.next<Arrived>()->device;
    EXPECT_EQ(transport::openUsb(device, {std::uint8_t{7}, true}).error(), transport::Error::unsuitable);
    device.address = 99;
    EXPECT_EQ(transport::openUsb(device, {}).error(), transport::Error::noDevice);
}

TEST_F(Usb, timesOutWhenNothingComes) {
    const auto reader = openReader();
    std::array<std::uint8_t, 64> buffer{};
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(reader->receive(0x81, buffer, 50ms).error(), transport::Error::timedOut);
    const auto took = std::chrono::steady_clock::now() - before;
    EXPECT_GE(took, 50ms);
    EXPECT_LT(took, 500ms);
}

TEST_F(Usb, endsAWaitThatIsInterrupted) {
    const auto reader = openReader();
    std::array<std::uint8_t, 64> buffer{};
    std::thread interrupter([&] { reader->interrupt(); });
    EXPECT_EQ(reader->receive(0x81, buffer, 60s).error(), transport::Error::interrupted);
    interrupter.join();
    EXPECT_EQ(reader->receive(0x81, buffer, 60s).error(), transport::Error::interrupted) << "and stays so";
}

TEST_F(Usb, endsAWaitWhenTheDeviceIsUnplugged) {
    const auto reader = openReader();
    std::array<std::uint8_t, 64> buffer{};
    std::thread unplugger([&] { bench_.reader().unplug(); });
    EXPECT_EQ(reader->receive(0x81, buffer, 60s).error(), transport::Error::noDevice);
    unplugger.join();
    EXPECT_EQ(reader->send(0x02, buffer, 1s).error(), transport::Error::noDevice);
}

TEST_F(Usb, reportsARefusedControlRequest) {
    const auto reader = openReader();
    std::array<std::uint8_t, 8> buffer{};
    EXPECT_EQ(reader->control({0xA1, 0x55, 0, 0}, buffer, 1s).error(), transport::Error::stalled);
}

TEST_F(Usb, overflowIsAnErrorOfItsOwn) {
    const auto reader = openReader();
    bench_.reader().setFault(emulator::ReaderFault::garbage);
    const std::array<std::uint8_t, 10> find{0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x01, 0x22};
    ASSERT_EQ(*reader->send(0x02, find, 1s), find.size());
    std::array<std::uint8_t, 4> small{};
    EXPECT_EQ(reader->receive(0x81, small, 1s).error(), transport::Error::overflow);
}

} // namespace
} // namespace fifteen::tests
