// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

namespace fifteen::flows {

void Walk::on(const AppointmentPressed&) {
    restartClock();
    const bool beginning = visit_.page == Page::welcome || visit_.page == Page::cardTrouble;
    if (!beginning || !catalogue_.takesAppointments)
        return;
    forgetCode();
    go(Page::code);
}

void Walk::forgetCode() {
    visit_.code.clear();
    visit_.codeState = CodeState::typing;
}

bool Walk::typesCode() const {
    return visit_.page == Page::code || visit_.page == Page::serviceCode;
}

void Walk::on(const DigitPressed& pressed) {
    restartClock();
    const bool digit = pressed.digit >= 0 && pressed.digit <= 9;
    if (!typesCode() || visit_.codeState == CodeState::looking || !digit)
        return;
    if (visit_.code.size() >= codeLength) // the last one led nowhere: this begins the next
        visit_.code.clear();
    visit_.codeState = CodeState::typing;
    visit_.code.push_back(static_cast<char>('0' + pressed.digit));
    if (visit_.code.size() < codeLength)
        return;
    visit_.codeState = CodeState::looking;
    visit_.waited = {};
    if (visit_.page == Page::code)
        effects_.emplace_back(FindByCode{.visitNumber = visit_.visitNumber, .code = visit_.code});
    else
        effects_.emplace_back(CheckServiceCode{.visitNumber = visit_.visitNumber, .code = visit_.code});
}

void Walk::on(const EraseDigitPressed&) {
    restartClock();
    if (!typesCode() || visit_.codeState == CodeState::looking || visit_.code.empty())
        return;
    visit_.code.pop_back();
    visit_.codeState = CodeState::typing;
}

void Walk::on(const CodeAnswered& answered) {
    if (answered.visitNumber != visit_.visitNumber || !awaitsCode() || answered.code != visit_.code)
        return;
    restartClock();
    if (answered.booked) {
        visit_.booked = answered.booked;
        goUnderHelp(Page::appointment);
    } else {
        visit_.codeState = answered.barred    ? CodeState::barred
                           : answered.reached ? CodeState::unknown
                                              : CodeState::failed;
    }
}

/// The page changes under nobody's finger: who has begun to choose is asked when they take the number.
bool Walk::askWhetherItIsTheAppointment() {
    if (!visit_.booked)
        return false;
    go(Page::appointment);
    return true;
}

void Walk::on(const AppointmentFound& found) {
    if (found.visitNumber != visit_.visitNumber)
        return;
    if (found.booked && !visit_.booked && mayStillTakeNumber()) {
        visit_.booked = found.booked;
        if (at() == Page::chooseGroup && visit_.choicePage == 0)
            goUnderHelp(Page::appointment);
    }
    const bool asksNothing = visit_.page == Page::lane && visit_.visitor.claimProven; // the card has answered
    if (asksNothing && !askWhetherItIsTheAppointment())
        issue();
}

void Walk::on(const CheckInPressed&) {
    restartClock();
    if (visit_.page != Page::appointment || !visit_.booked)
        return;
    visit_.checkingIn = true;
    issue();
}

void Walk::on(const OtherBusinessPressed&) {
    restartClock();
    if (visit_.page != Page::appointment)
        return;
    visit_.booked.reset();
    forgetCode();
    go(visit_.item.empty() ? Page::chooseGroup : Page::item);
}

} // namespace fifteen::flows
