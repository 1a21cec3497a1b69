// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string_view>

namespace fifteen::flows {

/// Six digits are guessed in a day by whoever may try as they like: after five wrong ones in a row every code is wrong
/// for five minutes. Pure: the time is an argument.
class CodeGuard {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// An empty `right` admits nobody.
    bool admits(std::string_view typed, std::string_view right, TimePoint now);

private:
    int wrong_ = 0;
    TimePoint shutUntil_{};
};

} // namespace fifteen::flows
