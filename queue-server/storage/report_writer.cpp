// SPDX-License-Identifier: Apache-2.0
#include "report_writer.hpp"

#include "domain/names.hpp"

#include <string>

namespace fifteen::storage {

namespace {

/// A ticket's row is of the day it was issued on: today, or the day before for whoever was served over midnight.
/// ?1 ticket, ?2 today, ?3 the day before, ?4 the moment of the event.
std::string updateOfTicket(const std::string& assignments) {
    return "UPDATE tickets SET changed_ms = ?4, " + assignments + " WHERE ticket = ?1 AND day IN (?2, ?3)";
}

} // namespace

ReportWriter::ReportWriter(Connection& connection, const EventCodec& codec)
    : codec_(codec)
    , issue_(connection,
             "INSERT INTO tickets (day, ticket, number, \"group\", lane, evidence, items, issued_by, state, "
             "print, arrived_ms, changed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'waiting', "
             "'unknown', ?9, ?9)")
    , call_(connection,
            updateOfTicket("state = 'called', desk = ?5, calls = calls + 1, last_call_ms = ?4, first_call_ms = "
                           "coalesce(first_call_ms, ?4), wait_ms = coalesce(wait_ms, ?4 - arrived_ms)"))
    , recall_(connection, updateOfTicket("calls = calls + 1, last_call_ms = ?4"))
    , announce_(connection,
                "INSERT INTO calls (call, seq, day, ticket, desk, at_ms, recall) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    , start_(connection, updateOfTicket("state = 'serving', started_ms = ?4"))
    , finish_(connection, updateOfTicket("state = 'finished', ended_ms = ?4, service_ms = ?4 - started_ms"))
    , leave_(connection, updateOfTicket("state = ?5, ended_ms = ?4"))
    , resume_(connection, updateOfTicket("state = 'waiting', ended_ms = NULL"))
    , print_(connection, updateOfTicket("print = ?5"))
    , hold_(connection, updateOfTicket("state = 'held', ended_ms = ?4") + " AND state = 'waiting'")
    , expire_(connection, "UPDATE tickets SET state = 'expired', ended_ms = ?2 WHERE day = ?1 AND state IN ('waiting', "
                          "'held', 'no_show')") {}

class ReportWriter::Visitor {
public:
    Visitor(ReportWriter& writer, std::uint64_t seq, domain::TimePoint at, OpenDays& days)
        : writer_(writer)
        , seq_(static_cast<std::int64_t>(seq))
        , atMs_(at.time_since_epoch().count())
        , days_(days) {}

    void operator()(const domain::DayOpened& event) {
        writer_.expire_.bind(1, days_.today).bind(2, atMs_).run();
        days_.open(event.day);
    }

    void operator()(const domain::TicketIssued& event) {
        const auto& site = writer_.codec_.site();
        std::string items;
        for (const auto item : event.items) {
            items += (items.empty() ? "" : ",") + site.items[static_cast<std::size_t>(item)].id;
        }
        const auto ticket = domain::text(event.ticket);
        const auto number = event.number.text();
        writer_.issue_.bind(1, days_.today)
            .bind(2, ticket)
            .bind(3, number)
            .bind(4, site.groups[static_cast<std::size_t>(event.group)].id)
            .bind(5, site.lanes[static_cast<std::size_t>(event.lane)].id)
            .bind(6, domain::name(event.evidence))
            .bind(7, items)
            .bind(8, event.issuedBy)
            .bind(9, atMs_)
            .run();
    }

    void operator()(const domain::TicketCalled& event) {
        update(writer_.call_.bind(5, event.desk), event.ticket);
        announce(event.ticket, event.desk, event.call, false);
    }

    void operator()(const domain::TicketRecalled& event) {
        update(writer_.recall_, event.ticket);
        announce(event.ticket, event.desk, event.call, true);
    }

    void operator()(const domain::ServiceStarted& event) { update(writer_.start_, event.ticket); }

    void operator()(const domain::ServiceFinished& event) { update(writer_.finish_, event.ticket); }

    void operator()(const domain::TicketNoShow& event) { end(event.ticket, domain::TicketState::noShow); }

    void operator()(const domain::TicketCancelled& event) { end(event.ticket, domain::TicketState::cancelled); }

    void operator()(const domain::TicketResumed& event) { update(writer_.resume_, event.ticket); }

    void operator()(const domain::PrintRecorded& event) {
        update(writer_.print_.bind(5, domain::name(event.outcome)), event.ticket);
        if (event.outcome == domain::PrintOutcome::abandoned) {
            update(writer_.hold_, event.ticket);
        }
    }

    template <class Other>
    void operator()(const Other& /*event*/) {} // desks, help and the clock have no row

private:
    void end(domain::TicketId ticket, domain::TicketState state) {
        update(writer_.leave_.bind(5, domain::name(state)), ticket);
    }

    void update(Statement& statement, domain::TicketId ticket) {
        const auto id = domain::text(ticket);
        statement.bind(1, id).bind(2, days_.today).bind(3, days_.before).bind(4, atMs_).run();
    }

    void announce(domain::TicketId ticket, domain::DeskNumber desk, std::uint64_t call, bool recall) {
        const auto id = domain::text(ticket);
        writer_.announce_.bind(1, static_cast<std::int64_t>(call))
            .bind(2, seq_)
            .bind(3, days_.today)
            .bind(4, id)
            .bind(5, desk)
            .bind(6, atMs_)
            .bind(7, recall ? 1 : 0)
            .run();
    }

    ReportWriter& writer_;
    std::int64_t seq_;
    std::int64_t atMs_;
    OpenDays& days_;
};

void ReportWriter::write(std::uint64_t seq, const domain::Event& event, OpenDays& days) {
    std::visit(Visitor{*this, seq, event.at, days}, event.body);
}

} // namespace fifteen::storage
