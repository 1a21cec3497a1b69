// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fifteen::transport {

/// The last word of a small file of sysfs, as four hexadecimal digits; nothing where there is no such file.
std::optional<std::uint16_t> hexIn(const std::filesystem::path& file);

} // namespace fifteen::transport
