// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fifteen::transport {

/// Tells when something appears at one of some paths, leaves it, or changes its permissions there. Has a thread of its
/// own, which sleeps in the kernel until then; the folders may come and go as well, as /dev/serial/by-path does.
class PathWatcher {
public:
    /// A path that ends in a slash stands for everything in that folder. `changed` runs on the watcher's thread and
    /// must not destroy the watcher. Throws std::runtime_error where nothing can be watched (start-up).
    PathWatcher(const std::vector<std::filesystem::path>& paths, std::function<void()> changed);
    PathWatcher(const PathWatcher&) = delete;
    PathWatcher& operator=(const PathWatcher&) = delete;
    ~PathWatcher();

private:
    struct Place {
        std::filesystem::path path;
        int watch = -1;       ///< of the deepest of its folders that exists
        std::string expected; ///< what in that folder is news; empty: everything
    };

    void run();
    void arm();
    std::vector<int> armPlace(Place& place) const;
    bool readChanges();
    bool isNews(int watch, std::uint32_t mask, std::string_view name) const;

    std::vector<Place> places_;
    std::vector<int> watches_; ///< of all places, each once: two of them may share a folder
    const std::function<void()> changed_;
    FileDescriptor notifications_;
    FileDescriptor stopping_;
    std::thread thread_;
};

} // namespace fifteen::transport
