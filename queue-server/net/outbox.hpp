// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "types.hpp"

#include <deque>

namespace fifteen::net {

/// What a subscriber has still to be sent. Bounded: whoever reads too slowly loses the updates waiting and gets the
/// newest snapshot in their place, so a dead screen costs a fixed amount of memory and a live one never shows old news.
class Outbox {
public:
    static constexpr std::size_t mostFrames = 32;
    static constexpr std::size_t mostBytes = 256UL * 1024;

    void push(Frame frame);

    /// Too much was waiting: nothing is kept until a snapshot has taken its place.
    bool behind() const { return behind_; }

    void caughtUp() { behind_ = false; }

    bool empty() const { return frames_.empty(); }

    /// The oldest; there must be one.
    Frame pop();

private:
    std::deque<Frame> frames_;
    std::size_t bytes_ = 0;
    bool behind_ = false;
};

} // namespace fifteen::net
