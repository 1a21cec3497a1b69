// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/stream.hpp"
#include "types.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fifteen::net {

class Subscriber {
public:
    virtual ~Subscriber() = default;
    virtual void offer(const Frame& frame) = 0;
};

/// Where a client was when it lost its connection.
struct Resume {
    std::string stream;
    std::int64_t last = 0;
};

/// One view with its own numbering: the last state sent, the updates that led to it, and who is told.
class Topic {
public:
    virtual ~Topic() = default;

    /// Looks at the hall anew; tells the subscribers if something differs. One encoding, however many they are.
    virtual void refresh() = 0;

    /// The state as sent last; encoded once for all who ask before the next update.
    virtual Frame snapshot() = 0;
    virtual std::int64_t seq() const = 0;

    /// Gives the updates missed, or `fresh` (if any) or the snapshot, and all that comes later. Refresh first.
    void join(Subscriber& subscriber, const Resume& resume, const Frame& fresh);

    void leave(Subscriber& subscriber) { std::erase(subscribers_, &subscriber); }

    bool watched() const { return !subscribers_.empty(); }

protected:
    explicit Topic(std::string stream)
        : stream_(std::move(stream)) {}

    void publish(Frame update);

    std::string stream_;

private:
    /// Enough for a screen that was away for a minute of a busy hall.
    static constexpr std::size_t mostKept = 256;
    static constexpr std::size_t mostBytesKept = 512UL * 1024;

    std::deque<Frame> kept_; ///< the newest updates; the last one has number seq()
    std::size_t bytesKept_ = 0;
    std::vector<Subscriber*> subscribers_;
};

template <class State>
class TopicOf final : public Topic {
public:
    /// `look` makes the state; it is given the last one sent.
    using Look = std::function<State(const State&)>;

    TopicOf(std::string stream, Look look)
        : Topic(std::move(stream))
        , look_(std::move(look)) {}

    void refresh() override {
        State now = look_(state_);
        auto frame = protocol::updateFrame(seq_ + 1, state_, now);
        if (!frame) {
            return;
        }
        ++seq_;
        state_ = std::move(now);
        snapshot_.reset();
        publish(std::make_shared<const std::string>(*std::move(frame)));
    }

    Frame snapshot() override {
        if (!snapshot_) {
            snapshot_ = std::make_shared<const std::string>(protocol::snapshotFrame(stream_, seq_, state_));
        }
        return snapshot_;
    }

    std::int64_t seq() const override { return seq_; }

private:
    Look look_;
    State state_;
    std::int64_t seq_ = 0;
    Frame snapshot_;
};

} // namespace fifteen::net
