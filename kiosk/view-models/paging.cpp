// SPDX-License-Identifier: Apache-2.0
#include "view_models/paging.hpp"

#include <algorithm>

namespace fifteen::view_models {

Part partOf(std::size_t total, std::size_t leading, std::size_t room, std::size_t number) {
    const auto parts = [room](std::size_t choices) { return (choices + room - 1) / room; };
    leading = std::min(leading, total);
    const std::size_t leadingParts = parts(leading);
    const std::size_t all = leadingParts + parts(total - leading);
    if (all == 0) {
        return {};
    }
    const std::size_t index = number % all;
    Part part{.number = index, .parts = all};
    if (index < leadingParts) {
        part.first = index * room;
        part.count = std::min(room, leading - part.first);
    } else {
        part.first = leading + (index - leadingParts) * room;
        part.count = std::min(room, total - part.first);
    }
    return part;
}

} // namespace fifteen::view_models
