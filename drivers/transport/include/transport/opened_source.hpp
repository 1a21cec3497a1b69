// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

namespace fifteen::transport {

/// Decorates any source: tells of each device that was opened, on the thread that opened it and before that uses it.
class OpenedSource final : public DeviceSource {
public:
    using Opened = std::function<void(const Transport&)>;

    OpenedSource(std::unique_ptr<DeviceSource> source, Opened opened)
        : source_(std::move(source))
        , opened_(std::move(opened)) {}

    Result<std::unique_ptr<Transport>> open() override {
        auto device = source_->open();
        if (device) {
            opened_(**device);
        }
        return device;
    }

    void listen(std::function<void()> changed) override { source_->listen(std::move(changed)); }

private:
    std::unique_ptr<DeviceSource> source_;
    Opened opened_;
};

} // namespace fifteen::transport
