// SPDX-License-Identifier: Apache-2.0
#include "flows/page_speech.hpp"

#include "speaker.hpp"

namespace fifteen::flows {

namespace {

/// The sentence for these cards: of four that say the same of none, of an ID card, of a social card and of both.
std::string forCards(Cards cards, const char* none, const char* id, const char* social, const char* both) {
    if (cards.id)
        return cards.social ? both : id;
    return cards.social ? social : none;
}

void welcome(Speaker& speech, const Visit& visit, const Catalogue& catalogue) {
    const auto& cards = visit.readable;
    speech.say(forCards(cards, "welcome-no-reader", "welcome", "welcome-social", "welcome-either"));
    speech.pause().say(
        forCards(cards, "where-slot", "where-reader-and-slot", "where-card-slot", "where-reader-and-slots"));
    if (catalogue.takesAppointments)
        speech.pause().say("have-code");
}

std::string readingOf(Proof shown) {
    switch (shown) {
    case Proof::socialCard:
        return "reading-social";
    case Proof::code:
        return "reading-code";
    case Proof::idCard:
        break;
    }
    return "reading";
}

/// Laid on the reader of ID cards.
std::string laidTrouble(const Visit& visit, CardTrouble trouble) {
    switch (trouble) {
    case CardTrouble::severalCards:
        return visit.left.id ? "several-cards" : "several-cards-lifted";
    case CardTrouble::unknownCard:
        return "card-unknown";
    default:
        return visit.left.id ? "card-not-read-lift" : "card-not-read";
    }
}

/// Put into the reader of social cards.
std::string insertedTrouble(const Visit& visit, CardTrouble trouble) {
    switch (trouble) {
    case CardTrouble::silent:
        return "social-silent";
    case CardTrouble::blocked:
        return "social-blocked";
    case CardTrouble::unknownCard:
        return "social-unknown";
    default:
        return visit.left.social ? "social-not-read-pull" : "social-not-read";
    }
}

std::string cardTrouble(const Visit& visit, CardTrouble trouble) {
    switch (trouble) {
    case CardTrouble::badDates:
        return "card-bad-dates";
    case CardTrouble::readerGone:
        return visit.readable.any() ? "reader-gone-here" : "reader-gone"; // it says already how to go on
    case CardTrouble::paymentCode:
        return "code-payment";
    case CardTrouble::otherCode:
        return "code-other";
    case CardTrouble::voucherRefused:
        return "voucher-refused";
    case CardTrouble::voucherUnreachable:
        return "voucher-unreachable";
    case CardTrouble::voucherUnsupported:
        return "voucher-unsupported";
    case CardTrouble::notRead:
    case CardTrouble::severalCards:
    case CardTrouble::silent:
    case CardTrouble::blocked:
    case CardTrouble::unknownCard:
        break;
    }
    return visit.shown == Proof::socialCard ? insertedTrouble(visit, trouble) : laidTrouble(visit, trouble);
}

void cardTrouble(Speaker& speech, const Visit& visit) {
    speech.say(cardTrouble(visit, visit.cardTrouble));
    if (const auto others = otherCards(visit); others.any())
        speech.pause().say(forCards(others, "", "have-id-card", "have-social-card", "have-either-card"));
    if (visit.cardTrouble != CardTrouble::readerGone || visit.readable.any())
        speech.pause().say("without-card");
}

/// Of a card that has expired only its holder hears.
void chooseGroup(Speaker& speech, const Visit& visit) {
    if (visit.headset && visit.visitor.cardExpired)
        speech.say(visit.visitor.proof == Proof::socialCard ? "social-expired" : "card-expired").pause();
    speech.say("choose-group").pause().say("not-sure");
}

/// The digits that were typed are not said: whoever stands behind would have them.
void code(Speaker& speech, CodeState state) {
    switch (state) {
    case CodeState::typing:
        speech.say("code").pause().say("code-none");
        break;
    case CodeState::looking:
        speech.say("code-looking");
        break;
    case CodeState::unknown:
        speech.say("code-unknown");
        break;
    case CodeState::failed:
        speech.say("code-failed");
        break;
    case CodeState::barred:
        speech.say("code-barred");
        break;
    }
}

/// What the page shows of an item beside its papers, for who cannot see it.
void fieldsOf(Speaker& speech, const Item& item) {
    speech.say("item-time").words(item.timeLimit).pause();
    speech.say("item-standard").words(item.standard).pause();
    speech.say("item-steps");
    for (const auto& step : item.steps)
        speech.words(step);
    speech.pause();
    if (item.code.empty())
        speech.say("item-code-unknown");
    else
        speech.say("item-code").digits(item.code);
    speech.pause();
}

void list(Speaker& speech, PrintState list) {
    if (list == PrintState::printing)
        speech.say("list-printing");
    else
        speech.say(list == PrintState::printed ? "list-printed" : "list-failed");
}

void item(Speaker& speech, const Visit& visit, const Catalogue& catalogue) {
    if (visit.list) {
        list(speech, *visit.list);
        speech.pause();
    }
    const bool papers = !catalogue.papersOf(itemsOf(visit)).empty();
    const auto* item = catalogue.item(visit.item);
    if (visit.headset && item != nullptr)
        fieldsOf(speech, *item);
    if (!papers)
        speech.say("item-no-papers");
    else
        speech.say(visit.headset ? "item-papers-keys" : "item-papers"); // the keys move from paper to paper
    speech.pause().say(visit.headset ? "item-take-key" : "item-take");
}

/// Where to sit is the site's word: said to who cannot read it on the ticket.
void ticket(Speaker& speech, const Visit& visit, const Catalogue& catalogue) {
    if (!visit.ticket)
        return;
    speech.number("your-number", visit.ticket->number).ahead(visit.ticket->ahead).pause();
    speech.wait(visit.ticket->wait);
    if (visit.print == PrintState::printed)
        speech
            .say(forCards(visit.left, "take-ticket", "take-ticket-and-card", "take-ticket-and-social",
                          "take-ticket-and-cards"))
            .pause()
            .say("take-seat");
    else
        speech.say(visit.reprint ? "reprinting" : "printing")
            .sayIf(visit.left.any(), forCards(visit.left, "", "take-card", "take-social", "take-cards"));
    if (const auto* zone = catalogue.zone(visit.ticket->zone); visit.headset && zone != nullptr)
        speech.pause().words(zone->name);
}

std::string causeOf(PrintState print) {
    switch (print) {
    case PrintState::paperEnd:
        return "print-paper";
    case PrintState::coverOpen:
        return "print-cover";
    case PrintState::printerGone:
        return "print-gone";
    case PrintState::mouthFull:
        return "print-mouth";
    case PrintState::printing:
    case PrintState::printed:
    case PrintState::fault:
        break;
    }
    return "print-fault";
}

void printFailed(Speaker& speech, const Visit& visit) {
    if (!visit.ticket)
        return;
    speech.number("remember-number", visit.ticket->number).say(causeOf(visit.print)).pause();
    speech.ahead(visit.ticket->ahead).pause().say("print-choices");
}

void help(Speaker& speech, HelpState state) {
    if (state == HelpState::failed)
        speech.say("help-failed");
    else
        speech.say(state == HelpState::asked ? "help-asked" : "help-asking").pause().say("help-wait");
}

void outOfService(Speaker& speech, const Visit& visit) {
    switch (visit.serviceTrouble) {
    case ServiceTrouble::groupClosed:
        speech.say("service-group-closed");
        return;
    case ServiceTrouble::hallClosed:
        speech.say("service-hall-closed");
        break;
    case ServiceTrouble::refused:
        speech.say("service-refused");
        return;
    case ServiceTrouble::unreachable:
        speech.say(isResting(visit) ? "service-resting" : "service-unreachable");
        break;
    }
    speech.pause().say("service-guide-desk");
}

} // namespace

Clips pageSpeech(const Visit& visit, const Catalogue& catalogue) {
    Speaker speech(visit.language);
    switch (visit.page) {
    case Page::starting:
        speech.say("starting");
        break;
    case Page::welcome:
        welcome(speech, visit, catalogue);
        break;
    case Page::reading:
        speech.say(readingOf(visit.shown));
        break;
    case Page::cardTrouble:
        cardTrouble(speech, visit);
        break;
    case Page::code:
        code(speech, visit.codeState);
        break;
    case Page::appointment:
        speech.say("appointment");
        break;
    case Page::chooseGroup:
        chooseGroup(speech, visit);
        break;
    case Page::chooseItem:
        speech.say(visit.itemsBefore.empty() ? "choose-item" : "choose-another").pause().say("not-sure");
        break;
    case Page::item:
        item(speech, visit, catalogue);
        break;
    case Page::lane:
        speech.say("lane");
        break;
    case Page::issuing:
        speech.say("issuing");
        break;
    case Page::ticket:
        ticket(speech, visit, catalogue);
        break;
    case Page::printFailed:
        printFailed(speech, visit);
        break;
    case Page::help:
        help(speech, visit.help);
        break;
    case Page::outOfService:
        outOfService(speech, visit);
        break;
    case Page::serviceCode:
        speech.say(visit.codeState == CodeState::unknown ? "service-code-wrong" : "service-code");
        break;
    case Page::service:
        speech.say(visit.serverReachable ? "service-devices" : "service-devices-alone");
        break;
    }
    return std::move(speech).done();
}

Clips newsSpeech(const Visit& before, const Visit& now, const Catalogue& catalogue) {
    Visit then = before;
    then.left = now.left; // who takes their card away knows it
    Clips page = pageSpeech(now, catalogue);
    if (pageSpeech(then, catalogue) == page)
        return {};
    if (now.page != Page::item || before.list == now.list || !now.list)
        return page;
    Speaker speech(now.language);
    list(speech, *now.list);
    return std::move(speech).done();
}

/// A code is no card; neither does it say whose it was.
Clips greetingSpeech(const Visit& visit) {
    if (visit.headset)
        return {};
    Speaker speech(visit.language);
    speech.say(visit.visitor.proof == Proof::code ? "greeting" : "greeting-card");
    return std::move(speech).done();
}

Clips farewellSpeech(const Visit& visit) {
    if (!visit.ticket)
        return {};
    Speaker speech(visit.language);
    speech.number("your-number", visit.ticket->number);
    speech.say(forCards(visit.left, "farewell", "farewell-card", "farewell-social", "farewell-cards"));
    return std::move(speech).done();
}

Clips keypadSpeech(const Visit& visit) {
    Speaker speech(visit.language);
    speech.say("keypad");
    return std::move(speech).done();
}

Clips troubleSpeech(const Visit& visit, CardTrouble trouble) {
    Speaker speech(visit.language);
    speech.say(cardTrouble(visit, trouble));
    return std::move(speech).done();
}

Clips stillThereSpeech(const Visit& visit) {
    Speaker speech(visit.language);
    speech.say("still-there");
    return std::move(speech).done();
}

} // namespace fifteen::flows
