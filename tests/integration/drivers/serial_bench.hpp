// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/pty_front.hpp"
#include "support/temporary_directory.hpp"
#include "test_devices/inbox.hpp"
#include "transport/serial.hpp"

namespace fifteen::tests {

/// A model behind a pseudo-terminal, at a path that comes and goes.
template <typename Model>
class SerialBench {
public:
    /// The model's arguments but the last one, which tells of changes.
    template <typename... Arguments>
    explicit SerialBench(Arguments&&... arguments)
        : model_(std::forward<Arguments>(arguments)..., [this] { changed(); })
        , front_(model_, directory_.path() / "line") {}

    void plug() { front_.plug(); }

    void unplug() { front_.unplug(); }

    std::unique_ptr<transport::DeviceSource> source() const {
        return std::make_unique<transport::SerialDeviceSource>(transport::SerialOptions{path(), 9600});
    }

    /// Where the line is while it is plugged.
    std::filesystem::path path() const { return directory_.path() / "line"; }

    template <typename Change>
    void with(Change change) {
        front_.withModel([&] { change(model_); });
    }

    /// Waits until the model is as wished; false: it was not in time.
    template <typename Wish>
    bool until(Wish wish, std::chrono::milliseconds patience = std::chrono::seconds(10)) {
        const auto deadline = std::chrono::steady_clock::now() + patience;
        bool fulfilled = false;
        bool inTime = true;
        while (!fulfilled && inTime) {
            const auto seen = changes();
            with([&](const Model& model) { fulfilled = wish(model); });
            if (!fulfilled) {
                std::unique_lock lock(mutex_);
                inTime = changed_.wait_until(lock, deadline, [&] { return changes_ != seen; });
            }
        }
        return fulfilled;
    }

private:
    void changed() {
        const std::lock_guard lock(mutex_);
        ++changes_;
        changed_.notify_all();
    }

    std::uint64_t changes() {
        const std::lock_guard lock(mutex_);
        return changes_;
    }

    support::TemporaryDirectory directory_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t changes_ = 0;
    Model model_;
    emulator::PtyFront front_;
};

} // namespace fifteen::tests
