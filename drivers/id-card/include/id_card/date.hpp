// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace fifteen::id_card {

/// YYYYMMDD as cards carry it; none if that is no date, or one before 1800.
std::optional<std::chrono::year_month_day> dateOfDigits(std::string_view digits);

} // namespace fifteen::id_card
