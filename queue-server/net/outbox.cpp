// SPDX-License-Identifier: Apache-2.0
#include "outbox.hpp"

#include <utility>

namespace fifteen::net {

void Outbox::push(Frame frame) {
    if (behind_) {
        return;
    }
    if (frames_.size() == mostFrames || bytes_ + frame->size() > mostBytes) {
        behind_ = true;
        frames_.clear();
        bytes_ = 0;
        return;
    }
    bytes_ += frame->size();
    frames_.push_back(std::move(frame));
}

Frame Outbox::pop() {
    Frame frame = std::move(frames_.front());
    frames_.pop_front();
    bytes_ -= frame->size();
    return frame;
}

} // namespace fifteen::net
