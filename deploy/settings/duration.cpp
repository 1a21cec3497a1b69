// SPDX-License-Identifier: Apache-2.0
#include "duration.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <ranges>

namespace fifteen::settings {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t ms;
};

constexpr std::array units{Unit{"ms", 1}, Unit{"s", 1000}, Unit{"min", 60'000}, Unit{"h", 3'600'000},
                           Unit{"d", 86'400'000}};

} // namespace

std::optional<std::chrono::milliseconds> parseDuration(std::string_view text) {
    std::int64_t count = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc{} || count < 0) {
        return std::nullopt;
    }
    const std::string_view name(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    const auto* const unit = std::ranges::find(units, name, &Unit::name);
    if (unit == units.end() || count > std::numeric_limits<std::int64_t>::max() / unit->ms) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(count * unit->ms);
}

std::string show(std::chrono::milliseconds time) {
    for (const auto& unit : std::ranges::reverse_view(units)) {
        if (time.count() % unit.ms == 0) {
            return std::to_string(time.count() / unit.ms) + std::string(unit.name);
        }
    }
    return std::to_string(time.count()) + "ms";
}

} // namespace fifteen::settings
