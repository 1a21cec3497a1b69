// SPDX-License-Identifier: Apache-2.0
#include "domain/order_proof.hpp"

#include "domain/names.hpp"
#include "domain/wording.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace fifteen::domain {
namespace {

__extension__ using Wide = __int128; // no product of milliseconds can overflow it

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Duration waitedOf(const Ticket& ticket, TimePoint now) {
    return ticket.waitsFrom > now ? Duration::zero() : now - ticket.waitsFrom;
}

/// Whether `a` is to be called before `b`.
bool isBefore(const Policy& policy, const Ticket& a, const Ticket& b, TimePoint now) {
    const auto left = static_cast<Wide>(waitedOf(a, now).count()) * policy.promise(b.lane).count();
    const auto right = static_cast<Wide>(waitedOf(b, now).count()) * policy.promise(a.lane).count();
    if (left != right) {
        return left > right;
    }
    const bool earlyA = a.waitsFrom > now;
    const bool earlyB = b.waitsFrom > now;
    if (earlyA != earlyB) {
        return earlyB; // before the time agreed on: after all others
    }
    if (earlyA && a.waitsFrom != b.waitsFrom) {
        return a.waitsFrom < b.waitsFrom;
    }
    return a.arrived != b.arrived ? a.arrived < b.arrived : a.id < b.id;
}

bool has(const std::vector<GroupIndex>& groups, GroupIndex group) {
    return std::ranges::find(groups, group) != groups.end();
}

bool mayTake(const Hall& hall, const DeskSetup& desk, const Ticket& ticket, TimePoint now) {
    for (const auto& rest : hall.room().resting()) {
        if (rest.until > now && hall.ticket(rest.slot).id == ticket.id) {
            return false;
        }
    }
    if (ticket.onlyAt != 0) {
        return ticket.onlyAt == desk.number;
    }
    if (has(desk.groups, ticket.group)) {
        return true;
    }
    const auto since = hall.withoutDeskSince(ticket.group);
    return has(desk.backup, ticket.group) && since && now - *since >= hall.policy().coverAfter;
}

/// Whom the policy demands at the desk; null: nobody waits for it. `markedOnly`: among those a green desk takes first,
/// which nobody is before the time agreed on.
const Ticket* demanded(const Hall& hall, const DeskSetup& desk, TimePoint now, bool markedOnly) {
    const Ticket* best = nullptr;
    hall.forEachWaiting([&](const Ticket& ticket) {
        const bool first = hall.policy().marked(ticket.lane) && ticket.waitsFrom <= now;
        if ((!markedOnly || first) && mayTake(hall, desk, ticket, now) &&
            (best == nullptr || isBefore(hall.policy(), ticket, *best, now))) {
            best = &ticket;
        }
    });
    return best;
}

std::string share(const Hall& hall, const Ticket& ticket, TimePoint now) {
    const auto percent = usedPercent(waitedOf(ticket, now), hall.policy().promise(ticket.lane));
    return ticket.number.text() + " (" + std::to_string(percent) + " % of its promise used)";
}

} // namespace

std::string OrderProof::add(const Event& event, const Site& names) {
    if (names.groups.size() != hall_.site().groups.size() || names.lanes.size() != hall_.site().lanes.size() ||
        names.items.size() != hall_.site().items.size()) {
        hall_.extendSite(names);
    }
    auto defect = check(event);
    if (defect.empty()) {
        if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
            ++(call->reason.empty() ? proved_ : byName_);
        }
        apply(hall_, event);
    }
    return defect;
}

std::string OrderProof::check(const Event& event) const {
    if (event.at < hall_.time()) {
        return "hall time goes back";
    }
    return std::visit(Overloaded{
                          [&](const TicketIssued& body) { return checkIssue(body); },
                          [&](const TicketCalled& body) { return checkCall(body, event.at); },
                          [&](const TicketRecalled& body) {
                              auto defect = checkCallNumber(body.call);
                              return defect.empty() ? checkAtDesk(body.ticket, body.desk) : defect;
                          },
                          [&](const ServiceStarted& body) { return checkAtDesk(body.ticket, body.desk); },
                          [&](const ServiceFinished& body) { return checkAtDesk(body.ticket, body.desk); },
                          [&](const TicketNoShow& body) {
                              auto defect = checkAtDesk(body.ticket, body.desk);
                              return defect.empty() ? checkNoShow(body, event.at) : defect;
                          },
                          [&](const LaneChanged& body) { return checkLaneChange(body); },
                          [&](const TicketReturned& body) { return checkAtDesk(body.ticket, body.desk); },
                          [&](const NoticeGiven& body) { return checkAtDesk(body.ticket, body.desk); },
                          [&](const MatterAccepted& body) { return checkAtDesk(body.ticket, body.desk); },
                          [&](const MatterSettled& body) { return checkSettled(body); },
                          [&](const ServiceRated& body) { return checkRated(body); },
                          [](const auto&) { return std::string{}; },
                      },
                      event.body);
}

std::string OrderProof::checkIssue(const TicketIssued& issued) const {
    if (hall_.find(issued.ticket) != nullptr) {
        return "ticket " + text(issued.ticket) + " is issued twice";
    }
    if (issued.number.value != hall_.lastNumber(issued.number.prefix) + 1) {
        return issued.number.text() + " is not the number that follows";
    }
    return {};
}

std::string OrderProof::checkAtDesk(TicketId ticket, DeskNumber desk) const {
    const auto* const there = hall_.at(desk);
    return there != nullptr && there->id == ticket
               ? std::string{}
               : "ticket " + text(ticket) + " was not at desk " + std::to_string(desk);
}

/// The rule in force says whether it is called again, and when.
std::string OrderProof::checkNoShow(const TicketNoShow& noShow, TimePoint at) const {
    const auto& ticket = *hall_.find(noShow.ticket);
    const auto& rule = hall_.policy().noShow;
    const bool again = ticket.missed + hall_.desk(noShow.desk)->counted < rule.calls;
    return noShow.again == (again ? at + rule.spacing : TimePoint{})
               ? std::string{}
               : "policy " + std::to_string(hall_.policy().version) + " has another rule for " + ticket.number.text() +
                     ", who did not come";
}

std::string OrderProof::checkLaneChange(const LaneChanged& change) const {
    return change.reason.empty() ? "ticket " + text(change.ticket) + " changed its lane without a reason"
                                 : std::string{};
}

std::string OrderProof::checkSettled(const MatterSettled& settled) const {
    return hall_.matter(settled.ticket, settled.item) != nullptr
               ? std::string{}
               : "a matter of ticket " + text(settled.ticket) + " was settled that nobody had taken on";
}

/// The rule once more, from the tickets and not from the list that `decide` looks at.
std::string OrderProof::checkRated(const ServiceRated& rated) const {
    const auto* const ticket = hall_.find(rated.ticket);
    const bool served = ticket != nullptr && ticket->desk == rated.desk &&
                        (ticket->state == TicketState::serving || ticket->state == TicketState::finished);
    if (!served) {
        return "ticket " + text(rated.ticket) + " was rated but not served at desk " + std::to_string(rated.desk);
    }
    return ticket->rated ? ticket->number.text() + " was rated twice" : std::string{};
}

std::string OrderProof::checkCallNumber(std::uint64_t call) const {
    return call == hall_.lastCall() + 1
               ? std::string{}
               : "call " + std::to_string(call) + " follows call " + std::to_string(hall_.lastCall());
}

std::string OrderProof::checkCall(const TicketCalled& call, TimePoint at) const {
    if (auto defect = checkCallNumber(call.call); !defect.empty()) {
        return defect;
    }
    const auto* const ticket = hall_.find(call.ticket);
    if (ticket == nullptr || ticket->state != TicketState::waiting) {
        return "ticket " + text(call.ticket) + " was called but did not wait";
    }
    const auto desk = "desk " + std::to_string(call.desk);
    if (hall_.at(call.desk) != nullptr) {
        return ticket->number.text() + " was called to " + desk + ", where a visitor was";
    }
    const auto* const place = hall_.desk(call.desk);
    if (place == nullptr || place->state != DeskState::open) {
        return ticket->number.text() + " was called to " + desk + ", which was not open";
    }
    if (call.policyVersion != hall_.policy().version) {
        return ticket->number.text() + " was called under policy " + std::to_string(call.policyVersion) +
               ", but policy " + std::to_string(hall_.policy().version) + " was in force";
    }
    const auto* const setup = hall_.policy().desk(call.desk);
    if (setup == nullptr) {
        return "policy " + std::to_string(call.policyVersion) + " knows no " + desk;
    }
    if (auto defect = checkHeads(call, at); !defect.empty() || !call.reason.empty()) {
        return defect; // by name, and why: the order has no say
    }
    const Ticket* wanted = setup->green ? demanded(hall_, *setup, at, true) : nullptr;
    const bool markedFirst = wanted != nullptr;
    if (wanted == nullptr) {
        wanted = demanded(hall_, *setup, at, false);
    }
    if (wanted == nullptr || wanted->id != call.ticket) {
        return share(hall_, *ticket, at) + " was called to " + desk + "; the policy demanded " +
               (wanted == nullptr ? "nobody" : share(hall_, *wanted, at));
    }
    return markedFirst == call.markedFirst
               ? std::string{}
               : "the call of " + ticket->number.text() + " is wrong about what a green desk did";
}

/// What the call says it compared must be so.
std::string OrderProof::checkHeads(const TicketCalled& call, TimePoint at) const {
    const auto number = hall_.find(call.ticket)->number;
    if (call.heads.empty() || call.heads.front().number != number) {
        return "the call of " + number.text() + " does not keep what it was chosen from";
    }
    for (const auto& head : call.heads) {
        bool right = false;
        hall_.forEachWaiting([&](const Ticket& ticket) {
            right =
                right || (ticket.number == head.number && ticket.lane == head.lane &&
                          waitedOf(ticket, at) == head.waited && hall_.policy().promise(ticket.lane) == head.promise);
        });
        if (!right) {
            return "the call of " + number.text() + " is wrong about " + head.number.text();
        }
    }
    return checkNobodyLeftOut(call, at);
}

/// Whoever stood first in a line of the desk was compared. One called by name may have been anywhere.
std::string OrderProof::checkNobodyLeftOut(const TicketCalled& call, TimePoint at) const {
    using Place = std::tuple<GroupIndex, LaneIndex, DeskNumber>;
    const auto& desk = *hall_.policy().desk(call.desk);
    std::map<Place, const Ticket*> firsts;
    hall_.forEachWaiting([&](const Ticket& ticket) {
        if (mayTake(hall_, desk, ticket, at)) {
            // Who waits for one desk alone stands there by lane, whatever the group.
            const auto group = ticket.onlyAt != 0 ? GroupIndex{} : ticket.group;
            auto& first = firsts[{group, ticket.lane, ticket.onlyAt}];
            first = first == nullptr || isBefore(hall_.policy(), ticket, *first, at) ? &ticket : first;
        }
    });
    for (const auto& [place, first] : firsts) {
        if (std::ranges::find(call.heads, first->number, &ComparedHead::number) == call.heads.end()) {
            return "the call of " + call.heads.front().number.text() + " leaves out " + share(hall_, *first, at);
        }
    }
    return {};
}

} // namespace fifteen::domain
