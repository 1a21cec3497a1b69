// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace fifteen::emulator {

/// The program that sees the software devices. It inherits environment, standard output and standard error, and gets
/// SIGTERM should this process die.
class ChildProcess {
public:
    /// Throws std::system_error if it cannot be started at all.
    explicit ChildProcess(const std::vector<std::string>& command);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Kills it if it still runs.
    ~ChildProcess();

    void signal(int number) const;
    /// Its exit status if it has ended, 128 + the signal that ended it as in a shell; none: it runs.
    std::optional<int> poll();

private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

} // namespace fifteen::emulator
