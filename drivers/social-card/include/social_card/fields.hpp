// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/text.hpp"
#include "social_card/card.hpp"
#include "social_card/error.hpp"

/// Values of items, as they stand on the card; pure (devices.md 2.3).
namespace fifteen::social_card {

/// The version of the specification: four characters, "1.00" to "3.00"; a first byte of zero is the second generation's
/// as well. unknownGeneration for all else.
Result<Generation> decodeGeneration(std::span<const std::uint8_t> value);

/// Four bytes of binary-coded decimals, YYYYMMDD. badDate if that is none.
Result<std::chrono::year_month_day> decodeDate(std::span<const std::uint8_t> value);

/// The same; a card that names no end has all zeros or all ones (seen in no document, but nothing else can be meant).
Result<std::optional<std::chrono::year_month_day>> decodeExpiry(std::span<const std::uint8_t> value);

/// The identity number, as an ID card has it: a small x, which some issuers wrote, becomes a capital one. badNumber:
/// wrong form or check digit.
Result<id_card::SecretNumber> decodeNumber(std::span<const std::uint8_t> value);

/// The first character of the name and a star; the name is in GB 18030, filled up with zeros or blanks. badName: none,
/// or not all of it is text.
Result<std::string> decodeMaskedName(std::span<const std::uint8_t> value);

} // namespace fifteen::social_card
