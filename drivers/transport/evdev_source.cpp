// SPDX-License-Identifier: Apache-2.0
#include "path_watcher.hpp"
#include "transport/evdev.hpp"

#include <mutex>

namespace fifteen::transport {

namespace {

// udev's links come a moment after the node, so their folder is watched too.
std::vector<std::filesystem::path> placesFor(const EvdevWish& wish) {
    std::vector<std::filesystem::path> places{"/dev/input/"};
    if (wish.path.has_parent_path()) {
        places.push_back(wish.path);
    }
    return places;
}

} // namespace

struct EvdevDeviceSource::State {
    explicit State(EvdevWish wished)
        : wish(std::move(wished))
        , watcher(placesFor(wish), [this] {
            const std::lock_guard lock(listenerMutex);
            if (listener) {
                listener();
            }
        }) {}

    const EvdevWish wish;
    std::mutex listenerMutex; ///< held while the listener runs, so that listen() can promise that none is under way
    std::function<void()> listener;
    PathWatcher watcher; ///< last: its thread uses all of the above
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
