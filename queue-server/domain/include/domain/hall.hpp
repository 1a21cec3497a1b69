// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/event.hpp"
#include "domain/line.hpp"
#include "domain/site.hpp"
#include "domain/ticket.hpp"
#include "domain/ticket_store.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fifteen::domain {

enum class DeskState : std::uint8_t { closed, open, paused };

/// Why the visitor at a desk was called.
struct Explanation {
    std::int64_t policyVersion = 0;
    std::uint64_t record = 0; ///< seq of the call in the journal
    bool markedFirst = false;
    std::vector<ComparedHead> heads; ///< the chosen one first, then by falling score
    bool operator==(const Explanation&) const = default;
};

/// A ticket that left a desk.
struct Departure {
    TicketNumber number;
    TicketState outcome = TicketState::finished;
    TimePoint at{};
    bool operator==(const Departure&) const = default;
};

struct DeskToday {
    std::uint32_t finished = 0;
    std::uint32_t noShow = 0;
    Duration service{}; ///< of the finished ones together
    bool operator==(const DeskToday&) const = default;
};

struct Desk {
    DeskNumber number = 0;
    DeskState state = DeskState::closed;
    std::string staff;  ///< empty while closed
    std::string reason; ///< of a pause
    std::optional<TicketId> ticket;
    std::optional<Explanation> explanation; ///< of `ticket`
    DeskToday today;
    std::vector<Departure> recent; ///< the last eight, newest first
    bool operator==(const Desk&) const = default;
};

/// One announcement.
struct Call {
    std::uint64_t call = 0;
    TicketId ticket;
    TicketNumber number;
    DeskNumber desk = 0;
    GroupIndex group{};
    LaneIndex lane{};
    std::uint8_t times = 1; ///< 1: first call of this visitor, 2: the second...
    TimePoint at{};
};

struct HelpRequest {
    std::uint64_t help = 0;
    std::string kiosk;
    std::string reason;
    TimePoint asked{};
    bool operator==(const HelpRequest&) const = default;
};

struct LaneWaiting {
    std::size_t waiting = 0;
    std::optional<TimePoint> longestSince; ///< arrival of the one who waits longest
};

/// The hall: a value. Copying it is a copy of the day. Nothing but `apply` changes it; replaying the events rebuilds it
/// exactly. References and pointers it hands out hold until the next `apply`.
class Hall {
public:
    explicit Hall(Site site);

    const Site& site() const { return *site_; }

    /// Takes the site's tables anew: the same entries at the same places, perhaps more behind them (names that only old
    /// records still know).
    void extendSite(Site site);

    /// Hall time of the last event: never goes back.
    TimePoint time() const { return time_; }

    /// What the hall calls now when the clock says `clock`: never before `time()`.
    TimePoint timeAt(TimePoint clock) const;

    /// The local day of a moment, in days since 1970-01-01.
    std::int32_t dayOf(TimePoint moment) const;

    std::int32_t day() const { return day_; } ///< local days since 1970-01-01; of the last DayOpened

    std::uint64_t eventCount() const { return events_; } ///< events ever applied = seq of the last one

    std::uint64_t lastCall() const { return lastCall_; } ///< number of the last call ever; 0: none yet

    std::size_t ticketCount() const { return tickets_.size(); }

    /// A ticket of this day; null: unknown.
    const Ticket* find(TicketId id) const { return tickets_.find(id); }

    /// Staff number of who called it first; empty: nobody yet.
    const std::string& owner(const Ticket& ticket) const { return staff_[static_cast<std::size_t>(ticket.owner)]; }

    /// The site's desks and those only old records know, by number.
    std::span<const Desk> desks() const { return desks_; }

    const Desk* desk(DeskNumber number) const;
    /// The visitor at the desk; null: nobody.
    const Ticket* at(DeskNumber desk) const;

    std::size_t waiting() const { return waiting_; }

    std::size_t waiting(GroupIndex group) const;

    std::size_t waiting(GroupIndex group, LaneIndex lane) const { return line(group, lane).size(); }

    LaneWaiting waitingInLane(LaneIndex lane) const;

    /// The first of a line; null: nobody waits there.
    const Ticket* head(GroupIndex group, LaneIndex lane) const;
    /// Who would be called next in the group by a desk that is not green; null: nobody waits.
    const Ticket* next(GroupIndex group, TimePoint now) const;
    /// Whether an open desk serves the group.
    bool isOpen(GroupIndex group) const;

    /// How many waiting tickets of its group come before it as things stand at `now`; 0 unless it waits.
    std::size_t ahead(const Ticket& ticket, TimePoint now) const;

    /// Held tickets and no-shows, the longest aside first.
    std::vector<const Ticket*> aside() const;

    /// Today's calls numbered above `call`, oldest first.
    std::vector<Call> callsAfter(std::uint64_t call) const;
    /// The last calls of today, at most `count`, oldest first.
    std::vector<Call> lastCalls(std::size_t count) const;

    /// Not acknowledged yet, oldest first.
    std::span<const HelpRequest> help() const { return help_; }

    std::uint64_t lastHelp() const { return lastHelp_; }

    /// The number given last to a prefix today; 0: none yet.
    std::uint32_t lastNumber(char prefix) const { return lastNumber_[static_cast<unsigned char>(prefix)]; }

    /// How far hall time runs ahead of the clock since a correction.
    Duration clockAhead() const { return clockAhead_; }

    /// Calls `visit(const Ticket&)` for every ticket of the day in the order they came.
    template <class Visit>
    void forEachTicket(Visit&& visit) const {
        tickets_.forEach(visit);
    }

private:
    friend class Applier;

    struct CallRecord {
        TimePoint at{};
        TicketStore::Slot slot = 0;
        DeskNumber desk = 0;
        std::uint8_t times = 1;
    };

    const Line& line(GroupIndex group, LaneIndex lane) const;
    Line& lineFor(GroupIndex group, LaneIndex lane);
    Desk& deskFor(DeskNumber number);
    Call callAt(std::size_t index) const;

    std::shared_ptr<const Site> site_;
    TimePoint time_{};
    Duration clockAhead_{};
    std::int32_t day_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t lastCall_ = 0;
    std::uint64_t lastHelp_ = 0;
    TicketStore tickets_;
    std::vector<std::vector<Line>> lines_; ///< [group][lane]; grows as tickets come
    std::size_t waiting_ = 0;
    std::vector<Desk> desks_;       ///< by number
    std::vector<CallRecord> calls_; ///< today's; the last one is `lastCall_`
    std::vector<TicketStore::Slot> aside_;
    std::vector<HelpRequest> help_;
    std::vector<std::string> staff_{std::string{}};
    std::array<std::uint32_t, 256> lastNumber_{};
};

/// Tells the hall what happened. Never fails: an event that means nothing to the hall (an unknown ticket) changes
/// nothing but the count and the time.
void apply(Hall& hall, const Event& event);

} // namespace fifteen::domain
