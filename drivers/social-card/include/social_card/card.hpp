// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace fifteen::social_card {

/// By the version of the specification the card was made after.
enum class Generation { first = 1, second = 2, third = 3 };

/// All that leaves the driver. The identity number and the full name stay inside and are wiped; nothing else is asked
/// of the card.
struct Card {
    Generation generation = Generation::first;
    std::string maskedName; ///< the first character and a star, UTF-8: "李*"
    std::string idHash;     ///< what the caller's keyed hash made of the identity number: as of the person's ID card
    std::chrono::year_month_day birth;
    std::optional<std::chrono::year_month_day> validTo; ///< none: the card names no end

    /// A card is good on its last day still.
    bool expiredOn(std::chrono::year_month_day today) const { return validTo && today > *validTo; }
};

} // namespace fifteen::social_card
