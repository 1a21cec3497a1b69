// SPDX-License-Identifier: Apache-2.0
#include "transport/device_thread.hpp"

#include <gtest/gtest.h>

#include <future>

namespace fifteen::transport {
namespace {

using namespace std::chrono_literals;

/// Whether the transport was told to give up.
struct Wait {
    std::promise<void> interrupted;
};

class WaitingTransport final : public Transport {
public:
    explicit WaitingTransport(Wait& wait)
        : wait_(wait) {}

    const Endpoints& endpoints() const override { return endpoints_; }

    Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t>, std::chrono::milliseconds) override {
        return Error::failed;
    }

    Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t>, std::chrono::milliseconds) override {
        wait_.interrupted.get_future().wait();
        return Error::interrupted;
    }

    Result<std::size_t> control(const ControlRequest&, std::span<std::uint8_t>, std::chrono::milliseconds) override {
        return Error::failed;
    }

    void interrupt() noexcept override { wait_.interrupted.set_value(); }

private:
    Wait& wait_;
    Endpoints endpoints_;
};

/// A device that is there when the test says so.
class TestSource final : public DeviceSource {
public:
    struct Shared {
        std::mutex mutex;
        bool there = false;
        int opened = 0;
        std::function<void()> changed;
        Wait wait;
    };

    explicit TestSource(Shared& shared)
        : shared_(shared) {}

    Result<std::unique_ptr<Transport>> open() override {
        const std::lock_guard lock(shared_.mutex);
        if (!shared_.there) {
            return Error::noDevice;
        }
        ++shared_.opened;
        return std::make_unique<WaitingTransport>(shared_.wait);
    }

    void listen(std::function<void()> changed) override {
        const std::lock_guard lock(shared_.mutex);
        shared_.changed = std::move(changed);
    }

private:
    Shared& shared_;
};

class DeviceThreadTest : public testing::Test {
protected:
    void plugIn() {
        std::function<void()> changed;
        {
            const std::lock_guard lock(shared_.mutex);
            shared_.there = true;
            changed = shared_.changed;
        }
        changed();
    }

    TestSource::Shared shared_;
};

TEST_F(DeviceThreadTest, servesADeviceAsSoonAsItIsPluggedIn) {
    std::promise<void> absent;
    std::promise<void> served;
    DeviceThread thread(std::make_unique<TestSource>(shared_), 1h);
    thread.start(
        [&](Transport&) {
            served.set_value();
            while (thread.pause(1h)) {
            }
        },
        [&, told = false](const auto& error) mutable {
            EXPECT_EQ(error, Error::noDevice);
            if (!std::exchange(told, true)) {
                absent.set_value();
            }
        });
    absent.get_future().wait();
    plugIn();
    served.get_future().wait();
    thread.stop();
    EXPECT_EQ(shared_.opened, 1);
}

TEST_F(DeviceThreadTest, interruptsATransferWhenItIsStopped) {
    shared_.there = true;
    std::promise<void> waiting;
    DeviceThread thread(std::make_unique<TestSource>(shared_), 1h);
    thread.start(
        [&](Transport& transport) {
            waiting.set_value();
            std::array<std::uint8_t, 1> byte{};
            EXPECT_EQ(transport.receive(0x81, byte, 1h).error(), Error::interrupted);
        },
        [](const auto&) {});
    waiting.get_future().wait();
    thread.stop();
    EXPECT_TRUE(thread.stopping());
}

TEST_F(DeviceThreadTest, wakesFromAPause) {
    shared_.there = true;
    std::promise<void> pausing;
    std::promise<bool> woken;
    DeviceThread thread(std::make_unique<TestSource>(shared_), 1h);
    thread.start(
        [&, first = true](Transport&) mutable {
            if (std::exchange(first, false)) {
                pausing.set_value();
                woken.set_value(thread.pause(1h));
            }
        },
        [](const auto&) {});
    pausing.get_future().wait();
    thread.wake();
    EXPECT_TRUE(woken.get_future().get());
}

TEST_F(DeviceThreadTest, triesAgainToOpenWhatWouldNotOpen) {
    std::promise<void> thrice;
    DeviceThread thread(std::make_unique<TestSource>(shared_), 1ms);
    thread.start([](Transport&) {},
                 [&, tries = 0](const auto&) mutable {
                     if (++tries == 3) {
                         thrice.set_value();
                     }
                 });
    thrice.get_future().wait();
}

} // namespace
} // namespace fifteen::transport
