// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "id_card/secret.hpp"
#include "social_card/error.hpp"

#include <span>
#include <string_view>

namespace fifteen::social_card {

using SecretText = std::vector<char32_t, id_card::WipingAllocator<char32_t>>;

/// Characters of text in GB 18030, of which GBK is the part with two bytes a character. badName if it is not that.
/// Throws std::runtime_error where the C library has no table for it: its gconv modules are not installed.
Result<SecretText> decodeGb18030(std::span<const std::uint8_t> bytes);

/// Throws the same at start-up, before the first card.
void requireGb18030();

} // namespace fifteen::social_card
