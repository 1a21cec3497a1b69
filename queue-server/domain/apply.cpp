// SPDX-License-Identifier: Apache-2.0
#include "domain/hall.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::domain {

/// Changes the hall, one member a kind of event. None of them decides anything: that was done.
class Applier {
public:
    Applier(Hall& hall, TimePoint at)
        : hall_(hall)
        , at_(at) {
        hall_.time_ = std::max(hall_.time_, at);
        ++hall_.events_;
    }

    void operator()(const DayOpened& event) {
        hall_.day_ = event.day;
        auto yesterday = std::exchange(hall_.tickets_, TicketStore{});
        for (auto& lines : hall_.lines_) {
            std::ranges::for_each(lines, &Line::clear);
        }
        hall_.waiting_ = 0;
        hall_.calls_.clear();
        hall_.aside_.clear();
        hall_.help_.clear();
        hall_.lastNumber_.fill(0);
        for (auto& desk : hall_.desks_) {
            desk.today = {};
            desk.recent.clear();
            if (desk.ticket) { // whoever is being served at midnight is served to the end
                hall_.tickets_.add(yesterday[yesterday.slotOf(*desk.ticket)]);
            }
        }
    }

    void operator()(const ClockCorrected& event) { hall_.clockAhead_ = event.ahead; }

    void operator()(const TicketIssued& event) {
        if (hall_.tickets_.find(event.ticket) != nullptr) {
            return;
        }
        Ticket ticket;
        ticket.id = event.ticket;
        ticket.arrived = at_;
        ticket.person = event.person;
        ticket.number = event.number;
        ticket.items = event.items;
        ticket.group = event.group;
        ticket.lane = event.lane;
        ticket.evidence = event.evidence;
        auto& last = hall_.lastNumber_[static_cast<unsigned char>(event.number.prefix)];
        last = std::max(last, event.number.value);
        joinLine(hall_.tickets_.add(ticket));
    }

    void operator()(const TicketCalled& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot == TicketStore::none) {
            hall_.lastCall_ = event.call;
            return;
        }
        auto& ticket = hall_.tickets_[slot];
        leaveLine(slot);
        auto& desk = hall_.deskFor(event.desk);
        desk.ticket = event.ticket;
        desk.explanation = Explanation{event.policyVersion, hall_.events_, event.markedFirst, event.heads};
        ticket.state = TicketState::called;
        ticket.desk = event.desk;
        if (ticket.owner == StaffIndex{}) {
            ticket.owner = indexOf(desk.staff);
        }
        announce(slot, event.desk, event.call);
    }

    void operator()(const TicketRecalled& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot == TicketStore::none) {
            hall_.lastCall_ = event.call;
            return;
        }
        announce(slot, event.desk, event.call);
    }

    void operator()(const ServiceStarted& event) {
        if (auto* const ticket = known(event.ticket)) {
            ticket->state = TicketState::serving;
            ticket->started = at_;
        }
    }

    void operator()(const ServiceFinished& event) {
        if (auto* const ticket = known(event.ticket)) {
            auto& today = hall_.deskFor(event.desk).today;
            ++today.finished;
            today.service += at_ - ticket->started;
            leaveDesk(*ticket, TicketState::finished);
        }
    }

    void operator()(const TicketNoShow& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot != TicketStore::none) {
            ++hall_.deskFor(event.desk).today.noShow;
            leaveDesk(hall_.tickets_[slot], TicketState::noShow);
            hall_.aside_.push_back(slot);
        }
    }

    void operator()(const TicketResumed& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot == TicketStore::none || !isAside(hall_.tickets_[slot].state)) {
            return;
        }
        std::erase(hall_.aside_, slot);
        hall_.tickets_[slot].state = TicketState::waiting;
        hall_.tickets_[slot].ended = {};
        joinLine(slot);
    }

    void operator()(const TicketCancelled& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot == TicketStore::none) {
            return;
        }
        leaveLine(slot);
        std::erase(hall_.aside_, slot);
        leaveDesk(hall_.tickets_[slot], TicketState::cancelled);
    }

    void operator()(const PrintRecorded& event) {
        const auto slot = hall_.tickets_.slotOf(event.ticket);
        if (slot == TicketStore::none) {
            return;
        }
        auto& ticket = hall_.tickets_[slot];
        ticket.print = event.outcome;
        if (event.outcome == PrintOutcome::abandoned && ticket.state == TicketState::waiting) {
            leaveLine(slot);
            ticket.state = TicketState::held;
            ticket.ended = at_;
            hall_.aside_.push_back(slot);
        }
    }

    void operator()(const DeskOpened& event) {
        auto& desk = hall_.deskFor(event.desk);
        desk.state = DeskState::open;
        desk.staff = event.staff;
        desk.reason.clear();
    }

    void operator()(const DeskPaused& event) {
        auto& desk = hall_.deskFor(event.desk);
        desk.state = DeskState::paused;
        desk.reason = event.reason;
    }

    void operator()(const DeskClosed& event) {
        auto& desk = hall_.deskFor(event.desk);
        desk.state = DeskState::closed;
        desk.staff.clear();
        desk.reason.clear();
    }

    void operator()(const HelpAsked& event) {
        hall_.lastHelp_ = event.help;
        hall_.help_.push_back({event.help, event.kiosk, event.reason, at_});
    }

    void operator()(const HelpAcknowledged& event) {
        std::erase_if(hall_.help_, [&](const HelpRequest& request) { return request.help == event.help; });
    }

private:
    static constexpr std::size_t recentKept = 8;

    Ticket* known(TicketId id) {
        const auto slot = hall_.tickets_.slotOf(id);
        return slot == TicketStore::none ? nullptr : &hall_.tickets_[slot];
    }

    void joinLine(TicketStore::Slot slot) {
        const auto& ticket = hall_.tickets_[slot];
        hall_.lineFor(ticket.group, ticket.lane).insert(hall_.tickets_, slot);
        ++hall_.waiting_;
    }

    void leaveLine(TicketStore::Slot slot) {
        const auto& ticket = hall_.tickets_[slot];
        if (ticket.state == TicketState::waiting) {
            hall_.lineFor(ticket.group, ticket.lane).remove(hall_.tickets_, slot);
            --hall_.waiting_;
        }
    }

    /// Ends the ticket in `outcome`; if it is at a desk, the desk is free.
    void leaveDesk(Ticket& ticket, TicketState outcome) {
        if (atDesk(ticket.state)) {
            auto& desk = hall_.deskFor(ticket.desk);
            desk.ticket.reset();
            desk.explanation.reset();
            desk.recent.insert(desk.recent.begin(), Departure{ticket.number, outcome, at_});
            if (desk.recent.size() > recentKept) {
                desk.recent.pop_back();
            }
        }
        ticket.state = outcome;
        ticket.ended = at_;
    }

    void announce(TicketStore::Slot slot, DeskNumber desk, std::uint64_t call) {
        auto& ticket = hall_.tickets_[slot];
        ticket.called = at_;
        ticket.calls = static_cast<std::uint8_t>(std::min(ticket.calls + 1, 255));
        hall_.lastCall_ = call;
        hall_.calls_.push_back({at_, slot, desk, ticket.calls});
    }

    StaffIndex indexOf(const std::string& staff) {
        auto& table = hall_.staff_;
        const auto found = std::ranges::find(table, staff);
        if (found != table.end()) {
            return static_cast<StaffIndex>(found - table.begin());
        }
        if (table.size() > 0xFFFF) {
            return StaffIndex{};
        }
        table.push_back(staff);
        return static_cast<StaffIndex>(table.size() - 1);
    }

    Hall& hall_;
    TimePoint at_;
};

void apply(Hall& hall, const Event& event) {
    std::visit(Applier{hall, event.at}, event.body);
}

} // namespace fifteen::domain
