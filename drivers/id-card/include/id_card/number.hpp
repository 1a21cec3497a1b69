// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

/// Identity numbers, pure (devices.md 1.3; GB 11643).
namespace fifteen::id_card {

/// '0'..'9' or 'X' for the first 17 digits of an 18-character number; none if they are not digits.
std::optional<char> checkDigit(std::string_view first17);

/// 18 characters: residents, HK/MO/TW residents, foreigners of 2023.
bool isValidNumber18(std::string_view number);

/// 15 characters, three capitals and twelve digits: foreigners of 2017. No check digit is documented.
bool isValidNumber15(std::string_view number);

/// YYYYMMDD of an 18-character number.
std::string_view birthOfNumber(std::string_view number18);

} // namespace fifteen::id_card
