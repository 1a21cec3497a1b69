// SPDX-License-Identifier: Apache-2.0
#include "support/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
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
    errors_ = ::memfd_create("errors", MFD_CLOEXEC);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors_, STDERR_FILENO);
    std::vector<char*> arguments;
    for (std::string& argument : command) {
        arguments.push_back(argument.data());
    }
    arguments.push_back(nullptr);
    const int error = ::posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), command[0]);
    }
}

ChildProcess::~ChildProcess() {
    if (!status_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    ::close(output_);
    ::close(errors_);
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

std::string ChildProcess::errors() const {
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::pread(errors_, buffer, sizeof buffer, static_cast<off_t>(text.size()))) > 0;) {
        text.append(buffer, static_cast<std::size_t>(count));
    }
    return text;
}

} // namespace fifteen::support
