// SPDX-License-Identifier: Apache-2.0
#include "id_card/date.hpp"

namespace fifteen::id_card {

std::optional<std::chrono::year_month_day> dateOfDigits(std::string_view digits) {
    if (digits.size() != 8) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(value / 10000)),
                                           std::chrono::month(value / 100 % 100), std::chrono::day(value % 100)};
    return date.ok() && value / 10000 >= 1800 ? std::optional(date) : std::nullopt;
}

} // namespace fifteen::id_card
