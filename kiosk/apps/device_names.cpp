// SPDX-License-Identifier: Apache-2.0
#include "device_names.hpp"

namespace fifteen::apps {

std::string nameIn(const settings::Table& table, const std::string& usual) {
    constexpr std::size_t longest = 64;
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    auto name = table.string("name", usual);
    if (name.empty() || name.size() > longest || name.find_first_not_of(allowed) != std::string::npos)
        table.fail("name", "has letters, digits, '.', '-' and '_', at most 64");
    return name;
}

} // namespace fifteen::apps
