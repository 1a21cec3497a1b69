// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace fifteen::storage {

/// The thread that owns the disk. Whatever comes while a batch is worked on makes the next batch: under load many
/// commands share one commit, alone a command waits for nobody.
template <class Job>
class DiskThread {
public:
    using Work = std::function<void(std::vector<Job>&)>;
    using Idle = std::function<void()>;

    /// `work` gets each batch, `idle` is called when `pause` has passed after a batch and nothing came; both on this
    /// thread.
    DiskThread(Work work, Idle idle, std::chrono::milliseconds pause)
        : work_(std::move(work))
        , idle_(std::move(idle))
        , pause_(pause)
        , thread_([this](const std::stop_token& stop) { run(stop); }) {}

    void push(Job job) {
        bool sleeping = false;
        {
            const std::scoped_lock lock(mutex_);
            jobs_.push_back(std::move(job));
            sleeping = sleeping_;
        }
        if (sleeping) { // a wake-up is a system call: not while it is awake anyway
            wake_.notify_one();
        }
    }

private:
    void run(const std::stop_token& stop) {
        std::vector<Job> batch;
        bool idleDue = false;
        while (true) {
            {
                std::unique_lock lock(mutex_);
                const auto something = [this] { return !jobs_.empty(); };
                sleeping_ = true;
                if (idleDue) {
                    wake_.wait_for(lock, stop, pause_, something);
                } else {
                    wake_.wait(lock, stop, something);
                }
                sleeping_ = false;
                batch.swap(jobs_);
            }
            if (!batch.empty()) {
                work_(batch);
                batch.clear();
                idleDue = true;
            } else if (stop.stop_requested()) { // only now: what was pushed before is done
                if (idleDue) {
                    idle_();
                }
                return;
            } else {
                idleDue = false;
                idle_();
            }
        }
    }

    Work work_;
    Idle idle_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::vector<Job> jobs_;
    bool sleeping_ = false;
    std::jthread thread_; ///< last: it uses all of the above, and ends first
};

} // namespace fifteen::storage
