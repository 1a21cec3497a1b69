// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"

#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace fifteen::transport {

/// Tells when anything comes into some folders, leaves them, or changes its permissions there; they may themselves come
/// and go. Has a thread of its own, which sleeps in the kernel until then.
class FolderWatcher {
public:
    /// `changed` runs on the watcher's thread and must not destroy the watcher. Throws std::runtime_error where nothing
    /// can be watched (start-up).
    FolderWatcher(std::vector<std::filesystem::path> folders, std::function<void()> changed);
    FolderWatcher(const FolderWatcher&) = delete;
    FolderWatcher& operator=(const FolderWatcher&) = delete;
    ~FolderWatcher();

private:
    /// A folder, or the one above it, which tells when the folder itself comes.
    struct Place {
        std::filesystem::path folder;
        int watch = -1;
        int watchAbove = -1;
    };

    void run();
    void arm();
    bool readChanges();
    bool isNews(int watch, std::uint32_t mask, std::string_view name) const;

    std::vector<Place> places_;
    const std::function<void()> changed_;
    FileDescriptor notifications_;
    FileDescriptor stopping_;
    std::thread thread_;
};

} // namespace fifteen::transport
