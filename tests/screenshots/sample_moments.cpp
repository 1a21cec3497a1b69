// SPDX-License-Identifier: Apache-2.0
#include "kiosk_samples/kiosk_samples.hpp"

#include <algorithm>
#include <stdexcept>

namespace fifteen::kiosk_samples {

namespace {

using flows::Page;
using flows::PrintState;
using flows::Visit;

Visit at(Page page) {
    Visit visit;
    visit.page = page;
    return visit;
}

/// Somebody of 71 who laid a card.
Visit withCard(Visit visit) {
    visit.visitor = {.maskedName = "李*", .idHash = "5d1f", .claim = "elderly", .claimProven = true};
    visit.left.id = true;
    return visit;
}

/// The same by her social-security card.
Visit withSocialCard(Visit visit) {
    visit = withCard(std::move(visit));
    visit.visitor.proof = flows::Proof::socialCard;
    visit.left = {.social = true};
    return visit;
}

constexpr flows::Cards bothCards{.id = true, .social = true};

/// What was shown was of no use, at a kiosk that can read these.
Visit trouble(flows::CardTrouble why, flows::Proof shown, flows::Cards readable, flows::Cards left = {}) {
    Visit visit = at(Page::cardTrouble);
    visit.cardTrouble = why;
    visit.shown = shown;
    visit.readable = readable;
    visit.left = left;
    return visit;
}

Visit choosing(Page page, std::string group, std::string item, int part = 0) {
    Visit visit = at(page);
    visit.group = std::move(group);
    visit.item = std::move(item);
    visit.choicePage = part;
    return visit;
}

Visit holding(Page page, PrintState print, bool card) {
    Visit visit = choosing(page, "chronic", "chronic_recognition");
    visit.ticket = flows::IssuedTicket{.ticket = "0123456789abcdef0123456789abcdef",
                                       .number = "A017",
                                       .group = "chronic",
                                       .items = {"chronic_recognition"},
                                       .lane = card ? "priority" : "ordinary",
                                       .marked = card,
                                       .zone = "waiting_b",
                                       .ahead = 2,
                                       .wait = flows::WaitRange{8, 16}};
    visit.print = print;
    return card ? withCard(visit) : visit;
}

class Moments {
public:
    void add(std::string name, Visit visit) { add(std::move(name), std::move(visit), surroundings(), catalogue()); }

    void add(std::string name, Visit visit, flows::Surroundings now, flows::Catalogue site) {
        all_.push_back({std::move(name), std::move(visit), std::move(now), std::move(site)});
    }

    std::vector<Moment> take() { return std::move(all_); }

private:
    std::vector<Moment> all_;
};

flows::Surroundings withDevices() {
    constexpr std::int64_t nineFortyTwo = 1'795'484'520'000; // 2026-11-24, UTC+8
    flows::Surroundings now = surroundings();
    now.devices = {{.name = "reader",
                    .kind = flows::DeviceKind::idCard,
                    .driver = "sdt",
                    .where = "usb port 1-1.3",
                    .state = flows::DeviceState::ok,
                    .trouble = "",
                    .sinceMs = nineFortyTwo,
                    .seenAtMs = nineFortyTwo + 60'000,
                    .done = 118,
                    .failed = 3,
                    .lost = 0},
                   {.name = "reader-2",
                    .kind = flows::DeviceKind::socialCard,
                    .driver = "pcsc",
                    .where = "pcsc ACS ACR38U-CCID",
                    .state = flows::DeviceState::absent,
                    .trouble = "",
                    .sinceMs = nineFortyTwo,
                    .seenAtMs = std::nullopt,
                    .done = 0,
                    .failed = 0,
                    .lost = 0},
                   {.name = "scanner",
                    .kind = flows::DeviceKind::codeScanner,
                    .driver = "scanner-hid-pos",
                    .where = "usb 1eab:0110 1eab:0210 1eab:0d10",
                    .state = flows::DeviceState::unknown,
                    .trouble = "",
                    .sinceMs = nineFortyTwo,
                    .seenAtMs = std::nullopt,
                    .done = 0,
                    .failed = 0,
                    .lost = 0},
                   {.name = "keypad",
                    .kind = flows::DeviceKind::navKeypad,
                    .driver = "nav-keypad",
                    .where = "keyboard 2bc4:0101",
                    .state = flows::DeviceState::ok,
                    .trouble = "",
                    .sinceMs = nineFortyTwo,
                    .seenAtMs = nineFortyTwo + 90'000,
                    .done = 46,
                    .failed = 0,
                    .lost = 1},
                   {.name = "printer",
                    .kind = flows::DeviceKind::printer,
                    .driver = "escpos-custom",
                    .where = "usb 0dd4:0205",
                    .state = flows::DeviceState::fault,
                    .trouble = "head_hot",
                    .sinceMs = nineFortyTwo + 120'000,
                    .seenAtMs = nineFortyTwo + 180'000,
                    .done = 1204,
                    .failed = 12,
                    .lost = 2}};
    return now;
}

void addServicePages(Moments& moments) {
    moments.add("service-code", at(Page::serviceCode));
    Visit wrong = at(Page::serviceCode);
    wrong.code = "111111";
    wrong.codeState = flows::CodeState::unknown;
    moments.add("service-code-wrong", wrong);
    moments.add("service", at(Page::service), withDevices(), catalogue());
    Visit failed = at(Page::service);
    failed.list = PrintState::fault;
    moments.add("service-print-failed", failed, withDevices(), catalogue());
}

void addFirstPages(Moments& moments) {
    flows::Surroundings alone;
    moments.add("starting", at(Page::starting), alone, {});
    moments.add("welcome", at(Page::welcome));
    for (const auto& [name, readable] : {std::pair{"welcome-no-reader", flows::Cards{}},
                                         {"welcome-social", flows::Cards{.social = true}},
                                         {"welcome-either", bothCards}}) {
        Visit welcome = at(Page::welcome);
        welcome.readable = readable;
        moments.add(name, welcome);
    }
    moments.add("welcome-two-groups", at(Page::welcome), surroundings(), smallCatalogue());
    for (const auto& [name, shown] : {std::pair{"reading", flows::Proof::idCard},
                                      {"reading-social", flows::Proof::socialCard},
                                      {"reading-code", flows::Proof::code}}) {
        Visit reading = at(Page::reading);
        reading.shown = shown;
        moments.add(name, reading);
    }
}

void addCardTroubles(Moments& moments) {
    using flows::CardTrouble;
    using flows::Proof;
    constexpr flows::Cards id{.id = true};
    constexpr flows::Cards social{.social = true};
    moments.add("card-not-read", trouble(CardTrouble::notRead, Proof::idCard, id, id));
    moments.add("card-unknown", trouble(CardTrouble::unknownCard, Proof::idCard, id));
    moments.add("card-unknown-either", trouble(CardTrouble::unknownCard, Proof::idCard, bothCards, id));
    moments.add("card-bad-dates", trouble(CardTrouble::badDates, Proof::idCard, id, id));
    moments.add("card-reader-gone", trouble(CardTrouble::readerGone, Proof::idCard, {}));
    moments.add("card-reader-gone-social", trouble(CardTrouble::readerGone, Proof::idCard, social));
    moments.add("several-cards", trouble(CardTrouble::severalCards, Proof::idCard, id, id));
    moments.add("several-cards-lifted", trouble(CardTrouble::severalCards, Proof::idCard, id));
    moments.add("social-not-read", trouble(CardTrouble::notRead, Proof::socialCard, bothCards));
    moments.add("social-not-read-pull", trouble(CardTrouble::notRead, Proof::socialCard, social, social));
    moments.add("social-silent", trouble(CardTrouble::silent, Proof::socialCard, bothCards, social));
    moments.add("social-blocked", trouble(CardTrouble::blocked, Proof::socialCard, bothCards, social));
    moments.add("social-unknown", trouble(CardTrouble::unknownCard, Proof::socialCard, social, social));
    moments.add("code-payment", trouble(CardTrouble::paymentCode, Proof::code, bothCards));
    moments.add("code-other", trouble(CardTrouble::otherCode, Proof::code, id));
    moments.add("voucher-refused", trouble(CardTrouble::voucherRefused, Proof::code, id));
    moments.add("voucher-unreachable", trouble(CardTrouble::voucherUnreachable, Proof::code, bothCards));
    moments.add("voucher-unsupported", trouble(CardTrouble::voucherUnsupported, Proof::code, {}));
}

void addAppointments(Moments& moments) {
    Visit typing = at(Page::code);
    typing.code = "4061";
    moments.add("code", typing);
    Visit unknown = at(Page::code);
    unknown.code = "406152";
    unknown.codeState = flows::CodeState::unknown;
    moments.add("code-unknown", unknown);
    Visit barred = unknown;
    barred.codeState = flows::CodeState::barred;
    moments.add("code-barred", barred);
    Visit looking = unknown;
    looking.codeState = flows::CodeState::looking;
    moments.add("code-looking", looking);
    Visit booked = withCard(at(Page::appointment));
    booked.booked = flows::BookedTime{.appointment = std::string(32, '1'),
                                      .items = {"chronic_recognition", "hospital_reimbursement"},
                                      .atMs = 1'772'505'000'000}; // 10:30 at the site
    moments.add("appointment", booked);
}

void addChoices(Moments& moments) {
    moments.add("choose-group", withCard(at(Page::chooseGroup)));
    moments.add("choose-group-no-card", at(Page::chooseGroup));
    Visit expired = withCard(choosing(Page::chooseGroup, "", "", 1));
    expired.visitor.cardExpired = true;
    moments.add("choose-group-more", expired);
    Visit socialExpired = withSocialCard(at(Page::chooseGroup));
    socialExpired.visitor.cardExpired = true;
    moments.add("choose-group-social-expired", socialExpired);
    Visit listening = at(Page::chooseGroup);
    listening.speech = flows::Speech{.number = 1, .asked = true, .page = Page::chooseGroup};
    moments.add("choose-group-listening", listening);
    moments.add("choose-group-two", at(Page::chooseGroup), surroundings(), smallCatalogue());
    flows::Surroundings unknown = surroundings();
    unknown.serverReachable = false;
    moments.add("choose-group-no-figures", at(Page::chooseGroup), unknown, catalogue());
    moments.add("choose-item", choosing(Page::chooseItem, "reimbursement", ""));
    moments.add("choose-item-many", withCard(choosing(Page::chooseItem, "enrolment", "")));
    moments.add("choose-item-last", choosing(Page::chooseItem, "enrolment", "", 1));
    moments.add("item", withCard(choosing(Page::item, "chronic", "chronic_recognition")));
    Visit nine = choosing(Page::item, "reimbursement", "hospital_reimbursement");
    nine.list = PrintState::printed;
    moments.add("item-nine-papers", nine);
    moments.add("item-nine-papers-more", choosing(Page::item, "reimbursement", "hospital_reimbursement", 1));
    Visit several = choosing(Page::item, "enrolment", "employee_enrolment");
    several.itemsBefore = {"resident_enrolment"};
    moments.add("item-second", several);
    Visit adding = choosing(Page::chooseItem, "enrolment", "");
    adding.itemsBefore = {"employee_enrolment"};
    moments.add("choose-item-another", adding);
    moments.add("item-no-papers", choosing(Page::item, "reimbursement", "clinic_reimbursement"));
    moments.add("lane", choosing(Page::lane, "chronic", "chronic_recognition"));
    moments.add("lane-more", choosing(Page::lane, "chronic", "chronic_recognition", 1));
    moments.add("lane-one", choosing(Page::lane, "chronic", "chronic_recognition"), surroundings(), smallCatalogue());
    moments.add("issuing", choosing(Page::issuing, "chronic", "chronic_recognition"));
}

void addTickets(Moments& moments) {
    moments.add("ticket-printing", holding(Page::ticket, PrintState::printing, true));
    Visit printed = holding(Page::ticket, PrintState::printed, false);
    printed.closesIn = std::chrono::seconds(28);
    moments.add("ticket-printed", printed);
    moments.add("ticket-social-card", withSocialCard(holding(Page::ticket, PrintState::printing, true)));
    Visit both = holding(Page::ticket, PrintState::printed, true);
    both.left = bothCards;
    moments.add("ticket-both-cards", both);
    Visit first = holding(Page::ticket, PrintState::printing, false);
    first.ticket->ahead = 0;
    first.ticket->items = {"hospital_reimbursement"};
    first.ticket->number = "B1204";
    first.reprint = true;
    first.leaving = true;
    moments.add("ticket-reprint", first);
    Visit several = printed;
    several.ticket->group = "enrolment";
    several.ticket->items = {"resident_change", "back_pay", "employee_enrolment"};
    moments.add("ticket-several", several);
    for (const auto& [name, state] : {std::pair{"print-paper-end", PrintState::paperEnd},
                                      {"print-cover-open", PrintState::coverOpen},
                                      {"print-printer-gone", PrintState::printerGone},
                                      {"print-mouth-full", PrintState::mouthFull},
                                      {"print-fault", PrintState::fault}}) {
        Visit failed = holding(Page::printFailed, state, state == PrintState::paperEnd);
        failed.closesIn = std::chrono::seconds(60);
        moments.add(name, failed);
    }
}

void addTroubles(Moments& moments) {
    for (const auto& [name, state] : {std::pair{"help-asking", flows::HelpState::asking},
                                      {"help-asked", flows::HelpState::asked},
                                      {"help-failed", flows::HelpState::failed}}) {
        Visit help = at(Page::help);
        help.help = state;
        help.helpReason = state == flows::HelpState::asked ? "wheelchair" : "help";
        moments.add(name, help);
    }
    flows::Surroundings cut = surroundings();
    cut.serverReachable = false;
    moments.add("service-resting", at(Page::outOfService), cut, catalogue());
    flows::Surroundings night = surroundings();
    night.opensAtMs = 1'772'497'800'000; // a Tuesday, 8:30 at the site
    Visit closed = at(Page::outOfService);
    closed.givesNumbers = false;
    closed.serviceTrouble = flows::ServiceTrouble::hallClosed;
    moments.add("hall-closed", closed, night, catalogue());
    for (const auto& [name, trouble] : {std::pair{"service-unreachable", flows::ServiceTrouble::unreachable},
                                        {"service-group-closed", flows::ServiceTrouble::groupClosed},
                                        {"service-refused", flows::ServiceTrouble::refused}}) {
        Visit visit = choosing(Page::outOfService, "chronic", "chronic_recognition");
        visit.serviceTrouble = trouble;
        moments.add(name, visit);
    }
    Visit warned = withCard(at(Page::chooseGroup));
    warned.warning = std::chrono::seconds(20);
    moments.add("warning", warned);
}

} // namespace

std::vector<Moment> moments() {
    Moments moments;
    addFirstPages(moments);
    addCardTroubles(moments);
    addAppointments(moments);
    addChoices(moments);
    addTickets(moments);
    addTroubles(moments);
    addServicePages(moments);
    return moments.take();
}

Moment moment(const std::string& name) {
    const auto all = moments();
    const auto found = std::ranges::find(all, name, &Moment::name);
    if (found == all.end()) {
        throw std::out_of_range("no moment " + name);
    }
    return *found;
}

} // namespace fifteen::kiosk_samples
