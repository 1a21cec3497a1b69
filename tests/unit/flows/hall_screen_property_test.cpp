// SPDX-License-Identifier: Apache-2.0
#include "flows/hall_screen.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace fifteen::flows {
namespace {

/// A server, a network and a voice that behave as badly as the contract allows, around the real state machine.
class World {
public:
    void call() {
        ++time_.wallMs;
        const auto number = static_cast<std::int64_t>(journal_.size()) + 1;
        // A fifth of the calls are recalls of the one before.
        const bool recall = number > 1 && number % 5 == 0;
        HallCall made = recall ? journal_.back() : HallCall{};
        made.call = number;
        made.calledAtMs = time_.wallMs;
        made.times = recall ? made.times + 1 : 1;
        if (!recall) {
            made.number = "A" + std::to_string(number);
            made.desk = static_cast<int>(number % 4) + 1;
        }
        journal_.push_back(made);
    }

    /// An update; `call()` without it is what a slow client never gets.
    void update() {
        if (connected_) {
            send(state(false, lastEight()));
        }
    }

    void snapshotUnasked() {
        if (connected_) {
            send(state(true, lastEight()));
        }
    }

    void connect() {
        if (connected_) {
            return;
        }
        const std::int64_t asked = screen_.newest;
        connected_ = true;
        send(HallConnected{});
        std::vector<HallCall> calls = lastEight();
        for (auto it = journal_.rbegin(); it != journal_.rend(); ++it) {
            if (it->call > asked && (calls.empty() || it->call < calls.front().call)) {
                calls.insert(calls.begin(), *it);
            }
        }
        send(state(true, calls));
    }

    void disconnect() {
        if (connected_) {
            connected_ = false;
            send(HallDisconnected{});
        }
    }

    void crash() {
        connected_ = false;
        cutOff_ += given_ ? 1 : 0;
        given_.reset();
        screen_ = startHallScreen(remembered_);
        lastGiven_ = 0;
    }

    void voiceEnds(bool spoken) {
        if (!given_) {
            return;
        }
        paint(); // a sentence takes longer than a frame
        const std::int64_t call = *given_;
        given_.reset();
        ++ended_[call];
        order_.push_back(call);
        send(AnnouncementEnded{call, spoken});
    }

    void paint() { send(CallsPainted{viewOf(screen_, time_, timing_).visible}); }

    void pass(std::int64_t ms) {
        time_.wallMs += ms;
        time_.steadyMs += ms;
        send(HallTick{});
    }

    void settleDown() {
        connect();
        update();
        for (std::size_t left = 4 * journal_.size() + 8; left > 0; --left) {
            paint();
            voiceEnds(true);
            pass(6000);
            connect();
        }
        paint();
    }

    void check() const {
        RC_ASSERT(!given_);
        RC_ASSERT(std::ranges::is_sorted(order_));
        for (const HallCall& made : journal_) {
            RC_ASSERT(ended_.contains(made.call));
            RC_ASSERT(ended_.at(made.call) == 1);
        }
        RC_ASSERT(ended_.size() == journal_.size());
        RC_ASSERT(remembered_ == static_cast<std::int64_t>(journal_.size()));
        RC_ASSERT(screen_.announcements.size() <= 18U);
    }

    void checkPainted() const {
        for (const HallCall& made : journal_) {
            RC_ASSERT(painted_.contains(made.call));
        }
    }

private:
    std::vector<HallCall> lastEight() const {
        const auto from = journal_.size() > 8 ? journal_.end() - 8 : journal_.begin();
        return {from, journal_.end()};
    }

    static HallStateArrived state(bool snapshot, std::vector<HallCall> calls) {
        return {.snapshot = snapshot, .calls = std::move(calls), .groups = std::nullopt, .desks = std::nullopt};
    }

    void send(const HallEvent& event) {
        HallStep next = step(screen_, event, time_, timing_);
        screen_ = std::move(next.screen);
        bool anew = false;
        for (const HallEffect& effect : next.effects) {
            if (const auto* speak = std::get_if<Speak>(&effect)) {
                RC_ASSERT(!given_); // one at a time: nothing is cut off
                RC_ASSERT(speak->call.call > lastGiven_);
                given_ = lastGiven_ = speak->call.call;
                // The highlight follows the voice, and what is said stands large.
                const HallView view = viewOf(screen_, time_, timing_);
                RC_ASSERT(view.caption && view.caption->call == *given_);
            } else if (const auto* remember = std::get_if<RememberSettled>(&effect)) {
                remembered_ = remember->call;
            } else if (const auto* reached = std::get_if<CallReached>(&effect)) {
                if (reached->stage == CallStage::shown) {
                    painted_.insert(reached->call.call);
                }
            } else if (std::holds_alternative<ConnectAnew>(effect)) {
                anew = true;
            }
        }
        if (anew) {
            disconnect();
            connect();
        }
    }

    HallTiming timing_{.voiceTimeout = std::chrono::hours{1000}};
    HallTime time_{.wallMs = 1'795'570'000'000, .steadyMs = 5000};
    HallScreen screen_ = startHallScreen(0);
    std::vector<HallCall> journal_;
    bool connected_ = false;
    std::int64_t remembered_ = 0;
    std::optional<std::int64_t> given_;
    std::int64_t lastGiven_ = 0;
    std::map<std::int64_t, int> ended_;
    std::vector<std::int64_t> order_;
    std::set<std::int64_t> painted_;
    int cutOff_ = 0;
};

void act(World& world, int what) {
    switch (what) {
    case 0:
    case 1:
    case 2:
        world.call();
        world.update();
        break;
    case 3:
        world.call();
        break;
    case 4:
        world.update();
        break;
    case 5:
        world.snapshotUnasked();
        break;
    case 6:
        world.disconnect();
        break;
    case 7:
    case 8:
        world.connect();
        break;
    case 9:
    case 10:
        world.voiceEnds(true);
        break;
    case 11:
        world.voiceEnds(false);
        break;
    case 12:
        world.pass(700);
        break;
    case 13:
        world.paint();
        break;
    default:
        world.crash();
        break;
    }
}

RC_GTEST_PROP(HallScreenProperty, saysEveryCallOnceAndInOrder, ()) {
    World world;
    const auto actions = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 15));
    for (const int action : actions) {
        act(world, action);
    }
    world.settleDown();
    world.check();
}

RC_GTEST_PROP(HallScreenProperty, paintsEveryCallWhileTheScreenRuns, ()) {
    World world;
    const auto actions = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 14));
    for (const int action : actions) {
        act(world, action);
    }
    world.settleDown();
    world.checkPainted();
}

/// More calls at once than the screen has places and the server keeps in an update.
TEST(HallScreenProperty, survivesThirtyDesksCallingAtOnce) {
    World world;
    world.connect();
    for (int desk = 0; desk < 30; ++desk) {
        world.call();
    }
    world.update();
    world.settleDown();
    world.check();
    world.checkPainted();
}

} // namespace
} // namespace fifteen::flows
