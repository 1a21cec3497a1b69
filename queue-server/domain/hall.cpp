// SPDX-License-Identifier: Apache-2.0
#include "domain/hall.hpp"

#include "domain/order.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace fifteen::domain {

Hall::Hall(Site site)
    : site_(std::make_shared<const Site>(std::move(site))) {
    for (const auto& setup : site_->desks) {
        deskFor(setup.number);
    }
}

void Hall::extendSite(Site site) {
    site_ = std::make_shared<const Site>(std::move(site));
}

std::int32_t Hall::dayOf(TimePoint moment) const {
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(moment + site_->utcOffset).time_since_epoch().count());
}

TimePoint Hall::timeAt(TimePoint clock) const {
    if (clock >= time_ && dayOf(clock) > day_) {
        return clock; // nobody's wait reaches over a night: a new day starts with the clock as it is
    }
    return std::max(time_, clock + clockAhead_);
}

const Desk* Hall::desk(DeskNumber number) const {
    const auto found = std::ranges::lower_bound(desks_, number, {}, &Desk::number);
    return found != desks_.end() && found->number == number ? &*found : nullptr;
}

Desk& Hall::deskFor(DeskNumber number) {
    auto found = std::ranges::lower_bound(desks_, number, {}, &Desk::number);
    if (found == desks_.end() || found->number != number) {
        found = desks_.insert(found, Desk{});
        found->number = number;
    }
    return *found;
}

const Ticket* Hall::at(DeskNumber number) const {
    const auto* const place = desk(number);
    return place != nullptr && place->ticket ? find(*place->ticket) : nullptr;
}

const Line& Hall::line(GroupIndex group, LaneIndex lane) const {
    static const Line nobody;
    const auto g = static_cast<std::size_t>(group);
    const auto l = static_cast<std::size_t>(lane);
    return g < lines_.size() && l < lines_[g].size() ? lines_[g][l] : nobody;
}

Line& Hall::lineFor(GroupIndex group, LaneIndex lane) {
    const auto g = static_cast<std::size_t>(group);
    const auto l = static_cast<std::size_t>(lane);
    if (g >= lines_.size()) {
        lines_.resize(g + 1);
    }
    if (l >= lines_[g].size()) {
        lines_[g].resize(l + 1);
    }
    return lines_[g][l];
}

std::size_t Hall::waiting(GroupIndex group) const {
    const auto g = static_cast<std::size_t>(group);
    std::size_t count = 0;
    if (g < lines_.size()) {
        for (const auto& line : lines_[g]) {
            count += line.size();
        }
    }
    return count;
}

LaneWaiting Hall::waitingInLane(LaneIndex lane) const {
    LaneWaiting result;
    for (std::size_t g = 0; g < lines_.size(); ++g) {
        const auto& some = line(static_cast<GroupIndex>(g), lane);
        if (!some.empty()) {
            result.waiting += some.size();
            result.longestSince = std::min(result.longestSince.value_or(TimePoint::max()), some.headArrived());
        }
    }
    return result;
}

const Ticket* Hall::head(GroupIndex group, LaneIndex lane) const {
    const auto& some = line(group, lane);
    return some.empty() ? nullptr : &tickets_[some.head()];
}

const Ticket* Hall::next(GroupIndex group, TimePoint now) const {
    const auto choice = chooseNext(*this, DeskSetup{.number = 0, .groups = {group}, .green = false}, now);
    return choice ? find(choice->ticket) : nullptr;
}

bool Hall::isOpen(GroupIndex group) const {
    return std::ranges::any_of(site_->desks, [&](const DeskSetup& setup) {
        const auto* const place = desk(setup.number);
        return place != nullptr && place->state == DeskState::open &&
               std::ranges::find(setup.groups, group) != setup.groups.end();
    });
}

std::size_t Hall::ahead(const Ticket& ticket, TimePoint now) const {
    const auto g = static_cast<std::size_t>(ticket.group);
    if (ticket.state != TicketState::waiting || g >= lines_.size()) {
        return 0;
    }
    const auto self = claimantOf(*this, ticket, now);
    std::size_t count = 0;
    for (const auto& line : lines_[g]) {
        count += line.countWhile(tickets_,
                                 [&](const Ticket& other) { return comesBefore(claimantOf(*this, other, now), self); });
    }
    return count;
}

std::vector<const Ticket*> Hall::aside() const {
    std::vector<const Ticket*> result;
    result.reserve(aside_.size());
    for (const auto slot : aside_) {
        result.push_back(&tickets_[slot]);
    }
    return result;
}

Call Hall::callAt(std::size_t index) const {
    const auto& record = calls_[index];
    const auto& ticket = tickets_[record.slot];
    return Call{.call = lastCall_ - (calls_.size() - 1 - index),
                .ticket = ticket.id,
                .number = ticket.number,
                .desk = record.desk,
                .group = ticket.group,
                .lane = ticket.lane,
                .times = record.times,
                .at = record.at};
}

std::vector<Call> Hall::lastCalls(std::size_t count) const {
    std::vector<Call> result;
    const auto taken = std::min(count, calls_.size());
    result.reserve(taken);
    for (auto index = calls_.size() - taken; index < calls_.size(); ++index) {
        result.push_back(callAt(index));
    }
    return result;
}

std::vector<Call> Hall::callsAfter(std::uint64_t call) const {
    return lastCalls(
        call < lastCall_ ? static_cast<std::size_t>(std::min<std::uint64_t>(lastCall_ - call, calls_.size())) : 0);
}

} // namespace fifteen::domain
