// SPDX-License-Identifier: Apache-2.0
#include "code_scanner/scanner_service.hpp"
#include "emulator/scanner_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace fifteen::code_scanner {
namespace {

using namespace std::chrono_literals;
using emulator::Bytes;

/// A device that says what the test says, when it says so.
struct Device {
    std::mutex mutex;
    std::condition_variable changed;
    bool there = false;
    boost::system::error_code opening = transport::Error::noDevice; ///< how opening fails while it is not there
    bool floods = false;
    std::size_t taken = 0; ///< bytes of the flood that were fetched
    std::deque<Bytes> transfers;
    std::function<void()> listener;
};

class DeviceTransport final : public transport::Transport {
public:
    explicit DeviceTransport(Device& device)
        : device_(device) {}

    const transport::Endpoints& endpoints() const override { return endpoints_; }

    transport::Result<std::size_t> send(std::uint8_t, std::span<const std::uint8_t>,
                                        std::chrono::milliseconds) override {
        return transport::Error::unsuitable;
    }

    transport::Result<std::size_t> receive(std::uint8_t, std::span<std::uint8_t> into,
                                           std::chrono::milliseconds timeout) override {
        std::unique_lock lock(device_.mutex);
        device_.changed.wait_for(lock, timeout, [this] {
            return interrupted_ || !device_.there || device_.floods || !device_.transfers.empty();
        });
        if (interrupted_) {
            return transport::Error::interrupted;
        }
        if (!device_.there) {
            return transport::Error::noDevice;
        }
        if (device_.floods) {
            std::ranges::fill(into, std::uint8_t{'x'});
            device_.taken += into.size();
            return into.size();
        }
        if (device_.transfers.empty()) {
            return transport::Error::timedOut;
        }
        const auto bytes = std::move(device_.transfers.front());
        device_.transfers.pop_front();
        std::ranges::copy(bytes, into.begin());
        return bytes.size();
    }

    transport::Result<std::size_t> control(const transport::ControlRequest&, std::span<std::uint8_t>,
                                           std::chrono::milliseconds) override {
        return transport::Error::unsuitable;
    }

    void interrupt() noexcept override {
        const std::lock_guard lock(device_.mutex);
        interrupted_ = true;
        device_.changed.notify_all();
    }

private:
    Device& device_;
    bool interrupted_ = false;
    transport::Endpoints endpoints_{{0x01}, {0x81}, {}, {}, 0, 0, 1};
};

class Source final : public transport::DeviceSource {
public:
    explicit Source(Device& device)
        : device_(device) {}

    transport::Result<std::unique_ptr<transport::Transport>> open() override {
        const std::lock_guard lock(device_.mutex);
        if (!device_.there) {
            return device_.opening;
        }
        return std::make_unique<DeviceTransport>(device_);
    }

    void listen(std::function<void()> changed) override {
        const std::lock_guard lock(device_.mutex);
        device_.listener = std::move(changed);
    }

private:
    Device& device_;
};

class ScannerServiceTest : public testing::Test {
protected:
    void start() {
        ScannerServiceOptions options;
        options.scanner = {.kind = ScannerKind::serial,
                           .quietAfter = 20ms,
                           .flood = FloodLimits{.bytes = 8192, .codes = 20, .window = 50ms}};
        options.reopenEvery = 1h;
        options.floodLookEvery = 5ms;
        service_.emplace(
            std::make_unique<Source>(device_),
            [this](const ScannerEvent& event) {
                const std::lock_guard lock(mutex_);
                events_.push_back(event);
                arrived_.notify_all();
            },
            options);
    }

    void plug(bool there) {
        std::function<void()> listener;
        {
            const std::lock_guard lock(device_.mutex);
            device_.there = there;
            device_.changed.notify_all();
            listener = device_.listener;
        }
        listener();
    }

    void flood(bool floods) {
        const std::lock_guard lock(device_.mutex);
        device_.floods = floods;
        device_.changed.notify_all();
    }

    void say(Bytes bytes) {
        const std::lock_guard lock(device_.mutex);
        device_.transfers.push_back(std::move(bytes));
        device_.changed.notify_all();
    }

    /// The next event, which must be of this kind.
    template <typename Kind>
    std::optional<Kind> next() {
        std::unique_lock lock(mutex_);
        if (!arrived_.wait_for(lock, 10s, [this] { return !events_.empty(); })) {
            ADD_FAILURE() << "no event";
            return std::nullopt;
        }
        auto event = std::move(events_.front());
        events_.pop_front();
        auto* const wanted = std::get_if<Kind>(&event);
        EXPECT_NE(wanted, nullptr) << "another event: " << event.index();
        return wanted != nullptr ? std::optional(std::move(*wanted)) : std::nullopt;
    }

    std::size_t taken() {
        const std::lock_guard lock(device_.mutex);
        return device_.taken;
    }

    Device device_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<ScannerEvent> events_;
    std::optional<ScannerService> service_;
};

TEST_F(ScannerServiceTest, tellsOfTheScannerAndOfWhatItScans) {
    start();
    ASSERT_FALSE(next<ScannerPresent>()->present);
    plug(true);
    ASSERT_TRUE(next<ScannerPresent>()->present);
    say(emulator::serialScan("4243669509084040896099330000"));
    const auto insurance = next<Scanned>();
    ASSERT_TRUE(insurance);
    EXPECT_EQ(insurance->scan.text, "4243669509084040896099330000");
    EXPECT_EQ(insurance->kind, CodeKind::insurance);
    say(emulator::serialScan("731904", ""));
    const auto checkIn = next<Scanned>();
    ASSERT_TRUE(checkIn);
    EXPECT_EQ(checkIn->kind, CodeKind::checkIn);
    plug(false);
    EXPECT_FALSE(next<ScannerPresent>()->present);
    plug(true);
    EXPECT_TRUE(next<ScannerPresent>()->present);
}

TEST_F(ScannerServiceTest, tellsOfAScannerThatIsThereAndWithheld) {
    device_.opening = transport::Error::denied;
    start();
    const auto denied = next<ScannerPresent>();
    ASSERT_TRUE(denied);
    EXPECT_FALSE(denied->present);
    EXPECT_EQ(denied->withheld, transport::Error::denied);
    plug(true);
    const auto there = next<ScannerPresent>();
    EXPECT_TRUE(there->present);
    EXPECT_FALSE(there->withheld.failed());
}

TEST_F(ScannerServiceTest, tellsOfWhatDidNotArriveWhole) {
    device_.there = true;
    start();
    ASSERT_TRUE(next<ScannerPresent>()->present);
    for (int i = 0; i < 5; ++i) {
        say(Bytes(1000, 'x'));
    }
    say({'\r'});
    EXPECT_EQ(next<ScanFailed>()->error, Error::tooLong);
    say(emulator::serialScan("731904"));
    EXPECT_EQ(next<Scanned>()->scan.text, "731904");
}

TEST_F(ScannerServiceTest, namesAFloodThrowsItAwaySlowlyAndComesBack) {
    device_.there = true;
    start();
    ASSERT_TRUE(next<ScannerPresent>()->present);
    flood(true);
    ASSERT_TRUE(next<ScannerFlooding>()->flooding);
    // A look every 5 ms takes 4 KiB: two hundred looks a second, however fast the flood is.
    const auto before = taken();
    const auto since = std::chrono::steady_clock::now();
    while (taken() < before + 20 * 4096) {
        std::this_thread::yield();
    }
    EXPECT_GE(std::chrono::steady_clock::now() - since, 19 * 5ms);
    flood(false);
    ASSERT_FALSE(next<ScannerFlooding>()->flooding);
    say(emulator::serialScan("731904"));
    EXPECT_EQ(next<Scanned>()->scan.text, "731904");
}

TEST_F(ScannerServiceTest, aFloodEndsWhenItsScannerIsPulledOut) {
    device_.there = true;
    start();
    ASSERT_TRUE(next<ScannerPresent>()->present);
    flood(true);
    ASSERT_TRUE(next<ScannerFlooding>()->flooding);
    plug(false);
    EXPECT_FALSE(next<ScannerFlooding>()->flooding);
    EXPECT_FALSE(next<ScannerPresent>()->present);
}

TEST_F(ScannerServiceTest, endsAtOnce) {
    device_.there = true;
    start();
    ASSERT_TRUE(next<ScannerPresent>()->present);
    for (const bool floods : {false, true}) {
        flood(floods);
        const auto before = std::chrono::steady_clock::now();
        service_.reset();
        EXPECT_LT(std::chrono::steady_clock::now() - before, 1s);
        // The flood may have been told of before the end.
        events_.clear();
        start();
        ASSERT_TRUE(next<ScannerPresent>()->present);
    }
}

} // namespace
} // namespace fifteen::code_scanner
