// SPDX-License-Identifier: Apache-2.0
#include "path_watcher.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/inotify.h>

namespace fifteen::transport {

namespace {

// udev makes the node, then sets its permissions, and puts links in place by renaming them.
constexpr std::uint32_t kNews = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
constexpr std::uint32_t kFolderGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;
constexpr std::size_t kBufferSize = 4096; // many events; the longest takes 272 bytes

} // namespace

PathWatcher::PathWatcher(const std::filesystem::path& path, std::function<void()> changed)
    : path_(std::filesystem::absolute(path).lexically_normal())
    , changed_(std::move(changed))
    , notifications_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    , stopping_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!notifications_ || !stopping_) {
        throw std::runtime_error("devices cannot be watched: the system gives no inotify");
    }
    arm();
    thread_ = std::thread([this] { run(); });
}

PathWatcher::~PathWatcher() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(stopping_.get(), &one, sizeof one);
    thread_.join();
}

void PathWatcher::run() {
    std::array<pollfd, 2> polled{pollfd{notifications_.get(), POLLIN, 0}, pollfd{stopping_.get(), POLLIN, 0}};
    while (polled[1].revents == 0) {
        if (poll(polled.data(), polled.size(), -1) > 0 && polled[0].revents != 0 && readChanges()) {
            arm(); // before telling: whoever looks now must hear of what comes after
            changed_();
        }
    }
}

// Watches the path's folder, or as long as there is none the deepest one above it that exists. From the root downwards:
// a folder that comes while this runs is either found or told of by the one it came into.
void PathWatcher::arm() {
    forget(std::exchange(watch_, -1));
    std::filesystem::path folder;
    for (const auto& part : path_) {
        if (watch_ >= 0 && expected_.empty()) {
            expected_ = part;
        }
        folder /= part;
        const int deeper =
            folder == path_ ? -1
                            : inotify_add_watch(notifications_.get(), folder.c_str(), kNews | kFolderGone | IN_ONLYDIR);
        if (deeper >= 0) {
            forget(std::exchange(watch_, deeper));
            expected_.clear();
        }
    }
}

void PathWatcher::forget(int watch) const {
    if (watch >= 0) {
        inotify_rm_watch(notifications_.get(), watch);
    }
}

bool PathWatcher::readChanges() {
    bool news = false;
    alignas(inotify_event) std::array<char, kBufferSize> buffer{};
    ssize_t size = 0;
    while ((size = read(notifications_.get(), buffer.data(), buffer.size())) > 0) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            // The name, if any, is padded with zeros.
            const std::string_view name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            at += sizeof event + event.len;
            const bool ours = event.wd == watch_ && ((event.mask & kFolderGone) != 0 || name == expected_);
            news = news || ours || (event.mask & IN_Q_OVERFLOW) != 0;
        }
    }
    return news;
}

} // namespace fifteen::transport
