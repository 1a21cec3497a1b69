// SPDX-License-Identifier: Apache-2.0
#include "flows/visit.hpp"

#include "walk.hpp"

#include <algorithm>

namespace fifteen::flows {

namespace {

bool isRestingPage(const Visit& visit) {
    return visit.page == Page::starting || visit.page == Page::welcome || isResting(visit);
}

} // namespace

std::string_view nameOf(Page page) {
    switch (page) {
    case Page::starting:
        return "starting";
    case Page::welcome:
        return "welcome";
    case Page::reading:
        return "reading";
    case Page::cardTrouble:
        return "cardTrouble";
    case Page::code:
        return "code";
    case Page::appointment:
        return "appointment";
    case Page::chooseGroup:
        return "chooseGroup";
    case Page::chooseItem:
        return "chooseItem";
    case Page::item:
        return "item";
    case Page::lane:
        return "lane";
    case Page::issuing:
        return "issuing";
    case Page::ticket:
        return "ticket";
    case Page::printFailed:
        return "printFailed";
    case Page::help:
        return "help";
    case Page::outOfService:
        return "outOfService";
    case Page::serviceCode:
        return "serviceCode";
    case Page::service:
        return "service";
    }
    return "";
}

bool isResting(const Visit& visit) {
    return visit.page == Page::outOfService && visit.item.empty() && !visit.checkingIn;
}

std::vector<std::string> itemsOf(const Visit& visit) {
    std::vector<std::string> items = visit.itemsBefore;
    if (!visit.item.empty()) {
        items.push_back(visit.item);
    }
    return items;
}

std::vector<const Item*> itemsToChoose(const Visit& visit, const Catalogue& catalogue) {
    std::vector<const Item*> items = catalogue.itemsOf(visit.group);
    std::erase_if(items, [&](const Item* item) {
        return std::ranges::find(visit.itemsBefore, item->id) != visit.itemsBefore.end();
    });
    return items;
}

bool canAddItem(const Visit& visit, const Catalogue& catalogue) {
    const std::size_t chosen = itemsOf(visit).size();
    return visit.page == Page::item && chosen < mostItems && chosen < catalogue.itemsOf(visit.group).size();
}

bool canGoBack(const Visit& visit) {
    switch (visit.page) {
    case Page::reading:
    case Page::cardTrouble:
    case Page::code:
    case Page::appointment:
    case Page::chooseGroup:
    case Page::chooseItem:
    case Page::item:
    case Page::lane:
    case Page::help:
    case Page::serviceCode:
    case Page::service:
        return true;
    case Page::outOfService:
        return !isResting(visit);
    case Page::starting:
    case Page::welcome:
    case Page::issuing:
    case Page::ticket:
    case Page::printFailed:
        return false;
    }
    return false;
}

bool canGoHome(const Visit& visit) {
    // A number on its way cannot be called back by leaving: it would be a ghost for the seconds it takes to cancel it.
    const bool issuing = visit.page == Page::issuing || (visit.page == Page::help && visit.helpFrom == Page::issuing);
    return !issuing && !isRestingPage(visit);
}

Cards otherCards(const Visit& visit) {
    const bool ofIdCard = visit.shown == Proof::idCard;
    switch (visit.cardTrouble) {
    case CardTrouble::silent:
    case CardTrouble::blocked:
    case CardTrouble::unknownCard:
        return {.id = visit.readable.id && !ofIdCard, .social = visit.readable.social && ofIdCard};
    case CardTrouble::readerGone:
    case CardTrouble::paymentCode:
    case CardTrouble::otherCode:
    case CardTrouble::voucherRefused:
    case CardTrouble::voucherUnreachable:
    case CardTrouble::voucherUnsupported:
        return visit.readable;
    case CardTrouble::notRead:
    case CardTrouble::severalCards:
    case CardTrouble::badDates:
        break;
    }
    return {};
}

bool canListen(const Visit& visit) {
    return visit.voice != Voice::off;
}

bool isListening(const Visit& visit) {
    return visit.speech && visit.speech->asked;
}

bool needsTick(const Visit& visit) {
    const bool changed = visit.language != Language::zh || visit.largeText || visit.help != HelpState::notAsked;
    return changed || !isRestingPage(visit);
}

Step step(const Visit& visit, const Event& event, const Catalogue& catalogue, const Timing& timing) {
    Walk walk(visit, catalogue, timing);
    std::visit([&walk](const auto& happened) { walk.on(happened); }, event);
    return std::move(walk).done();
}

} // namespace fifteen::flows
