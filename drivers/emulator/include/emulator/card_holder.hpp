// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "emulator/device_model.hpp"

#include <map>
#include <string>
#include <string_view>

namespace fifteen::emulator {

/// A made-up person's card, as text in UTF-8. Dates are YYYYMMDD.
struct CardHolder {
    std::string kind = "resident"; ///< resident | hkmotw | foreigner | foreigner2023
    std::string name;              ///< Chinese name; on foreigners' cards it may be empty
    std::string englishName;
    std::string sex = "female"; ///< male | female
    std::string nation = "01";  ///< GB/T 3304, residents only
    std::string birth;
    std::string address;
    std::string number;
    std::string issuer;
    std::string validFrom;
    std::string validTo; ///< or 长期
    std::string passNumber;
    std::string country; ///< three letters; foreigners only
    bool operator==(const CardHolder&) const = default;
};

/// The keys a card holder is described with, in a deck or at the control socket.
extern const std::vector<std::string_view> kCardKeys;

/// Fills in what is not said: a number that fits kind, birth and sex with the right check digit, an issuer, dates.
/// Throws std::invalid_argument for an unknown key, kind or date, or a text too long for its field.
CardHolder makeCardHolder(const std::map<std::string, std::string>& described);

/// The 256 bytes of the card's text (devices.md 1.3).
Bytes encodeText(const CardHolder& holder);

} // namespace fifteen::emulator
