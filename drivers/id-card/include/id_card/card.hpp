// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fifteen::id_card {

enum class CardKind {
    resident,     ///< 居民身份证
    hkMoTw,       ///< 港澳台居民居住证 (type J)
    foreigner,    ///< 外国人永久居留身份证, 2017 (type I)
    foreigner2023 ///< the same, 2023 "five-star card" (type Y)
};

/// All that leaves the driver. Number, full name, sex, address, nation, issuer and photograph stay inside and are
/// wiped.
struct Card {
    CardKind kind = CardKind::resident;
    std::string maskedName; ///< the first character and a star, UTF-8: "李*"
    std::string idHash;     ///< what the caller's keyed hash made of the number
    std::chrono::year_month_day birth;
    std::chrono::year_month_day validFrom;
    std::optional<std::chrono::year_month_day> validTo; ///< none: 长期, without end

    /// A card is good on its last day still.
    bool expiredOn(std::chrono::year_month_day today) const;
};

/// Makes a person reference of a number (ASCII, 15 or 18 characters) with a key only the site has; runs inside the
/// driver so that the number never leaves it. Must not keep what it is given.
using KeyedHash = std::function<std::string(std::string_view number)>;

} // namespace fifteen::id_card
