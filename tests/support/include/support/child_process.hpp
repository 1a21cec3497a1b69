// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace fifteen::support {

/// A program under test: its standard output is read, its standard error kept. Killed when the object goes.
class ChildProcess {
public:
    explicit ChildProcess(std::vector<std::string> command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The first line of its output that begins with `start`; nothing: it ended, or the time is over.
    std::optional<std::string> line(const std::string& start, std::chrono::milliseconds within);

    void signal(int number) const;

    /// Its exit status, or 128 + the signal that ended it; nothing: the time is over.
    std::optional<int> wait(std::chrono::milliseconds within);

    /// What it has written to standard error so far.
    std::string errors() const;

    /// Waits until it has written `text` to standard error, from place `from` on; the place behind it. Nothing: the
    /// time is over.
    std::optional<std::size_t> waitForError(const std::string& text, std::size_t from,
                                            std::chrono::milliseconds within) const;

    pid_t pid() const { return pid_; }

private:
    void listen();
    bool readErrors() const;

    pid_t pid_ = -1;
    int output_ = -1;
    int errors_ = -1;
    int stop_ = -1; ///< an eventfd: the listener is to end
    mutable std::mutex mutex_;
    mutable std::condition_variable heard_;
    mutable std::string complaints_;
    std::thread listener_;
    std::string read_;
    std::optional<int> status_;
};

} // namespace fifteen::support
