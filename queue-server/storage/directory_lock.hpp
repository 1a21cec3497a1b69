// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace fifteen::storage {

/// A data directory belongs to one server at a time. The kernel lets go of the lock when the process ends, however it
/// ends.
class DirectoryLock {
public:
    /// Makes the directory if absent. Throws StartupError: another process has it, or it cannot be written.
    explicit DirectoryLock(const std::filesystem::path& dataDir);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    int file_ = -1;
};

} // namespace fifteen::storage
