// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fifteen::emulator {

/// Made-up people's cards by the names orders call them, in the order they were written down in.
template <typename Card>
using DeckOf = std::vector<std::pair<std::string, Card>>;

/// Null: there is none of that name.
template <typename Card>
const Card* cardIn(const DeckOf<Card>& deck, std::string_view id) {
    const auto found = std::ranges::find(deck, id, &std::pair<std::string, Card>::first);
    return found == deck.end() ? nullptr : &found->second;
}

} // namespace fifteen::emulator
