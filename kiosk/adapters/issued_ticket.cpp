// SPDX-License-Identifier: Apache-2.0
#include "adapters/issued_ticket.hpp"

#include "adapters/from_wire.hpp"

#include <algorithm>

namespace fifteen::adapters {

flows::IssuedTicket issuedTicket(const protocol::Ticket& ticket, const flows::Catalogue& catalogue) {
    const flows::Lane* lane = catalogue.lane(ticket.lane);
    return {.ticket = ticket.ticket,
            .number = ticket.number,
            .group = ticket.group,
            .items = ticket.items,
            .lane = ticket.lane,
            .marked = lane != nullptr && lane->marked,
            .zone = ticket.zone,
            .ahead = std::max<std::int64_t>(ticket.ahead, 0),
            .arrivedAtMs = ticket.arrived_at_ms,
            .wait = waitRangeOf(ticket.expected)};
}

} // namespace fifteen::adapters
