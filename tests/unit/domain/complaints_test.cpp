// SPDX-License-Identifier: Apache-2.0
#include "domain/order.hpp"
#include "domain/order_proof.hpp"
#include "domain/wording.hpp"
#include "sample_hall.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>

/// What users of other queue systems complain about (queueing.md): each is a check of a hall's day that must find
/// nothing in the real hall, and must find the fault in a hall that has it. Complaints that are about programs rather
/// than the hall are tested where those are: a double tap in service_test (and visit_test), a ticket that never printed
/// in visit_test and kiosk_test too, a cut announcement in announcement_test and hall_screen_test, a screen nobody
/// watches in hall_display_test, the way out of the kiosk in kiosk_test.
namespace fifteen::domain::test {
namespace {

/// A hall that does what it is told, and lies when it should.
struct Faulty {
    std::function<void(std::vector<Event>&, const Hall&)> lie = [](auto&, const auto&) {};
};

/// Plays one busy day: three desks, three lanes, no-shows, holds, papers that fail and are printed again, an
/// appointment, a restart in the middle; and the first calls of the next morning. Returns what happened.
std::vector<Event> aDay(const Faulty& faulty) {
    Hall hall(siteWithCover());
    std::vector<Event> journal;
    TimePoint now = morning;
    std::uint64_t ids = 0;
    const auto command = [&](const Command& some) {
        auto events = decide(hall, some, now);
        if (!events) {
            return false;
        }
        faulty.lie(*events, hall);
        for (const auto& event : *events) {
            apply(hall, event);
            journal.push_back(event);
        }
        return true;
    };
    const auto issue = [&](const char* item, std::optional<std::string> claim) {
        ++ids;
        const TicketId id{ids * 0x9E3779B97F4A7C15ULL, ids};
        command(IssueTicket{id, {item}, std::move(claim), Evidence::declared, 0, "k1"});
        if (ids % 5 == 0) { // the paper ran out; the visitor has it printed again, or walks away
            command(RecordPrint{id, PrintOutcome::failed, false, "paper_end", "k1"});
            const auto then = ids % 10 == 0 ? PrintOutcome::abandoned : PrintOutcome::printed;
            command(RecordPrint{id, then, then == PrintOutcome::printed, "", "k1"});
        } else {
            command(RecordPrint{id, PrintOutcome::printed, false, "", "k1"});
            if (ids % 6 == 0) {
                command(RecordPrint{id, PrintOutcome::printed, true, "", "k1"}); // the first was torn
            }
        }
    };
    const auto openDesks = [&] {
        for (DeskNumber desk = 1; desk <= 3; ++desk) {
            command(OpenDesk{desk, "staff" + std::to_string(desk)});
        }
    };
    openDesks();
    command(BookAppointment{{8, 8}, {"enrol"}, now + 30min, 0});
    command(CheckIn{{8, 8}, {8, 9}, "k1"});
    for (int minute = 0; minute < 120; ++minute) {
        now += 1min;
        issue(minute % 3 == 0 ? "refund" : "enrol",
              minute % 4 == 0 ? std::optional<std::string>("elderly") : std::nullopt);
        if (minute == 60) { // a restart: the hall is what the journal says
            Hall again(siteWithCover());
            for (const auto& event : journal) {
                apply(again, event);
            }
            hall = again;
        }
        const auto desk = static_cast<DeskNumber>(minute % 3 + 1);
        if (const auto* const visitor = hall.at(desk)) {
            const auto id = visitor->id;
            if (minute % 7 == 0) {
                command(MarkNoShow{desk, id});
            } else {
                command(StartService{desk, id});
                now += 20s;
                if (minute % 11 == 0) {
                    command(HoldTicket{desk, id, "papers"});
                    command(ResumeTicket{desk, id});
                } else {
                    command(FinishService{desk, id});
                }
            }
        }
        command(CallNext{desk, false});
    }
    now += 22h;
    openDesks();
    for (DeskNumber desk = 1; desk <= 3; ++desk) {
        if (const auto* const left = hall.at(desk)) { // since the evening
            const auto id = left->id;
            command(StartService{desk, id});
            command(FinishService{desk, id});
        }
        issue("enrol", {});
        now += 1min;
        command(CallNext{desk, false});
    }
    return journal;
}

template <class Body, class Visit>
void each(const std::vector<Event>& events, Visit&& visit) {
    for (const auto& event : events) {
        if (const auto* const body = std::get_if<Body>(&event.body)) {
            visit(event, *body);
        }
    }
}

/// Runs the check on the real hall's day and on a faulty one's.
void mustFind(const std::function<bool(const std::vector<Event>&)>& complaint, const Faulty& fault) {
    EXPECT_FALSE(complaint(aDay({}))) << "the real hall gives cause for it";
    EXPECT_TRUE(complaint(aDay(fault))) << "the check does not see the fault";
}

template <class Body>
Faulty lieOnce(int nth, std::function<void(Body&, const Hall&)> change) {
    auto count = std::make_shared<int>(0);
    return {[=](std::vector<Event>& events, const Hall& hall) {
        for (auto& event : events) {
            if (auto* const body = std::get_if<Body>(&event.body); body != nullptr && (*count)++ == nth) {
                change(*body, hall);
            }
        }
    }};
}

TEST(Complaint1, twoDesksGetOneTicket) {
    const auto complaint = [](const std::vector<Event>& day) {
        std::map<TicketId, DeskNumber> at;
        bool twice = false;
        for (const auto& event : day) {
            if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
                twice = twice || at.contains(call->ticket);
                at[call->ticket] = call->desk;
            } else if (const auto* const done = std::get_if<ServiceFinished>(&event.body)) {
                at.erase(done->ticket);
            } else if (const auto* const missed = std::get_if<TicketNoShow>(&event.body)) {
                at.erase(missed->ticket);
            } else if (const auto* const held = std::get_if<TicketHeld>(&event.body)) {
                at.erase(held->ticket);
            }
        }
        return twice;
    };
    mustFind(complaint, lieOnce<TicketCalled>(5, [](TicketCalled& call, const Hall& hall) {
                 for (const auto& desk : hall.desks()) {
                     if (desk.ticket && desk.number != call.desk) {
                         call.ticket = *desk.ticket;
                     }
                 }
             }));
}

TEST(Complaint2, theOrderCannotBeExplained) {
    const auto complaint = [](const std::vector<Event>& day) {
        OrderProof proof(siteWithCover());
        for (const auto& event : day) {
            if (!proof.add(event, proof.hall().site()).empty()) {
                return true;
            }
            if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
                const auto words = whyCalled(call->heads, {call->markedFirst, !call->reason.empty()});
                if (words.zh.find(call->heads.front().number.text()) == std::string::npos) {
                    return true;
                }
            }
        }
        return false;
    };
    // Newest first: the last of those who wait at the desk's group instead of the first.
    mustFind(complaint, lieOnce<TicketCalled>(20, [](TicketCalled& call, const Hall& hall) {
                 const auto chosen = call.ticket;
                 const auto group = hall.find(chosen)->group;
                 hall.forEachWaiting([&](const Ticket& ticket) {
                     if (ticket.group == group && ticket.id != chosen) {
                         call.ticket = ticket.id;
                         call.heads.front() = {ticket.number, ticket.lane, hall.time() - ticket.waitsFrom,
                                               hall.policy().promise(ticket.lane)};
                     }
                 });
             }));
}

TEST(Complaint3, numbersRepeatUnderLoadOrAfterARestart) {
    const auto complaint = [](const std::vector<Event>& day) {
        std::set<TicketNumber> seen;
        bool repeated = false;
        for (const auto& event : day) {
            if (std::holds_alternative<DayOpened>(event.body)) {
                seen.clear();
            } else if (const auto* const issued = std::get_if<TicketIssued>(&event.body)) {
                repeated = repeated || !seen.insert(issued->number).second;
            }
        }
        return repeated;
    };
    // As if the counter had been lost with the restart.
    mustFind(complaint, lieOnce<TicketIssued>(61, [](TicketIssued& issued, const Hall&) { issued.number.value = 1; }));
}

/// Whoever walked away from a printer that failed, and whom nobody has brought back, is called by nobody.
bool aGhostIsCalled(const std::vector<Event>& day) {
    std::set<TicketId> ghosts;
    for (const auto& event : day) {
        if (const auto* const print = std::get_if<PrintRecorded>(&event.body)) {
            if (print->outcome == PrintOutcome::abandoned) {
                ghosts.insert(print->ticket);
            }
        } else if (const auto* const resumed = std::get_if<TicketResumed>(&event.body)) {
            ghosts.erase(resumed->ticket);
        } else if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
            if (ghosts.contains(call->ticket)) {
                return true;
            }
        }
    }
    return false;
}

/// Of one ticket there is one paper that does not say it was printed again.
bool twoPapersPassForTheFirst(const std::vector<Event>& day) {
    std::set<TicketId> printed;
    bool twice = false;
    each<PrintRecorded>(day, [&](const Event&, const PrintRecorded& print) {
        if (print.outcome == PrintOutcome::printed && !print.reprint) {
            twice = twice || !printed.insert(print.ticket).second;
        }
    });
    return twice;
}

TEST(Complaint4, theTicketCountsAlthoughItNeverPrinted) {
    // As if whoever was put aside for it still stood in line.
    mustFind(aGhostIsCalled, lieOnce<TicketCalled>(20, [](TicketCalled& call, const Hall& hall) {
                 for (const auto* const ticket : hall.aside()) {
                     if (ticket->print == PrintOutcome::abandoned) {
                         call.ticket = ticket->id;
                     }
                 }
             }));
}

TEST(Complaint4, orItPrintedTwice) {
    auto seen = std::make_shared<bool>(false);
    mustFind(twoPapersPassForTheFirst, {[seen](std::vector<Event>& events, const Hall& hall) {
                 for (auto& event : events) {
                     auto* const print = std::get_if<PrintRecorded>(&event.body);
                     if (print != nullptr && print->reprint && !*seen) {
                         // The second paper of one whose first came out.
                         *seen = hall.find(print->ticket)->print == PrintOutcome::printed;
                         print->reprint = !*seen;
                     }
                 }
             }});
    EXPECT_TRUE(*seen);
}

TEST(Complaint6, aScreenShowsOnlyTheNewestOfTwoCloseCalls) {
    // Calls are numbered without a gap, and a screen that was away gets every one after the last it showed.
    const auto complaint = [](const std::vector<Event>& day) {
        Hall hall(siteWithCover());
        std::uint64_t last = 0;
        std::uint64_t shown = 0;
        bool missed = false;
        for (const auto& event : day) {
            if (std::holds_alternative<DayOpened>(event.body)) {
                shown = last; // it had the night for the last of them
            }
            if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
                missed = missed || call->call != last + 1;
                last = call->call;
            }
            apply(hall, event);
            if (last > shown + 2) { // it was away for three calls
                for (const auto& call : hall.callsAfter(shown)) {
                    missed = missed || call.call != shown + 1;
                    shown = call.call;
                }
                missed = missed || shown != last;
            }
        }
        return missed;
    };
    mustFind(complaint, lieOnce<TicketCalled>(9, [](TicketCalled& call, const Hall&) { ++call.call; }));
}

TEST(Complaint7, aNightChangesNothingForAScreen) {
    // A screen that has shown calls until the evening asks in the morning for what came after the last of them.
    const auto complaint = [](const std::vector<Event>& day) {
        Hall hall(siteWithCover());
        std::uint64_t shown = 0;
        for (const auto& event : day) {
            apply(hall, event);
            if (!std::holds_alternative<TicketCalled>(event.body)) {
                continue;
            }
            const auto fresh = hall.callsAfter(shown);
            if (fresh.size() != 1) {
                return true; // dark from then on, or all over again
            }
            shown = fresh.front().call;
        }
        return false;
    };
    // Numbers that begin anew with the day, as those of tickets do.
    auto morning = std::make_shared<bool>(false);
    mustFind(complaint, {[morning](std::vector<Event>& events, const Hall& hall) {
                 for (auto& event : events) {
                     *morning = *morning || (hall.eventCount() > 1 && std::holds_alternative<DayOpened>(event.body));
                     if (auto* const call = std::get_if<TicketCalled>(&event.body); call != nullptr && *morning) {
                         call->call = 1;
                     }
                 }
             }});
}

TEST(Complaint8, whatTheDayKeepsSaysNothingOfThePerson) {
    const auto complaint = [](const std::vector<Event>& day) {
        bool told = false;
        each<TicketIssued>(day, [&](const Event&, const TicketIssued& issued) {
            told = told || issued.issuedBy.find("elderly") != std::string::npos;
        });
        each<TicketCalled>(day, [&](const Event&, const TicketCalled& call) {
            const auto words = whyCalled(call.heads, {call.markedFirst, !call.reason.empty()});
            told = told || (words.en + words.zh + call.reason).find("elderly") != std::string::npos;
        });
        return told;
    };
    mustFind(complaint,
             lieOnce<TicketIssued>(4, [](TicketIssued& issued, const Hall&) { issued.issuedBy = "k1 elderly"; }));
}

TEST(Complaint9, aNoShowIsCalledAgainAtOnceOrNever) {
    const auto complaint = [](const std::vector<Event>& day) {
        std::map<TicketId, TimePoint> notBefore;
        std::map<TicketId, TimePoint> missedAt;
        bool atOnce = false;
        bool never = false;
        auto last = day.front().at;
        for (const auto& event : day) {
            if (std::holds_alternative<DayOpened>(event.body)) {
                never =
                    never || std::ranges::any_of(missedAt, [&](const auto& one) { return one.second + 40min < last; });
                missedAt.clear();
            }
            last = event.at;
            if (const auto* const missed = std::get_if<TicketNoShow>(&event.body)) {
                atOnce = atOnce || (missed->again != TimePoint{} && missed->again < event.at + 60s);
                notBefore[missed->ticket] = missed->again;
                if (missed->again != TimePoint{}) {
                    missedAt[missed->ticket] = event.at;
                }
            } else if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
                const auto rest = notBefore.find(call->ticket);
                atOnce = atOnce || (rest != notBefore.end() && event.at < rest->second);
                missedAt.erase(call->ticket);
            }
        }
        return atOnce || never;
    };
    mustFind(complaint,
             lieOnce<TicketNoShow>(1, [](TicketNoShow& missed, const Hall& hall) { missed.again = hall.time() + 1s; }));
}

/// Anybody can count the services from the journal; what the hall says of its desks must be the same.
bool servicesDoNotAddUp(const std::vector<Event>& day) {
    Hall hall(siteWithCover());
    std::map<DeskNumber, std::uint32_t> finished;
    std::map<DeskNumber, Duration> service;
    std::map<TicketId, TimePoint> started;
    for (const auto& event : day) {
        if (std::holds_alternative<DayOpened>(event.body)) {
            finished.clear();
            service.clear();
        } else if (const auto* const begin = std::get_if<ServiceStarted>(&event.body)) {
            started[begin->ticket] = event.at;
        } else if (const auto* const done = std::get_if<ServiceFinished>(&event.body)) {
            ++finished[done->desk];
            service[done->desk] += event.at - started[done->ticket];
        }
        apply(hall, event);
        for (const auto& desk : hall.desks()) {
            if (desk.today.finished != finished[desk.number] || desk.today.service != service[desk.number]) {
                return true;
            }
        }
    }
    return false;
}

/// And the waits, with a pencil: from the arrival, or the time agreed on, to the first call, without the time aside.
/// What the hall says, in the call itself and in the day's score, must be the same.
bool waitsDoNotAddUp(const std::vector<Event>& day) {
    struct Wait {
        TimePoint from{};
        TimePoint aside{};
        bool called = false;
    };

    std::map<TicketId, Wait> waits;
    Hall hall(siteWithCover());
    Duration byPencil{};
    bool differ = false;
    for (const auto& event : day) {
        if (const auto* const issued = std::get_if<TicketIssued>(&event.body)) {
            waits[issued->ticket].from = std::max(event.at, issued->bookedFor);
        } else if (const auto* const held = std::get_if<TicketHeld>(&event.body)) {
            waits[held->ticket].aside = event.at;
        } else if (const auto* const print = std::get_if<PrintRecorded>(&event.body)) {
            if (print->outcome == PrintOutcome::abandoned) {
                waits[print->ticket].aside = event.at;
            }
        } else if (const auto* const missed = std::get_if<TicketNoShow>(&event.body)) {
            waits[missed->ticket].aside = event.at;
        } else if (const auto* const resumed = std::get_if<TicketResumed>(&event.body)) {
            waits[resumed->ticket].from += event.at - waits[resumed->ticket].aside;
        } else if (const auto* const call = std::get_if<TicketCalled>(&event.body)) {
            auto& wait = waits[call->ticket];
            const auto waited = std::max(Duration::zero(), event.at - wait.from);
            if (!std::exchange(wait.called, true)) {
                differ = differ || call->heads.empty() || call->heads.front().waited != waited;
                byPencil += waited;
            }
        }
        apply(hall, event);
    }
    EXPECT_GT(byPencil, 1h) << "somebody did wait";
    return differ;
}

TEST(Complaint10, statisticsOfServicesDoNotAddUp) {
    mustFind(servicesDoNotAddUp, lieOnce<ServiceFinished>(3, [](ServiceFinished& done, const Hall&) {
                 done.ticket = {9, 9};
             }));
}

TEST(Complaint10, statisticsOfWaitsDoNotAddUp) {
    mustFind(waitsDoNotAddUp,
             lieOnce<TicketCalled>(12, [](TicketCalled& call, const Hall&) { call.heads.front().waited += 1s; }));
}

} // namespace
} // namespace fifteen::domain::test
