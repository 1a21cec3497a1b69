// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

#include <optional>

namespace fifteen::domain {

/// Whoever waits w can be overtaken only by those who came in the first (1 - r) w of it, r being the ratio of the
/// promises (queueing.md). The ticket this call passes against that; `before` is the hall as it stood at the call.
/// Nothing: the bound holds, or does not apply (a green desk, a call by name). Looks at everybody who waits.
std::optional<TicketId> passedAgainstTheBound(const Hall& before, const TicketCalled& call, TimePoint at);

} // namespace fifteen::domain
