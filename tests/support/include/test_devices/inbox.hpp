// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

namespace fifteen::tests {

/// Events handed over from another thread, waited for without sleeping.
template <typename Event>
class Inbox {
public:
    void put(Event event) {
        const std::lock_guard lock(mutex_);
        events_.push_back(std::move(event));
        arrived_.notify_all();
    }

    /// The next event that is of this kind; those before it are dropped. None: it did not come in time.
    template <typename Kind>
    std::optional<Kind> next(std::chrono::milliseconds patience = std::chrono::seconds(10)) {
        std::unique_lock lock(mutex_);
        const auto deadline = std::chrono::steady_clock::now() + patience;
        while (true) {
            while (!events_.empty()) {
                auto event = std::move(events_.front());
                events_.pop_front();
                if (auto* wanted = std::get_if<Kind>(&event)) {
                    return std::move(*wanted);
                }
            }
            if (arrived_.wait_until(lock, deadline) == std::cv_status::timeout) {
                return std::nullopt;
            }
        }
    }

    /// Everything that has arrived so far.
    std::deque<Event> takeAll() {
        const std::lock_guard lock(mutex_);
        return std::exchange(events_, {});
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Event> events_;
};

} // namespace fifteen::tests
