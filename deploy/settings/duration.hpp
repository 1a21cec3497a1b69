// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Lengths of time as a site writes them: "500ms", "40s", "15min", "2h", "30d".
namespace fifteen::settings {

/// Nothing: the text is none.
std::optional<std::chrono::milliseconds> parseDuration(std::string_view text);

/// In the largest unit that fits without a rest.
std::string show(std::chrono::milliseconds time);

} // namespace fifteen::settings
