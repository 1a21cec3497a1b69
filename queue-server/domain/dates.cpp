// SPDX-License-Identifier: Apache-2.0
#include "domain/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace fifteen::domain {
namespace {

constexpr std::string_view pattern = "dddd-dd-dd";

bool isDate(std::string_view text) {
    return text.size() == pattern.size() && std::ranges::equal(text, pattern, [](char c, char wanted) {
               return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted;
           });
}

/// Of text that is all digits.
int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::optional<std::int32_t> dayOf(std::string_view date) {
    if (!isDate(date)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(number(date.substr(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(number(date.substr(5, 2)))),
                                          std::chrono::day(static_cast<unsigned>(number(date.substr(8, 2))))};
    return day.ok() ? std::optional(static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count()))
                    : std::nullopt;
}

std::string dateOf(std::int32_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days(day)}};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

} // namespace fifteen::domain
