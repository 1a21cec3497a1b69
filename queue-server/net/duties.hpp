// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"
#include "protocol/stream_messages.hpp"

#include <cstddef>
#include <vector>

/// What falls to a clerk beyond the visitor in front of them.
namespace fifteen::net {

/// Groups the desk takes for now although they are not its own, with tickets that wait.
std::vector<protocol::CoveredGroup> coveredGroups(const domain::Hall& hall, domain::TimePoint now,
                                                  domain::DeskNumber desk);

/// Open matters whose owner is the clerk at the desk, the longest ago first.
std::vector<protocol::Referral> referrals(const domain::Hall& hall, domain::DeskNumber desk);

} // namespace fifteen::net
