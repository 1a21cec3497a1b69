// SPDX-License-Identifier: Apache-2.0
#include "folder_watcher.hpp"

#include <algorithm>
#include <array>
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
constexpr std::size_t kBufferSize = 4096; // many events; the longest takes 272 bytes

} // namespace

FolderWatcher::FolderWatcher(std::vector<std::filesystem::path> folders, std::function<void()> changed)
    : changed_(std::move(changed))
    , notifications_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    , stopping_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!notifications_ || !stopping_) {
        throw std::runtime_error("devices cannot be watched: the system gives no inotify");
    }
    for (auto& folder : folders) {
        places_.push_back({std::move(folder)});
    }
    arm();
    thread_ = std::thread([this] { run(); });
}

FolderWatcher::~FolderWatcher() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(stopping_.get(), &one, sizeof one);
    thread_.join();
}

void FolderWatcher::run() {
    std::array<pollfd, 2> polled{pollfd{notifications_.get(), POLLIN, 0}, pollfd{stopping_.get(), POLLIN, 0}};
    while (polled[1].revents == 0) {
        if (poll(polled.data(), polled.size(), -1) > 0 && polled[0].revents != 0 && readChanges()) {
            arm(); // before telling: whoever looks now must hear of what comes after
            changed_();
        }
    }
}

// Watching again what is watched already changes nothing. The folder above comes first: whatever appears between the
// two calls is told of by one of them. IN_MASK_ADD, because two places may watch the same folder.
void FolderWatcher::arm() {
    for (auto& place : places_) {
        constexpr std::uint32_t mask = kNews | IN_ONLYDIR | IN_MASK_ADD;
        place.watchAbove = inotify_add_watch(notifications_.get(), place.folder.parent_path().c_str(), mask);
        place.watch = inotify_add_watch(notifications_.get(), place.folder.c_str(), mask);
    }
}

bool FolderWatcher::readChanges() {
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

bool FolderWatcher::isNews(int watch, std::uint32_t mask, std::string_view name) const {
    return (mask & IN_Q_OVERFLOW) != 0 || std::ranges::any_of(places_, [&](const Place& place) {
               return watch == place.watch || (watch == place.watchAbove && name == place.folder.filename().string());
           });
}

} // namespace fifteen::transport
