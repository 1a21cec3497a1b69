// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace fifteen::view_models {

/// The choices of one list that stand on one page.
struct Part {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t number = 0; ///< which part this is, from 0
    std::size_t parts = 0;  ///< of how many; above one, "更多" is shown

    bool more() const { return parts > 1; }

    bool last() const { return number + 1 == parts; } ///< after this one the first comes again

    bool operator==(const Part&) const = default;
};

/// How many choices a page has room for.
constexpr std::size_t roomForChoices(bool largeText) {
    return largeText ? 4 : 6;
}

/// Part `number` (it wraps around) of `total` choices, `room` on a page; the first part ends after `leading` of them
/// even where there is room, because the others are asked for seldom.
Part partOf(std::size_t total, std::size_t leading, std::size_t room, std::size_t number);

} // namespace fifteen::view_models
