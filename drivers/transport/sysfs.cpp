// SPDX-License-Identifier: Apache-2.0
#include "sysfs.hpp"

#include <charconv>
#include <fstream>
#include <string>

namespace fifteen::transport {

std::optional<std::uint16_t> hexIn(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string word;
    while (stream >> word) {
    }
    std::uint16_t value = 0;
    const auto* const end = word.data() + word.size();
    const auto [stopped, problem] = std::from_chars(word.data(), end, value, 16);
    return problem == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
}

} // namespace fifteen::transport
