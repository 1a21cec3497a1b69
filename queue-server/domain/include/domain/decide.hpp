// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "domain/error.hpp"
#include "domain/event.hpp"
#include "domain/hall.hpp"

#include <vector>

namespace fifteen::domain {

/// What the command makes happen at that reading of the clock, or why it is refused. Changes nothing. No events:
/// everything is as wanted already (nobody waits for the desk that calls; a closed desk is closed).
Result<std::vector<Event>> decide(const Hall& hall, const Command& command, const ClockReading& reading);

/// What the clock alone makes happen (a correction of it, a new day, the end of waiting for one desk alone): the first
/// events of whatever is decided next. Until then they have not happened; who shows the hall may show it with them.
std::vector<Event> dueAt(const Hall& hall, const ClockReading& reading);

} // namespace fifteen::domain
