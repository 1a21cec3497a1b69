// SPDX-License-Identifier: Apache-2.0
#include "domain/order.hpp"
#include "domain/order_proof.hpp"
#include "domain/wording.hpp"
#include "sample_hall.hpp"

#include <functional>
#include <map>
#include <set>

/// What users of other queue systems complain about (queueing.md): each is a check of a hall's day that must find
/// nothing in the real hall, and must find the fault in a hall that has it. Complaints that are about programs rather
/// than the hall are tested where those are: a double tap and a ticket that never printed in visit_test and kiosk_test,
/// a cut announcement in announcement_test and hall_screen_test, a screen nobody watches in hall_display_test, the way
/// out of the kiosk in kiosk_test.
namespace fifteen::domain::test {
namespace {

/// A hall that does what it is told, and lies when it should.
struct Faulty {
    std::function<void(std::vector<Event>&, const Hall&)> lie = [](auto&, const auto&) {};
};

/// Plays one busy day: three desks, three lanes, no-shows, holds, a restart in the middle; returns what happened.
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
        command(IssueTicket{{ids * 0x9E3779B97F4A7C15ULL, ids}, {item}, std::move(claim), Evidence::declared, 0, "k1"});
    };
    for (DeskNumber desk = 1; desk <= 3; ++desk) {
        command(OpenDesk{desk, "staff" + std::to_string(desk)});
    }
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
                 const auto group = hall.find(call.ticket)->group;
                 hall.forEachWaiting([&](const Ticket& ticket) {
                     if (ticket.group == group && ticket.id != call.ticket) {
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
        each<TicketIssued>(day, [&](const Event&, const TicketIssued& issued) {
            repeated = repeated || !seen.insert(issued.number).second;
        });
        return repeated;
    };
    // As if the counter had been lost with the restart.
    mustFind(complaint, lieOnce<TicketIssued>(61, [](TicketIssued& issued, const Hall&) { issued.number.value = 1; }));
}

TEST(Complaint4, theTicketCountsAlthoughItNeverPrinted) {
    // Whoever walked away from a printer that failed is not called; somebody may still bring them back.
    const auto complaint = [](bool forget) {
        Scene scene;
        scene.open(1);
        const auto ghost = scene.issue();
        scene.expect(
            RecordPrint{ghost, forget ? PrintOutcome::failed : PrintOutcome::abandoned, false, "paper_end", "k1"});
        return scene.call(1) == ghost;
    };
    EXPECT_FALSE(complaint(false));
    EXPECT_TRUE(complaint(true)) << "the check does not see a ghost that is called";
}

TEST(Complaint5, aDoubleTapTakesTwoTickets) {
    const auto complaint = [](bool sameKey) {
        Scene scene;
        const TicketId id{1, 1};
        scene.expect(IssueTicket{id, {"enrol"}, {}, Evidence::none, 0, "k1"});
        // The service answers a repeated key from what it kept; even if it did not, the ticket's id is the same.
        scene.command(IssueTicket{sameKey ? id : TicketId{2, 2}, {"enrol"}, {}, Evidence::none, 0, "k1"});
        return scene.hall.ticketCount() > 1;
    };
    EXPECT_FALSE(complaint(true));
    EXPECT_TRUE(complaint(false)) << "the check does not see a second ticket";
}

TEST(Complaint6, aScreenShowsOnlyTheNewestOfTwoCloseCalls) {
    // Calls are numbered without a gap, and a screen that was away gets every one after the last it showed.
    const auto complaint = [](const std::vector<Event>& day) {
        Hall hall(siteWithCover());
        std::uint64_t last = 0;
        std::uint64_t shown = 0;
        bool missed = false;
        for (const auto& event : day) {
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
    const auto complaint = [](bool restartNumbers) {
        Scene scene;
        scene.open(1);
        scene.issue();
        scene.serve(1);
        const auto before = scene.hall.lastCall();
        scene.now += 24h;
        scene.issue();
        scene.serve(1);
        const auto after = restartNumbers ? 1 : scene.hall.lastCall();
        return after <= before; // a screen that compares call numbers would stay dark
    };
    EXPECT_FALSE(complaint(false));
    EXPECT_TRUE(complaint(true)) << "the check does not see numbers that begin anew";
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
        for (const auto& event : day) {
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
        const auto end = day.back().at;
        return atOnce || std::ranges::any_of(missedAt, [&](const auto& one) { return one.second + 40min < end; });
    };
    mustFind(complaint,
             lieOnce<TicketNoShow>(1, [](TicketNoShow& missed, const Hall& hall) { missed.again = hall.time() + 1s; }));
}

TEST(Complaint10, statisticsDoNotAddUp) {
    // Anybody can count the waits from the journal; what the hall says of its desks must be the same.
    const auto complaint = [](const std::vector<Event>& day) {
        Hall hall(siteWithCover());
        std::map<DeskNumber, std::uint32_t> finished;
        std::map<DeskNumber, Duration> service;
        std::map<TicketId, TimePoint> started;
        for (const auto& event : day) {
            if (const auto* const begin = std::get_if<ServiceStarted>(&event.body)) {
                started[begin->ticket] = event.at;
            } else if (const auto* const done = std::get_if<ServiceFinished>(&event.body)) {
                ++finished[done->desk];
                service[done->desk] += event.at - started[done->ticket];
            }
            apply(hall, event);
        }
        return std::ranges::any_of(hall.desks(), [&](const Desk& desk) {
            return desk.today.finished != finished[desk.number] || desk.today.service != service[desk.number];
        });
    };
    mustFind(complaint, lieOnce<ServiceFinished>(3, [](ServiceFinished& done, const Hall&) { done.ticket = {9, 9}; }));
}

} // namespace
} // namespace fifteen::domain::test
