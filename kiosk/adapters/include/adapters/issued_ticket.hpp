// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_state.hpp"
#include "protocol/messages.hpp"

namespace fifteen::adapters {

/// The server's ticket as a page shows it. The mark is that of its lane.
flows::IssuedTicket issuedTicket(const protocol::Ticket& ticket, const flows::Catalogue& catalogue);

} // namespace fifteen::adapters
