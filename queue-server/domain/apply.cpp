// SPDX-License-Identifier: Apache-2.0
#include "applier.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::domain {

Applier::Applier(Hall& hall, TimePoint at)
    : hall_(hall)
    , at_(at) {
    hall_.time_ = std::max(hall_.time_, at);
    ++hall_.events_;
    hall_.room_.wake(hall_.tickets_, hall_.time_);
}

void Applier::operator()(const DayOpened& event) {
    hall_.day_ = event.day;
    hall_.dayClosed_ = false;
    auto yesterday = std::exchange(hall_.tickets_, TicketStore{});
    hall_.room_.clear();
    hall_.calls_.clear();
    hall_.chapters_.clear();
    hall_.earlierPolicies_.clear();
    hall_.aside_.clear();
    hall_.help_.clear();
    hall_.lastNumber_.fill(0);
    std::erase_if(hall_.appointments_, [&](const Appointment& one) { return hall_.dayOf(one.at) < event.day; });
    for (auto& desk : hall_.desks_) {
        desk.today = {};
        desk.recent.clear();
        desk.unrated.clear();
        if (desk.ticket) { // whoever is being served at midnight is served to the end
            hall_.tickets_.add(yesterday[yesterday.slotOf(*desk.ticket)]);
        }
    }
    std::ranges::fill(hall_.withoutDesk_, std::nullopt);
    if (event.closesDesks) {
        closeDesks([](const Desk&) { return true; });
    }
    lookForDesks();
}

void Applier::operator()(const DayClosed& event) {
    hall_.dayClosed_ = true;
    std::vector<Slot> over = hall_.aside_;
    hall_.forEachWaiting([&](const Ticket& ticket) { over.push_back(hall_.tickets_.slotOf(ticket.id)); });
    for (const auto slot : over) {
        const bool came = hall_.tickets_[slot].state != TicketState::noShow;
        leave(slot, came ? TicketState::expired : TicketState::cancelled);
    }
    if (event.closesDesks) {
        closeDesks([](const Desk& desk) { return !desk.ticket; });
        lookForDesks();
    }
}

template <class Which>
void Applier::closeDesks(Which&& which) {
    for (auto& desk : hall_.desks_) {
        if (desk.state != DeskState::closed && which(desk)) {
            desk.state = DeskState::closed;
            desk.since = at_;
            desk.staff.clear();
            desk.reason.clear();
        }
    }
}

void Applier::operator()(const DayReopened& /*event*/) {
    hall_.dayClosed_ = false;
}

void Applier::operator()(const ClockCorrected& event) {
    constexpr Duration years = std::chrono::days(365);
    hall_.clockAhead_ = event.ahead;
    ++hall_.clockCorrections_;
    if (event.ahead <= years) {
        hall_.ticketsWhenLost_.reset();
    } else if (!hall_.ticketsWhenLost_) {
        hall_.ticketsWhenLost_ = hall_.tickets_.size();
    }
    if (event.leapt > Duration::zero()) {
        leap(event.leapt);
    }
    if (event.dateFound) {
        hall_.day_ = hall_.dayOf(hall_.clockAt(hall_.time_));
    }
}

/// Hall time skips `by`: whatever is under way began that much later, so that it has lasted as long as before.
void Applier::leap(Duration by) {
    auto& room = hall_.room_;
    const std::vector<Resting> resting(room.resting().begin(), room.resting().end());
    std::vector<Slot> lines;
    room.forEachLine([&](const Line& line) { line.forEach([&](Slot slot) { lines.push_back(slot); }); });
    const auto moveWait = [&](Ticket& ticket) {
        // Not the time of an appointment that is to come: it is a time of the clock.
        ticket.waitsFrom =
            ticket.waitsFrom > at_ ? std::max(ticket.waitsFrom, ticket.arrived + by) : ticket.waitsFrom + by;
    };
    const auto moved = [&](Slot slot) {
        remember(slot, at_);
        moveWait(hall_.tickets_[slot]);
        return slot;
    };
    room.clear();
    for (const auto slot : lines) {
        room.join(hall_.tickets_, moved(slot));
    }
    for (const auto& rest : resting) {
        room.rest(hall_.tickets_, moved(rest.slot), rest.until + by);
    }
    const auto move = [&](TimePoint& since) { since += since == TimePoint{} ? Duration::zero() : by; };
    for (auto& desk : hall_.desks_) {
        move(desk.since);
        for (auto& served : desk.unrated) {
            move(served.ended);
        }
        if (desk.ticket) {
            auto& ticket = hall_.tickets_[hall_.tickets_.slotOf(*desk.ticket)];
            moveWait(ticket);
            for (auto* const moment : {&ticket.called, &ticket.started, &desk.calledAt, &desk.countedAt}) {
                move(*moment);
            }
        }
    }
    for (auto& since : hall_.withoutDesk_) {
        if (since) {
            move(*since);
        }
    }
    hall_.time_ = std::max(hall_.time_, at_ + by);
}

void Applier::operator()(const PolicyAdopted& event) {
    if (!hall_.calls_.empty()) {
        hall_.earlierPolicies_.push_back(hall_.policy_);
    }
    hall_.policy_ = std::make_shared<const Policy>(event.policy);
    hall_.policyAdopted_ = true;
    if (event.origin == PolicyOrigin::file) {
        hall_.policyOfFile_ = hall_.policy_;
    }
    for (const auto& setup : event.policy.desks) {
        hall_.deskFor(setup.number);
    }
    lookForDesks();
}

void Applier::operator()(const DeskOpened& event) {
    setDesk(event.desk, DeskState::open, event.staff, {});
}

void Applier::operator()(const DeskPaused& event) {
    setDesk(event.desk, DeskState::paused, hall_.deskFor(event.desk).staff, event.reason);
}

void Applier::operator()(const DeskClosed& event) {
    setDesk(event.desk, DeskState::closed, {}, {});
    for (const auto slot : hall_.room_.onlyAt(hall_.tickets_, event.desk)) { // nobody waits for one that has gone home
        const auto again = hall_.restsUntil(hall_.tickets_[slot]);
        remember(slot, std::max(at_, again));
        leaveLine(slot);
        hall_.tickets_[slot].onlyAt = 0;
        joinLine(slot, again);
    }
}

void Applier::operator()(const HelpAsked& event) {
    hall_.lastHelp_ = event.help;
    hall_.help_.push_back({event.help, event.kiosk, event.reason, at_});
}

void Applier::operator()(const HelpAcknowledged& event) {
    std::erase_if(hall_.help_, [&](const HelpRequest& request) { return request.help == event.help; });
}

void Applier::setDesk(DeskNumber number, DeskState state, const std::string& staff, const std::string& reason) {
    auto& desk = hall_.deskFor(number);
    desk.since = desk.state == state ? desk.since : at_;
    desk.state = state;
    desk.staff = staff;
    desk.reason = reason;
    lookForDesks();
}

/// Since when each group has been without a desk of its own.
void Applier::lookForDesks() {
    hall_.withoutDesk_.resize(std::max(hall_.withoutDesk_.size(), hall_.site_->groups.size()), at_);
    std::vector<bool> has(hall_.withoutDesk_.size(), false);
    for (const auto& setup : hall_.policy_->desks) {
        if (hall_.deskFor(setup.number).state == DeskState::open) {
            for (const auto group : setup.groups) {
                if (static_cast<std::size_t>(group) < has.size()) {
                    has[static_cast<std::size_t>(group)] = true;
                }
            }
        }
    }
    for (std::size_t group = 0; group < has.size(); ++group) {
        auto& since = hall_.withoutDesk_[group];
        since = has[group] ? std::nullopt : since ? since : std::optional{at_};
    }
}

void apply(Hall& hall, const Event& event) {
    std::visit(Applier{hall, event.at}, event.body);
}

} // namespace fifteen::domain
