// SPDX-License-Identifier: Apache-2.0
#include "id_card/card.hpp"

namespace fifteen::id_card {

bool Card::expiredOn(std::chrono::year_month_day today) const {
    return validTo && today > *validTo;
}

} // namespace fifteen::id_card
