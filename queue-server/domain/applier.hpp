// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/hall.hpp"

namespace fifteen::domain {

/// Changes the hall, one member a kind of event. None of them decides anything: that was done.
class Applier {
public:
    Applier(Hall& hall, TimePoint at);

    // apply.cpp: the day, the desks, the policy, help
    void operator()(const DayOpened& event);
    void operator()(const DayClosed& event);
    void operator()(const DayReopened& event);
    void operator()(const ClockCorrected& event);
    void operator()(const PolicyAdopted& event);
    void operator()(const DeskOpened& event);
    void operator()(const DeskPaused& event);
    void operator()(const DeskClosed& event);
    void operator()(const HelpAsked& event);
    void operator()(const HelpAcknowledged& event);

    // apply_tickets.cpp
    void operator()(const TicketIssued& event);
    void operator()(const AppointmentBooked& event);
    void operator()(const AppointmentCancelled& event);
    void operator()(const TicketCalled& event);
    void operator()(const TicketRecalled& event);
    void operator()(const ServiceStarted& event);
    void operator()(const ServiceFinished& event);
    void operator()(const TicketNoShow& event);
    void operator()(const TicketHeld& event);
    void operator()(const TicketResumed& event);
    void operator()(const TicketTransferred& event);
    void operator()(const TicketReturned& event);
    void operator()(const ClaimDecided& event);
    void operator()(const LaneChanged& event);
    void operator()(const TicketCancelled& event);
    void operator()(const PrintRecorded& event);

    // apply_matters.cpp
    void operator()(const NoticeGiven& event);
    void operator()(const MatterAccepted& event);
    void operator()(const MatterSettled& event);

    // apply_rating.cpp
    void operator()(const ServiceRated& event);

private:
    using Slot = TicketStore::Slot;

    Ticket* known(TicketId id);

    /// `again`: to rest until then first.
    void joinLine(Slot slot, TimePoint again = {});
    void leaveLine(Slot slot);
    /// Takes the ticket from wherever it waits, is served or lies, into `outcome`; a desk it was at is free.
    void leave(Slot slot, TicketState outcome);
    void putAside(Slot slot, TicketState outcome);
    void backInLine(Slot slot, TimePoint again = {});
    void freeDesk(const Ticket& ticket, TicketState outcome);
    /// Whoever was just served to the end may be asked what they think of it.
    static void awaitRating(Desk& desk, const Ticket& ticket, TimePoint ended);
    void announce(Slot slot, Desk& desk, std::uint64_t call);
    /// Keeps where the ticket stands until now, or stood until it was called or put aside; in a line again from `back`.
    void remember(Slot slot, TimePoint back);
    void setDesk(DeskNumber number, DeskState state, const std::string& staff, const std::string& reason);
    template <class Which>
    void closeDesks(Which&& which);
    void lookForDesks();
    void leap(Duration by);
    StaffIndex indexOf(const std::string& staff);

    Hall& hall_;
    TimePoint at_;
};

} // namespace fifteen::domain
