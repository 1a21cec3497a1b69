// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <deque>
#include <functional>

namespace fifteen::emulator {

/// The messages a device has to say on one IN endpoint, cut into transfers as a full-speed bus does.
class InQueue {
public:
    /// `delivered` is called when the last byte is handed over.
    void push(Bytes message, std::function<void()> delivered = {});
    std::optional<InData> give(std::size_t room);

    void clear() { messages_.clear(); }

    bool empty() const { return messages_.empty(); }

private:
    struct Message {
        Bytes bytes;
        std::size_t given = 0;
        std::function<void()> delivered;
    };

    std::deque<Message> messages_;
};

} // namespace fifteen::emulator
