// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/settings.hpp"
#include "transport/serial.hpp"

namespace fifteen::registry {

/// A serial line of a site's file: its path under `key`, which must be there, and its `baud`. Throws settings::Error.
transport::SerialOptions serialLine(const settings::Table& table, std::string_view key, unsigned usualBaud);

/// `baud` alone, one of the five speeds there are.
unsigned baudIn(const settings::Table& table, unsigned usual);

} // namespace fifteen::registry
