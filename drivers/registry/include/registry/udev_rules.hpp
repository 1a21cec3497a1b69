// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/registry.hpp"

namespace fifteen::registry {

/// The file /etc/udev/rules.d/70-fifteen.rules: every device of the table may be used by `group`, without root;
/// keyboards that are scanners are kept from typing anywhere else, serial ports from being probed as modems.
std::string udevRules(const Registry& registry, std::string_view group);

} // namespace fifteen::registry
