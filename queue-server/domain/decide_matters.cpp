// SPDX-License-Identifier: Apache-2.0
#include "decider.hpp"

#include <algorithm>

/// The rule of one notice (一次告知制) and the rule of a promised day (限时办结制).
namespace fifteen::domain {

Result<ItemIndex> Decider::itemOf(const Ticket& ticket, const std::string& id) const {
    const auto item = hall_.site().item(id);
    const bool here = item && std::ranges::find(ticket.items, *item) != ticket.items.end();
    return here ? Result<ItemIndex>(*item) : Error::unknownItem;
}

Result<Bodies> Decider::operator()(const GiveNotice& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::called, TicketState::serving});
    if (!ticket) {
        return ticket.error();
    }
    Bodies bodies;
    for (const auto& gap : command.gaps) {
        const auto item = itemOf(**ticket, gap.item);
        if (!item) {
            return item.error();
        }
        if (gap.papers.empty()) {
            return Error::noPaper;
        }
        bodies.emplace_back(NoticeGiven{.ticket = command.ticket,
                                        .number = (*ticket)->number,
                                        .person = (*ticket)->person,
                                        .desk = command.desk,
                                        .staff = hall_.desk(command.desk)->staff,
                                        .item = *item,
                                        .group = hall_.site().items[static_cast<std::size_t>(*item)].group,
                                        .papers = gap.papers,
                                        .repeated = gap.repeated});
    }
    return bodies;
}

Result<Bodies> Decider::operator()(const AcceptMatter& command) const {
    const auto ticket = atThisDesk(command.desk, command.ticket, {TicketState::serving});
    if (!ticket) {
        return ticket.error();
    }
    const auto item = itemOf(**ticket, command.item);
    if (!item) {
        return item.error();
    }
    const auto& offered = hall_.site().items[static_cast<std::size_t>(*item)];
    if (offered.promisedDays == 0) {
        return Error::itemDoneAtOnce;
    }
    if (hall_.matter(command.ticket, *item) != nullptr) {
        return Bodies{};
    }
    return Bodies{MatterAccepted{.ticket = command.ticket,
                                 .number = (*ticket)->number,
                                 .desk = command.desk,
                                 .staff = hall_.desk(command.desk)->staff,
                                 .item = *item,
                                 .group = offered.group,
                                 .due = hall_.site().hours.workingDaysAfter(hall_.day(), offered.promisedDays)}};
}

Result<Bodies> Decider::operator()(const SettleMatter& command) const {
    const auto item = hall_.site().item(command.item);
    if (!item || hall_.matter(command.ticket, *item) == nullptr) {
        return Error::unknownMatter;
    }
    return Bodies{MatterSettled{.ticket = command.ticket,
                                .item = *item,
                                .group = hall_.site().items[static_cast<std::size_t>(*item)].group,
                                .outcome = command.outcome,
                                .by = command.by}};
}

} // namespace fifteen::domain
