// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace fifteen::transport {

/// Tells when something appears at a path, leaves it, or changes its permissions there. Has a thread of its own, which
/// sleeps in the kernel until then; the folder may come and go as well, as /dev/serial/by-path does.
class PathWatcher {
public:
    /// `changed` runs on the watcher's thread and must not destroy the watcher. Throws std::runtime_error where nothing
    /// can be watched (start-up).
    PathWatcher(const std::filesystem::path& path, std::function<void()> changed);
    PathWatcher(const PathWatcher&) = delete;
    PathWatcher& operator=(const PathWatcher&) = delete;
    ~PathWatcher();

private:
    void run();
    void arm();
    void forget(int watch) const;
    bool readChanges();

    const std::filesystem::path path_;
    const std::function<void()> changed_;
    FileDescriptor notifications_;
    FileDescriptor stopping_;
    int watch_ = -1;       ///< of the deepest folder that exists
    std::string expected_; ///< what in that folder is news
    std::thread thread_;
};

} // namespace fifteen::transport
