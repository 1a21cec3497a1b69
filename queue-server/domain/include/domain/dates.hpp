// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Days of the calendar as people write them.
namespace fifteen::domain {

/// "2026-10-01" as local days since 1970-01-01; nothing: it is not written so, or there is no such day.
std::optional<std::int32_t> dayOf(std::string_view date);

/// The other way round.
std::string dateOf(std::int32_t day);

} // namespace fifteen::domain
