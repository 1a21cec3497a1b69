// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace fifteen::id_card {

/// The first character of a name and one star, in UTF-8, however long the name is: its length would say more than
/// needed. None if no name begins like that.
std::optional<std::string> maskedName(char32_t first);

} // namespace fifteen::id_card
