// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flows/visit_state.hpp"
#include "ticket/ticket_picture.hpp"

#include <chrono>

namespace fifteen::adapters {

/// What stands on the paper, in the visitor's language, of what the pages know. Unknown ids leave their place out.
ticket::TicketContent ticketContent(const flows::IssuedTicket& issued, bool reprint, flows::Language language,
                                    const flows::Catalogue& catalogue);
ticket::ListContent listContent(const std::vector<std::string>& items, flows::Language language,
                                const flows::Catalogue& catalogue,
                                std::chrono::sys_time<std::chrono::milliseconds> now);

} // namespace fifteen::adapters
