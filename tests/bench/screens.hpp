// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "load.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace fifteen::bench {

struct Round {
    double answer = 0; ///< microseconds from the command sent to its answer
    double last = 0;   ///< to the last screen that has the whole frame; 0 without screens
    std::string body;  ///< of the answer
};

/// Many screens on one stream and one clerk, all on one thread, so that a thousand of them cost the machine little.
class Screens {
public:
    /// Connects `count` WebSockets to `target` and waits until each has been let in.
    Screens(std::uint16_t port, std::size_t count, const std::string& target);
    ~Screens();
    Screens(const Screens&) = delete;
    Screens& operator=(const Screens&) = delete;

    /// Sends the clerk's command; every screen must then get a frame that contains "calls":.
    Round call(const std::string& request);

    /// Sends a command whose frames nobody counts, and waits for its answer and for quiet.
    std::string tell(const std::string& request);

    /// Bytes of the last frame that told of a call.
    std::size_t frameBytes() const { return frameBytes_; }

private:
    struct Screen {
        int socket = -1;
        std::string bytes;
        bool served = false;
    };

    void waitUntilLetIn();
    bool takeFrames(Screen& screen);
    bool readClerk();
    void sendClerk(const std::string& request);

    std::vector<Screen> screens_;
    int waiting_ = -1;
    int clerk_ = -1;
    std::string clerkBytes_;
    std::string clerkBody_;
    std::size_t frameBytes_ = 0;
};

} // namespace fifteen::bench
