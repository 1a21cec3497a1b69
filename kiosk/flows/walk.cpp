// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::flows {

using std::chrono::milliseconds;
using std::chrono::seconds;

Walk::Walk(Visit visit, const Catalogue& catalogue, const Timing& timing)
    : visit_(std::move(visit))
    , before_(visit_)
    , catalogue_(catalogue)
    , timing_(timing) {}

Step Walk::done() && {
    settleSpeech();
    return {.visit = std::move(visit_), .effects = std::move(effects_)};
}

void Walk::go(Page page) {
    visit_.page = page;
    goUnderHelp(page);
}

void Walk::goUnderHelp(Page page) {
    (visit_.page == Page::help ? visit_.helpFrom : visit_.page) = page;
    visit_.choicePage = 0;
    visit_.waited = milliseconds{0};
    restartClock();
}

void Walk::restartClock() {
    visit_.idle = milliseconds{0};
    visit_.warning.reset();
    visit_.closesIn.reset();
}

/// The page shown while nobody is there.
void Walk::rest() {
    if (catalogue_.groups.empty())
        go(Page::starting);
    else if (visit_.serverReachable && visit_.givesNumbers)
        go(Page::welcome);
    else {
        visit_.serviceTrouble = visit_.serverReachable ? ServiceTrouble::hallClosed : ServiceTrouble::unreachable;
        go(Page::outOfService);
    }
}

/// Forgets the person, and answers still on their way to them; language and letter size stay.
void Walk::wipe() {
    Visit fresh;
    fresh.language = visit_.language;
    fresh.largeText = visit_.largeText;
    fresh.left = visit_.left;
    fresh.serverReachable = visit_.serverReachable;
    fresh.givesNumbers = visit_.givesNumbers;
    fresh.speech = visit_.speech;
    fresh.lastSpeech = visit_.lastSpeech;
    fresh.voice = visit_.voice;
    fresh.headset = visit_.headset;
    fresh.readable = visit_.readable;
    fresh.visitNumber = visit_.visitNumber + 1;
    visit_ = fresh;
    effects_.emplace_back(WipeVisitor{});
}

void Walk::goHome() {
    wipe();
    rest();
}

void Walk::end() {
    goHome();
    visit_.language = Language::zh;
    visit_.largeText = false;
}

/// Nobody has answered. A number that is not on paper is kept for them, but not called.
void Walk::endOfPatience() {
    if (at() == Page::printFailed && visit_.ticket)
        effects_.emplace_back(ReportPrint{
            .ticket = visit_.ticket->ticket, .result = "abandoned", .reprint = visit_.reprint, .state = visit_.print});
    end();
}

void Walk::issue() {
    go(Page::issuing);
    if (visit_.checkingIn)
        effects_.emplace_back(CheckIn{.visitNumber = visit_.visitNumber, .appointment = visit_.booked->appointment});
    else
        effects_.emplace_back(
            IssueTicket{.visitNumber = visit_.visitNumber, .items = itemsOf(visit_), .visitor = visit_.visitor});
}

void Walk::print(bool reprint) {
    visit_.print = PrintState::printing;
    visit_.reprint = reprint;
    visit_.leaving = false;
    go(Page::ticket);
    effects_.emplace_back(PrintTicket{.visitNumber = visit_.visitNumber, .ticket = *visit_.ticket, .reprint = reprint});
}

bool Walk::awaitsCode() const {
    return at() == Page::code && visit_.codeState == CodeState::looking;
}

bool Walk::awaitsIssue() const {
    return at() == Page::issuing;
}

bool Walk::awaitsPrint() const {
    return visit_.ticket && visit_.print == PrintState::printing;
}

void Walk::on(const Tick& tick) {
    // A clock that jumps (sleep, a debugger) must not close a page nobody has seen warned.
    const auto elapsed = std::clamp<milliseconds>(tick.elapsed, milliseconds{0}, seconds{5});
    visit_.waited += elapsed;
    if (giveUpWaiting())
        return;
    const bool machinesTurn = at() == Page::reading || awaitsCode() || awaitsIssue() || awaitsPrint();
    if (machinesTurn)
        return;
    visit_.idle += elapsed;
    if (visit_.page == Page::ticket)
        countDown(timing_.ticketPage);
    else if (visit_.page == Page::printFailed)
        countDown(timing_.printFailedPage);
    else if (canGoHome(visit_))
        warn();
    else if (needsTick(visit_) && visit_.idle >= timing_.idleBeforeWarning + timing_.warning)
        end(); // nobody is there: only language and letter size are left over
}

void Walk::giveUpReading() {
    if (visit_.shown == Proof::code)
        refuseCode(CardTrouble::voucherUnreachable);
    else
        on(CardFailed{.trouble = CardTrouble::notRead, .kind = visit_.shown});
}

/// Machines are expected to answer, if only with a failure; here for the day when one does not.
bool Walk::giveUpWaiting() {
    if (at() == Page::reading && visit_.waited >= timing_.reading)
        giveUpReading();
    else if (awaitsCode() && visit_.waited >= timing_.looking)
        on(CodeAnswered{.visitNumber = visit_.visitNumber, .code = visit_.code, .reached = false, .booked = {}});
    else if (awaitsIssue() && visit_.waited >= timing_.issuing)
        on(IssueFailed{.visitNumber = visit_.visitNumber, .trouble = ServiceTrouble::unreachable});
    else if (awaitsPrint() && visit_.waited >= timing_.printing)
        on(PrintFailed{.visitNumber = visit_.visitNumber, .trouble = PrintState::fault});
    else
        return false;
    return true;
}

void Walk::countDown(seconds limit) {
    if (visit_.idle >= limit)
        endOfPatience();
    else
        visit_.closesIn = std::chrono::ceil<seconds>(limit - visit_.idle);
}

void Walk::warn() {
    const auto limit = timing_.idleBeforeWarning + timing_.warning;
    if (visit_.idle >= limit)
        endOfPatience();
    else if (visit_.idle >= timing_.idleBeforeWarning) {
        if (!visit_.warning && visit_.headset && canListen(visit_))
            speakUnasked(stillThereSpeech(visit_));
        visit_.warning = std::chrono::ceil<seconds>(limit - visit_.idle);
    }
}

} // namespace fifteen::flows
