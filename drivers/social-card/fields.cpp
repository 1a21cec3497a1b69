// SPDX-License-Identifier: Apache-2.0
#include "social_card/fields.hpp"

#include "id_card/date.hpp"
#include "id_card/masked_name.hpp"
#include "id_card/number.hpp"
#include "social_card/gb18030.hpp"

#include <algorithm>
#include <array>

namespace fifteen::social_card {

namespace {

bool isFilledWith(std::span<const std::uint8_t> value, std::uint8_t filling) {
    return std::ranges::all_of(value, [filling](std::uint8_t byte) { return byte == filling; });
}

std::span<const std::uint8_t> withoutFilling(std::span<const std::uint8_t> value) {
    while (!value.empty() && (value.back() == 0x00 || value.back() == ' ' || value.back() == 0xFF)) {
        value = value.first(value.size() - 1);
    }
    return value;
}

} // namespace

Result<Generation> decodeGeneration(std::span<const std::uint8_t> value) {
    switch (value.empty() ? 0xFF : value.front()) {
    case '1':
        return Generation::first;
    case 0x00:
    case '2':
        return Generation::second;
    case '3':
        return Generation::third;
    default:
        return Error::unknownGeneration;
    }
}

Result<std::chrono::year_month_day> decodeDate(std::span<const std::uint8_t> value) {
    std::array<char, 8> digits{};
    if (value.size() * 2 != digits.size()) {
        return Error::badDate;
    }
    for (std::size_t i = 0; i < value.size(); ++i) { // what is above 9 becomes no digit, and so no date
        digits[2 * i] = static_cast<char>('0' + (value[i] >> 4));
        digits[2 * i + 1] = static_cast<char>('0' + (value[i] & 0x0F));
    }
    const auto date = id_card::dateOfDigits({digits.data(), digits.size()});
    return date ? Result<std::chrono::year_month_day>(*date) : Error::badDate;
}

Result<std::optional<std::chrono::year_month_day>> decodeExpiry(std::span<const std::uint8_t> value) {
    if (value.size() == 4 && (isFilledWith(value, 0x00) || isFilledWith(value, 0xFF))) {
        return std::optional<std::chrono::year_month_day>{};
    }
    const auto date = decodeDate(value);
    return date ? Result<std::optional<std::chrono::year_month_day>>(*date) : date.error();
}

Result<id_card::SecretNumber> decodeNumber(std::span<const std::uint8_t> value) {
    id_card::SecretBytes characters(value.begin(), value.end());
    if (!characters.empty() && characters.back() == 'x') {
        characters.back() = 'X';
    }
    id_card::SecretNumber number({reinterpret_cast<const char*>(characters.data()), characters.size()});
    if (!id_card::isValidNumber18(number.view())) {
        return Error::badNumber;
    }
    return number;
}

Result<std::string> decodeMaskedName(std::span<const std::uint8_t> value) {
    const auto text = decodeGb18030(withoutFilling(value));
    if (!text) {
        return text.error();
    }
    const auto masked = text->empty() ? std::nullopt : id_card::maskedName(text->front());
    return masked ? Result<std::string>(*masked) : Error::badName;
}

} // namespace fifteen::social_card
