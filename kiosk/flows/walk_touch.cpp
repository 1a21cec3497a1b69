// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <algorithm>
#include <utility>

namespace fifteen::flows {

void Walk::on(const Touched&) {
    restartClock();
}

void Walk::on(const StayPressed&) {
    restartClock();
}

void Walk::on(const BackPressed&) {
    restartClock();
    switch (visit_.page) {
    case Page::reading:
    case Page::cardTrouble:
    case Page::code:
    case Page::serviceCode:
    case Page::service:
        goHome();
        break;
    case Page::appointment:
        if (!visit_.item.empty()) { // asked on the way to another number
            go(Page::item);
        } else if (visit_.code.empty()) { // a card led here
            goHome();
        } else {
            forgetCode();
            visit_.booked.reset();
            go(Page::code);
        }
        break;
    case Page::chooseGroup:
        if (visit_.choicePage > 0)
            --visit_.choicePage;
        else
            goHome();
        break;
    case Page::chooseItem:
        if (visit_.itemsBefore.empty()) {
            visit_.group.clear();
            go(Page::chooseGroup);
        } else { // nothing to add after all
            visit_.item = visit_.itemsBefore.back();
            visit_.itemsBefore.pop_back();
            go(Page::item);
        }
        break;
    case Page::item:
        visit_.item.clear();
        visit_.list.reset();
        go(catalogue_.itemsOf(visit_.group).size() > 1 ? Page::chooseItem : Page::chooseGroup);
        break;
    case Page::lane:
        go(Page::item);
        break;
    case Page::help:
        visit_.page = visit_.helpFrom;
        if (visit_.page == Page::welcome || visit_.page == Page::starting || isResting(visit_))
            rest();
        break;
    case Page::outOfService:
        if (isResting(visit_))
            break;
        if (visit_.serviceTrouble == ServiceTrouble::hallClosed) {
            goHome();
        } else if (visit_.checkingIn) {
            visit_.checkingIn = false;
            go(Page::appointment);
        } else if (visit_.serviceTrouble == ServiceTrouble::groupClosed) {
            forgetChoice();
            go(Page::chooseGroup);
        } else {
            go(Page::item);
        }
        break;
    case Page::starting:
    case Page::welcome:
    case Page::issuing:
    case Page::ticket:
    case Page::printFailed:
        break;
    }
}

void Walk::on(const HomePressed&) {
    restartClock();
    if (!canGoHome(visit_))
        return;
    if (awaitsPrint()) {
        visit_.page = Page::ticket;
        visit_.leaving = true; // goes home by itself once the paper is out
        return;
    }
    end();
}

void Walk::on(const HelpPressed& pressed) {
    restartClock();
    if (visit_.page != Page::help) {
        visit_.helpFrom = visit_.page;
        visit_.page = Page::help;
    }
    const bool underWay = visit_.help == HelpState::asking || visit_.help == HelpState::asked;
    if (underWay && visit_.helpReason == pressed.reason)
        return;
    visit_.help = HelpState::asking;
    visit_.helpReason = pressed.reason;
    effects_.emplace_back(AskHelp{.visitNumber = visit_.visitNumber, .reason = pressed.reason});
}

void Walk::on(const LargeTextPressed&) {
    restartClock();
    visit_.largeText = !visit_.largeText;
    visit_.choicePage = 0; // another number of choices fits on a page
}

void Walk::on(const LanguagePressed&) {
    restartClock();
    visit_.language = visit_.language == Language::zh ? Language::en : Language::zh;
}

void Walk::on(const WithoutCardPressed&) {
    restartClock();
    if (visit_.page == Page::welcome || visit_.page == Page::cardTrouble || visit_.page == Page::reading ||
        visit_.page == Page::code) {
        forgetCode();
        go(Page::chooseGroup);
    }
}

void Walk::forgetChoice() {
    visit_.item.clear();
    visit_.itemsBefore.clear();
    visit_.group.clear();
    visit_.list.reset();
}

void Walk::on(const TryAgainPressed&) {
    restartClock();
    if (visit_.page == Page::cardTrouble)
        goHome();
    else if (visit_.page == Page::outOfService && !isResting(visit_))
        issue();
}

void Walk::on(const MorePressed& pressed) {
    restartClock();
    // An item's papers and the claims may take several pages, too.
    const bool choosing = visit_.page == Page::chooseGroup || visit_.page == Page::chooseItem ||
                          visit_.page == Page::item || visit_.page == Page::lane;
    if (choosing && pressed.pages > 0)
        visit_.choicePage = (visit_.choicePage + 1) % pressed.pages;
}

void Walk::on(const GroupChosen& chosen) {
    restartClock();
    const auto items = catalogue_.itemsOf(chosen.group);
    if (visit_.page != Page::chooseGroup || catalogue_.group(chosen.group) == nullptr || items.empty())
        return;
    visit_.group = chosen.group;
    if (items.size() > 1) {
        go(Page::chooseItem);
        return;
    }
    visit_.item = items.front()->id;
    go(Page::item);
}

void Walk::on(const ItemChosen& chosen) {
    restartClock();
    const auto offered = itemsToChoose(visit_, catalogue_);
    if (visit_.page != Page::chooseItem || std::ranges::find(offered, chosen.item, &Item::id) == offered.end())
        return;
    visit_.item = chosen.item;
    go(Page::item);
}

void Walk::on(const AddItemPressed&) {
    restartClock();
    if (!canAddItem(visit_, catalogue_))
        return;
    visit_.itemsBefore.push_back(std::exchange(visit_.item, {}));
    visit_.list.reset();
    go(Page::chooseItem);
}

void Walk::on(const TakeNumberPressed&) {
    restartClock();
    if (visit_.page != Page::item)
        return;
    if (askWhetherItIsTheAppointment())
        return;
    if (visit_.visitor.claimProven || catalogue_.declarableClaims().empty())
        issue();
    else
        go(Page::lane);
}

void Walk::on(const PrintListPressed&) {
    restartClock();
    if (visit_.page != Page::item || visit_.list == PrintState::printing)
        return;
    visit_.list = PrintState::printing;
    effects_.emplace_back(PrintList{.visitNumber = visit_.visitNumber, .items = itemsOf(visit_)});
}

void Walk::on(const ClaimChosen& chosen) {
    restartClock();
    if (visit_.page != Page::lane)
        return;
    const auto offered = catalogue_.declarableClaims();
    if (chosen.claim && std::ranges::find(offered, *chosen.claim, &Claim::id) == offered.end())
        return;
    if (!visit_.visitor.claimProven) // a card laid on here proves more than a touch says
        visit_.visitor.claim = chosen.claim;
    if (!askWhetherItIsTheAppointment())
        issue();
}

void Walk::on(const DonePressed&) {
    restartClock();
    if (visit_.page == Page::ticket && awaitsPrint())
        visit_.leaving = true;
    else if (visit_.page == Page::ticket || visit_.page == Page::printFailed)
        end(); // printFailed: they have seen the number, so it stays callable
}

void Walk::on(const PrintAgainPressed&) {
    restartClock();
    if (visit_.page == Page::printFailed && visit_.ticket)
        print(true);
}

void Walk::on(const DropTicketPressed&) {
    restartClock();
    if (visit_.page != Page::printFailed || !visit_.ticket)
        return;
    effects_.emplace_back(CancelTicket{visit_.ticket->ticket});
    end();
}

} // namespace fifteen::flows
