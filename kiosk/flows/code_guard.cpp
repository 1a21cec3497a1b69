// SPDX-License-Identifier: Apache-2.0
#include "flows/code_guard.hpp"

namespace fifteen::flows {

bool CodeGuard::admits(std::string_view typed, std::string_view right, TimePoint now) {
    constexpr int mostWrong = 5;
    constexpr auto shutFor = std::chrono::minutes(5);
    if (now < shutUntil_) {
        return false;
    }
    if (!right.empty() && typed == right) {
        wrong_ = 0;
        return true;
    }
    if (++wrong_ >= mostWrong) {
        wrong_ = 0;
        shutUntil_ = now + shutFor;
    }
    return false;
}

} // namespace fifteen::flows
