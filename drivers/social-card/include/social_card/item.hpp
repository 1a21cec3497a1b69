// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "social_card/card.hpp"
#include "social_card/error.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

/// Where a card keeps what; pure. After devices.md 2.3 and the file maps of both older specifications in stored public
/// code (idx:34582990696); third-generation cards are read like the second by field code (idx:46244496087).
namespace fifteen::social_card {

/// Files below the environment SSSE. The value is the short file identifier.
enum class File : std::uint8_t {
    issuer = 0x05, ///< EF05
    holder = 0x06, ///< EF06
};

/// By tag. Only those are here that are read: what is not asked for need not be wiped.
enum class Item : std::uint8_t {
    version = 0x03,
    expiry = 0x06,
    number = 0x08,
    name = 0x09,
    birth = 0x0D,
};

struct ItemPlace {
    File file;
    std::uint8_t size;        ///< of the value, in bytes; names may be shorter
    bool exact;               ///< no other size is right
    std::uint8_t record;      ///< in its file, from 1, on cards of the second and third generation
    std::uint8_t firstRecord; ///< and on cards of the first
};

ItemPlace placeOf(Item item);

/// The value in `record`: tag, length in one byte, value. What follows is padding. badRecord: cut short, another tag,
/// or a size the item cannot have.
Result<std::span<const std::uint8_t>> valueOf(Item item, std::span<const std::uint8_t> record);

} // namespace fifteen::social_card
