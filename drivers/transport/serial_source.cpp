// SPDX-License-Identifier: Apache-2.0
#include "path_watcher.hpp"
#include "transport/serial.hpp"

#include <mutex>

namespace fifteen::transport {

namespace {

const std::filesystem::path kAnyNode = "/dev/";

} // namespace

struct SerialDeviceSource::State {
    explicit State(SerialOptions wanted)
        : options(std::move(wanted))
        , watcher({options.path.empty() ? kAnyNode : options.path}, [this] {
            const std::lock_guard lock(listenerMutex);
            if (listener) {
                listener();
            }
        }) {}

    const SerialOptions options;
    std::mutex listenerMutex; ///< held while the listener runs, so that listen() can promise that none is under way
    std::function<void()> listener;
    PathWatcher watcher; ///< last: its thread uses all of the above
};

SerialDeviceSource::SerialDeviceSource(SerialOptions options)
    : state_(std::make_unique<State>(std::move(options))) {}

SerialDeviceSource::~SerialDeviceSource() = default;

Result<std::unique_ptr<Transport>> SerialDeviceSource::open() {
    return openSerial(state_->options);
}

void SerialDeviceSource::listen(std::function<void()> changed) {
    const std::lock_guard lock(state_->listenerMutex);
    state_->listener = std::move(changed);
}

} // namespace fifteen::transport
