// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <algorithm>

namespace fifteen::flows {

/// Pages of a visit on which a card still changes something.
bool Walk::mayStillTakeNumber() const {
    switch (at()) {
    case Page::appointment:
    case Page::chooseGroup:
    case Page::chooseItem:
    case Page::item:
    case Page::lane:
        return true;
    case Page::outOfService:
        return !visit_.item.empty() || visit_.checkingIn;
    default:
        return false;
    }
}

void Walk::lies(Proof kind, bool there) {
    if (kind == Proof::idCard)
        visit_.left.id = there;
    else if (kind == Proof::socialCard)
        visit_.left.social = there;
}

void Walk::on(const CardFound& found) {
    lies(found.kind, true);
    if (!mayIdentify())
        return;
    visit_.shown = found.kind;
    goUnderHelp(Page::reading);
}

void Walk::take(const CardRead& read) {
    visit_.visitor = {.maskedName = read.maskedName,
                      .idHash = read.idHash,
                      .claim = read.provenClaim,
                      .claimProven = read.provenClaim.has_value(),
                      .proof = read.kind,
                      .cardExpired = read.expired};
    if (!visit_.booked)
        forgetCode(); // the card answers instead
    if (catalogue_.takesAppointments && !visit_.booked)
        effects_.emplace_back(FindByPerson{.visitNumber = visit_.visitNumber, .idHash = read.idHash});
    speakUnasked(greetingSpeech(visit_));
}

void Walk::on(const CardRead& read) {
    lies(read.kind, true);
    if (at() == Page::reading || mayIdentify()) {
        take(read);
        goUnderHelp(Page::chooseGroup);
        return;
    }
    const bool samePerson = visit_.visitor.idHash == read.idHash;
    const bool stranger = !visit_.visitor.idHash.empty() && !samePerson;
    const bool ticketTaken = visit_.page == Page::ticket && visit_.print == PrintState::printed && !samePerson;
    if (ticketTaken || (mayStillTakeNumber() && stranger)) {
        end(); // the one before has left, the next one has laid a card on
        take(read);
        go(Page::chooseGroup);
        return;
    }
    if (!mayStillTakeNumber())
        return;
    if (samePerson) {
        if (read.kind == Proof::idCard) { // after another proof: there are papers it stands for
            visit_.visitor.proof = read.kind;
            visit_.visitor.cardExpired = read.expired;
        }
        return;
    }
    take(read);
    restartClock();
    // They have asked for a number already, and the one question left is answered by the card. Where there may be an
    // appointment, its answer comes first (AppointmentFound).
    if (visit_.page == Page::lane && visit_.visitor.claimProven && !catalogue_.takesAppointments)
        issue();
}

void Walk::on(const CardFailed& failed) {
    // While one card is being read, another one of no use in another reader takes nothing away.
    const bool awaited = at() == Page::reading && failed.kind == visit_.shown;
    const bool asked = awaited || (at() == Page::welcome && failed.trouble != CardTrouble::readerGone);
    if (failed.trouble == CardTrouble::readerGone)
        lies(failed.kind, false);
    if (!asked)
        return;
    visit_.shown = failed.kind;
    visit_.cardTrouble = failed.trouble;
    goUnderHelp(Page::cardTrouble);
}

void Walk::on(const CardRemoved& removed) {
    lies(removed.kind, false);
    if (at() == Page::reading && removed.kind == visit_.shown)
        on(CardFailed{.trouble = CardTrouble::notRead, .kind = removed.kind});
}

void Walk::on(const Issued& issued) {
    if (visit_.ticket && visit_.ticket->ticket == issued.ticket.ticket)
        return;
    // Given up a moment ago, and still there: the number of an appointment is taken all the same.
    const bool stillWanted = issued.checkedIn && visit_.checkingIn && at() == Page::outOfService;
    if (issued.visitNumber != visit_.visitNumber || (!awaitsIssue() && !stillWanted)) {
        // Nobody is left to see this number. An appointment has no other: it is kept at the desk.
        if (issued.checkedIn)
            effects_.emplace_back(ReportPrint{
                .ticket = issued.ticket.ticket, .result = "abandoned", .reprint = false, .state = PrintState::printed});
        else
            effects_.emplace_back(CancelTicket{issued.ticket.ticket});
        return;
    }
    visit_.ticket = issued.ticket;
    print(false);
}

void Walk::on(const IssueFailed& failed) {
    if (failed.visitNumber != visit_.visitNumber || !awaitsIssue())
        return;
    visit_.serviceTrouble = failed.trouble;
    goUnderHelp(Page::outOfService);
}

void Walk::on(const Printed& printed) {
    // Also after a failure: a printer that was given up may finish after all.
    const bool open = awaitsPrint() || at() == Page::printFailed;
    if (printed.visitNumber != visit_.visitNumber || !visit_.ticket || !open)
        return;
    visit_.print = PrintState::printed;
    goUnderHelp(Page::ticket);
    effects_.emplace_back(ReportPrint{
        .ticket = visit_.ticket->ticket, .result = "printed", .reprint = visit_.reprint, .state = PrintState::printed});
    speakUnasked(farewellSpeech(visit_));
    if (visit_.leaving)
        end();
}

void Walk::on(const PrintFailed& failed) {
    if (failed.visitNumber != visit_.visitNumber || !awaitsPrint())
        return;
    const bool named = failed.trouble != PrintState::printing && failed.trouble != PrintState::printed;
    visit_.print = named ? failed.trouble : PrintState::fault;
    visit_.leaving = false;
    go(Page::printFailed); // over help too: the number must be seen
    effects_.emplace_back(ReportPrint{
        .ticket = visit_.ticket->ticket, .result = "failed", .reprint = visit_.reprint, .state = visit_.print});
    speakUnasked(pageSpeech(visit_, catalogue_)); // without paper the number must be heard, too
}

/// They have it in hand: the page has said what it had to, and the next visitor is waiting.
void Walk::on(const TicketTaken&) {
    if (visit_.page == Page::ticket && visit_.print == PrintState::printed)
        visit_.idle = std::max(visit_.idle, std::chrono::milliseconds(timing_.ticketPage - timing_.ticketTaken));
}

void Walk::on(const ListPrinted& printed) {
    if (printed.visitNumber == visit_.visitNumber && visit_.list == PrintState::printing)
        visit_.list = printed.state;
}

void Walk::on(const HelpAnswered& answered) {
    if (answered.visitNumber == visit_.visitNumber && visit_.help == HelpState::asking)
        visit_.help = answered.reached ? HelpState::asked : HelpState::failed;
}

void Walk::on(const ReadersPresent& readers) {
    visit_.readable = readers.readable;
}

void Walk::on(const CatalogueArrived&) {
    if (visit_.page == Page::starting) {
        rest();
        return;
    }
    if (at() == Page::starting)
        goUnderHelp(Page::welcome);
    if (!mayStillTakeNumber())
        return;
    const auto& claim = visit_.visitor.claim;
    if (claim && std::ranges::find(catalogue_.claims, *claim, &Claim::id) == catalogue_.claims.end()) {
        visit_.visitor.claim.reset();
        visit_.visitor.claimProven = false;
    }
    const bool groupGone = !visit_.group.empty() && catalogue_.group(visit_.group) == nullptr;
    const bool itemGone = std::ranges::any_of(itemsOf(visit_), [&](const std::string& id) {
        const Item* item = catalogue_.item(id);
        return item == nullptr || item->group != visit_.group;
    });
    visit_.choicePage = 0;
    if (!groupGone && !itemGone)
        return;
    forgetChoice();
    goUnderHelp(Page::chooseGroup);
}

void Walk::on(const ServerReachable& reachable) {
    visit_.serverReachable = reachable.reachable;
    if (visit_.page == Page::welcome || isResting(visit_))
        rest();
}

/// Whoever is in the middle of a visit goes on: the server has the last word.
void Walk::on(const HallOpen& hall) {
    visit_.givesNumbers = hall.givesNumbers;
    if (visit_.page == Page::welcome || isResting(visit_))
        rest();
}

} // namespace fifteen::flows
