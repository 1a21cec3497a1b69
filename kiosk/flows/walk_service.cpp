// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

namespace fifteen::flows {

void Walk::on(const ServicePressed&) {
    restartClock();
    const bool resting = visit_.page == Page::starting || visit_.page == Page::welcome || isResting(visit_);
    if (!resting)
        return; // a visitor's page is never taken away
    wipe();
    go(Page::serviceCode);
}

void Walk::on(const ServiceCodeAnswered& answered) {
    if (answered.visitNumber != visit_.visitNumber || at() != Page::serviceCode || answered.code != visit_.code)
        return;
    restartClock();
    if (answered.right) {
        forgetCode();
        goUnderHelp(Page::service);
    } else {
        visit_.codeState = CodeState::unknown;
    }
}

void Walk::on(const PrintTestPressed&) {
    restartClock();
    if (visit_.page != Page::service || visit_.list == PrintState::printing)
        return;
    visit_.list = PrintState::printing;
    effects_.emplace_back(PrintTest{visit_.visitNumber});
}

} // namespace fifteen::flows
