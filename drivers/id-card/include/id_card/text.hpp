// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/card.hpp"
#include "id_card/error.hpp"
#include "id_card/secret.hpp"

#include <string_view>

/// The 256-byte text of a card, UTF-16LE, in its four layouts; pure (devices.md 1.3).
namespace fifteen::id_card {

inline constexpr std::size_t kTextSize = 256;

/// A number in memory that is overwritten when it goes.
class SecretNumber {
public:
    SecretNumber() = default;

    explicit SecretNumber(std::string_view number)
        : bytes_(number.begin(), number.end()) {}

    std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

private:
    SecretBytes bytes_;
};

/// What is taken out of a card's text: no sex, nation, address or issuer, and of the name only the masked form.
struct CardText {
    CardKind kind = CardKind::resident;
    std::string maskedName;
    SecretNumber number;
    std::chrono::year_month_day birth;
    std::chrono::year_month_day validFrom;
    std::optional<std::chrono::year_month_day> validTo;
};

/// badText: not 256 bytes, a type letter nobody documents, no name, or a date that is none.
/// badNumber: wrong form, wrong check digit, or another birth date than the card's.
Result<CardText> decodeText(std::span<const std::uint8_t> text);

} // namespace fifteen::id_card
