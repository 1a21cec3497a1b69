// SPDX-License-Identifier: Apache-2.0
#include "id_card/number.hpp"

#include <algorithm>
#include <array>

namespace fifteen::id_card {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<char> checkDigit(std::string_view first17) {
    static constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (first17.size() != kWeights.size() || !std::ranges::all_of(first17, isDigit)) {
        return std::nullopt;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (first17[i] - '0') * kWeights[i];
    }
    return "10X98765432"[sum % 11];
}

bool isValidNumber18(std::string_view number) {
    return number.size() == 18 && checkDigit(number.substr(0, 17)) == number[17];
}

bool isValidNumber15(std::string_view number) {
    return number.size() == 15 &&
           std::ranges::all_of(number.substr(0, 3), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::ranges::all_of(number.substr(3), isDigit);
}

std::string_view birthOfNumber(std::string_view number18) {
    return number18.substr(6, 8);
}

} // namespace fifteen::id_card
