// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit.hpp"
#include "protocol/messages.hpp"

namespace fifteen::adapters {

/// The server's words for the site as the pages know them.
flows::Catalogue catalogueFromSite(const protocol::Site& site);

/// view=kiosk: the live figures of the groups.
std::vector<flows::GroupLine> linesFrom(const std::vector<protocol::GroupLine>& groups);

/// The server's ticket as a page shows it. The mark is that of its lane.
flows::IssuedTicket ticketFrom(const protocol::Ticket& ticket, const flows::Catalogue& catalogue);

} // namespace fifteen::adapters
