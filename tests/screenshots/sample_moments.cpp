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
    visit.cardOnReader = true;
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
    flows::Surroundings noReader = surroundings();
    noReader.readerPresent = false;
    moments.add("welcome-no-reader", at(Page::welcome), noReader, catalogue());
    moments.add("welcome-two-groups", at(Page::welcome), surroundings(), smallCatalogue());
    moments.add("reading", at(Page::reading));
    Visit notRead = at(Page::cardTrouble);
    notRead.cardOnReader = true;
    moments.add("card-not-read", notRead);
    Visit unknown = at(Page::cardTrouble);
    unknown.cardTrouble = flows::CardTrouble::unknownCard;
    moments.add("card-unknown", unknown);
    Visit gone = at(Page::cardTrouble);
    gone.cardTrouble = flows::CardTrouble::readerGone;
    moments.add("card-reader-gone", gone);
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
