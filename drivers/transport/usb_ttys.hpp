// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport/transport.hpp"

#include <filesystem>
#include <vector>

namespace fifteen::transport {

/// The nodes of the ttys that belong to USB devices with one of these ids, sorted; as sysfs has them, nothing is
/// opened.
std::vector<std::filesystem::path> ttysOf(const std::vector<UsbId>& ids);

} // namespace fifteen::transport
