// SPDX-License-Identifier: Apache-2.0
#include "domain/starvation.hpp"

#include <algorithm>

namespace fifteen::domain {
namespace {

bool mayTake(const Hall& hall, const DeskSetup& desk, const Ticket& ticket, TimePoint at) {
    const auto rests = [&](const Resting& rest) { return rest.until > at && hall.ticket(rest.slot).id == ticket.id; };
    if (std::ranges::any_of(hall.room().resting(), rests)) {
        return false;
    }
    return ticket.onlyAt != 0 ? ticket.onlyAt == desk.number : hall.serves(desk, ticket.group, at);
}

} // namespace

std::optional<TicketId> passedAgainstTheBound(const Hall& before, const TicketCalled& call, TimePoint at) {
    const auto* const called = before.find(call.ticket);
    const auto* const desk = before.policy().desk(call.desk);
    if (called == nullptr || desk == nullptr || desk->green || !call.reason.empty()) {
        return std::nullopt;
    }
    const auto promise = before.policy().promise(called->lane).count();
    std::optional<TicketId> passed;
    before.forEachWaiting([&](const Ticket& other) {
        if (passed || other.id == called->id || other.waitsFrom >= called->waitsFrom) {
            return;
        }
        // later - earlier <= (1 - r) w, times the other's promise: in whole numbers
        const auto later = (called->waitsFrom - other.waitsFrom).count();
        const auto waited = (at - other.waitsFrom).count();
        const auto others = before.policy().promise(other.lane).count();
        if (later * others > waited * (others - promise) && mayTake(before, *desk, other, at)) {
            passed = other.id;
        }
    });
    return passed;
}

} // namespace fifteen::domain
