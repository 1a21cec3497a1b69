// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/command.hpp"
#include "domain/error.hpp"
#include "domain/event.hpp"
#include "domain/hall.hpp"

#include <vector>

namespace fifteen::domain {

/// What the command makes happen when the clock says `now`, or why it is refused. Changes nothing. No events:
/// everything is as wanted already (nobody waits for the desk that calls; a closed desk is closed).
Result<std::vector<Event>> decide(const Hall& hall, const Command& command, TimePoint now);

} // namespace fifteen::domain
