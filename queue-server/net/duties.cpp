// SPDX-License-Identifier: Apache-2.0
#include "duties.hpp"

#include "domain/names.hpp"
#include "mapping.hpp"

#include <algorithm>
#include <tuple>

namespace fifteen::net {
namespace {

protocol::Referral referralMessage(const domain::Hall& hall, const domain::Ticket& ticket) {
    protocol::Referral message;
    message.ticket = domain::text(ticket.id);
    message.number = ticket.number.text();
    message.group = groupName(hall, ticket.group);
    message.state = domain::name(ticket.state);
    const auto desk = domain::atDesk(ticket.state) ? ticket.desk : ticket.onlyAt;
    if (desk != 0) {
        message.desk = desk;
    }
    message.since_ms = milliseconds(domain::isAside(ticket.state) ? ticket.ended : ticket.called);
    return message;
}

} // namespace

std::vector<protocol::CoveredGroup> coveredGroups(const domain::Hall& hall, domain::TimePoint now,
                                                  domain::DeskNumber desk) {
    std::vector<protocol::CoveredGroup> covered;
    const domain::DeskSetup* setup = hall.policy().desk(desk);
    if (setup == nullptr) {
        return covered;
    }
    for (const domain::GroupIndex group : setup->backup) {
        const bool own = std::ranges::find(setup->groups, group) != setup->groups.end();
        if (own || hall.waiting(group) == 0 || !hall.serves(*setup, group, now)) {
            continue;
        }
        protocol::CoveredGroup one{groupName(hall, group), static_cast<std::int64_t>(hall.waiting(group)), {}};
        const auto since = hall.withoutDeskSince(group);
        if (since && *since != domain::TimePoint{}) { // zero: it has had none today
            one.since_ms = milliseconds(*since);
        }
        covered.push_back(std::move(one));
    }
    return covered;
}

std::vector<protocol::Referral> referrals(const domain::Hall& hall, domain::DeskNumber desk) {
    std::vector<protocol::Referral> open;
    const domain::Desk* place = hall.desk(desk);
    if (place == nullptr || place->staff.empty()) {
        return open;
    }
    const auto consider = [&](const domain::Ticket& ticket) {
        if (hall.owner(ticket) == place->staff) {
            open.push_back(referralMessage(hall, ticket));
        }
    };
    hall.forEachWaiting(consider);
    for (const domain::Ticket* ticket : hall.aside()) {
        consider(*ticket);
    }
    for (const domain::Desk& other : hall.desks()) {
        const domain::Ticket* ticket = other.number == desk ? nullptr : hall.at(other.number);
        if (ticket != nullptr) {
            consider(*ticket);
        }
    }
    std::ranges::sort(open, {}, [](const protocol::Referral& one) { return std::tie(one.since_ms, one.number); });
    return open;
}

} // namespace fifteen::net
