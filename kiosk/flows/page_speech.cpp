// SPDX-License-Identifier: Apache-2.0
#include "flows/page_speech.hpp"

#include "flows/spoken_number.hpp"

#include <algorithm>

namespace fifteen::flows {

namespace {

/// A speech being put together. Sentences are named alike in both languages, with the language before the name.
class Speaker {
public:
    explicit Speaker(Language language)
        : chinese_(language == Language::zh) {}

    Speaker& say(const std::string& sentence) {
        clips_.push_back((chinese_ ? "zh-" : "en-") + sentence);
        return *this;
    }

    /// Says it if it is so.
    Speaker& sayIf(bool so, const std::string& sentence) { return so ? say(sentence) : *this; }

    /// "您的号码 A 0 1 7" and a breath.
    Speaker& number(const std::string& lead, const std::string& number) {
        say(lead);
        // The hall's own digits in Chinese: a number sounds here as it will when it is called.
        add(spokenNumber(number, chinese_ ? "" : "en-"));
        return pause();
    }

    Speaker& ahead(std::int64_t people) {
        if (people <= 0)
            return say("nobody-ahead");
        if (people == 1)
            return say("one-ahead");
        return say("ahead").count(people).say(people > largestCount ? "or-more-people" : "people");
    }

    Speaker& wait(const std::optional<WaitRange>& range) {
        if (!range)
            return *this;
        // Below a minute is a minute to whoever hears it.
        const int from = std::max(range->fromMinutes, 1);
        const int to = std::max(range->toMinutes, 1);
        if (to == 1)
            return say("wait-one").pause();
        say("wait").count(from);
        if (to > largestCount)
            return say("or-more-minutes").pause();
        if (from != to)
            say("to").count(to);
        return say("minutes").pause();
    }

    Speaker& pause() {
        clips_.emplace_back("pause");
        return *this;
    }

    Clips done() && { return std::move(clips_); }

private:
    Speaker& count(std::int64_t value) {
        const int sayable = static_cast<int>(std::clamp<std::int64_t>(value, 1, largestCount));
        add(chinese_ ? spokenCountChinese(sayable) : spokenCountEnglish(sayable));
        return *this;
    }

    void add(const Clips& clips) { clips_.insert(clips_.end(), clips.begin(), clips.end()); }

    bool chinese_;
    Clips clips_;
};

void welcome(Speaker& speech, const Visit& visit, const Catalogue& catalogue) {
    speech.say(visit.readerPresent ? "welcome" : "welcome-no-reader");
    speech.pause().say(visit.readerPresent ? "where-reader-and-slot" : "where-slot");
    if (catalogue.takesAppointments)
        speech.pause().say("have-code");
}

void cardTrouble(Speaker& speech, const Visit& visit) {
    switch (visit.cardTrouble) {
    case CardTrouble::notRead:
        speech.say(visit.cardOnReader ? "card-not-read-lift" : "card-not-read");
        break;
    case CardTrouble::unknownCard:
        speech.say("card-unknown");
        break;
    case CardTrouble::readerGone:
        speech.say("reader-gone"); // it says already how to go on
        return;
    case CardTrouble::paymentCode:
        speech.say("code-payment");
        break;
    case CardTrouble::otherCode:
        speech.say("code-other");
        break;
    case CardTrouble::voucherRefused:
        speech.say("voucher-refused");
        break;
    case CardTrouble::voucherUnreachable:
        speech.say("voucher-unreachable");
        break;
    case CardTrouble::voucherUnsupported:
        speech.say("voucher-unsupported");
        break;
    }
    speech.pause().say("without-card");
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

void item(Speaker& speech, const Visit& visit, const Catalogue& catalogue) {
    if (visit.list == PrintState::printing)
        speech.say("list-printing").pause();
    else if (visit.list)
        speech.say(visit.list == PrintState::printed ? "list-printed" : "list-failed").pause();
    const bool papers = !catalogue.papersOf(itemsOf(visit)).empty();
    speech.say(papers ? "item-papers" : "item-no-papers").pause().say("item-take");
}

/// Where to sit is the site's word and cannot be said; the ticket and the page have it.
void ticket(Speaker& speech, const Visit& visit) {
    if (!visit.ticket)
        return;
    speech.number("your-number", visit.ticket->number).ahead(visit.ticket->ahead).pause();
    speech.wait(visit.ticket->wait);
    if (visit.print == PrintState::printed)
        speech.say(visit.cardOnReader ? "take-ticket-and-card" : "take-ticket").pause().say("take-seat");
    else
        speech.say(visit.reprint ? "reprinting" : "printing").sayIf(visit.cardOnReader, "take-card");
}

std::string causeOf(PrintState print) {
    switch (print) {
    case PrintState::paperEnd:
        return "print-paper";
    case PrintState::coverOpen:
        return "print-cover";
    case PrintState::printerGone:
        return "print-gone";
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
        speech.say("reading");
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
        speech.say("choose-group").pause().say("not-sure");
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
        ticket(speech, visit);
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

/// A code leaves nothing on the reader; neither does it say whose it was.
Clips greetingSpeech(const Visit& visit) {
    Speaker speech(visit.language);
    speech.say(visit.cardOnReader ? "greeting-card" : "greeting");
    return std::move(speech).done();
}

Clips farewellSpeech(const Visit& visit) {
    if (!visit.ticket)
        return {};
    Speaker speech(visit.language);
    speech.number("your-number", visit.ticket->number);
    speech.say(visit.cardOnReader ? "farewell-card" : "farewell");
    return std::move(speech).done();
}

Clips keypadSpeech(const Visit& visit) {
    Speaker speech(visit.language);
    speech.say("keypad").pause();
    return std::move(speech).done();
}

Clips stillThereSpeech(const Visit& visit) {
    Speaker speech(visit.language);
    speech.say("still-there");
    return std::move(speech).done();
}

} // namespace fifteen::flows
