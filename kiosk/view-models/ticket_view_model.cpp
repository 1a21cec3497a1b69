// SPDX-License-Identifier: Apache-2.0
#include "view_models/ticket_view_model.hpp"

#include "view_models/words.hpp"

namespace fifteen::view_models {

void TicketViewModel::show(const Scene& scene) {
    if (!scene.visit.ticket) {
        clear();
        return;
    }
    const flows::IssuedTicket& ticket = *scene.visit.ticket;
    State next;
    next.number = QString::fromStdString(ticket.number);
    next.item = words(scene.catalogue.namesOf(ticket.items), scene.visit.language);
    if (const flows::Lane* lane = scene.catalogue.lane(ticket.lane); lane != nullptr && ticket.marked) {
        next.mark = words(lane->name, scene.visit.language);
    }
    if (const flows::Zone* zone = scene.catalogue.zone(ticket.zone)) {
        next.zone = words(zone->name, scene.visit.language);
    }
    next.ahead = static_cast<int>(ticket.ahead);
    next.wait = rangeText(ticket.wait);
    next.left = scene.visit.left;
    next.reprint = scene.visit.reprint;
    next.leaving = scene.visit.leaving;
    next.closesIn = scene.visit.closesIn ? static_cast<int>(scene.visit.closesIn->count()) : 0;
    next.print = static_cast<Print>(scene.visit.print);
    become(state_, std::move(next));
}

void TicketViewModel::clear() {
    become(state_, State{});
}

} // namespace fifteen::view_models
