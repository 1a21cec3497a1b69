// SPDX-License-Identifier: Apache-2.0
#include "social_card/item.hpp"

namespace fifteen::social_card {

namespace {

constexpr std::size_t kHeader = 2; // tag and length

} // namespace

// From the second generation on, EF06 has an extension of the name (tag 4E) as its third record; sex, which was third,
// is fourth, and the birth date is seventh.
ItemPlace placeOf(Item item) {
    switch (item) {
    case Item::version:
        return {File::issuer, 4, true, 3, 3};
    case Item::expiry:
        return {File::issuer, 4, true, 6, 6};
    case Item::number:
        return {File::holder, 18, true, 1, 1};
    case Item::name:
        return {File::holder, 30, false, 2, 2};
    case Item::birth:
        break;
    }
    return {File::holder, 4, true, 7, 6};
}

Result<std::span<const std::uint8_t>> valueOf(Item item, std::span<const std::uint8_t> record) {
    if (record.size() < kHeader || record[0] != static_cast<std::uint8_t>(item)) {
        return Error::badRecord;
    }
    const std::size_t size = record[1];
    const auto place = placeOf(item);
    if (size > record.size() - kHeader || size > place.size || (place.exact && size != place.size)) {
        return Error::badRecord;
    }
    return record.subspan(kHeader, size);
}

} // namespace fifteen::social_card
