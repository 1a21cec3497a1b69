// SPDX-License-Identifier: Apache-2.0
#include "domain/hall.hpp"

#include "domain/order.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace fifteen::domain {

Hall::Hall(Site site)
    : site_(std::make_shared<const Site>(std::move(site)))
    , policy_(std::make_shared<const Policy>(domain::policyOf(*site_)))
    , withoutDesk_(site_->groups.size(), TimePoint{})
    , occupations_(site_->groups.size()) {
    for (const auto& setup : site_->desks) {
        deskFor(setup.number);
    }
}

void Hall::extendSite(Site site) {
    site_ = std::make_shared<const Site>(std::move(site));
}

std::int32_t Hall::dayOf(TimePoint moment) const {
    if (site_->nightless) {
        return 1;
    }
    return static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(moment + site_->utcOffset).time_since_epoch().count());
}

LocalMinute Hall::localMinute(TimePoint moment) const {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(moment + site_->utcOffset);
    const auto day = std::chrono::floor<std::chrono::days>(minutes);
    return {static_cast<std::int32_t>(day.time_since_epoch().count()),
            static_cast<std::int32_t>((minutes - day).count())};
}

bool Hall::believes(TimePoint clock) const {
    constexpr Duration tooLong = std::chrono::days(3653); // between two events
    const bool neverKnown = events_ == 0 || time_ < site_->clockNotBefore;
    return clock >= site_->clockNotBefore && (neverKnown || clock - time_ < tooLong);
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

LaneWaiting Hall::waitingInLane(LaneIndex lane) const {
    LaneWaiting result;
    forEachWaiting([&](const Ticket& ticket) {
        if (ticket.lane == lane) {
            ++result.waiting;
            result.longestSince = std::min(result.longestSince.value_or(TimePoint::max()), ticket.waitsFrom);
        }
    });
    return result;
}

const Ticket* Hall::head(GroupIndex group, LaneIndex lane) const {
    const auto& line = room_.line(group, lane);
    return line.empty() ? nullptr : &tickets_[line.head()];
}

const Ticket* Hall::head(DeskNumber number, LaneIndex lane) const {
    const auto& line = room_.line(number, lane);
    return line.empty() ? nullptr : &tickets_[line.head()];
}

TimePoint Hall::restsUntil(const Ticket& ticket) const {
    const auto rest =
        std::ranges::find_if(room_.resting(), [&](const Resting& one) { return tickets_[one.slot].id == ticket.id; });
    return rest == room_.resting().end() ? TimePoint{} : rest->until;
}

const Ticket* Hall::next(GroupIndex group, TimePoint now) const {
    const auto choice = chooseNext(*this, DeskSetup{.number = 0, .groups = {group}, .green = false, .backup = {}}, now);
    return choice ? find(choice->ticket) : nullptr;
}

bool Hall::serves(const DeskSetup& setup, GroupIndex group, TimePoint now) const {
    if (std::ranges::find(setup.groups, group) != setup.groups.end()) {
        return true;
    }
    const auto since = withoutDeskSince(group);
    return since && now - *since >= policy_->coverAfter && std::ranges::find(setup.backup, group) != setup.backup.end();
}

bool Hall::isOpen(GroupIndex group, TimePoint now) const {
    return std::ranges::any_of(policy_->desks, [&](const DeskSetup& setup) {
        const auto* const place = desk(setup.number);
        return place != nullptr && place->state == DeskState::open && serves(setup, group, now);
    });
}

TimePoint Hall::awaitedUntil(DeskNumber number) const {
    const auto* const place = policy_->desk(number) == nullptr ? nullptr : desk(number);
    if (place == nullptr || place->state == DeskState::closed) {
        return {};
    }
    return place->state == DeskState::open ? TimePoint::max() : place->since + policy_->coverAfter;
}

std::vector<const Ticket*> Hall::stranded(TimePoint now) const {
    std::vector<const Ticket*> tickets;
    room_.forEachAtOneDesk([&](TicketStore::Slot slot) {
        const auto& ticket = tickets_[slot];
        if (ticket.onlyAt != 0 && awaitedUntil(ticket.onlyAt) <= now) {
            tickets.push_back(&ticket);
        }
    });
    return tickets;
}

std::optional<TimePoint> Hall::withoutDeskSince(GroupIndex group) const {
    const auto index = static_cast<std::size_t>(group);
    return index < withoutDesk_.size() ? withoutDesk_[index] : std::optional{TimePoint{}};
}

bool Hall::givesNumbers(TimePoint now) const {
    const auto clock = clockAt(now);
    if (ticketsWhenLost_ || !believes(clock)) {
        return !dayClosed_; // nobody knows what day it is: a hall always opens
    }
    return !(dayClosed_ && dayOf(clock) <= day_) && site_->hours.isOpen(localMinute(clock));
}

bool Hall::opensOverNight(TimePoint clock) const {
    const auto& hours = site_->hours;
    const auto day = localMinute(clock).day;
    constexpr std::int32_t lastMinute = 24 * 60 - 1;
    return site_->desksStayOpen || (!hours.always() && hours.isOpen({day - 1, lastMinute}) && hours.isOpen({day, 0}));
}

const Appointment* Hall::appointment(TicketId id) const {
    const auto found = std::ranges::find(appointments_, id, &Appointment::id);
    return found == appointments_.end() ? nullptr : &*found;
}

const Matter* Hall::matter(TicketId ticket, ItemIndex item) const {
    const auto found =
        std::ranges::find_if(matters_, [&](const Matter& one) { return one.ticket == ticket && one.item == item; });
    return found == matters_.end() ? nullptr : &*found;
}

const Recent<Duration>& Hall::occupations(GroupIndex group) const {
    static const Recent<Duration> none;
    const auto index = static_cast<std::size_t>(group);
    return index < occupations_.size() ? occupations_[index] : none;
}

void Hall::forgetEnded() {
    TicketStore kept;
    std::vector<TicketStore::Slot> moved;
    moved.reserve(tickets_.size());
    tickets_.forEach([&](const Ticket& ticket) {
        const bool here = ticket.state == TicketState::waiting || atDesk(ticket.state) || isAside(ticket.state);
        moved.push_back(here ? kept.add(ticket) : TicketStore::none);
    });
    tickets_ = std::move(kept);
    room_.renumber(moved);
    for (auto& slot : aside_) {
        slot = moved[slot];
    }
    calls_.clear();
    lastNumber_.fill(0);
    chapters_.clear();
    earlierPolicies_.clear();
}

std::size_t Hall::ahead(const Ticket& ticket, TimePoint now) const {
    if (ticket.state != TicketState::waiting) {
        return 0;
    }
    const auto self = claimantOf(*this, ticket, now);
    const auto comesFirst = [&](const Ticket& other) { return comesBefore(claimantOf(*this, other, now), self); };
    std::size_t count = 0;
    for (std::size_t lane = 0; lane < site_->lanes.size(); ++lane) {
        const auto& line = ticket.onlyAt != 0 ? room_.line(ticket.onlyAt, static_cast<LaneIndex>(lane))
                                              : room_.line(ticket.group, static_cast<LaneIndex>(lane));
        count += line.countWhile(tickets_, comesFirst);
    }
    for (const auto& rest : room_.resting()) {
        const auto& other = tickets_[rest.slot];
        count += other.group == ticket.group && other.onlyAt == ticket.onlyAt && comesFirst(other) ? 1 : 0;
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
    Call call{.call = lastCall_ - (calls_.size() - 1 - index),
              .ticket = ticket.id,
              .number = ticket.number,
              .desk = record.desk,
              .group = ticket.group,
              .lane = ticket.lane,
              .times = record.times,
              .at = record.at,
              .repeated = record.repeated,
              .kind = record.kind,
              .headCount = record.headCount,
              .line = record.line,
              .policyVersion = record.policyVersion,
              .record = record.record,
              .reason = record.reason};
    for (std::size_t i = 0; i < record.headCount; ++i) {
        const auto& head = record.heads[i];
        call.heads[i] = {head.number, head.lane, Duration(head.waitedMs), Duration(head.promiseMs)};
    }
    return call;
}

TimePoint Hall::leftLine(TicketStore::Slot slot) const {
    const auto& ticket = tickets_[slot];
    if (ticket.state == TicketState::waiting) {
        return TimePoint::max();
    }
    if (atDesk(ticket.state)) {
        return desk(ticket.desk)->calledAt;
    }
    const auto chapter = std::ranges::find(chapters_.rbegin(), chapters_.rend(), slot, &Chapter::slot);
    const Chapter last = chapter == chapters_.rend() ? Chapter{.slot = slot, .left = ticket.arrived} : *chapter;
    for (auto call = calls_.rbegin(); ticket.calls > 0 && call != calls_.rend() && call->at >= last.left; ++call) {
        // The call that the last chapter ended with is not meant, unless it did not take the ticket out of its line.
        if (call->slot == slot && !call->repeated && (call->at > last.left || call->at >= last.back)) {
            return call->at;
        }
    }
    return ticket.ended;
}

std::vector<Chapter> Hall::chaptersOf(const Ticket& ticket) const {
    const auto slot = tickets_.slotOf(ticket.id);
    std::vector<Chapter> chapters;
    std::ranges::copy_if(chapters_, std::back_inserter(chapters),
                         [&](const Chapter& chapter) { return chapter.slot == slot; });
    chapters.push_back(
        {slot, {ticket.waitsFrom, ticket.group, ticket.lane, ticket.onlyAt}, leftLine(slot), TimePoint::max()});
    return chapters;
}

const Policy& Hall::policyOf(std::int64_t version) const {
    const auto found =
        std::ranges::find_if(earlierPolicies_, [&](const auto& policy) { return policy->version == version; });
    return found == earlierPolicies_.end() ? *policy_ : **found;
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
