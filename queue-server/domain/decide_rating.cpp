// SPDX-License-Identifier: Apache-2.0
#include "decider.hpp"

#include <algorithm>

/// One rating a visit (一次一评), tied to whoever served.
namespace fifteen::domain {

Result<Bodies> Decider::operator()(const RateService& command) const {
    const auto* const desk = hall_.desk(command.desk);
    if (desk == nullptr) {
        return Error::unknownDesk;
    }
    const auto* const ticket = hall_.find(command.ticket);
    if (ticket == nullptr) {
        return Error::unknownTicket;
    }
    if (ticket->desk != command.desk) {
        return Error::ticketElsewhere;
    }
    if (ticket->rated) {
        return Error::ratedAlready;
    }
    ServiceRated rated{command.ticket, ticket->number, command.desk, desk->staff, command.grade};
    if (ticket->state == TicketState::serving) {
        return Bodies{std::move(rated)};
    }
    if (ticket->state != TicketState::finished) {
        return Error::ticketWrongState;
    }
    const auto served = std::ranges::find(desk->unrated, command.ticket, &Served::ticket);
    if (served == desk->unrated.end() || now_ - served->ended > kRatedWithin) {
        return Error::ratingOver;
    }
    rated.staff = served->staff;
    return Bodies{std::move(rated)};
}

} // namespace fifteen::domain
