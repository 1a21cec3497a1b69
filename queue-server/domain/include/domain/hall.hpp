// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/basics.hpp"
#include "domain/clock.hpp"
#include "domain/desk.hpp"
#include "domain/event.hpp"
#include "domain/policy.hpp"
#include "domain/recent.hpp"
#include "domain/site.hpp"
#include "domain/ticket.hpp"
#include "domain/ticket_store.hpp"
#include "domain/waiting_room.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fifteen::domain {

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
    bool repeated = false; ///< the visitor was at the desk already: what follows is of the call before
    CallKind kind{};
    std::array<ComparedHead, 2> heads{}; ///< the called one and the one after it; all of them only the journal has
    std::uint8_t headCount = 0;          ///< how many of the two there were
    GroupIndex line{};                   ///< the group it was called in
    std::int64_t policyVersion = 0;
    std::uint64_t record = 0; ///< seq of the call in the journal
    std::string reason{};     ///< called by name, and why; empty: the order chose it
};

/// Where in the lines a ticket stands.
struct Standing {
    TimePoint waitsFrom{};
    GroupIndex group{};
    LaneIndex lane{};
    DeskNumber onlyAt = 0;
};

/// Until `left` a ticket stood there; from then until `back` it was in no line.
struct Chapter {
    TicketStore::Slot slot = 0;
    Standing stood{};
    TimePoint left{};
    TimePoint back{};
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
    std::optional<TimePoint> longestSince; ///< from when the longest wait of all is counted
};

/// A time agreed on, until its day is over.
struct Appointment {
    TicketId id;
    TimePoint at{};
    ItemList items;
    GroupIndex group{};
    std::uint64_t person = 0;
    TicketId ticket; ///< made at check-in; all zero: not here yet
    bool operator==(const Appointment&) const = default;
};

/// Taken on, to be done by the end of `due`; kept until it is settled, over days.
struct Matter {
    TicketId ticket;
    TicketNumber number;
    ItemIndex item{};
    DeskNumber desk = 0;
    std::string staff; ///< who is answerable for it
    TimePoint accepted{};
    std::int32_t due = 0; ///< local days since 1970-01-01
    bool operator==(const Matter&) const = default;
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

    /// In force now. Its desks are the site's, as they were when it was adopted.
    const Policy& policy() const { return *policy_; }

    /// Whether the journal says so; if not, the policy is what the configuration asks for.
    bool policyAdopted() const { return policyAdopted_; }

    /// The last one adopted that came from the site's files; null: none was.
    const Policy* policyOfFile() const { return policyOfFile_.get(); }

    /// Hall time of the last event: never goes back.
    TimePoint time() const { return time_; }

    /// What the hall calls now at that reading of the clock: never before `time()`.
    TimePoint timeAt(const ClockReading& reading) const { return momentOf(*this, reading).now; }

    /// What the clock says at a moment of hall time, as far as its last correction tells.
    TimePoint clockAt(TimePoint now) const { return now - clockAhead_; }

    /// Whether the clock can be right: it has not lost its date.
    bool believes(TimePoint clock) const;

    /// The local day of a moment, in days since 1970-01-01.
    std::int32_t dayOf(TimePoint moment) const;

    std::int32_t day() const { return day_; } ///< local days since 1970-01-01; of the last DayOpened

    std::uint64_t eventCount() const { return events_; } ///< events ever applied = seq of the last one

    std::uint64_t lastCall() const { return lastCall_; } ///< number of the last call ever; 0: none yet

    std::size_t ticketCount() const { return tickets_.size(); }

    /// A ticket of this day; null: unknown.
    const Ticket* find(TicketId id) const { return tickets_.find(id); }

    /// What a line holds.
    const Ticket& ticket(TicketStore::Slot slot) const { return tickets_[slot]; }

    /// Staff number of who called it first; empty: nobody yet.
    const std::string& owner(const Ticket& ticket) const { return staff_[static_cast<std::size_t>(ticket.owner)]; }

    /// Staff number of who sees to the matter for the visitor; empty: nobody.
    const std::string& helper(const Ticket& ticket) const { return staff_[static_cast<std::size_t>(ticket.helper)]; }

    /// The site's desks and those only old records know, by number.
    std::span<const Desk> desks() const { return desks_; }

    const Desk* desk(DeskNumber number) const;
    /// The visitor at the desk; null: nobody.
    const Ticket* at(DeskNumber desk) const;

    const WaitingRoom& room() const { return room_; }

    std::size_t waiting() const { return room_.size(); }

    std::size_t waiting(GroupIndex group) const { return room_.count(group); }

    std::size_t waiting(GroupIndex group, LaneIndex lane) const { return room_.count(group, lane); }

    LaneWaiting waitingInLane(LaneIndex lane) const;

    /// Calls `visit(const Ticket&)` for everybody who waits, in no particular order.
    template <class Visit>
    void forEachWaiting(Visit&& visit) const {
        room_.forEachLine(
            [&](const Line& line) { line.forEach([&](TicketStore::Slot slot) { visit(tickets_[slot]); }); });
        for (const auto& rest : room_.resting()) {
            visit(tickets_[rest.slot]);
        }
    }

    /// Calls `visit(const Ticket&)` for those whose rest between two calls in vain is over at `now`.
    template <class Visit>
    void forEachRested(TimePoint now, Visit&& visit) const {
        for (const auto& rest : room_.resting()) {
            if (rest.until > now) {
                return;
            }
            visit(tickets_[rest.slot]);
        }
    }

    /// Until when a ticket rests between two calls in vain, or has rested; zero: it is not among those who do.
    TimePoint restsUntil(const Ticket& ticket) const;

    /// The first of a line; null: nobody waits there.
    const Ticket* head(GroupIndex group, LaneIndex lane) const;
    /// The first of those who wait for this desk alone; null: nobody.
    const Ticket* head(DeskNumber desk, LaneIndex lane) const;
    /// Who would be called next in the group by a desk that is not green; null: nobody waits.
    const Ticket* next(GroupIndex group, TimePoint now) const;

    /// Whether the desk takes the group's tickets at `now`: one of its own, or one it covers for others (AB岗).
    bool serves(const DeskSetup& desk, GroupIndex group, TimePoint now) const;
    /// Whether an open desk takes the group's tickets at `now`.
    bool isOpen(GroupIndex group, TimePoint now) const;
    /// Until when whoever waits for this desk alone goes on doing so; then they wait for all desks of their group. The
    /// end of all time: it is open. While it is paused: until it has been for as long as makes others cover for it.
    TimePoint awaitedUntil(DeskNumber desk) const;
    /// Who waits for one desk alone, and should not at `now`.
    std::vector<const Ticket*> stranded(TimePoint now) const;
    /// Since when no desk that has the group as its own has been open; nothing: one is.
    std::optional<TimePoint> withoutDeskSince(GroupIndex group) const;
    /// Whether kiosks give out numbers at `now`.
    bool givesNumbers(TimePoint now) const;

    /// Whether the hall stays open, desks and all, over the midnight before `clock`: its hours say so.
    bool opensOverNight(TimePoint clock) const;

    bool dayClosed() const { return dayClosed_; }

    /// By time, then id; today's and later ones.
    std::span<const Appointment> appointments() const { return appointments_; }

    const Appointment* appointment(TicketId id) const;

    /// Taken on and not settled yet, the first due first.
    std::span<const Matter> matters() const { return matters_; }

    /// Null: not taken on, or settled already.
    const Matter* matter(TicketId ticket, ItemIndex item) const;

    /// How long desks were occupied by visitors of the group, call to end, the last ones; kept over night.
    const Recent<Duration>& occupations(GroupIndex group) const;

    /// The place of a minute in the site's calendar.
    LocalMinute localMinute(TimePoint moment) const;

    /// How many waiting tickets of its group come before it as things stand at `now`; 0 unless it waits.
    std::size_t ahead(const Ticket& ticket, TimePoint now) const;

    /// Held tickets and no-shows, the longest aside first.
    std::vector<const Ticket*> aside() const;

    /// Today's calls numbered above `call`, oldest first.
    std::vector<Call> callsAfter(std::uint64_t call) const;
    /// The last calls of today, at most `count`, oldest first.
    std::vector<Call> lastCalls(std::size_t count) const;

    /// From the last call of today back to the first, while `visit(const Call&)` says true.
    template <class Visit>
    void forEachCallBack(Visit&& visit) const {
        for (auto index = calls_.size(); index > 0 && visit(callAt(index - 1)); --index) {
        }
    }

    /// Where a ticket of today stood from its arrival on, oldest first; the last chapter is the one that goes on.
    std::vector<Chapter> chaptersOf(const Ticket& ticket) const;

    /// The policy of a call of today; where it is not known any more, the one in force.
    const Policy& policyOf(std::int64_t version) const;

    /// Not acknowledged yet, oldest first.
    std::span<const HelpRequest> help() const { return help_; }

    std::uint64_t lastHelp() const { return lastHelp_; }

    /// The number given last to a prefix today; 0: none yet.
    std::uint32_t lastNumber(char prefix) const { return lastNumber_[static_cast<unsigned char>(prefix)]; }

    /// How far hall time runs ahead of the clock since a correction.
    Duration clockAhead() const { return clockAhead_; }

    /// Corrections of the clock ever.
    std::uint64_t clockCorrections() const { return clockCorrections_; }

    /// Hall time is years ahead of the clock since there were so many tickets of this day; nothing: it is not.
    std::optional<std::size_t> ticketsWhenClockWasLost() const { return ticketsWhenLost_; }

    /// From the ticket that came last back to the first, while `visit(const Ticket&)` says true.
    template <class Visit>
    void fromLastTicket(Visit&& visit) const {
        tickets_.fromLast(visit);
    }

    /// Drops what of this day is over: ended tickets, the calls, the numbers given. A simulation of years stays small;
    /// figures and the order do not notice.
    void forgetEnded();

    /// Calls `visit(const Ticket&)` for every ticket of the day in the order they came.
    template <class Visit>
    void forEachTicket(Visit&& visit) const {
        tickets_.forEach(visit);
    }

private:
    friend class Applier;

    struct KeptHead {
        TicketNumber number;
        std::uint32_t waitedMs = 0; ///< nobody waits longer than the day
        std::uint32_t promiseMs = 0;
        LaneIndex lane{};
    };

    struct CallRecord {
        TimePoint at{};
        TicketStore::Slot slot = 0;
        DeskNumber desk = 0;
        std::uint8_t times = 1;
        bool repeated = false;
        CallKind kind{};
        GroupIndex line{};
        std::uint8_t headCount = 0;
        std::array<KeptHead, 2> heads{};
        std::int64_t policyVersion = 0;
        std::uint64_t record = 0;
        std::string reason{}; ///< nearly always empty
    };

    Desk& deskFor(DeskNumber number);
    Call callAt(std::size_t index) const;
    /// When the ticket last left a line; it waits: the end of all time.
    TimePoint leftLine(TicketStore::Slot slot) const;

    std::shared_ptr<const Site> site_;
    TimePoint time_{};
    Duration clockAhead_{};
    std::uint64_t clockCorrections_ = 0;
    std::optional<std::size_t> ticketsWhenLost_;
    std::int32_t day_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t lastCall_ = 0;
    std::uint64_t lastHelp_ = 0;
    TicketStore tickets_;
    WaitingRoom room_;
    std::shared_ptr<const Policy> policy_;
    std::shared_ptr<const Policy> policyOfFile_;
    std::vector<std::optional<TimePoint>> withoutDesk_; ///< by group
    std::vector<Recent<Duration>> occupations_;         ///< by group
    std::vector<Appointment> appointments_;             ///< by time, then id
    std::vector<Matter> matters_;                       ///< by due day, then as they were taken on
    bool policyAdopted_ = false;
    bool dayClosed_ = false;
    std::vector<Desk> desks_;                                    ///< by number
    std::vector<CallRecord> calls_;                              ///< today's; the last one is `lastCall_`
    std::vector<Chapter> chapters_;                              ///< today's, oldest first: few tickets are moved
    std::vector<std::shared_ptr<const Policy>> earlierPolicies_; ///< in force earlier today, oldest first
    std::vector<TicketStore::Slot> aside_;
    std::vector<HelpRequest> help_;
    std::vector<std::string> staff_{std::string{}};
    std::array<std::uint32_t, 256> lastNumber_{};
};

/// Tells the hall what happened. Never fails: an event that means nothing to the hall (an unknown ticket) changes
/// nothing but the count and the time.
void apply(Hall& hall, const Event& event);

} // namespace fifteen::domain
