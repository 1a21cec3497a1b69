// SPDX-License-Identifier: Apache-2.0
#include "emulator/in_queue.hpp"

#include "usb_descriptors.hpp"

#include <algorithm>

namespace fifteen::emulator {

void InQueue::push(Bytes message, std::function<void()> delivered) {
    messages_.push_back({std::move(message), 0, std::move(delivered)});
}

std::optional<InData> InQueue::give(std::size_t room) {
    if (messages_.empty() || room == 0) {
        return std::nullopt;
    }
    auto& message = messages_.front();
    const std::size_t left = message.bytes.size() - message.given;
    InData data;
    if (left > room && room % kPacketSize != 0) {
        data.overflow = true; // the last packet does not fit: the host controller calls that babble
        room = room / kPacketSize * kPacketSize;
    }
    const std::size_t size = std::min(left, room);
    const auto from = message.bytes.begin() + static_cast<std::ptrdiff_t>(message.given);
    data.bytes.assign(from, from + static_cast<std::ptrdiff_t>(size));
    data.shortPacket = size % kPacketSize != 0;
    message.given += size;
    if (message.given == message.bytes.size()) {
        const auto delivered = std::move(message.delivered);
        messages_.pop_front();
        if (delivered) {
            delivered();
        }
    }
    return data;
}

} // namespace fifteen::emulator
