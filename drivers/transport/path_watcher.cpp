// SPDX-License-Identifier: Apache-2.0
#include "path_watcher.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <utility>

namespace fifteen::transport {

namespace {

// udev makes the node, then sets its permissions, and puts links in place by renaming them.
constexpr std::uint32_t kNews = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
constexpr std::uint32_t kFolderGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT;
constexpr std::size_t kBufferSize = 4096; // many events; the longest takes 272 bytes

} // namespace

PathWatcher::PathWatcher(const std::vector<std::filesystem::path>& paths, std::function<void()> changed)
    : changed_(std::move(changed))
    , notifications_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    , stopping_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!notifications_ || !stopping_) {
        throw std::runtime_error("devices cannot be watched: the system gives no inotify");
    }
    for (const auto& path : paths) {
        places_.push_back({std::filesystem::absolute(path).lexically_normal(), -1, {}});
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

void PathWatcher::arm() {
    auto outworn = std::exchange(watches_, {});
    for (auto& place : places_) {
        std::ranges::copy(armPlace(place), std::back_inserter(outworn));
        watches_.push_back(place.watch);
    }
    std::ranges::sort(outworn);
    const auto repeated = std::ranges::unique(outworn);
    outworn.erase(repeated.begin(), repeated.end());
    for (const int watch : outworn) {
        if (std::ranges::find(watches_, watch) == watches_.end()) {
            inotify_rm_watch(notifications_.get(), watch);
        }
    }
}

// Watches the place's folder, or as long as there is none the deepest one above it that exists; returns every watch
// that was needed on the way. From the root downwards: a folder that comes while this runs is either found or told of
// by the one it came into.
std::vector<int> PathWatcher::armPlace(Place& place) const {
    std::vector<int> made;
    std::filesystem::path folder;
    place.watch = -1;
    for (const auto& part : place.path) {
        if (place.watch >= 0 && place.expected.empty()) {
            place.expected = part;
        }
        folder /= part;
        const int deeper = folder == place.path ? -1
                                                : inotify_add_watch(notifications_.get(), folder.c_str(),
                                                                    kNews | kFolderGone | IN_ONLYDIR);
        if (deeper >= 0) {
            made.push_back(deeper);
            place.watch = deeper;
            place.expected.clear();
        }
    }
    return made;
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
            news = news || isNews(event.wd, event.mask, name);
        }
    }
    return news;
}

bool PathWatcher::isNews(int watch, std::uint32_t mask, std::string_view name) const {
    return (mask & IN_Q_OVERFLOW) != 0 || std::ranges::any_of(places_, [&](const Place& place) {
               const bool gone = (mask & kFolderGone) != 0;
               return watch == place.watch && (gone || place.expected.empty() || name == place.expected);
           });
}

} // namespace fifteen::transport
