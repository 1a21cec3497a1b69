// SPDX-License-Identifier: Apache-2.0
#include "support/child_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace fifteen::support {
namespace {

using Clock = std::chrono::steady_clock;

int millisecondsUntil(Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

} // namespace

ChildProcess::ChildProcess(std::vector<std::string> command) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe2");
    }
    output_ = ends[0];
    int errorEnds[2];
    if (::pipe2(errorEnds, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe2");
    }
    errors_ = errorEnds[0];
    ::fcntl(errors_, F_SETFL, O_NONBLOCK);
    stop_ = ::eventfd(0, EFD_CLOEXEC);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errorEnds[1], STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& argument : command) {
        arguments.push_back(argument.data());
    }
    arguments.push_back(nullptr);
    const int error = ::posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    ::close(errorEnds[1]);
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), command[0]);
    }
    listener_ = std::thread([this] { listen(); });
}

ChildProcess::~ChildProcess() {
    if (!status_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    ::eventfd_write(stop_, 1);
    listener_.join();
    ::close(output_);
    ::close(errors_);
    ::close(stop_);
}

std::optional<std::string> ChildProcess::line(const std::string& start, std::chrono::milliseconds within) {
    const auto end = Clock::now() + within;
    for (;;) {
        for (auto newline = read_.find('\n'); newline != std::string::npos; newline = read_.find('\n')) {
            std::string found = read_.substr(0, newline);
            read_.erase(0, newline + 1);
            if (found.starts_with(start)) {
                return found;
            }
        }
        pollfd waiting{output_, POLLIN, 0};
        char buffer[512];
        const bool ready = ::poll(&waiting, 1, millisecondsUntil(end)) == 1;
        const ssize_t count = ready ? ::read(output_, buffer, sizeof buffer) : 0;
        if (count <= 0) {
            return std::nullopt;
        }
        read_.append(buffer, static_cast<std::size_t>(count));
    }
}

void ChildProcess::signal(int number) const {
    if (!status_) {
        ::kill(pid_, number);
    }
}

std::optional<int> ChildProcess::wait(std::chrono::milliseconds within) {
    if (!status_) {
        const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
        pollfd waiting{descriptor, POLLIN, 0};
        const bool ended = ::poll(&waiting, 1, static_cast<int>(within.count())) == 1;
        ::close(descriptor);
        int status = 0;
        if (!ended || ::waitpid(pid_, &status, 0) != pid_) {
            return std::nullopt;
        }
        status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return status_;
}

/// Reads what the program complains of, so that it never waits for a reader; until all who could write have ended.
void ChildProcess::listen() {
    for (bool open = true; open;) {
        pollfd waiting[]{{errors_, POLLIN, 0}, {stop_, POLLIN, 0}};
        ::poll(waiting, 2, -1);
        const std::lock_guard lock(mutex_);
        open = readErrors() && waiting[1].revents == 0;
        heard_.notify_all();
    }
}

/// With the lock held. False: nobody can write any more.
bool ChildProcess::readErrors() const {
    char buffer[4096];
    ssize_t count = 0;
    while ((count = ::read(errors_, buffer, sizeof buffer)) > 0) {
        complaints_.append(buffer, static_cast<std::size_t>(count));
    }
    return count < 0;
}

std::string ChildProcess::errors() const {
    const std::lock_guard lock(mutex_);
    readErrors(); // what an ended program has left
    return complaints_;
}

std::optional<std::size_t> ChildProcess::waitForError(const std::string& text, std::size_t from,
                                                      std::chrono::milliseconds within) const {
    std::unique_lock lock(mutex_);
    std::size_t found = std::string::npos;
    heard_.wait_for(lock, within, [&] { return (found = complaints_.find(text, from)) != std::string::npos; });
    return found == std::string::npos ? std::nullopt : std::optional(found + text.size());
}

} // namespace fifteen::support
