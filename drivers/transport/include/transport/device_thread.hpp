// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fifteen::transport {

/// The thread of one device, for a service that drives it: opens the device whenever it is there, hands it over, and
/// can be ended at any time.
class DeviceThread {
public:
    /// Uses the open device until it is lost or stopping(), on the device's thread.
    using Serve = std::function<void(Transport&)>;
    /// After the device could not be opened, or serve returned; on the device's thread.
    using Absent = std::function<void(const boost::system::error_code&)>;

    DeviceThread(std::unique_ptr<DeviceSource> source, std::chrono::milliseconds reopenEvery);
    DeviceThread(const DeviceThread&) = delete;
    DeviceThread& operator=(const DeviceThread&) = delete;
    /// Calls stop().
    ~DeviceThread();

    void start(Serve serve, Absent absent);
    /// Interrupts a transfer under way and waits for the thread's end. Not from the thread itself.
    void stop();

    bool stopping() const;
    /// On the device's thread: waits so long, or until wake() or stop(); false when stopping.
    bool pause(std::chrono::milliseconds time);
    /// From any thread: ends a pause.
    void wake();

private:
    void run(const Serve& serve, const Absent& absent);
    bool waitForChange();

    std::unique_ptr<DeviceSource> source_;
    const std::chrono::milliseconds reopenEvery_;
    mutable std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    bool wakeUp_ = false;
    bool changed_ = false;
    Transport* open_ = nullptr; ///< what stop() interrupts
    std::thread thread_;
};

} // namespace fifteen::transport
