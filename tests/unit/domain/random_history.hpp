// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sample_hall.hpp"

#include <rapidcheck/gtest.h>

#include <vector>

/// Days that nobody planned: sequences of commands, sensible or not, and clocks that jump.
namespace fifteen::domain::test {

struct Step {
    int kind = 0;    ///< what is wanted; see commandOf
    int desk = 0;    ///< 1 to 4; there is no desk 4
    int pick = 0;    ///< which of the tickets so far
    int seconds = 0; ///< how far the clock goes before it
};

inline std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << "{" << step.kind << "," << step.desk << "," << step.pick << "," << step.seconds << "}";
}

/// `length`: times the usual. A hall fills slowly, and what is rare (early for an appointment, at a green desk) comes
/// late.
inline rc::Gen<std::vector<Step>> anyHistory(double length = 8) {
    const auto step = rc::gen::build<Step>(
        rc::gen::set(&Step::kind, rc::gen::inRange(0, 49)),
        rc::gen::set(&Step::desk, rc::gen::weightedOneOf<int>({{12, rc::gen::inRange(1, 4)}, {1, rc::gen::just(4)}})),
        rc::gen::set(&Step::pick, rc::gen::inRange(0, 40)),
        rc::gen::set(&Step::seconds, rc::gen::weightedOneOf<int>({{240, rc::gen::inRange(0, 400)},
                                                                  {4, rc::gen::inRange(-7200, 0)},
                                                                  {1, rc::gen::just(20 * 3600)}})));
    // Every kind of step in every history, however short: a range grows with the size.
    return rc::gen::scale(length, rc::gen::container<std::vector<Step>>(rc::gen::resize(rc::kNominalSize, step)));
}

/// The site with cover, where whoever does not come rests long enough for something to happen meanwhile.
inline Site siteOfHistories() {
    auto site = siteWithCover();
    site.noShow = {3, 30min};
    return site;
}

/// What the step asks of the hall. Tickets are picked among those who are here, and sometimes of all the day.
inline Command commandOf(const Step& step, const Scene& scene, std::uint64_t nextId) {
    std::vector<TicketId> tickets;
    scene.hall.forEachTicket([&](const Ticket& ticket) {
        const bool here = ticket.state == TicketState::waiting || atDesk(ticket.state) || isAside(ticket.state);
        if (here || step.pick % 5 == 0) {
            tickets.push_back(ticket.id);
        }
    });
    const auto ticket =
        tickets.empty() ? TicketId{1, 1} : tickets[static_cast<std::size_t>(step.pick) % tickets.size()];
    const auto desk = static_cast<DeskNumber>(step.desk);
    const auto* const visitor = scene.hall.at(desk);
    const auto current = visitor == nullptr ? ticket : visitor->id;
    const auto booked = scene.hall.appointments();
    const auto appointment =
        booked.empty() ? TicketId{7, 7} : booked[static_cast<std::size_t>(step.pick) % booked.size()].id;
    const auto outcome = static_cast<PrintOutcome>(step.pick % 4);
    switch (step.kind) {
    case 0:
    case 1:
    case 2:
        return IssueTicket{{nextId * 0x9E3779B97F4A7C15ULL, nextId},
                           {step.pick % 2 == 0 ? "enrol" : "refund"},
                           {},
                           Evidence::none,
                           0,
                           "k1"};
    case 3:
    case 4:
        return IssueTicket{
            {nextId * 0x9E3779B97F4A7C15ULL, nextId}, {"change"}, "elderly", Evidence::proven, nextId, "k2"};
    case 5:
    case 6:
        return CallNext{desk, step.pick % 2 == 0};
    case 7:
        return Recall{desk, current};
    case 8:
    case 9:
        return StartService{desk, current};
    case 10:
        return FinishService{desk, current};
    case 11:
        return MarkNoShow{desk, current};
    case 12:
        return ResumeTicket{desk, ticket};
    case 13:
        return CancelTicket{ticket, "visitor"};
    case 14:
        return RecordPrint{ticket, outcome, false, outcome == PrintOutcome::failed ? "paper \"end\"\n" : "", "k1"};
    case 15:
    case 16:
        return OpenDesk{desk, "staff" + std::to_string(step.pick % 3)};
    case 17:
        return step.pick % 2 == 0 ? Command{PauseDesk{desk, "午餐"}} : Command{CloseDesk{desk}};
    case 18:
        return AskHelp{"k1", "help"};
    case 19:
        return HoldTicket{desk, step.pick % 2 == 0 ? current : ticket, "papers"};
    case 20:
        return TransferTicket{desk, current, step.pick % 3 == 0 ? std::optional<std::string>{"claims"} : std::nullopt,
                              static_cast<DeskNumber>(step.pick % 4), "other_matter"};
    case 21:
        return ReturnTicket{desk, current, "break"};
    case 22:
        return CallTicket{desk, ticket, "asked_for"};
    case 23:
        return DecideClaim{desk, step.pick % 2 == 0 ? current : ticket, step.pick % 3 == 0};
    case 24:
        return ChangeLane{desk, ticket, step.pick % 2 == 0 ? "priority" : "ordinary", "papers"};
    case 25:
        return IssueTicket{{nextId * 0x9E3779B97F4A7C15ULL, nextId},
                           {"enrol", "change"},
                           "military_family",
                           Evidence::declared,
                           nextId,
                           "k2",
                           false,
                           "0217"};
    case 26:
        return BookAppointment{
            {7, nextId}, {step.pick % 2 == 0 ? "enrol" : "refund"}, scene.now + 40min * step.desk, 0};
    case 27:
        return CheckIn{appointment, {nextId * 0x9E3779B97F4A7C15ULL, nextId}, "k1"};
    case 28:
        return step.pick % 4 == 0 ? Command{CancelAppointment{appointment}}
                                  : CheckIn{appointment, {nextId * 0x9E3779B97F4A7C15ULL, nextId}, "k1"};
    case 29:
        return step.pick % 8 == 0 ? Command{CloseDay{"0217"}} : Command{ReopenDay{"0217"}};
    case 30: {
        auto policy = scene.hall.policy();
        policy.lanes[1].promise = std::chrono::minutes(5 + step.pick);
        return AdoptPolicy{policy, step.pick % 2 == 0 ? PolicyOrigin::staff : PolicyOrigin::file, "0217"};
    }
    case 31:
    case 32:
    case 33:
    case 34:
    case 35:
        return CallNext{desk, true}; // what is done most
    case 36:
    case 37:
        return StartService{desk, current};
    case 38:
    case 39:
        return MarkNoShow{desk, current};
    case 40:
    case 41:
    case 42:
        return OpenDesk{desk, "staff" + std::to_string(step.desk)};
    case 43:
        return GiveNotice{
            desk, current, {{step.pick % 2 == 0 ? "enrol" : "refund", {"表", "a \"b\""}, step.pick % 3 == 0}}};
    case 44:
        return AcceptMatter{desk, current, "change"};
    case 45: {
        const auto open = scene.hall.matters();
        const auto of = open.empty() ? ticket : open[static_cast<std::size_t>(step.pick) % open.size()].ticket;
        return SettleMatter{of, "change", step.pick % 2 == 0 ? MatterOutcome::done : MatterOutcome::withdrawn, "0217"};
    }
    case 46:
    case 47:
        return RateService{desk, step.pick % 2 == 0 ? current : ticket, 1 + step.pick % 5};
    default:
        return AcknowledgeHelp{static_cast<std::uint64_t>(step.pick)};
    }
}

/// Everything that can be asked of a hall, as text: two halls are equal if nobody can tell them apart.
inline std::string everythingAbout(const Hall& hall) {
    std::ostringstream out;
    out << hall.time().time_since_epoch().count() << ' ' << hall.day() << ' ' << hall.eventCount() << ' '
        << hall.lastCall() << ' ' << hall.lastHelp() << ' ' << hall.clockAhead().count() << ' ' << hall.waiting()
        << '\n';
    hall.forEachTicket([&](const Ticket& t) {
        out << text(t.id) << t.number.text() << name(t.state) << name(t.evidence) << name(t.print) << int(t.group)
            << int(t.lane) << ' ' << int(t.calls) << ' ' << t.desk << hall.owner(t) << t.person << ' '
            << t.arrived.time_since_epoch().count() << ' ' << t.called.time_since_epoch().count() << ' '
            << t.started.time_since_epoch().count() << ' ' << t.ended.time_since_epoch().count() << ' '
            << t.waitsFrom.time_since_epoch().count() << ' ' << t.onlyAt << ' ' << int(t.missed) << hall.helper(t)
            << t.expected.middleS << ' ' << hall.ahead(t, hall.time() + 5min) << '\n';
    });
    for (const auto& desk : hall.desks()) {
        out << desk.number << name(desk.state) << desk.staff << desk.reason << (desk.ticket ? text(*desk.ticket) : "")
            << desk.today.finished << ' ' << desk.today.notices << ' ' << desk.today.repeatedNotices << ' '
            << desk.today.noShow << ' ' << desk.today.service.count();
        for (const auto stars : desk.today.ratings) {
            out << stars << ' ';
        }
        for (const auto& one : desk.unrated) {
            out << text(one.ticket) << one.staff << one.ended.time_since_epoch().count();
        }
        for (const auto& departure : desk.recent) {
            out << departure.number.text() << name(departure.outcome);
        }
        if (desk.explanation) {
            out << desk.explanation->record << desk.explanation->markedFirst << desk.explanation->heads.size();
        }
        out << '\n';
    }
    for (const auto& call : hall.callsAfter(0)) {
        out << call.call << call.number.text() << call.desk << int(call.times) << call.at.time_since_epoch().count()
            << '\n';
    }
    for (const auto* const ticket : hall.aside()) {
        out << ticket->number.text();
    }
    for (const auto& one : hall.appointments()) {
        out << text(one.id) << text(one.ticket) << one.at.time_since_epoch().count();
    }
    for (const auto& one : hall.matters()) {
        out << text(one.ticket) << one.number.text() << int(one.item) << one.desk << one.staff
            << one.accepted.time_since_epoch().count() << ' ' << one.due << '\n';
    }
    for (const auto& lane : hall.policy().lanes) {
        out << lane.promise.count() << ' ';
    }
    for (std::size_t group = 0; group < 3; ++group) {
        const auto since = hall.withoutDeskSince(static_cast<GroupIndex>(group));
        out << (since ? since->time_since_epoch().count() : -1) << ' '
            << hall.occupations(static_cast<GroupIndex>(group)).size() << ' '
            << hall.waiting(static_cast<GroupIndex>(group)) << ' ';
    }
    out << hall.policy().version << hall.dayClosed() << hall.room().resting().size();
    for (const auto& help : hall.help()) {
        out << help.help << help.kiosk << help.reason;
    }
    return out.str();
}

/// Plays the steps, calling `check(before, step, result)` after each.
template <class Check>
void play(Scene& scene, const std::vector<Step>& steps, Check&& check) {
    std::uint64_t nextId = 0;
    for (const auto& step : steps) {
        scene.now += std::chrono::seconds(step.seconds);
        scene.told = step.pick % 2 == 0 ? Expectation{60, 120, 300} : Expectation{};
        check(step, scene.command(commandOf(step, scene, ++nextId)));
    }
}

} // namespace fifteen::domain::test
