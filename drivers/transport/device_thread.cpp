// SPDX-License-Identifier: Apache-2.0
#include "transport/device_thread.hpp"

namespace fifteen::transport {

DeviceThread::DeviceThread(std::unique_ptr<DeviceSource> source, std::chrono::milliseconds reopenEvery)
    : source_(std::move(source))
    , reopenEvery_(reopenEvery) {}

DeviceThread::~DeviceThread() {
    stop();
}

void DeviceThread::start(Serve serve, Absent absent) {
    source_->listen([this] {
        const std::lock_guard lock(mutex_);
        changed_ = true;
        woken_.notify_all();
    });
    thread_ = std::thread([this, serve = std::move(serve), absent = std::move(absent)] { run(serve, absent); });
}

void DeviceThread::stop() {
    source_->listen({});
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        if (open_ != nullptr) {
            open_->interrupt();
        }
        woken_.notify_all();
    }
    if (thread_.joinable()) {
        thread_.join();
    }
}

bool DeviceThread::stopping() const {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

bool DeviceThread::pause(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, time, [this] { return stopping_ || wakeUp_; });
    wakeUp_ = false;
    return !stopping_;
}

void DeviceThread::wake() {
    const std::lock_guard lock(mutex_);
    wakeUp_ = true;
    woken_.notify_all();
}

// Wakes for a plugging, for wake(), and now and then all the same: what failed to open may open later.
bool DeviceThread::waitForChange() {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, reopenEvery_, [this] { return stopping_ || changed_ || wakeUp_; });
    changed_ = false;
    wakeUp_ = false;
    return !stopping_;
}

void DeviceThread::run(const Serve& serve, const Absent& absent) {
    do {
        auto opened = source_->open();
        if (opened) {
            {
                const std::lock_guard lock(mutex_);
                if (stopping_) {
                    return;
                }
                open_ = opened->get();
            }
            serve(**opened);
            {
                const std::lock_guard lock(mutex_);
                open_ = nullptr;
            }
            opened->reset();
            absent(make_error_code(Error::noDevice));
        } else {
            absent(opened.error());
        }
    } while (waitForChange());
}

} // namespace fifteen::transport
