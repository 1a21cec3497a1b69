// SPDX-License-Identifier: Apache-2.0
#include "report_writer.hpp"

#include "domain/names.hpp"

#include <bit>
#include <string>
#include <utility>

namespace fifteen::storage {

namespace {

/// ?1 the ticket's row, ?2 the moment of the event.
std::string updateOfTicket(const std::string& assignments) {
    return "UPDATE tickets SET changed_ms = ?2, " + assignments + " WHERE issued_seq = ?1";
}

KeyIndex::Hash hashOf(domain::TicketId ticket) {
    return ticket.high * 0x9E3779B97F4A7C15ULL ^ ticket.low; // ids are random; those of tests and imports may be small
}

} // namespace

ReportWriter::ReportWriter(Connection& connection, const EventCodec& codec, OpenDays days)
    : codec_(codec)
    , days_(days)
    , issue_(
          connection,
          "INSERT INTO tickets (issued_seq, day, ticket, number, \"group\", lane, evidence, items, issued_by, helper, "
          "appointment_ms, expected_low_ms, expected_middle_ms, expected_high_ms, state, print, arrived_ms, "
          "changed_ms) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 'waiting', 'unknown', ?15, ?15)")
    , call_(connection,
            updateOfTicket("state = 'called', desk = ?3, calls = calls + 1, last_call_ms = ?2, first_call_ms = "
                           "coalesce(first_call_ms, ?2), wait_ms = coalesce(wait_ms, ?4)"))
    , recall_(connection, updateOfTicket("calls = calls + 1, last_call_ms = ?2"))
    , announce_(connection,
                "INSERT INTO calls (call, seq, day, ticket, desk, at_ms, recall) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    , start_(connection, updateOfTicket("state = 'serving', started_ms = ?2"))
    , leap_(connection, "UPDATE tickets SET started_ms = started_ms + ?2 WHERE issued_seq > ?1 AND state = 'serving'")
    , finish_(connection, updateOfTicket("state = 'finished', ended_ms = ?2, service_ms = ?2 - started_ms"))
    , leave_(connection, updateOfTicket("state = ?3, ended_ms = ?2"))
    , wait_(connection, updateOfTicket("state = 'waiting', ended_ms = NULL"))
    , move_(connection, updateOfTicket("\"group\" = ?3"))
    , decide_(connection, updateOfTicket("evidence = ?3, lane = ?4"))
    , refuse_(connection, updateOfTicket("state = iif(state IN ('called', 'serving'), 'waiting', state)"))
    , print_(connection, updateOfTicket("print = ?3"))
    , hold_(connection, updateOfTicket("state = 'held', ended_ms = ?2") + " AND state = 'waiting'")
    , notice_(connection,
              "INSERT INTO notices (seq, at_ms, ticket, number, person, item, papers, desk, staff, repeated) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
    , accept_(connection, "INSERT INTO matters (accepted_seq, accepted_ms, ticket, number, item, desk, staff, due) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
    , settle_(connection,
              "UPDATE matters SET settled_ms = ?1, outcome = ?2, settled_by = ?3 WHERE ticket = ?4 AND item = ?5 AND "
              "settled_ms IS NULL")
    , rate_(connection, "INSERT INTO ratings (seq, at_ms, day, ticket, number, desk, staff, grade) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
    , expire_(connection,
              "UPDATE tickets SET state = iif(state = 'no_show', 'cancelled', 'expired'), ended_ms = ?2 WHERE "
              "issued_seq > ?1 AND state IN ('waiting', 'held', 'no_show')") {
    Statement rows(connection, "SELECT issued_seq, ticket FROM tickets WHERE issued_seq > ?1");
    rows.bind(1, static_cast<std::int64_t>(days.beforeSeq));
    while (rows.step()) {
        const auto row = rows.integer(0);
        auto& index = row > static_cast<std::int64_t>(days.todaySeq) ? today_ : before_;
        index.add(hashOf(domain::ticketIdOf(rows.text(1)).value_or(domain::TicketId{})), row);
    }
}

class ReportWriter::Visitor {
public:
    Visitor(ReportWriter& writer, std::uint64_t seq, domain::TimePoint at)
        : writer_(writer)
        , seq_(static_cast<std::int64_t>(seq))
        , atMs_(at.time_since_epoch().count()) {}

    void operator()(const domain::DayOpened& event) {
        expire();
        writer_.days_.open(event.day, static_cast<std::uint64_t>(seq_));
        writer_.before_ = std::exchange(writer_.today_, KeyIndex{});
    }

    /// A service under way has lasted as long as before.
    void operator()(const domain::ClockCorrected& event) {
        if (event.leapt > domain::Duration::zero()) {
            writer_.leap_.bind(1, static_cast<std::int64_t>(writer_.days_.beforeSeq))
                .bind(2, event.leapt.count())
                .run();
        }
    }

    void operator()(const domain::DayClosed& /*event*/) { expire(); }

    void operator()(const domain::TicketIssued& event) {
        const auto& site = writer_.codec_.site();
        std::string items;
        for (const auto item : event.items) {
            items += (items.empty() ? "" : ",") + nameOf(item);
        }
        const auto ticket = domain::text(event.ticket);
        const auto number = event.number.text();
        auto& issue = writer_.issue_;
        issue.bind(1, seq_)
            .bind(2, writer_.days_.today)
            .bind(3, ticket)
            .bind(4, number)
            .bind(5, site.groups[static_cast<std::size_t>(event.group)].id)
            .bind(6, site.lanes[static_cast<std::size_t>(event.lane)].id)
            .bind(7, domain::name(event.evidence))
            .bind(8, items)
            .bind(9, event.issuedBy)
            .bind(10, event.helper)
            .bind(15, atMs_);
        bindOrNull(11, event.bookedFor != domain::TimePoint{}, event.bookedFor.time_since_epoch().count());
        bindOrNull(12, event.expected.given(), event.expected.lowS * 1000LL);
        bindOrNull(13, event.expected.given(), event.expected.middleS * 1000LL);
        bindOrNull(14, event.expected.given(), event.expected.highS * 1000LL);
        issue.run();
        writer_.today_.add(hashOf(event.ticket), seq_);
    }

    void operator()(const domain::TicketCalled& event) {
        // The wait is the one the call was decided by (README.md): of the first call, the others find it there.
        const auto waited = event.heads.empty() ? domain::Duration::zero() : event.heads.front().waited;
        update(writer_.call_.bind(3, event.desk).bind(4, waited.count()), event.ticket);
        announce(event.ticket, event.desk, event.call, false);
    }

    void operator()(const domain::TicketRecalled& event) {
        update(writer_.recall_, event.ticket);
        announce(event.ticket, event.desk, event.call, true);
    }

    void operator()(const domain::ServiceStarted& event) { update(writer_.start_, event.ticket); }

    void operator()(const domain::ServiceFinished& event) { update(writer_.finish_, event.ticket); }

    void operator()(const domain::TicketNoShow& event) {
        if (event.again == domain::TimePoint{}) {
            end(event.ticket, domain::TicketState::noShow);
        } else {
            update(writer_.wait_, event.ticket);
        }
    }

    void operator()(const domain::TicketCancelled& event) { end(event.ticket, domain::TicketState::cancelled); }

    void operator()(const domain::TicketHeld& event) { end(event.ticket, domain::TicketState::held); }

    void operator()(const domain::TicketResumed& event) { update(writer_.wait_, event.ticket); }

    void operator()(const domain::TicketReturned& event) { update(writer_.wait_, event.ticket); }

    void operator()(const domain::TicketTransferred& event) {
        const auto& groups = writer_.codec_.site().groups;
        update(writer_.move_.bind(3, groups[static_cast<std::size_t>(event.group)].id), event.ticket);
        update(writer_.wait_, event.ticket);
    }

    void operator()(const domain::ClaimDecided& event) {
        decide(event.ticket, event.evidence, event.lane);
        if (event.evidence == domain::Evidence::refused) {
            update(writer_.refuse_, event.ticket);
        }
    }

    void operator()(const domain::LaneChanged& event) { decide(event.ticket, event.evidence, event.lane); }

    void operator()(const domain::PrintRecorded& event) {
        update(writer_.print_.bind(3, domain::name(event.outcome)), event.ticket);
        if (event.outcome == domain::PrintOutcome::abandoned) {
            update(writer_.hold_, event.ticket);
        }
    }

    void operator()(const domain::NoticeGiven& event) {
        std::string papers;
        for (const auto& paper : event.papers) {
            papers += (papers.empty() ? "" : "\n") + paper;
        }
        const auto ticket = domain::text(event.ticket);
        const auto number = event.number.text();
        writer_.notice_.bind(1, seq_)
            .bind(2, atMs_)
            .bind(3, ticket)
            .bind(4, number)
            .bind(5, std::bit_cast<std::int64_t>(event.person))
            .bind(6, nameOf(event.item))
            .bind(7, papers)
            .bind(8, event.desk)
            .bind(9, event.staff)
            .bind(10, event.repeated ? 1 : 0)
            .run();
    }

    void operator()(const domain::MatterAccepted& event) {
        const auto ticket = domain::text(event.ticket);
        const auto number = event.number.text();
        writer_.accept_.bind(1, seq_)
            .bind(2, atMs_)
            .bind(3, ticket)
            .bind(4, number)
            .bind(5, nameOf(event.item))
            .bind(6, event.desk)
            .bind(7, event.staff)
            .bind(8, event.due)
            .run();
    }

    void operator()(const domain::MatterSettled& event) {
        const auto ticket = domain::text(event.ticket);
        writer_.settle_.bind(1, atMs_)
            .bind(2, domain::name(event.outcome))
            .bind(3, event.by)
            .bind(4, ticket)
            .bind(5, nameOf(event.item))
            .run();
    }

    void operator()(const domain::ServiceRated& event) {
        const auto ticket = domain::text(event.ticket);
        const auto number = event.number.text();
        writer_.rate_.bind(1, seq_)
            .bind(2, atMs_)
            .bind(3, writer_.days_.today)
            .bind(4, ticket)
            .bind(5, number)
            .bind(6, event.desk)
            .bind(7, event.staff)
            .bind(8, event.grade)
            .run();
    }

    template <class Other>
    void operator()(const Other& /*event*/) {} // desks, appointments, the policy and help have no row

private:
    const std::string& nameOf(domain::ItemIndex item) const {
        return writer_.codec_.site().items[static_cast<std::size_t>(item)].id;
    }

    void end(domain::TicketId ticket, domain::TicketState state) {
        update(writer_.leave_.bind(3, domain::name(state)), ticket);
    }

    void decide(domain::TicketId ticket, domain::Evidence evidence, domain::LaneIndex lane) {
        const auto& lanes = writer_.codec_.site().lanes;
        update(writer_.decide_.bind(3, domain::name(evidence)).bind(4, lanes[static_cast<std::size_t>(lane)].id),
               ticket);
    }

    /// The end of a day, whether somebody closed it or the next one began. Whoever did not come has no claim to it.
    void expire() { writer_.expire_.bind(1, static_cast<std::int64_t>(writer_.days_.todaySeq)).bind(2, atMs_).run(); }

    void bindOrNull(int index, bool given, std::int64_t value) {
        if (given) {
            writer_.issue_.bind(index, value);
        } else {
            writer_.issue_.bindNull(index);
        }
    }

    void update(Statement& statement, domain::TicketId ticket) {
        auto row = writer_.today_.rowOf(hashOf(ticket));
        row = row ? row : writer_.before_.rowOf(hashOf(ticket));
        statement.bind(1, row.value_or(0)).bind(2, atMs_).run();
    }

    void announce(domain::TicketId ticket, domain::DeskNumber desk, std::uint64_t call, bool recall) {
        const auto id = domain::text(ticket);
        writer_.announce_.bind(1, static_cast<std::int64_t>(call))
            .bind(2, seq_)
            .bind(3, writer_.days_.today)
            .bind(4, id)
            .bind(5, desk)
            .bind(6, atMs_)
            .bind(7, recall ? 1 : 0)
            .run();
    }

    ReportWriter& writer_;
    std::int64_t seq_;
    std::int64_t atMs_;
};

void ReportWriter::write(std::uint64_t seq, const domain::Event& event) {
    std::visit(Visitor{*this, seq, event.at}, event.body);
}

} // namespace fifteen::storage
