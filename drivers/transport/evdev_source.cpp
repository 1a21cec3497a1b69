// SPDX-License-Identifier: Apache-2.0
#include "folder_watcher.hpp"
#include "transport/evdev.hpp"

#include <mutex>

namespace fifteen::transport {

namespace {

// udev's links come a moment after the node, so their folder is watched too.
std::vector<std::filesystem::path> foldersFor(const EvdevWish& wish) {
    std::vector<std::filesystem::path> folders{"/dev/input"};
    if (wish.path.has_parent_path() && wish.path.parent_path() != folders.front()) {
        folders.push_back(wish.path.parent_path());
    }
    return folders;
}

} // namespace

struct EvdevDeviceSource::State {
    explicit State(EvdevWish wished)
        : wish(std::move(wished))
        , watcher(foldersFor(wish), [this] {
            const std::lock_guard lock(listenerMutex);
            if (listener) {
                listener();
            }
        }) {}

    const EvdevWish wish;
    std::mutex listenerMutex; ///< held while the listener runs, so that listen() can promise that none is under way
    std::function<void()> listener;
    FolderWatcher watcher; ///< last: its thread uses all of the above
};

EvdevDeviceSource::EvdevDeviceSource(EvdevWish wish)
    : state_(std::make_unique<State>(std::move(wish))) {}

EvdevDeviceSource::~EvdevDeviceSource() = default;

Result<std::unique_ptr<Transport>> EvdevDeviceSource::open() {
    return openEvdev(state_->wish);
}

void EvdevDeviceSource::listen(std::function<void()> changed) {
    const std::lock_guard lock(state_->listenerMutex);
    state_->listener = std::move(changed);
}

} // namespace fifteen::transport
