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
        , thread_([this] { run(); }) {}

    /// Ends when everything pushed before is done.
    ~DiskThread() {
        {
            const std::scoped_lock lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
    }

    DiskThread(const DiskThread&) = delete;
    DiskThread& operator=(const DiskThread&) = delete;

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
    void run() {
        std::vector<Job> batch;
        bool idleDue = false;
        while (true) {
            const bool stopping = waitFor(batch, idleDue);
            if (!batch.empty()) {
                work_(batch);
                batch.clear();
                idleDue = true;
                continue;
            }
            if (idleDue) {
                idle_();
                idleDue = false;
            }
            if (stopping) {
                return;
            }
        }
    }

    /// Until something came, the end is near, or (where `idleDue`) the pause is over. Whether the end is near.
    bool waitFor(std::vector<Job>& batch, bool idleDue) {
        std::unique_lock lock(mutex_);
        const auto something = [this] { return !jobs_.empty() || stopping_; };
        sleeping_ = true;
        if (idleDue) {
            wake_.wait_for(lock, pause_, something);
        } else {
            wake_.wait(lock, something);
        }
        sleeping_ = false;
        batch.swap(jobs_);
        return stopping_;
    }

    Work work_;
    Idle idle_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable wake_; // not the one that knows stop tokens: it costs system calls at every commit
    std::vector<Job> jobs_;
    bool sleeping_ = false;
    bool stopping_ = false;
    std::jthread thread_; ///< last: it uses all of the above, and ends first
};

} // namespace fifteen::storage
