// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/address.hpp>

#include <chrono>
#include <map>

namespace fifteen::net {

/// Six digits are guessed in a day by whoever may try as they like: after ten wrong ones a machine is refused until
/// five minutes after the first of them. Pure: the time is an argument. One thread.
class TryLimit {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr int tries = 10;
    static constexpr auto window = std::chrono::minutes(5);

    /// How long this machine must wait before it may try; zero: not at all.
    std::chrono::seconds refusedFor(const boost::asio::ip::address& machine, TimePoint now) const {
        const auto found = wrong_.find(machine);
        if (found == wrong_.end() || found->second.count < tries || now >= found->second.since + window) {
            return std::chrono::seconds(0);
        }
        return std::chrono::ceil<std::chrono::seconds>(found->second.since + window - now);
    }

    void wasWrong(const boost::asio::ip::address& machine, TimePoint now) {
        std::erase_if(wrong_, [&](const auto& one) { return now >= one.second.since + window; });
        auto& wrong = wrong_.try_emplace(machine, Wrong{now, 0}).first->second;
        ++wrong.count;
    }

private:
    struct Wrong {
        TimePoint since;
        int count = 0;
    };

    std::map<boost::asio::ip::address, Wrong> wrong_;
};

} // namespace fifteen::net
